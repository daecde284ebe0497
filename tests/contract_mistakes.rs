//! Mistakes people really make in `danbi.toml` and in the schema: each with the findings it must give, their places, and the line
//! as the fix leaves it.

use danbi::diag::{Diagnostic, Language, Sink, catalog};
use danbi::text::{Edit, FileId, LineIndex};
use danbi::{schema, settings};
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
    found: Vec<Found>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Found {
    code: String,
    line: u32,
    column: u32,
    /// The first line that the fix changes, as it is then; absent where no fix is offered.
    fix: Option<String>,
}

type Reader = fn(&str) -> Vec<Diagnostic>;

fn read_schema(text: &str) -> Vec<Diagnostic> {
    let mut sink = Sink::new();
    schema::read(&[(FileId(0), text)], &mut sink);
    sink.into_sorted()
}

fn read_settings(text: &str) -> Vec<Diagnostic> {
    let mut sink = Sink::new();
    settings::read(FileId(0), text, &mut sink);
    sink.into_sorted()
}

/// Every case with what reads it.
fn cases() -> Vec<(Case, Reader)> {
    let read = |text: &str, reader: Reader| {
        let cases = toml::from_str::<Cases>(text).unwrap().case;
        cases.into_iter().map(move |case| (case, reader)).collect::<Vec<_>>()
    };
    let schema = read(include_str!("mistakes/contract/schema.toml"), read_schema);
    let settings = read(include_str!("mistakes/contract/settings.toml"), read_settings);
    schema.into_iter().chain(settings).collect()
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
    let place = LineIndex::new(text).line_column(text, finding.at.start);
    let fix = finding.fix.as_ref().map(|fix| {
        let fixed = edited(text, &fix.edits);
        let changed = fixed.lines().enumerate().find(|(line, fixed)| text.lines().nth(*line) != Some(fixed));
        changed.map_or_else(String::new, |(_, line)| line.to_owned())
    });
    Found { code: finding.code.name.into(), line: place.line, column: place.column, fix }
}

#[test]
fn every_mistake_gives_its_findings_places_and_fixes() {
    let cases = cases();
    assert!(cases.len() >= 60, "only {} cases", cases.len());
    let mut wrong = Vec::new();
    for (case, reader) in &cases {
        let found: Vec<Found> = reader(&case.source).iter().map(|finding| seen(&case.source, finding)).collect();
        if found != case.found {
            wrong.push(format!("{}: expected {:#?}\nfound {found:#?}", case.name, case.found));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// `.help-*` is chosen where a finding is made: a missing one would show as its key, a missing value as `{$name}`.
#[test]
fn every_finding_is_told_without_gaps() {
    for (case, reader) in cases() {
        for (finding, language) in reader(&case.source).iter().flat_map(|f| Language::ALL.map(|language| (f, language)))
        {
            let labels = finding.labels.iter().map(|label| label.text);
            for attribute in labels.chain([finding.help, "why"]) {
                assert!(catalog::has(language, finding.code.name, Some(attribute)), "{}: {attribute}", case.name);
            }
            let texts = catalog::text(language, finding);
            let all = format!("{}{}{}{:?}{:?}", texts.what, texts.why, texts.help, texts.here, texts.labels);
            assert!(!all.contains("{$") && !all.contains("value-") && !all.contains("kind-"), "{}: {all}", case.name);
        }
    }
}

#[test]
fn every_fix_leaves_one_finding_less() {
    for (case, reader) in cases() {
        let found = reader(&case.source);
        for fix in found.iter().filter_map(|finding| finding.fix.as_ref()) {
            let after = reader(&edited(&case.source, &fix.edits));
            assert!(after.len() < found.len(), "{}: {after:#?}", case.name);
        }
    }
}
