//! The cases of `conformance/`, played by the interpreter.

#[path = "support/json_schema.rs"]
mod json_schema;

use std::collections::BTreeSet;

use danbi::conformance::{Ask, Case, Check, Level, Outcome, SOURCES, Session, hello, play, score};
use json_schema::Schemas;
use rayon::prelude::*;
use regex::Regex;

/// Every case in the program.
fn cases() -> Vec<Case> {
    danbi::driver::cases(|_, _| true).unwrap_or_else(|error| panic!("{error}"))
}

const PAGE: &str = include_str!("../docs/plan.md");

/// Sentences that bind who writes a plan, not who runs it, each with what holds them: nothing that a runtime does can show them.
const ELSEWHERE: [(&str, &str); 6] = [
    ("P-BYTES-1", "src/bundle/canonical.rs"),
    ("P-BYTES-2", "src/bundle/canonical.rs"),
    ("P-BYTES-3", "src/bundle/canonical.rs"),
    ("P-HASH-1", "tests/bundle_seal.rs"),
    ("P-HASH-2", "tests/bundle_seal.rs"),
    ("P-HASH-3", "tests/bundle_histories.rs"),
];

#[test]
fn every_case_comes_out_as_it_says_whatever_the_host_does() {
    let all = cases();
    let check = |case: &Case| {
        let mut session = Session::new();
        let greeting = hello(&mut session).unwrap().unwrap();
        score(&mut session, greeting, std::slice::from_ref(case), &Level::ALL.into()).checks
    };
    let checks: Vec<Check> = all.par_iter().flat_map_iter(check).collect();
    let failed: Vec<String> = checks
        .iter()
        .filter(|check| check.outcome != Outcome::Passed)
        .map(|check| format!("{} {}: {:#?}", check.name(), check.about, check.outcome))
        .collect();
    assert!(failed.is_empty(), "{} checks\n{}", failed.len(), failed.join("\n"));
    for level in Level::ALL {
        let count = checks.iter().filter(|check| check.level == level).count();
        assert!(count >= 10, "{level:?}: {count}");
    }
}

#[test]
fn every_file_of_cases_is_in_the_program() {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/cases")).unwrap();
    let files: BTreeSet<String> =
        files.map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    let embedded: BTreeSet<String> = SOURCES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(files, embedded);
}

#[test]
fn inputs_and_effects_fit_their_schemas() {
    let schemas = Schemas::in_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/plan"));
    assert!(schemas.files().any(|(file, _)| file == "input.schema.json"));
    for case in cases() {
        let played = play(&mut Session::new(), &case.steps).unwrap();
        for effect in played.effects.values().flatten() {
            assert_eq!(schemas.errors("effect.schema.json", effect), Vec::<String>::new(), "{}: {effect}", case.name);
        }
        let fits = |step: &&Ask| step.expect["answer"] == "effects";
        for input in played.steps.iter().filter(fits).filter_map(Ask::input) {
            assert_eq!(schemas.errors("input.schema.json", input), Vec::<String>::new(), "{}: {input}", case.name);
        }
    }
}

#[test]
fn every_sentence_that_binds_has_a_case() {
    let mark = Regex::new(r"`\[(P-[A-Z]+-[0-9]+)\]`").unwrap();
    let marks: Vec<String> = mark.captures_iter(PAGE).map(|found| found[1].to_owned()).collect();
    let distinct: BTreeSet<&str> = marks.iter().map(String::as_str).collect();
    assert!(distinct.len() > 150, "{}", distinct.len());
    let marks = cases().into_iter().map(|case| case.mark);
    // Rows of the table of meanings are held by `meaning_runs.rs`.
    let cases: BTreeSet<String> = marks.filter(|mark| mark.starts_with("P-")).collect();
    let elsewhere = |mark: &str| ELSEWHERE.iter().any(|(other, _)| *other == mark);
    let open: Vec<&str> = distinct.iter().copied().filter(|mark| !cases.contains(*mark) && !elsewhere(mark)).collect();
    assert_eq!(open, Vec::<&str>::new(), "no case");
    let unknown: Vec<&String> = cases.iter().filter(|id| !distinct.contains(id.as_str())).collect();
    assert_eq!(unknown, Vec::<&String>::new(), "no such sentence");
    for (mark, file) in ELSEWHERE {
        assert!(distinct.contains(mark), "{mark} is not in the page");
        let text = std::fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR")));
        assert!(!text.unwrap().is_empty(), "{file}");
    }
}
