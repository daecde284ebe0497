//! Mistakes people really make: each with the finding it must give, its place, and the line as the fix leaves it.
//!
//! A case is an entry of a file under `tests/mistakes/`: `source` is `campaigns/sample.danbi`; `files` adds others by their path.

use std::collections::BTreeMap;
use std::path::Path;

use danbi::diag::Diagnostic;
use danbi::syntax::parse;
use danbi::text::{Edit, FileId, LineIndex};
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

#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Found {
    code: String,
    line: u32,
    column: u32,
    /// The first line that the fix changes, as it is then; absent where no fix is offered.
    fix: Option<String>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        toml::from_str::<Cases>(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())).case
    };
    paths.iter().flat_map(read).collect()
}

/// The text with edits made.
fn edited(text: &str, edits: &[Edit]) -> String {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    let mut text = text.to_owned();
    for edit in edits {
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    text
}

fn seen(text: &str, finding: &Diagnostic) -> Found {
    let lines = LineIndex::new(text);
    let place = lines.line_column(text, finding.at.start);
    let fix = finding.fix.as_ref().map(|fix| {
        let first = fix.edits.iter().map(|edit| edit.span.start).min().unwrap();
        let fixed = edited(text, &fix.edits);
        fixed.lines().nth(lines.line_of(first)).unwrap_or_default().trim().to_owned()
    });
    Found { code: finding.code.name.into(), line: place.line, column: place.column, fix }
}

fn check(text: &str) -> Vec<Found> {
    let parsed = parse(FileId(0), text);
    parsed.findings.into_sorted().iter().map(|finding| seen(text, finding)).collect()
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
