//! Mistakes that only a whole project shows: each with the one finding it must give, its place, and what its fix leaves.
//!
//! A case of a file under `tests/mistakes/project/` is one declaration, put into `campaigns/sample.danbi` of the project around
//! every sample.

#[path = "samples/file.rs"]
mod file;

#[path = "support/mistakes.rs"]
mod mistakes;

use danbi::diag::render::{Context, human};
use danbi::diag::{Diagnostic, Language};
use danbi::driver::{Compilation, Options, compile};
use danbi::text::FileId;
use mistakes::{Found, files, mended, seen};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    source: String,
    code: String,
    line: u32,
    column: u32,
    /// The line of the first edit, as the fix leaves it; absent where no fix is offered.
    fix: Option<String>,
}

fn cases() -> Vec<Case> {
    files::<Cases>("project").into_iter().flat_map(|file| file.case).collect()
}

fn run(source: &str) -> Compilation {
    compile(&file::world(source).unwrap(), &Options::default())
}

fn text_of<'c>(compilation: &'c Compilation) -> impl Fn(FileId) -> &'c str + Copy {
    |file| compilation.sources.get(file).map_or("", |source| &source.text)
}

#[test]
fn every_mistake_gives_its_one_finding_place_and_fix() {
    let cases = cases();
    let mut wrong = Vec::new();
    for case in &cases {
        let compilation = run(&case.source);
        let found: Vec<Found> =
            compilation.findings.iter().map(|finding| seen(text_of(&compilation), finding)).collect();
        let expected = Found { code: case.code.clone(), line: case.line, column: case.column, fix: case.fix.clone() };
        if found != [expected] {
            wrong.push(format!("{}: found {found:#?}", case.name));
        }
    }
    assert!(cases.len() >= 30, "only {} cases", cases.len());
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// A fix in the campaign leaves a project without that finding, and without a new one.
#[test]
fn every_fix_mends() {
    let mut tried = 0;
    for case in cases() {
        let compilation = run(&case.source);
        for finding in &compilation.findings {
            let Some((_, text)) = mended(text_of(&compilation), finding) else { continue };
            let changed = &finding.fix.as_ref().unwrap().edits[0];
            if changed.span.file != finding.at.file {
                continue;
            }
            let after = run(&text);
            let codes: Vec<&str> = after.findings.iter().map(|finding| finding.code.name).collect();
            assert!(codes.is_empty(), "{}: {codes:?} in\n{text}", case.name);
            tried += 1;
        }
    }
    assert!(tried >= 15, "only {tried} fixes");
}

/// As the interpreter does (P-SEND-6): what is held until the window opens in quiet hours that skip never leaves.
#[test]
fn what_opens_in_hours_that_skip_never_leaves() {
    let leaves = |effect: &str| {
        let compilation = run(&format!(
            "policy {{ quiet 21:00-09:00 for advertising, {effect} }}\n\
             message reminder {{ purpose advertising push {{ title \"소식\" body \"새 상품이 왔어요.\" }} }}\n\
             journey news {{ enter every monday at 20:30 audience consents to advertising window 08:00-20:00 send reminder }}"
        ));
        let found = compilation.findings.iter().find(|finding| finding.code.name == "closed-send").unwrap();
        let arg = |name: &str| found.args.iter().find(|(known, _)| *known == name).map(|(_, arg)| format!("{arg:?}"));
        (arg("leaves").unwrap(), arg("opens").unwrap())
    };
    let (skipped, held) = (leaves("skip"), leaves("hold"));
    assert!(skipped.0.contains("never") && held.0.contains("next-day"), "{skipped:?} {held:?}");
    assert!(skipped.1.contains("09:00") && held.1.contains("09:00"), "{skipped:?} {held:?}");
}

/// What no window could mend is said once, where the quiet hours are, however many journeys send it.
#[test]
fn quiet_hours_that_fill_the_day_are_found_without_a_window() {
    let found = |end: &str| {
        let compilation = run(&format!(
            "policy {{ quiet 08:00-22:00 for informational, hold quiet 21:00-{end} for informational, hold }}\n\
             message news {{ purpose informational push {{ title \"소식\" body \"새 상품이 왔어요.\" }} }}\n\
             journey first {{ enter every monday at 10:30 send news }}\n\
             journey second {{ enter every monday at 10:30 window 09:00-12:00 send news }}"
        ));
        let found: Vec<_> = compilation.findings.iter().filter(|finding| finding.code.name == "never-open").collect();
        let told = |finding: &&Diagnostic| {
            let at = seen(text_of(&compilation), finding);
            let words = Language::ALL.map(|language| {
                let context = Context { sources: &compilation.sources, language, prefix: "" };
                human::render(&context, finding, false)
            });
            (at.line, at.column, words.join("\n"))
        };
        found.iter().map(told).collect::<Vec<_>>()
    };
    let by_policy = found("08:00");
    assert!(matches!(&by_policy[..], [(1, 10, _)]), "{by_policy:?}");
    for words in ["leave no minute of the day", "Shorten one of these", "하루를 모두 덮어", "방해 금지 시간을 줄이세요"]
    {
        assert!(by_policy[0].2.contains(words), "{words}: {}", by_policy[0].2);
    }
    let by_window = found("07:59");
    assert!(matches!(&by_window[..], [(4, 46, _)]), "{by_window:?}");
    assert!(by_window[0].2.contains("This window lies wholly"), "{}", by_window[0].2);
}

/// One mistake hides no other: all declarations in one file give all their findings.
#[test]
fn no_mistake_hides_another() {
    let cases = cases();
    let (mut text, mut expected, mut line) = (String::new(), Vec::new(), 0);
    for (number, case) in cases.iter().enumerate() {
        // Every declaration gets a name of its own; policies can be one only. Lints of whole projects wait until there is no error.
        let whole = danbi::diag::codes::lint::ALL.iter().any(|code| code.name == case.code);
        if whole || case.source.starts_with("policy") || case.source.contains("\n-- ") {
            continue;
        }
        let source = case.source.replace("hello", &format!("h{number:03}x"));
        text.push_str(&source.replace("sample_trip", &format!("trip_{number:06}")));
        expected.push((case.code.as_str(), case.line + line, case.column, case.name.as_str()));
        line += u32::try_from(case.source.lines().count()).unwrap();
    }
    let compilation = run(&text);
    let found: Vec<Found> = compilation.findings.iter().map(|finding| seen(text_of(&compilation), finding)).collect();
    let is = |seen: &Found, code: &str, line: u32| seen.code == code && seen.line == line;
    let hidden: Vec<_> =
        expected.iter().filter(|(code, line, ..)| !found.iter().any(|seen| is(seen, code, *line))).collect();
    assert!(hidden.is_empty(), "hidden: {hidden:#?}");
    assert_eq!(found.len(), expected.len(), "one finding each");
}
