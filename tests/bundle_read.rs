//! Reading a bundle back: what was written comes back, and nothing else is believed.

#[path = "support/bundle.rs"]
mod support;

use std::sync::LazyLock;

use danbi::bundle::read::{Files, ReadError, read};
use danbi::bundle::{Fault, Manifest, canonical, sha256_hex};
use danbi::text::SourceMap;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::every_construct;

fn written() -> Files {
    static WRITTEN: LazyLock<Files> = LazyLock::new(write);
    WRITTEN.clone()
}

fn write() -> Files {
    every_construct().seal().unwrap().files(&SourceMap::default()).unwrap().into_iter().collect()
}

/// Changes one file and makes the manifest agree with it.
fn changed(path: &str, change: impl FnOnce(&mut Value)) -> Files {
    let mut files = written();
    let path = files.keys().find(|key| key.starts_with(path)).unwrap().clone();
    let mut value: Value = serde_json::from_slice(&files[&path]).unwrap();
    change(&mut value);
    let bytes = canonical::value_to_bytes(&value).unwrap();
    let mut manifest: Manifest = serde_json::from_slice(&files["manifest.json"]).unwrap();
    if path != "manifest.json" {
        manifest.files.insert(path.clone(), sha256_hex(&bytes));
        files.insert("manifest.json".into(), canonical::to_bytes(&manifest).unwrap());
    }
    files.insert(path, bytes);
    files
}

#[test]
fn what_was_written_comes_back() {
    assert_eq!(read(&written()).unwrap(), every_construct().seal().unwrap().into_bundle());
}

#[test]
fn a_newer_format_is_refused() {
    let files = changed("manifest.json", |manifest| manifest["format"] = "danbi.plan/2".into());
    assert_eq!(read(&files), Err(ReadError::NewerFormat { format: "danbi.plan/2".into() }));
    let files = changed("plan.json", |plan| plan["format"] = "danbi.plan/7".into());
    assert_eq!(read(&files), Err(ReadError::NewerFormat { format: "danbi.plan/7".into() }));
    let files = changed("contract.json", |contract| contract["format"] = "other/1".into());
    assert_eq!(read(&files), Err(ReadError::NoFormat { file: "contract.json".into() }));
}

#[test]
fn an_unknown_instruction_is_refused_by_name() {
    let files = changed("journeys/cart", |journey| journey["steps"]["wait"]["do"] = "jump".into());
    let Err(ReadError::UnknownInstruction { at, instruction, .. }) = read(&files) else { panic!("it was read") };
    assert_eq!((at.as_str(), instruction.as_str()), ("/steps/wait", "jump"));
}

#[test]
fn an_unknown_operator_is_refused() {
    let files =
        changed("journeys/cart", |journey| journey["exits"][0]["on"]["event"]["where"]["compare"]["op"] = "~".into());
    assert!(matches!(read(&files), Err(ReadError::Malformed { why, .. }) if why.contains('~')));
    let files = changed("journeys/cart", |journey| journey["audience"] = json!({ "nearby": {} }));
    assert!(matches!(read(&files), Err(ReadError::Malformed { why, .. }) if why.contains("nearby")));
}

#[test]
fn an_unknown_need_is_refused() {
    let files = changed("manifest.json", |manifest| manifest["needs"] = json!(["telepathy"]));
    assert_eq!(read(&files), Err(ReadError::UnknownNeed { need: "telepathy".into() }));
}

#[test]
fn unknown_fields_are_refused_but_those_that_begin_with_x() {
    let files = changed("journeys/cart", |journey| journey["steps"]["wait"]["faster"] = true.into());
    assert!(matches!(read(&files), Err(ReadError::UnknownField { at, .. }) if at == "/steps/wait/faster"));
    let files = changed("contract.json", |contract| contract["events"]["signed_up"]["source"] = "web".into());
    assert!(matches!(read(&files), Err(ReadError::UnknownField { at, .. }) if at == "/events/signed_up/source"));
    let files = changed("journeys/cart", |journey| journey["steps"]["wait"]["x_colour"] = "blue".into());
    assert_eq!(read(&files).unwrap(), every_construct().seal().unwrap().into_bundle());
}

#[test]
fn a_hash_that_does_not_fit_is_refused() {
    let mut files = written();
    files.insert("contract.json".into(), files["plan.json"].clone());
    assert_eq!(read(&files), Err(ReadError::Hash { of: "contract.json".into() }));
    let files = changed("journeys/cart", |journey| journey["steps"]["wait"]["for"] = "PT2H".into());
    assert_eq!(read(&files), Err(ReadError::Hash { of: "journey cart_recovery".into() }));
    let files = changed("plan.json", |plan| plan["messages"]["digest"]["purpose"] = "advertising".into());
    assert_eq!(read(&files), Err(ReadError::Hash { of: "message digest".into() }));
}

#[test]
fn what_follows_from_the_rest_is_computed_again() {
    let files = changed("plan.json", |plan| plan["history_bytes"] = 1.into());
    assert_eq!(read(&files), Err(ReadError::NotSealed));
    let files = changed("plan.json", |plan| plan["alphabet"] = json!(["order_completed", "cart_item_added"]));
    assert_eq!(read(&files), Err(ReadError::OtherForm { file: "plan.json".into(), at: "/alphabet/0".into() }));
}

#[test]
fn a_missing_file_is_named() {
    for path in written().keys() {
        let mut files = written();
        files.remove(path);
        assert_eq!(read(&files), Err(ReadError::Missing { file: path.clone() }));
    }
}

#[test]
fn bytes_that_are_not_canonical_are_refused() {
    let mut files = written();
    files.get_mut("manifest.json").unwrap().push(b'\n');
    assert_eq!(read(&files), Err(ReadError::NotCanonical { file: "manifest.json".into() }));
    files.insert("manifest.json".into(), br#"{"format":"danbi.plan/1","format":"danbi.plan/1"}"#.to_vec());
    assert_eq!(read(&files), Err(ReadError::NotCanonical { file: "manifest.json".into() }));
}

#[test]
fn rules_of_the_format_are_looked_at() {
    let files = changed("plan.json", |plan| plan["histories"] = json!({}));
    let Err(ReadError::Broken(broken)) = read(&files) else { panic!("it was read") };
    assert!(broken.iter().any(|broken| matches!(broken.fault, Fault::Missing { kind: "history", .. })));
}

#[test]
fn no_depth_stops_the_reader() {
    for depth in [100, 10_000, 1_000_000] {
        let mut files = written();
        files.insert("manifest.json".into(), "[".repeat(depth).into_bytes());
        assert!(matches!(read(&files), Err(ReadError::Malformed { .. })));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_stop_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200), which in 0..7_usize) {
        let mut files = written();
        let path = files.keys().nth(which).unwrap().clone();
        files.insert(path, bytes);
        prop_assert!(read(&files).is_err());
    }

    #[test]
    fn no_changed_byte_is_believed(at in any::<proptest::sample::Index>(), byte in any::<u8>(), which in any::<proptest::sample::Index>()) {
        let mut files = written();
        let path = which.get(&files.keys().cloned().collect::<Vec<_>>()).clone();
        let bytes = files.get_mut(&path).unwrap();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        // What the manifest says of itself (compiler, time-zone data) is covered by no hash.
        prop_assert!(path == "manifest.json" || read(&files).is_err());
    }

    /// Any value in any place, with the manifest in agreement: it is refused, or it is a bundle that is written just so.
    #[test]
    fn what_is_believed_is_what_would_be_written(
        which in any::<proptest::sample::Index>(), place in any::<proptest::sample::Index>(), with in any::<proptest::sample::Index>()
    ) {
        let paths = ["plan.json", "contract.json", "journeys/cart", "journeys/every", "catalog/ko"];
        let values = [json!(0), json!(-1), json!("x"), json!(""), json!([]), json!({}), json!(true), json!("PT1H"), json!(["a"])];
        let files = changed(which.get::<&str>(&paths), |value| {
            let pointers = pointers(value);
            *value.pointer_mut(place.get::<String>(&pointers)).unwrap() = with.get::<Value>(&values).clone();
        });
        if let Ok(bundle) = read(&files) {
            let mut again: Files = bundle.seal().unwrap().files(&SourceMap::default()).unwrap().into_iter().collect();
            again.insert("manifest.json".into(), files["manifest.json"].clone());
            prop_assert!(again == files);
        }
    }
}

fn pointers(value: &Value) -> Vec<String> {
    let inside: Vec<(String, &Value)> = match value {
        Value::Object(members) => {
            members.iter().map(|(name, value)| (canonical::escape_pointer(name), value)).collect()
        }
        Value::Array(items) => items.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    let deeper = inside
        .into_iter()
        .flat_map(|(name, value)| pointers(value).into_iter().map(move |pointer| format!("/{name}{pointer}")));
    std::iter::once(String::new()).chain(deeper).collect()
}
