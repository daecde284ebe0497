//! Mistakes people really make in `danbi.toml` and in the schema: each with the findings it must give, their places, and the line
//! as the fix leaves it.

#[path = "support/mistakes.rs"]
mod mistakes;

use danbi::diag::{Diagnostic, Language, Sink, catalog};
use danbi::text::FileId;
use danbi::{schema, settings};
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
    found: Vec<Found>,
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
    let mut files = files::<Cases>("contract").into_iter();
    let mut next = |reader: Reader| files.next().into_iter().flat_map(|file| file.case).map(move |case| (case, reader));
    let schema: Vec<_> = next(read_schema).collect();
    let settings = next(read_settings);
    schema.into_iter().chain(settings).collect()
}

#[test]
fn every_mistake_gives_its_findings_places_and_fixes() {
    let cases = cases();
    assert!(cases.len() >= 60, "only {} cases", cases.len());
    let mut wrong = Vec::new();
    for (case, reader) in &cases {
        let found: Vec<Found> = reader(&case.source).iter().map(|finding| seen(|_| &case.source, finding)).collect();
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
