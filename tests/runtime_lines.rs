//! Lines of JSON: the fast way in and out says what the plain one says.

#[allow(dead_code, reason = "only bundles are built here")]
#[path = "support/player.rs"]
mod player;

#[path = "../benches/people/mod.rs"]
mod people;

use danbi::bundle::canonical;
use danbi::driver::{DiskWorld, Options, compile};
use danbi::runtime::{Input, InputError, Program, State, step};
use people::Days;
use serde_json::{Value, json};
use std::path::Path;

fn shop() -> Program {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("campaigns/shop");
    let bundle = compile(&DiskWorld::new(&folder).unwrap(), &Options::default()).seal().unwrap().unwrap();
    Program::load(bundle.bundle()).unwrap().rendering()
}

#[test]
fn the_lines_of_a_host_go_both_ways() {
    let program = shop();
    let days = Days::of(&program, 40, 4);
    assert!(days.share_inside(&program) >= 3_000);
    let mut states: Vec<State> = days.persons.iter().map(|person| State::new(person.clone())).collect();
    let (mut dropped, mut lines) = (0, 0);
    for told in &days.inputs {
        let Some(input) = Input::of_line(&program, &told.line).unwrap() else {
            dropped += 1;
            continue;
        };
        assert_eq!(input, told.input, "{}", told.line);
        let mut effects = Vec::new();
        step(&program, &mut states[told.person], &input, &mut effects);
        for effect in effects {
            let mut line = Vec::new();
            effect.write_line(&mut line);
            let mut plain = canonical::value_to_bytes(&effect.to_json()).unwrap();
            plain.push(b'\n');
            assert_eq!(String::from_utf8(line).unwrap(), String::from_utf8(plain).unwrap());
            lines += 1;
        }
    }
    assert!(dropped > 300 && lines > 1_000, "{dropped} {lines}");
}

/// Each as the tree of the same line is read: what is escaped, doubled, misplaced, too long, missing.
#[test]
fn odd_lines_are_read_as_their_trees_are() {
    let program = shop();
    let plain = json!({ "input": "event", "id": "e-1", "at": "2026-03-02T05:00:00.000Z", "person": "p-1",
        "event": "product_viewed",
        "properties": { "product_id": "p", "product_name": "니트", "views_7d": 3, "in_cart": false, "x_more": [1] } });
    let with = |path: &str, value: Value| {
        let mut other = plain.clone();
        *other.pointer_mut(path).unwrap() = value;
        other.to_string()
    };
    let without = |field: &str| {
        let mut other = plain.clone();
        other["properties"].as_object_mut().unwrap().remove(field);
        other.to_string()
    };
    let odd = [
        plain.to_string(),
        with("/id", "a\"b".into()),
        with("/properties/product_name", "a\\b\u{1}".into()),
        with("/properties/product_name", "가".repeat(41).into()),
        with("/properties/views_7d", 9_007_199_254_740_993_i64.into()),
        with("/properties/views_7d", "3".into()),
        with("/properties/in_cart", Value::Null),
        with("/properties", json!([])),
        with("/at", "yesterday".into()),
        without("in_cart"),
        plain.to_string().replacen("\"in_cart\"", "\"views_7d\":4,\"in_cart\"", 1),
        plain.to_string().replacen('{', "{\"id\":\"first\",", 1),
        json!({ "input": "receipt", "id": "r", "at": "2026-03-02T05:00:00Z", "person": "p-1", "kind": "opened",
            "command": "0".repeat(32) })
        .to_string(),
        json!({ "input": "receipt", "id": "r", "at": "2026-03-02T05:00:00Z", "person": "p-1", "kind": "lost",
            "command": "0".repeat(32) })
        .to_string(),
        json!({ "input": "tick", "at": "2026-03-02T05:00:00Z" }).to_string(),
        "[]".into(),
    ];
    for line in odd {
        let tree: Value = serde_json::from_str(&line).unwrap();
        let expected = Input::of_json(&program, &tree);
        assert_eq!(Input::of_line(&program, &line).map(Option::unwrap), expected, "{line}");
    }
    assert_eq!(Input::of_line(&program, "{"), Err(InputError::NoObject));
    let unheard = with("/event", "inquiry_opened".into());
    assert_eq!(Input::of_line(&program, &unheard), Ok(None));
    assert_eq!(Input::of_line(&program, &with("/event", "un\"heard".into())), Ok(None));
}
