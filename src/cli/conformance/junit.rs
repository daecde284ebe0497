//! JUnit XML: a suite for each level, a test case for each check.

use std::fmt::Write;

use super::super::test::junit::escaped;
use super::words;
use crate::conformance::score::Count;
use crate::conformance::{Check, Level, Outcome, Report};
use crate::diag::Language;

/// With a line end.
pub fn document(report: &Report, language: Language) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a string cannot fail.
    let _ = writeln!(out, "<testsuites name=\"danbi conformance\" {}>", counts(report.count(None)));
    for level in Level::ALL.into_iter().filter(|level| report.checks.iter().any(|check| check.level == *level)) {
        let counts = counts(report.count(Some(level)));
        let _ = writeln!(out, "  <testsuite name=\"{}\" {counts}>", level.word());
        for check in report.checks.iter().filter(|check| check.level == level) {
            element(check, language, &mut out);
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn counts(of: Count) -> String {
    let all = of.passed + of.failed + of.lacking;
    format!("tests=\"{all}\" failures=\"{}\" errors=\"0\" skipped=\"{}\"", of.failed, of.lacking)
}

fn element(check: &Check, language: Language, out: &mut String) {
    let (name, mark) = (escaped(&check.name()), escaped(&check.mark));
    let _ = write!(out, "    <testcase name=\"{name}\" classname=\"{mark}\"");
    match &check.outcome {
        Outcome::Passed => out.push_str("/>\n"),
        Outcome::Lacking(needs) => {
            let needs = needs.iter().cloned().collect::<Vec<_>>().join(", ");
            let _ = writeln!(out, "><skipped message=\"{}\"/></testcase>", escaped(&needs));
        }
        Outcome::Failed(trouble) => {
            let lines = words::trouble(trouble, language);
            let first = lines.first().map_or("", String::as_str);
            let rest = lines.get(1..).unwrap_or_default().join("\n");
            let _ = writeln!(out, ">\n      <failure message=\"{}\">{}</failure>", escaped(first), escaped(&rest));
            out.push_str("    </testcase>\n");
        }
    }
}
