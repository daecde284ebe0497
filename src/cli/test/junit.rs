//! JUnit XML, the form that continuous integration shows. A suite is a journey, a test case a test; no times are written, because
//! the same tests give the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::words::Words;
use super::{Run, cause, json};
use crate::diag::render::{Context, Place, human};
use crate::diag::{Diagnostic, Severity, catalog};
use crate::lower::case::Case;
use crate::testing::Outcome;
use crate::types::Name;

/// The first line.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// With a line end.
pub fn document(run: &Run) -> String {
    let mut suites: BTreeMap<&Name, Vec<(&Case, &Outcome)>> = BTreeMap::new();
    for (case, outcome) in run.results() {
        suites.entry(&case.journey).or_default().push((case, outcome));
    }
    let mut out = String::from(HEAD);
    let all = counts(run.cases.len(), run.failed(), 0);
    // Writing to a string cannot fail.
    let _ = writeln!(out, "<testsuites name=\"danbi\" {all}>");
    for (journey, results) in suites {
        let failed = results.iter().filter(|(_, outcome)| !outcome.passed()).count();
        let _ = writeln!(out, "  <testsuite name=\"{}\" {}>", escaped(journey), counts(results.len(), failed, 0));
        results.into_iter().for_each(|(case, outcome)| case_element(run, case, outcome, &mut out));
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

/// Of a project that does not compile: its errors. With a line end.
pub fn refused(context: &Context, findings: &[Diagnostic]) -> String {
    let errors: Vec<&Diagnostic> = findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    let all = counts(errors.len(), 0, errors.len());
    let mut out = String::from(HEAD);
    let _ = writeln!(out, "<testsuites name=\"danbi\" {all}>\n  <testsuite name=\"danbi check\" {all}>");
    for finding in errors {
        let place = Place::of(finding.at, context.sources, context.prefix);
        let (path, line) = place.map(|place| (place.path, place.start.line)).unwrap_or_default();
        let code = finding.code.name;
        let message = catalog::message(context.language, code, &finding.args);
        let _ = writeln!(
            out,
            "    <testcase name=\"{code}\" classname=\"danbi check\" file=\"{}\" line=\"{line}\">",
            escaped(&path)
        );
        let text = human::render(context, finding, false);
        let _ =
            writeln!(out, "      <error type=\"{code}\" message=\"{}\">{}</error>", escaped(&message), escaped(&text));
        out.push_str("    </testcase>\n");
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

fn counts(all: usize, failures: usize, errors: usize) -> String {
    format!("tests=\"{all}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"0\"")
}

fn case_element(run: &Run, case: &Case, outcome: &Outcome, out: &mut String) {
    let place = Place::of(case.span, run.context.sources, run.context.prefix);
    let (path, line) = place.map(|place| (place.path, place.start.line)).unwrap_or_default();
    let name = case.title.as_deref().unwrap_or(&case.journey);
    let _ = write!(
        out,
        "    <testcase name=\"{}\" classname=\"{}\" file=\"{}\" line=\"{line}\"",
        escaped(name),
        escaped(&case.journey),
        escaped(&path)
    );
    if outcome.passed() {
        out.push_str("/>\n");
        return;
    }
    out.push_str(">\n");
    let words = Words(run.context.language);
    for failure in &outcome.failures {
        let (what, why) = (words.what(case, failure), cause::why(run, case, failure));
        let kind = json::kind(&failure.kind);
        let _ = write!(out, "      <failure type=\"{kind}\" message=\"{}\">", escaped(&what));
        let _ = writeln!(out, "{}</failure>", escaped(&why.unwrap_or_default()));
    }
    let _ = writeln!(out, "      <system-out>{}</system-out>", escaped(&story(words, outcome)));
    out.push_str("    </testcase>\n");
}

fn story(words: Words, outcome: &Outcome) -> String {
    let beat = |beat: &crate::testing::Beat| format!("{}  {}", words.moment(beat.at), words.told(beat));
    outcome.told.story.iter().map(beat).collect::<Vec<_>>().join("\n")
}

/// Text as XML 1.0 allows it in attributes and elements; what it forbids becomes U+FFFD.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(escaped("a<b> & \"c\"\n\u{1}단비"), "a&lt;b&gt; &amp; &quot;c&quot;&#10;\u{fffd}단비");
    }
}
