//! The cases of `conformance/`, played by the interpreter.

#[path = "support/cases.rs"]
mod cases;
#[path = "support/player.rs"]
mod player;

#[path = "support/json_schema.rs"]
mod json_schema;

use std::collections::BTreeSet;

use cases::cases;
use json_schema::Schemas;
use player::{play, whole};
use regex::Regex;

const PAGE: &str = include_str!("../docs/plan.md");

/// Sentences that no case can show, each with what holds it instead.
const ELSEWHERE: [(&str, &str); 35] = [
    ("P-FORMAT-1", "tests/bundle_read.rs"),
    ("P-FORMAT-2", "tests/bundle_read.rs"),
    ("P-FORMAT-3", "tests/bundle_read.rs"),
    ("P-FORMAT-4", "tests/runtime_load.rs"),
    ("P-FORMAT-5", "tests/bundle_read.rs"),
    ("P-FORMAT-6", "tests/bundle_read.rs"),
    ("P-FORMAT-7", "tests/bundle_read.rs"),
    ("P-BYTES-1", "src/bundle/canonical.rs"),
    ("P-BYTES-2", "src/bundle/canonical.rs"),
    ("P-BYTES-3", "src/bundle/canonical.rs"),
    ("P-HASH-1", "tests/bundle_seal.rs"),
    ("P-HASH-2", "tests/bundle_seal.rs"),
    ("P-HASH-3", "tests/bundle_histories.rs"),
    ("P-KEY-1", "tests/runtime_keys.rs"),
    ("P-KEY-2", "tests/runtime_keys.rs"),
    ("P-KEY-3", "tests/runtime_keys.rs"),
    ("P-KEY-4", "tests/runtime_versions.rs"),
    ("P-VERSION-1", "tests/runtime_versions.rs"),
    ("P-VERSION-2", "tests/runtime_versions.rs"),
    ("P-VERSION-3", "tests/runtime_versions.rs"),
    ("P-VERSION-4", "tests/runtime_versions.rs"),
    ("P-PAST-12", "tests/runtime_versions.rs"),
    ("P-POLICY-8", "tests/runtime_versions.rs"),
    ("P-POLICY-11", "tests/runtime_versions.rs"),
    ("P-CONTRACT-3", "tests/runtime_load.rs"),
    ("P-EFFECT-2", "tests/runtime_state.rs"),
    ("P-ENTRY-11", "tests/runtime_keys.rs"),
    ("P-SEND-17", "tests/runtime_guards.rs"),
    ("P-STEP-1", "tests/lower.rs"),
    ("P-TEXT-2", "tests/runtime_render.rs"),
    ("P-TEXT-3", "tests/runtime_render.rs"),
    ("P-TEXT-4", "tests/runtime_render.rs"),
    ("P-TEXT-5", "tests/runtime_render.rs"),
    ("P-TEXT-6", "tests/runtime_render.rs"),
    ("P-TEXT-7", "tests/runtime_render.rs"),
];

#[test]
fn every_case_comes_out_as_it_says() {
    let failures: Vec<String> = cases().into_values().flatten().filter_map(|case| case.failure()).collect();
    assert!(failures.is_empty(), "{} cases\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn inputs_and_effects_fit_their_schemas() {
    let schemas = Schemas::in_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/plan"));
    assert!(schemas.files().any(|(file, _)| file == "input.schema.json"));
    for case in cases().into_values().flatten() {
        let effects = play(&case.program().unwrap(), &case.inputs);
        for effect in &effects {
            assert_eq!(schemas.errors("effect.schema.json", effect), Vec::<String>::new(), "{}: {effect}", case.id);
        }
        for (index, input) in case.inputs.iter().enumerate() {
            let ids = effects.iter().filter(|effect| effect.get("effect").is_some());
            let ids: Vec<&str> = ids.map(|effect| effect["id"].as_str().unwrap()).collect();
            let input = whole(input, index, &ids);
            assert_eq!(schemas.errors("input.schema.json", &input), Vec::<String>::new(), "{}: {input}", case.id);
        }
    }
}

#[test]
fn every_sentence_that_binds_has_a_case() {
    let mark = Regex::new(r"`\[(P-[A-Z]+-[0-9]+)\]`").unwrap();
    let marks: Vec<String> = mark.captures_iter(PAGE).map(|found| found[1].to_owned()).collect();
    let distinct: BTreeSet<&str> = marks.iter().map(String::as_str).collect();
    assert!(distinct.len() > 150, "{}", distinct.len());
    let cases: BTreeSet<String> = cases().into_values().flatten().map(|case| case.id).collect();
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
