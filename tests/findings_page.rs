//! The findings for programs have the shape that the schema and the page say.

#[path = "samples/file.rs"]
mod file;
#[path = "support/json_schema.rs"]
mod json_schema;
#[path = "samples/previous.rs"]
mod previous;

use std::path::Path;

use danbi::diag::render::{Context, github, json};
use danbi::diag::{Language, Sample, codes};
use danbi::driver::{Compilation, Options, compile};
use json_schema::Schemas;
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn document(compilation: &Compilation, language: Language) -> Value {
    let context = Context { sources: &compilation.sources, language, prefix: "" };
    let summary = json::Summary::of(&compilation.findings, compilation.sources.files().len());
    serde_json::from_str(&json::document(&context, &compilation.findings, &summary)).unwrap()
}

/// The bad sample of every code, so that every field that a finding can have is there.
#[test]
fn every_document_fits_the_schema() {
    let schemas = Schemas::in_folder(root().join("schemas"));
    assert!(schemas.files().any(|(name, _)| name == "findings.schema.json"));
    let (mut fixes, mut labels, mut here) = (0, 0, 0);
    for code in codes::all() {
        let sample = Sample::parse(code.sample).unwrap();
        let compilation = compile(&file::world(sample.bad).unwrap(), &previous::options(sample.bad));
        for language in Language::ALL {
            let document = document(&compilation, language);
            assert_eq!(schemas.errors("findings.schema.json", &document), [""; 0], "{}: {document:#}", code.name);
            let findings = document["findings"].as_array().unwrap();
            assert!(!findings.is_empty(), "{}", code.name);
            let count = |field: &str| findings.iter().filter(|finding| finding.get(field).is_some()).count();
            fixes += count("fix");
            here += count("here");
            labels += findings.iter().filter(|finding| finding["labels"] != serde_json::json!([])).count();
        }
    }
    assert!(fixes > 100 && labels > 50 && here > 10, "{fixes} fixes, {labels} labels, {here} words");
}

#[test]
fn the_schema_refuses_other_shapes() {
    let schemas = Schemas::in_folder(root().join("schemas"));
    let sound = document(&compile(&file::world("segment a = b\n").unwrap(), &Options::default()), Language::En);
    let refused = |change: fn(&mut Value)| {
        let mut document = sound.clone();
        change(&mut document);
        !schemas.errors("findings.schema.json", &document).is_empty()
    };
    assert!(!refused(|_| {}));
    assert!(refused(|document| document["version"] = 2.into()));
    assert!(refused(|document| document["findings"][0]["severity"] = "fatal".into()));
    assert!(refused(|document| document["findings"][0]["start"]["line"] = 0.into()));
    assert!(refused(|document| document["findings"][0]["why"] = Value::Null));
    assert!(refused(|document| document["more"] = 1.into()));
}

/// What the page shows is what the command prints.
#[test]
fn the_page_shows_real_output() {
    let page = std::fs::read_to_string(root().join("docs/findings.md")).unwrap();
    let block = |kind: &str| page.split(&format!("```{kind}\n")).nth(1).unwrap().split("```").next().unwrap();
    let shown: Value = serde_json::from_str(block("json")).unwrap();
    let source =
        "-- campaigns/welcome.danbi --\njourney welcome {\n    enter on app_opend\n    reentry once\n    stop\n}\n";
    let compilation = compile(&file::world(source).unwrap(), &Options::default());
    assert_eq!(shown, document(&compilation, Language::En));
    let context = Context { sources: &compilation.sources, language: Language::En, prefix: "" };
    let annotation = github::annotation(&context, &compilation.findings[0]);
    let head = block("text").trim_end().trim_end_matches("..");
    assert!(annotation.starts_with(head), "{annotation}");
}
