//! Mistakes that only a whole project shows: each with the one finding it must give, its place, and what its fix leaves.
//!
//! A case of a file under `tests/mistakes/project/` is one declaration, put into `campaigns/sample.danbi` of the project around
//! every sample.

#[path = "samples/file.rs"]
mod file;

use std::path::Path;

use danbi::diag::Diagnostic;
use danbi::driver::{Compilation, Options, compile};
use danbi::text::LineIndex;
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

#[derive(Debug, PartialEq)]
struct Seen {
    code: String,
    line: u32,
    column: u32,
    fix: Option<String>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/project");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        toml::from_str::<Cases>(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display())).case
    };
    paths.iter().flat_map(read).collect()
}

fn run(source: &str) -> Compilation {
    compile(&file::world(source).unwrap(), &Options::default())
}

/// The text of the file a fix changes, changed, and the byte where it begins to differ.
fn fixed(compilation: &Compilation, finding: &Diagnostic) -> Option<(String, usize)> {
    let mut edits = finding.fix.as_ref()?.edits.clone();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    let mut text = compilation.sources.get(edits.first()?.span.file)?.text.to_string();
    for edit in &edits {
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    Some((text, edits.last()?.span.start as usize))
}

fn seen(compilation: &Compilation, finding: &Diagnostic) -> Seen {
    let source = compilation.sources.get(finding.at.file).unwrap();
    let place = LineIndex::new(&source.text).line_column(&source.text, finding.at.start);
    let fix = fixed(compilation, finding).map(|(text, at)| {
        let lines = LineIndex::new(&text);
        let changed = lines.line_range(lines.line_of(u32::try_from(at).unwrap()));
        // Where lines are added, the first of them that says something.
        text[changed.start..].lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().to_owned()
    });
    Seen { code: finding.code.name.to_owned(), line: place.line, column: place.column, fix }
}

#[test]
fn every_mistake_gives_its_one_finding_place_and_fix() {
    let cases = cases();
    let mut wrong = Vec::new();
    for case in &cases {
        let compilation = run(&case.source);
        let found: Vec<Seen> = compilation.findings.iter().map(|finding| seen(&compilation, finding)).collect();
        let expected = Seen { code: case.code.clone(), line: case.line, column: case.column, fix: case.fix.clone() };
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
    let mut mended = 0;
    for case in cases() {
        let compilation = run(&case.source);
        for finding in &compilation.findings {
            let Some((text, _)) = fixed(&compilation, finding) else { continue };
            let changed = &finding.fix.as_ref().unwrap().edits[0];
            if changed.span.file != finding.at.file {
                continue;
            }
            let after = run(&text);
            let codes: Vec<&str> = after.findings.iter().map(|finding| finding.code.name).collect();
            assert!(codes.is_empty(), "{}: {codes:?} in\n{text}", case.name);
            mended += 1;
        }
    }
    assert!(mended >= 15, "only {mended} fixes tried");
}

/// One mistake hides no other: all declarations in one file give all their findings.
#[test]
fn no_mistake_hides_another() {
    let cases = cases();
    let (mut text, mut expected, mut line) = (String::new(), Vec::new(), 0);
    for (number, case) in cases.iter().enumerate() {
        // Every declaration gets a name of its own; policies can be one only.
        if case.source.starts_with("policy") || case.source.contains("\n-- ") {
            continue;
        }
        let source = case.source.replace("hello", &format!("h{number:03}x"));
        text.push_str(&source.replace("sample_trip", &format!("trip_{number:06}")));
        expected.push((case.code.as_str(), case.line + line, case.column, case.name.as_str()));
        line += u32::try_from(case.source.lines().count()).unwrap();
    }
    let compilation = run(&text);
    let found: Vec<Seen> = compilation.findings.iter().map(|finding| seen(&compilation, finding)).collect();
    let is = |seen: &Seen, code: &str, line: u32| seen.code == code && seen.line == line;
    let hidden: Vec<_> =
        expected.iter().filter(|(code, line, ..)| !found.iter().any(|seen| is(seen, code, *line))).collect();
    assert!(hidden.is_empty(), "hidden: {hidden:#?}");
    assert_eq!(found.len(), expected.len(), "one finding each");
}
