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

/// Where the offers of a journey are asked for in three ways: at a send, at a step, and once more than there is room for.
const OFFERS: &str = r#"
offer welcome_gift "선물" { discount 10% valid 7d after grant limit 1 per 30d origin earned }
message sale "할인 안내" {
    purpose informational
    push { title "할인" body "쿠폰을 드려요" }
}
journey thanks "주문 감사" {
    enter on order_completed as order
    reentry every time
    send sale via push with welcome_gift
}
"#;

/// The record says no more than that the offer cannot be granted: the story says what became of it.
#[test]
fn an_offer_that_is_not_granted_tells_why() {
    let place = Place::new();
    place.build("offers", &crate::project::files(OFFERS));
    let order = |person: &str, id: &str, at: &str| {
        let amount = json!({ "minor": 1, "currency": "KRW" });
        let properties = json!({ "order_id": id, "amount": amount, "status": "paid" });
        of(person, "event", id, at, json!({ "event": "order_completed", "properties": properties }))
    };
    let profile = |person: &str| {
        let told = json!({ "consents": { "push": true }, "reachable": { "push": true } });
        of(person, "profile", &format!("{person}-known"), "2026-03-02T00:00:00Z", told)
    };
    let run = |lines: &[String]| {
        let ran =
            place.danbi_with(&["run", "--bundle", "offers", "--db", "a.db", "--out", "out.jsonl"], &lines.join("\n"));
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    };
    run(&[profile("p-1"), profile("p-2"), order("p-1", "o-1", "2026-03-02T01:00:00Z")]);
    run(&[order("p-2", "o-2", "2026-03-02T01:30:00Z")]);
    let asked = |person: &str| {
        let effects = place.lines("out.jsonl");
        let grant = effects.iter().rfind(|line| line["effect"] == "grant" && line["person"] == person).unwrap();
        grant["id"].clone()
    };
    let answer = |person: &str, id: &str, at: &str, result: Value| {
        of(person, "reply", id, at, json!({ "command": asked(person), "result": result }))
    };
    run(&[answer("p-2", "r-2", "2026-03-02T01:30:10Z", json!({ "refused": {} }))]);
    // The host does not answer for the first; then it grants, and asks once more than there is room for.
    run(&[order("p-1", "o-3", "2026-03-02T03:00:00Z")]);
    run(&[answer("p-1", "r-3", "2026-03-02T03:00:10Z", json!({ "granted": {} }))]);
    run(&[order("p-1", "o-4", "2026-03-02T04:00:00Z")]);
    let why = |person: &str, language: &str| place.danbi(&["why", person, "--db", "a.db", "--lang", language]).out;
    let told = |person: &str, language: &str, all: &[&str]| {
        let story = why(person, language);
        let mut rest = story.as_str();
        for wanted in all {
            let at = rest.find(wanted).unwrap_or_else(|| panic!("no `{wanted}` in the rest of\n{story}"));
            rest = &rest[at + wanted.len()..];
        }
    };
    told(
        "p-1",
        "en",
        &[
            "asks for the offer welcome_gift",
            "sale is not sent: the host was asked for the offer and did not answer in time (`grant_timeout` in danbi.toml)",
            "asks for the offer welcome_gift",
            "push sale",
            "sale is not sent: the offer cannot be granted: its limit is reached, or it has expired",
        ],
    );
    told("p-2", "en", &["asks for the offer welcome_gift", "sale is not sent: the host refused the offer"]);
    told(
        "p-1",
        "ko",
        &[
            "혜택 welcome_gift를 요청합니다",
            "혜택을 요청했지만 외부 시스템이 제때 답하지 않았음(danbi.toml의 `grant_timeout`)",
            "혜택을 줄 수 없음(한도에 이르렀거나 기한이 지났음)",
        ],
    );
    told("p-2", "ko", &["외부 시스템이 혜택을 거절했음"]);
}

/// Somebody whose past nobody told is let in nowhere that asks about it: what is asked, and how it is mended.
#[test]
fn an_unknown_past_is_told_with_what_asks_and_how_to_mend_it() {
    let place = Place::new();
    let campaign = format!("{OFFERS}segment regular = did order_completed at least 3 times in last 90d\n");
    let campaign = campaign.replace(
        "    reentry every time\n",
        "    reentry every time\n    audience reachable and not regular and did not signed_up in last 7d\n",
    );
    place.build("past", &crate::project::files(&campaign));
    let amount = json!({ "minor": 1, "currency": "KRW" });
    let properties = json!({ "order_id": "o-1", "amount": amount, "status": "paid" });
    let told = json!({ "consents": { "push": true }, "reachable": { "push": true } });
    let lines = [
        of("p-1", "profile", "a", "2026-03-02T00:00:00Z", told),
        of(
            "p-1",
            "event",
            "o-1",
            "2026-03-02T01:00:00Z",
            json!({ "event": "order_completed", "properties": properties }),
        ),
    ];
    let ran = place.danbi_with(&["run", "--bundle", "past", "--db", "a.db", "--out", "out.jsonl"], &lines.join("\n"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let why = |language: &str| place.danbi(&["why", "p-1", "--db", "a.db", "--lang", language]).out;
    let story = why("en");
    let reason = "does not enter the journey: the past that `not regular`, `did not signed_up in last 7d` asks about is not known";
    assert!(story.contains(reason), "{story}");
    assert!(story.contains("Send an input `backfill` with the past before anything else"), "{story}");
    let story = why("ko");
    assert!(story.contains("`not regular`, `did not signed_up in last 7d` 조건이 묻는 과거를 알 수 없음"), "{story}");
    assert!(story.contains("고객의 첫 입력으로 과거를 담은 `backfill`을 보내거나"), "{story}");
}

/// A dead letter whose instant cannot be read stands where its line stood, and what does not fit is shown as it should be.
#[test]
fn dead_letters_stand_in_the_order_of_their_lines() {
    let place = Place::new();
    let bad = |id: &str, at: &str, event: &str, properties: Value| {
        of("p-1", "event", id, at, json!({ "event": event, "properties": properties }))
    };
    let lines = [
        bad(
            "1",
            "2026-03-02T01:00:00Z",
            "cart_item_added",
            json!({ "cart_id": "c", "product_name": "니트", "category": "top", "price": "1 KRW" }),
        ),
        bad("2", "yesterday", "app_opened", json!({})),
        bad(
            "3",
            "2026-03-02T02:00:00Z",
            "cart_item_added",
            json!({ "cart_id": "c", "category": "top", "price": { "minor": 1, "currency": "KRW" } }),
        ),
        json!({ "input": "evnt", "id": "4", "at": "2026-03-02T03:00:00Z", "person": "p-1" }).to_string(),
    ];
    let ran = place.danbi_with(&["run", "--bundle", "one", "--db", "a.db", "--out", "out.jsonl"], &lines.join("\n"));
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    let story = place.danbi(&["why", "p-1", "--db", "a.db", "--lang", "en"]).out;
    let order: Vec<usize> = (1..=4).map(|line| story.find(&format!("(line {line})")).unwrap()).collect();
    assert!(order.is_sorted(), "{story}");
    for said in [
        r#"The value of the field `price` does not fit. It looks like this: {"minor":1000,"currency":"KRW"}"#,
        r#"The value of the field `at` does not fit. It looks like this: "2026-03-31T09:00:00+09:00""#,
        r#"The field `product_name` is missing. Its value looks like this: ".." (≤ 40)"#,
        "There is no kind of input `evnt`; there are `event`, `profile`,",
    ] {
        assert!(story.contains(said), "no {said} in\n{story}");
    }
    let story = place.danbi(&["why", "p-1", "--db", "a.db", "--lang", "ko"]).out;
    assert!(story.contains("`price` 항목의 값이 맞지 않습니다. 이런 모양이어야 합니다:"), "{story}");
    assert!(story.contains("`product_name` 항목이 없습니다. 값은 이런 모양입니다:"), "{story}");
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

/// Programs that ask for somebody of whom nothing is known get no words where they expect a document.
#[test]
fn nothing_known_is_no_document() {
    let place = Place::new();
    place.danbi(&["run", "--bundle", "one", "--db", "a.db"]);
    let human = place.danbi(&["why", "p-9", "--db", "a.db", "--lang", "en"]);
    assert_eq!((human.code, human.out.contains("Nothing is known of `p-9`")), (Some(1), true), "{}", human.out);
    let json = place.danbi(&["why", "p-9", "--db", "a.db", "--lang", "en", "--format", "json"]);
    assert_eq!((json.code, json.out.as_str()), (Some(1), ""));
    assert!(json.err.contains("Nothing is known of `p-9`"), "{}", json.err);
}
