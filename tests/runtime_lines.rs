//! Lines of JSON: the fast way in and out says what the plain one says.

#[allow(dead_code, reason = "only bundles are built here")]
#[path = "support/player.rs"]
mod player;

#[path = "../benches/people/mod.rs"]
mod people;

use danbi::bundle::canonical;
use danbi::driver::{DiskWorld, Options, compile};
use danbi::runtime::{Input, InputError, InputKind, Program, State, step};
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

fn line(kind: &str, members: Value) -> Value {
    let mut line = json!({ "input": kind, "id": "i-1", "at": "2026-03-02T05:00:00.000Z", "person": "p-1" });
    line.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    line
}

/// What is told of a person, of the past, of a grant: plain lines, and each with something odd in it.
#[test]
fn profiles_pasts_and_answers_are_read_as_their_trees_are() {
    let program = shop();
    let profile = json!({ "zone": "Asia/Seoul", "locale": "ko", "unset": ["name"],
        "attributes": { "tier": "gold", "name": "민수", "birthday": "1990-02-03", "best_hour": "19:00", "more": [1] },
        "consents": { "push": true, "advertising": false, "more": true }, "reachable": { "push": true },
        "suppressed": { "email": false }, "lists": { "more": true } });
    let past = json!({ "events": [
        { "event": "app_opened", "at": "2026-01-02T05:00:00+09:00", "properties": {}, "more": 1 },
        { "event": "order_shipped", "at": "2026-01-03T05:00:00Z",
          "properties": { "order_id": "o", "order_name": "니트", "carrier": "예시택배", "tracking_number": "0" } },
    ] });
    let answer = |result: Value| line("reply", json!({ "command": "0".repeat(32), "result": result }));
    let granted = answer(json!({ "granted": { "code": "A-1", "expires_at": "2026-04-01T00:00:00Z", "more": 1 } }));
    let whole = [
        line("profile", profile),
        line("backfill", past),
        granted,
        answer(json!({ "refused": {} })),
        answer(json!({ "items": [{ "name": "울 머플러" }] })),
    ];
    let mut read: Vec<String> = whole.iter().map(Value::to_string).collect();
    for line in &whole {
        for pointer in pointers(line) {
            for odd in [json!(null), json!([]), json!({}), json!(true), json!(1), json!("\u{1}"), json!("no such")] {
                let mut other = line.clone();
                *other.pointer_mut(&pointer).unwrap() = odd;
                read.push(other.to_string());
            }
            let mut without = line.clone();
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            if let Some(object) = without.pointer_mut(parent).unwrap().as_object_mut() {
                object.remove(name);
                read.push(without.to_string());
            }
        }
    }
    let text = |index: usize| whole[index].to_string();
    // Twice, and in another order.
    read.extend([
        text(0).replacen("\"push\":true", "\"push\":true,\"email\":true,\"push\":false", 1),
        text(0).replacen("\"more\":true", "\"more\":true,\"more\":false", 1),
        text(0).replacen("\"name\":", "\"tier\":\"vip\",\"name\":", 1),
        text(0).replacen("\"locale\"", "\"zone\":\"UTC\",\"locale\"", 1),
        text(0).replacen("{\"advertising\":false,", "{\"push\":true,\"advertising\":false,\"email\":", 1),
        text(0).replacen("{\"birthday\"", "{\"tier\":\"gold\",\"birthday\"", 1).replacen(",\"tier\":\"gold\"}", "}", 1),
        text(1).replacen("\"event\":\"app_opened\"", "\"event\":\"order_completed\",\"event\":\"app_opened\"", 1),
        text(1).replacen("\"properties\":{}", "\"properties\":{},\"properties\":{}", 1),
        text(1).replacen("{\"at\"", "{\"properties\":{},\"at\"", 1),
        text(2).replacen("\"code\"", "\"code\":\"B\",\"code\"", 1),
        text(2).replacen("\"result\":{", "\"result\":{\"refused\":{},", 1),
        text(3).replacen("\"refused\"", "\"refused\":{},\"granted\":{},\"refused\"", 1),
    ]);
    let mut fitting = 0;
    for line in read {
        let Ok(tree) = serde_json::from_str::<Value>(&line) else { continue };
        let expected = Input::of_json(&program, &tree);
        fitting += usize::from(expected.is_ok());
        assert_eq!(Input::of_line(&program, &line).map(Option::unwrap), expected, "{line}");
    }
    assert!(fitting > 40, "{fitting}");
}

/// Plain lines are read without a tree, or nothing is gained.
#[test]
fn plain_lines_of_every_kind_are_read_in_one_go() {
    let program = shop();
    let days = Days::of(&program, 40, 4);
    let known = |told: &&people::Told| match &told.input.kind {
        InputKind::Event { event, .. } => program.contract().events.contains_key(event),
        _ => true,
    };
    let slow = days.inputs.iter().filter(known).find(|told| {
        let read = Input::of_plain_line(&program, &told.line);
        read.as_ref() != Some(&told.input)
    });
    assert_eq!(slow.map(|told| &told.line), None);
}

/// Every place in a tree.
fn pointers(tree: &Value) -> Vec<String> {
    let (mut found, mut open) = (Vec::new(), vec![(String::new(), tree)]);
    while let Some((at, value)) = open.pop() {
        let inside: Vec<(String, &Value)> = match value {
            Value::Object(members) => members.iter().map(|(name, value)| (format!("{at}/{name}"), value)).collect(),
            Value::Array(items) => {
                items.iter().enumerate().map(|(place, item)| (format!("{at}/{place}"), item)).collect()
            }
            _ => Vec::new(),
        };
        found.extend(inside.iter().map(|(at, _)| at.clone()));
        open.extend(inside);
    }
    found
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
    let price = |price: Value| {
        line(
            "event",
            json!({ "event": "cart_item_added", "properties": { "cart_id": "c", "product_id": "p",
            "product_name": "니트", "price": price, "image_url": "https://example.com/p.jpg" } }),
        )
        .to_string()
    };
    let amount = json!({ "minor": 39_000, "currency": "KRW" });
    let odd = [
        price(amount.clone()),
        price(json!({ "minor": 39_000, "currency": "KRW", "more": 1 })),
        price(json!({ "minor": 39_000 })),
        price(json!({ "minor": 39_000, "currency": "USD" })),
        price(json!([39_000, "KRW"])),
        plain.to_string(),
        with("/id", "a\"b".into()),
        with("/properties/product_name", "a\\b\u{1}".into()),
        with("/properties/product_name", "가".repeat(41).into()),
        with("/properties/views_7d", 9_007_199_254_740_993_i64.into()),
        with("/properties/views_7d", "3".into()),
        with("/properties/in_cart", Value::Null),
        with("/properties/product_id", json!(["p"])),
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
    assert!(matches!(Input::of_line(&program, &price(amount)), Ok(Some(_))));
    assert_eq!(
        Input::of_line(&program, &price(json!([39_000, "KRW"]))),
        Err(InputError::Field { field: "price".into() })
    );
    assert_eq!(Input::of_line(&program, "{"), Err(InputError::NoObject));
    let unheard = with("/event", "inquiry_opened".into());
    assert_eq!(Input::of_line(&program, &unheard), Ok(None));
    assert_eq!(Input::of_line(&program, &with("/event", "un\"heard".into())), Ok(None));
}
