//! What a bundle carries forward of the one before, and who moves (docs/plan.md, "Versions").

#[allow(dead_code, reason = "inputs are played in other ways here")]
#[path = "support/player.rs"]
mod player;

use danbi::bundle::read::read;
use danbi::bundle::{Bundle, Fault, Retire, validate};
use danbi::conformance::normal;
use danbi::runtime::{Effect, Input, InputKind, Program, State, step};
use danbi::text::SourceMap;
use serde_json::{Value, json};

const HELLO: &str =
    r#"message hello { purpose informational push { title "안녕하세요" body "{{ user.name | default('고객') }}님" } }"#;

fn bundle(campaign: &str) -> Bundle {
    player::bundle(&format!("{HELLO}\n{campaign}"), "", "").unwrap()
}

fn carried(second: Bundle, first: &Bundle) -> Bundle {
    second.seal().unwrap().carrying(first).unwrap().into_bundle()
}

fn at(day: u32, time: &str) -> String {
    format!("2026-03-{:02}T{time}:00+09:00", day + 2)
}

fn begin() -> Value {
    json!([
        { "input": "profile", "id": "p", "person": "p-1", "at": at(0, "09:00"), "reachable": { "push": true },
            "consents": { "push": true } },
        { "input": "event", "id": "e", "person": "p-1", "at": at(0, "10:00"), "event": "app_opened", "properties": {} },
    ])
}

fn rest(day: u32) -> Value {
    json!([
        { "input": "activate", "id": "a", "at": at(0, "12:00"), "manifest": "0".repeat(64) },
        { "input": "tick", "at": at(day, "00:00") },
    ])
}

/// The effects before and after the second bundle comes into force.
fn play(first: &Bundle, second: &Bundle, days: u32) -> (Vec<Value>, Vec<Value>) {
    let mut state = State::new("p-1");
    let mut part = |bundle: &Bundle, inputs: &Value| {
        let program = Program::load(bundle).unwrap().rendering();
        state = State::decode(&program, "p-1", &state.encode()).unwrap();
        let mut effects: Vec<Effect> = Vec::new();
        for input in inputs.as_array().unwrap() {
            let input = Input::of_json(&program, &normal(input)).unwrap();
            if !matches!(input.kind, InputKind::Activate { .. }) || !state.is_empty() {
                step(&program, &mut state, &input, &mut effects);
            }
        }
        effects.iter().map(Effect::to_json).collect::<Vec<Value>>()
    };
    (part(first, &begin()), part(second, &rest(days)))
}

fn words(effects: &[Value]) -> Vec<&str> {
    let word = |effect: &'static str, of: &Value| of.get(effect).and_then(Value::as_str).map(str::to_owned);
    let words = effects.iter().map(|of| word("record", of).or(word("effect", of)).unwrap());
    words.map(|word| &*Box::leak(word.into_boxed_str())).collect()
}

const ONE: &str = "journey j { enter on app_opened reentry every time wait 1d step: send hello via push }";
const MORE: &str = "journey j { enter on app_opened reentry every time wait 1d step: send hello via push wait 2d send hello via push }";

/// P-VERSION-5, P-VERSION-6: the wait is the same, so the new steps behind it are taken; ids of commands are those of before.
#[test]
fn who_waits_at_an_unchanged_step_moves() {
    let (first, second) = (bundle(ONE), bundle(MORE));
    let second = carried(second, &first);
    let (before, after) = play(&first, &second, 9);
    assert_eq!(words(&before), ["entered"]);
    assert_eq!(words(&after), ["moved", "send", "send", "finished"]);
    let (old, new) = (&first.plan.journeys["j"], &second.plan.journeys["j"]);
    assert_eq!((&after[0]["from"], &after[0]["to"], &after[0]["version"]), (&json!(old), &json!(new), &json!(new)));
    assert_eq!((&after[0]["instance"], &after[0]["step"]), (&before[0]["instance"], &json!("wait-1d")));
    assert_eq!(after[1]["at"], "2026-03-03T01:00:00.000Z");
    let (_, alone) = play(&first, &first, 9);
    assert_eq!(words(&alone), ["send", "finished"]);
    assert_eq!(alone[0]["id"], after[1]["id"]);
}

/// P-VERSION-7.
#[test]
fn who_waits_at_a_changed_step_finishes_on_the_old_version() {
    let first = bundle(ONE);
    let second = carried(bundle(&ONE.replace("wait 1d", "wait 3d")), &first);
    let map = &second.plan.migrate["j"][&first.plan.journeys["j"]];
    assert_eq!(map.keys().map(|step| step.as_str()).collect::<Vec<_>>(), ["step"]);
    let (_, after) = play(&first, &second, 9);
    assert_eq!(words(&after), ["send", "finished"]);
    assert_eq!(after[1]["version"], json!(first.plan.journeys["j"]));
}

#[test]
fn nobody_moves_to_what_was_not_bound_or_counted() {
    let keyed = |key: &str| {
        format!(
            "journey j {{ enter on order_completed as order {key} reentry every time wait 1d \
             if did app_opened since entry {{ send hello via push }} }}"
        )
    };
    let counts = bundle(&keyed(""));
    let plain =
        bundle("journey j { enter on order_completed as order reentry every time wait 1d send hello via push }");
    assert!(carried(counts.clone(), &plain).plan.migrate.is_empty());
    assert!(!carried(plain.clone(), &counts).plan.migrate.is_empty());
    let other = plain.clone();
    let keyed = bundle(&keyed("key order.order_id"));
    assert!(carried(keyed, &other).plan.migrate.is_empty());
}

#[test]
fn versions_are_carried_until_they_are_retired() {
    let (first, second) = (bundle(ONE), carried(bundle(MORE), &bundle(ONE)));
    let third = bundle(&MORE.replace("wait 2d", "wait 5d"));
    let whole = carried(third.clone(), &second);
    let held = |bundle: &Bundle| bundle.older.iter().map(|journey| journey.version.clone()).collect::<Vec<_>>();
    let mut both = vec![first.plan.journeys["j"].clone(), second.plan.journeys["j"].clone()];
    both.sort();
    assert_eq!(held(&whole), both);
    assert_eq!(whole.plan.migrate["j"].len(), 2);
    assert!(whole.plan.needs.contains("migrate"));
    for (how, kept) in [(Retire::Drain, 2), (Retire::Exit, 1)] {
        let mut retiring = third.clone();
        retiring.plan.retired.entry("j".into()).or_default().insert(first.plan.journeys["j"].clone(), how);
        let retiring = carried(retiring, &second);
        assert_eq!((retiring.older.len(), retiring.plan.migrate["j"].len()), (kept, 1), "{how:?}");
    }
    // A version that comes back is current again.
    assert_eq!(held(&carried(bundle(ONE), &second)), [second.plan.journeys["j"].clone()]);
}

#[test]
fn what_is_carried_is_written_read_and_the_same_every_time() {
    let second = || carried(bundle(MORE), &bundle(ONE));
    let files = |bundle: Bundle| bundle.seal().unwrap().files(&SourceMap::default()).unwrap();
    assert_eq!(files(second()), files(second()));
    let read = read(&files(second()).into_iter().collect()).unwrap();
    assert_eq!((read.older.len(), &read.plan.migrate), (1, &second().plan.migrate));
    assert_eq!(files(read.clone()).len(), files(second()).len());
    let mut broken = read;
    let steps = broken.plan.migrate.get_mut("j").unwrap().values_mut().next().unwrap();
    steps.insert("wait-1d".into(), "nowhere".into());
    let faults: Vec<Fault> = validate(&broken).into_iter().map(|broken| broken.fault).collect();
    assert_eq!(faults, [Fault::Missing { kind: "step", name: "nowhere".into() }]);
}

/// P-TEXT-6: a message that takes something else now keeps its last text for those who still send it as before.
#[test]
fn texts_of_an_older_signature_are_kept() {
    let first = bundle(ONE);
    let other = HELLO.replace("purpose informational", "purpose informational topic member_news");
    let topic = "[consents.member_news]\nkind = \"topic\"\n";
    let second = player::bundle(&format!("{other}\n{}", ONE.replace("wait 1d", "wait 3d")), "", topic).unwrap();
    assert_ne!(first.plan.messages["hello"].signature, second.plan.messages["hello"].signature);
    let second = carried(second, &first);
    let (_, after) = play(&first, &second, 9);
    assert_eq!(words(&after), ["send", "finished"]);
    assert_eq!(after[0]["content"]["fields"]["body"], "고객님");
    let third = carried(second.clone(), &second);
    assert_eq!(third.catalogs["ko"].older, second.catalogs["ko"].older);
    assert_eq!(third.catalogs["ko"].older.len(), 1);
}

/// What an older version counts is kept as before, whatever the current one asks.
#[test]
fn histories_of_older_versions_are_kept() {
    let asks = |times: u32| {
        format!(
            "journey j {{ enter on app_opened reentry every time audience did app_opened at least {times} times in last 9d wait 1d stop }}"
        )
    };
    let (first, second) = (bundle(&asks(5)), bundle(&asks(2)));
    let ids: Vec<_> = first.plan.histories.keys().collect();
    assert_eq!(ids, second.plan.histories.keys().collect::<Vec<_>>());
    let carried = carried(second.clone(), &first);
    assert_eq!(carried.plan.histories, first.plan.histories);
    assert_ne!(second.plan.histories, first.plan.histories);
}
