//! Mistakes people really make: each with the finding it must give, its place, and the line as the fix leaves it.
//!
//! A case is an entry of a file under `tests/mistakes/`: `source` is `campaigns/sample.danbi`; `files` adds others by their path.

#[path = "support/mistakes.rs"]
mod mistakes;

use std::collections::BTreeMap;

use danbi::syntax::parse;
use danbi::text::FileId;
use mistakes::{Found, edited, files, seen};
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
    /// Other files of the project, for mistakes that only a whole project shows.
    #[serde(default)]
    files: BTreeMap<String, String>,
    found: Vec<Found>,
}

fn cases() -> Vec<Case> {
    files::<Cases>("").into_iter().flat_map(|file| file.case).collect()
}

fn check(text: &str) -> Vec<Found> {
    let parsed = parse(FileId(0), text);
    parsed.findings.into_sorted().iter().map(|finding| seen(|_| text, finding)).collect()
}

/// A declaration that no mistake before it may take along.
const HEALTHY: &str = "\nsegment healthy_afterwards = did app_opened in last 7d\n";

#[test]
fn every_mistake_gives_its_finding_place_and_fix() {
    let mut wrong = Vec::new();
    let cases = cases();
    for case in &cases {
        assert!(case.files.is_empty(), "{}: further files need the check of a whole project", case.name);
        let text = format!("{}{HEALTHY}", case.source);
        let found = check(&text);
        if found != case.found {
            wrong.push(format!("{}: expected {:#?}\nfound {found:#?}", case.name, case.found));
        }
        let last = parse(FileId(0), &text).file.decls.pop();
        let kept = last.is_some_and(|decl| text[decl.span.start as usize..].contains("healthy_afterwards"));
        if !kept {
            wrong.push(format!("{}: the declaration after it is lost", case.name));
        }
    }
    assert!(cases.len() >= 45, "only {} cases", cases.len());
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// A fix leaves a file that gives no finding, or at least one finding less.
#[test]
fn every_fix_mends() {
    for case in cases() {
        let parsed = parse(FileId(0), &case.source);
        for finding in parsed.findings.iter() {
            let Some(fix) = &finding.fix else { continue };
            let after = check(&edited(&case.source, &fix.edits));
            assert!(after.len() < parsed.findings.len(), "{}: {after:?}", case.name);
        }
    }
}

/// One mistake hides no other: all of them in one file give all their findings.
#[test]
fn no_mistake_hides_another() {
    let (mut text, mut expected, mut line) = (String::new(), Vec::new(), 0);
    for case in cases() {
        text.push_str(&case.source);
        expected.extend(case.found.into_iter().map(|found| Found { line: found.line + line, fix: None, ..found }));
        line += u32::try_from(case.source.lines().count()).unwrap();
    }
    let found: Vec<Found> = check(&text).into_iter().map(|found| Found { fix: None, ..found }).collect();
    let hidden: Vec<&Found> = expected.iter().filter(|expected| !found.contains(expected)).collect();
    let invented: Vec<&Found> = found.iter().filter(|found| !expected.contains(found)).collect();
    assert!(hidden.is_empty() && invented.is_empty(), "hidden {hidden:#?}\ninvented {invented:#?}");
}
