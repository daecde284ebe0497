//! `danbi why`: a person's history in words.

use serde_json::{Value, json};

use crate::json_schema::Schemas;
use crate::project::Place;

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/cli"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

fn of(person: &str, input: &str, id: &str, at: &str, rest: Value) -> String {
    let mut object = json!({ "input": input, "id": id, "at": at, "person": person });
    let rest = rest.as_object().unwrap().clone();
    object.as_object_mut().unwrap().extend(rest);
    object.to_string()
}

fn cart(person: &str, id: &str, at: &str) -> String {
    let price = json!({ "minor": 39_000, "currency": "KRW" });
    let properties = json!({ "cart_id": id, "product_name": "니트", "category": "top", "price": price });
    of(person, "event", id, at, json!({ "event": "cart_item_added", "properties": properties }))
}

/// Somebody who gets a message, one held by quiet hours and none for a cap; somebody who consents to nothing; a bad input.
fn story() -> Place {
    let flags = |flag: bool| {
        json!({ "consents": { "advertising": flag, "push": flag }, "reachable": { "push": true },
            "zone": "America/New_York", "attributes": { "name": "민수" } })
    };
    let at = |hours: &str| format!("2026-03-{hours}:00-05:00");
    let lines = [
        of("p-1", "profile", "a", &at("02T09:00"), flags(true)),
        of("p-2", "profile", "b", &at("02T09:00"), flags(false)),
        of("p-1", "event", "c", &at("02T09:30"), json!({ "event": "signed_up", "properties": {} })),
        of("p-1", "event", "d", &at("02T10:00"), json!({ "event": "unheard_of", "properties": {} })),
        cart("p-2", "c-0", &at("02T12:00")),
        cart("p-1", "c-1", &at("02T20:30")),
        cart("p-1", "c-1", &at("02T20:40")),
        cart("p-1", "c-2", &at("03T09:00")),
        cart("p-1", "c-3", &at("03T09:30")),
        of(
            "p-1",
            "event",
            "o",
            &at("03T11:00"),
            json!({ "event": "order_completed",
            "properties": { "cart_id": "c-3", "order_id": "o-1", "amount": { "minor": 1, "currency": "KRW" }, "status": "paid" } }),
        ),
        of("p-3", "profile", "e", &at("03T12:00"), json!({})),
        of("p-3", "forget", "f", &at("03T12:00"), json!({})),
    ];
    let place = Place::new();
    place.write("in.jsonl", lines.join("\n"));
    let ran =
        place.danbi(&["run", "in.jsonl", "--bundle", "one", "--db", "a.db", "--out", "out.jsonl", "--lang", "en"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    place
}

#[test]
fn a_story_is_told_in_local_time_and_words() {
    let place = story();
    for language in ["en", "ko"] {
        let why = |more: &[&str]| {
            let ran = place.danbi(&[&["why", "p-1", "--db", "a.db", "--lang", language], more].concat());
            assert_eq!(ran.code, Some(0), "{}", ran.err);
            ran.out
        };
        let whole = why(&[]);
        assert!(!whole.contains("cli-"), "{whole}");
        snapshot(&format!("why-{language}"), &whole);
        let part = why(&["--journey", "welcome"]);
        assert!(part.lines().count() < whole.lines().count() && part.contains("가입 환영"), "{part}");
        assert!(!part.contains("장바구니 이탈"), "{part}");
    }
    let withheld = place.danbi(&["why", "p-2", "--db", "a.db", "--lang", "en"]).out;
    assert!(withheld.contains("cart_waiting is not sent: a consent it needs is missing"), "{withheld}");
}

#[test]
fn programs_get_one_document() {
    let place = story();
    let ran = place.danbi(&["why", "p-1", "--db", "a.db", "--format", "json", "--lang", "en"]);
    let document: Value = serde_json::from_str(&ran.out).unwrap();
    let story = document["story"].as_array().unwrap();
    let effects: Vec<&Value> = story.iter().filter_map(|line| line.get("effect")).collect();
    let written: Vec<Value> = place.lines("out.jsonl").into_iter().filter(|line| line["person"] == "p-1").collect();
    assert!(effects.iter().all(|effect| written.contains(effect)) && !effects.is_empty());
    assert_eq!(story[0]["at"], "2026-03-02 09:30");
    assert_eq!(story[0]["title"], "가입 환영");
    let letter = story.iter().find_map(|line| line.get("dead_letter")).unwrap();
    assert_eq!((letter["line"].as_u64(), letter["reason"].as_str()), (Some(4), Some("undeclared")));
}

/// Documents of everybody, whole and of one journey, before and after older history is gone.
#[test]
fn the_document_fits_its_schema() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas");
    let (schemas, plan) = (Schemas::in_folder(root), Schemas::in_folder(format!("{root}/plan")));
    assert!(schemas.files().any(|(file, _)| file == "why.schema.json"));
    let place = story();
    let document = |more: &[&str]| -> Value {
        let ran = place.danbi(&[&["why", "--db", "a.db", "--format", "json", "--lang", "ko"], more].concat());
        let document = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(schemas.errors("why.schema.json", &document), [""; 0], "{document:#}");
        for line in document["story"].as_array().unwrap() {
            if let Some(effect) = line.get("effect") {
                assert_eq!(plan.errors("effect.schema.json", effect), [""; 0], "{effect:#}");
            }
        }
        document
    };
    let whole = document(&["p-1"]);
    assert!(whole.get("next").is_some() && whole.get("kept_since").is_none());
    assert!(document(&["p-1", "--journey", "welcome"])["story"].as_array().unwrap().len() > 2);
    document(&["p-2"]);
    let args = ["run", "--db", "a.db", "--out", "out.jsonl", "--dead-letters", "dead.jsonl", "--keep", "1h"];
    let later = ["--until", "2026-03-03T18:00:00Z"];
    assert_eq!(place.danbi(&[&args[..], &later].concat()).code, Some(0));
    let rest = document(&["p-1"]);
    assert_eq!(rest["kept_since"], "2026-03-03 12:00");
    // What is something else does not fit.
    for (field, other) in [("version", json!(2)), ("next", json!("tomorrow")), ("story", json!([{ "text": "x" }]))] {
        let mut wrong = whole.clone();
        wrong[field] = other;
        assert!(!schemas.errors("why.schema.json", &wrong).is_empty(), "{field}");
    }
}

#[test]
fn of_whom_nothing_is_known_that_is_said() {
    let place = story();
    let ran = place.danbi(&["why", "p-9", "--db", "a.db", "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), "Nothing is known of `p-9` in a.db.\n"));
    let ran = place.danbi(&["why", "p-3", "--db", "a.db", "--lang", "en"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.starts_with("`p-3` was forgotten."), "{}", ran.out);
    let ran = place.danbi(&["why", "p-1", "--db", "a.db", "--journey", "welcom", "--lang", "en"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("Did you mean `welcome`?"), "{}", ran.err);
}

/// After a `forget` nothing of the person is in the store: not in its tables, not in freed pages, not in the log.
#[test]
fn who_is_forgotten_leaves_no_trace() {
    let place = story();
    let traces = |name: &str| {
        ["a.db", "a.db-wal"].into_iter().any(|file| {
            let bytes = std::fs::read(place.join(file)).unwrap_or_default();
            bytes.windows(name.len()).any(|bytes_there| bytes_there == name.as_bytes())
        })
    };
    assert!(traces("c-1") && traces("unheard_of"));
    let lines =
        of("p-1", "forget", "g", "2026-03-04T00:00:00Z", json!({})) + "\n{\"person\": \"p-1\", \"input\": \"dance\"}\n";
    place.danbi_with(&["run", "--db", "a.db", "--out", "out.jsonl"], &lines);
    assert!(!traces("c-1") && !traces("unheard_of") && !traces("\"p-1\"") && !traces("dance"));
    // Stragglers do not bring them back.
    let straggler = cart("p-1", "c-9", "2026-03-05T00:00:00Z");
    let ran = place.danbi_with(&["run", "--db", "a.db", "--out", "out.jsonl"], &straggler);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(!traces("c-9"));
    assert_eq!(place.danbi(&["why", "p-1", "--db", "a.db"]).code, Some(1));
    // Later they are somebody new.
    let later = cart("p-1", "c-9", "2026-03-25T00:00:00Z");
    place.danbi_with(&["run", "--db", "a.db", "--out", "out.jsonl"], &later);
    assert_eq!(place.danbi(&["why", "p-1", "--db", "a.db"]).code, Some(0));
}
