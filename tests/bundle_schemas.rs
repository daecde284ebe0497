//! The JSON Schemas of `dist/` against what is written there.

#[path = "support/bundle.rs"]
mod support;

#[path = "support/json_schema.rs"]
mod json_schema;

use std::collections::BTreeMap;

use danbi::bundle::{JourneySpans, SourceMap};
use danbi::text::{self, Span};
use json_schema::Schemas;
use serde_json::{Value, json};
use support::every_construct;

fn schemas() -> Schemas {
    Schemas::in_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/plan"))
}

fn schema_of(path: &str) -> String {
    let kind = match path.split_once('/') {
        Some(("journeys", _)) => "journey",
        Some((kind, _)) => kind,
        None => path.trim_end_matches(".json"),
    };
    format!("{kind}.schema.json")
}

/// All files, with places in the source map.
fn written() -> BTreeMap<String, Value> {
    let mut sources = text::SourceMap::default();
    let file = sources.add("campaigns/가.danbi", "journey 가 {\n  wait 1h\n}\n");
    let mut bundle = every_construct();
    let steps = BTreeMap::from([("wait".into(), Span::new(file, 16, 23))]);
    let spans = JourneySpans { name: Span::new(file, 8, 11), steps, ..JourneySpans::default() };
    bundle.source_map = SourceMap { caps: vec![Span::new(file, 0, 7)], ..SourceMap::default() };
    bundle.source_map.journeys.insert("cart_recovery".into(), spans);
    let files = bundle.seal().unwrap().files(&sources).unwrap();
    files.into_iter().map(|(path, bytes)| (path, serde_json::from_slice(&bytes).unwrap())).collect()
}

#[test]
fn what_is_written_fits_its_schema() {
    let schemas = schemas();
    let mut seen = Vec::new();
    for (path, value) in written() {
        let schema = schema_of(&path);
        assert_eq!(schemas.errors(&schema, &value), Vec::<String>::new(), "{path}");
        seen.push(schema);
    }
    // Inputs and effects are no files; the cases of `conformance/` are held against their schemas.
    seen.extend(["shared", "input", "effect"].map(|name| format!("{name}.schema.json")));
    seen.sort();
    seen.dedup();
    let all: Vec<String> = schemas.files().map(|(file, _)| file.to_owned()).collect();
    assert_eq!(seen, all, "every schema is used");
}

#[test]
fn places_are_lines_and_columns_of_characters() {
    let map = &written()["source-map.json"]["files"];
    assert_eq!(map["plan.json"]["/policy/caps/0"]["start"], json!({ "line": 1, "column": 1 }));
    let (_, journey) = map.as_object().unwrap().iter().find(|(path, _)| path.starts_with("journeys/")).unwrap();
    let place = json!({ "file": "campaigns/가.danbi", "start": { "line": 2, "column": 3 }, "end": { "line": 2, "column": 10 } });
    assert_eq!(journey["/steps/wait"], place);
    assert_eq!(journey["/id"]["end"], json!({ "line": 1, "column": 10 }));
}

#[test]
fn nothing_in_a_bundle_is_null_or_a_fraction() {
    fn plain(value: &Value) -> bool {
        match value {
            Value::Null => false,
            Value::Number(number) => number.is_i64() || number.is_u64(),
            Value::Array(items) => items.iter().all(plain),
            Value::Object(members) => members.values().all(plain),
            Value::Bool(_) | Value::String(_) => true,
        }
    }
    assert!(written().values().all(plain));
}

/// A journey after one change, which the schema must not let through.
fn refused(pointer: &str, with: Value) {
    let files = written();
    let (_, journey) = files.iter().find(|(path, _)| path.starts_with("journeys/cart")).unwrap();
    let mut journey = journey.clone();
    let place = journey.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} leads nowhere"));
    *place = with;
    assert_ne!(schemas().errors("journey.schema.json", &journey), Vec::<String>::new(), "{pointer}");
}

#[test]
fn what_breaks_the_shape_does_not_fit() {
    refused("/format", json!("danbi.plan/2"));
    refused("/steps/wait/do", json!("jump"));
    refused("/steps/wait/for", json!("1h"));
    refused("/steps/wait", json!({ "do": "wait", "for": "PT1H", "next": "stop", "faster": true }));
    refused("/steps/nudge/via", json!([]));
    refused("/steps/nudge/purpose", json!("fun"));
    refused("/audience", json!({ "nearby": {} }));
    refused("/audience", json!({ "reachable": {}, "in_list": "retargeting" }));
    refused(
        "/exits/0/on/event",
        json!({ "event": "order_completed", "journey": { "kind": "entered", "journey": "x" } }),
    );
    refused("/window/range/start", json!("24:00"));
    refused("/version", json!("0123"));
    refused("/goal/target/share", json!(12.5));
}

#[test]
fn fields_that_begin_with_x_fit_anywhere_but_in_a_choice() {
    let files = written();
    let (_, journey) = files.iter().find(|(path, _)| path.starts_with("journeys/cart")).unwrap();
    let mut journey = journey.clone();
    journey["x_team"] = json!({ "any": ["thing", null] });
    journey["steps"]["wait"]["x_colour"] = json!("blue");
    assert_eq!(schemas().errors("journey.schema.json", &journey), Vec::<String>::new());
    journey["audience"]["x_colour"] = json!("blue");
    assert_ne!(schemas().errors("journey.schema.json", &journey), Vec::<String>::new());
}
