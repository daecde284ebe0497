//! A bundle that takes the place of another: who stays where, what is known since when.

#[allow(dead_code, reason = "inputs are played in other ways here")]
#[path = "support/player.rs"]
mod player;

use danbi::bundle::{Bundle, Retire};
use danbi::runtime::{Effect, EffectKind, Input, InputKind, Instant, Program, State, step};
use serde_json::{Value, json};

const HELLO: &str = r#"message hello { purpose informational push { title "안녕하세요" body "반가워요." } }"#;
const AD: &str = r#"message ad { purpose advertising cta "보기" -> "https://example.com" push { title "(광고) 할인" body "할인 중이에요." } }"#;

fn bundle(campaign: &str) -> Bundle {
    player::bundle(&format!("{HELLO}\n{AD}\n{campaign}"), "", "").unwrap()
}

fn program(campaign: &str) -> Program {
    Program::load(&bundle(campaign)).unwrap()
}

/// Played on, each program from its activation; gives the effects of each part.
fn play_on(parts: &[(&Program, Value)]) -> Vec<Vec<Value>> {
    let mut state = State::new("p-1");
    let mut all = Vec::new();
    for (turn, (program, inputs)) in parts.iter().enumerate() {
        let mut effects: Vec<Effect> = Vec::new();
        for (index, input) in inputs.as_array().unwrap().iter().enumerate() {
            let input = player::whole(input, index + 100 * turn, &[]);
            let input = Input::of_json(program, &input).unwrap();
            if matches!(input.kind, InputKind::Activate { .. }) {
                // Up to its instant the bundle before is in force.
                let tick = Input { id: "".into(), kind: InputKind::Tick, ..input.clone() };
                step(parts[turn.saturating_sub(1)].0, &mut state, &tick, &mut effects);
                state = State::decode(program, "p-1", &state.encode()).unwrap();
            }
            step(program, &mut state, &input, &mut effects);
        }
        all.push(effects.iter().map(Effect::to_json).collect());
    }
    all
}

fn at(day: u32, time: &str) -> String {
    format!("2026-03-{:02}T{time}:00+09:00", day + 2)
}

fn profile() -> Value {
    let flags = json!({ "push": true, "advertising": true });
    json!({ "input": "profile", "at": at(0, "09:00"), "reachable": { "push": true }, "consents": flags })
}

fn opened(day: u32, time: &str) -> Value {
    json!({ "input": "event", "at": at(day, time), "event": "app_opened" })
}

fn ordered(day: u32, time: &str) -> Value {
    let properties = json!({ "order_id": "o", "amount": { "minor": 1, "currency": "KRW" }, "status": "paid" });
    json!({ "input": "event", "at": at(day, time), "event": "order_completed", "properties": properties })
}

fn activate(day: u32, time: &str) -> Value {
    json!({ "input": "activate", "at": at(day, time), "manifest": "0".repeat(64) })
}

fn tick(day: u32, time: &str) -> Value {
    json!({ "input": "tick", "at": at(day, time) })
}

fn told(effects: &[Value]) -> Vec<String> {
    let word = |effect: &Value| {
        let word = effect.get("record").or(effect.get("effect")).unwrap().as_str().unwrap().to_owned();
        effect.get("reason").map_or(word.clone(), |reason| format!("{word} {}", reason.as_str().unwrap()))
    };
    effects.iter().map(word).collect()
}

/// The old version stays in the bundle, so people finish on it (P-VERSION-2); commands keep their keys (P-KEY-4).
#[test]
fn people_finish_on_the_version_they_entered() {
    let first = bundle("journey j { enter on app_opened reentry every time wait 1d step: send hello via push }");
    let second = bundle("journey j { enter on app_opened reentry every time wait 2d step: send hello via push }");
    let old = first.journeys["j"].clone();
    let with_old = Program::load_with(&second, vec![old]).unwrap();
    let first = Program::load(&first).unwrap();
    let parts = [
        (&first, json!([profile(), opened(0, "10:00")])),
        (&with_old, json!([activate(0, "12:00"), tick(1, "11:00"), opened(1, "12:00"), tick(9, "00:00")])),
    ];
    let effects = play_on(&parts);
    assert_eq!(told(&effects[0]), ["entered"]);
    assert_eq!(told(&effects[1]), ["send", "finished", "entered", "send", "finished"]);
    assert_eq!(effects[1][0]["at"], "2026-03-03T01:00:00.000Z");
    assert_eq!(effects[1][3]["at"], "2026-03-05T03:00:00.000Z");
    let alone = play_on(&[(&first, json!([profile(), opened(0, "10:00"), tick(2, "00:00")]))]);
    assert_eq!(alone[0][1]["id"], effects[1][0]["id"]);
}

#[test]
fn whose_version_is_gone_or_given_up_leaves() {
    let journey = |wait: &str| format!("journey j {{ enter on app_opened reentry every time wait {wait} stop }}");
    let first = bundle(&journey("1d"));
    let gone = program(&journey("2d"));
    let before = json!([profile(), opened(0, "10:00")]);
    let after = json!([activate(0, "12:00"), tick(5, "00:00")]);
    let start = Program::load(&first).unwrap();
    assert_eq!(told(&play_on(&[(&start, before.clone()), (&gone, after.clone())])[1]), ["exited retired"]);
    for (how, expected) in [(Retire::Drain, "finished"), (Retire::Exit, "exited retired")] {
        let mut second = bundle(&journey("2d"));
        let old = first.journeys["j"].clone();
        second.plan.retired.entry("j".into()).or_default().insert(old.version.clone(), how);
        let second = Program::load_with(&second.seal().unwrap().into_bundle(), vec![old]).unwrap();
        assert_eq!(told(&play_on(&[(&start, before.clone()), (&second, after.clone())])[1]), [expected]);
    }
}

/// P-VERSION-1: schedules and the first truth of `when` count from the activation, unless the version was in force before.
#[test]
fn entries_count_from_the_activation() {
    let empty = program("journey k { enter on app_opened reentry every time stop }");
    let campaign = "journey k { enter on app_opened reentry every time stop }
        journey j { enter when user.visits > 3, including current reentry every time stop }
        journey s { enter every monday, tuesday at 10:00 stop }";
    let full = program(campaign);
    let mut visitor = profile();
    visitor["attributes"] = json!({ "visits": 5 });
    let parts = [
        (&empty, json!([visitor, opened(0, "09:30")])),
        (&full, json!([activate(0, "12:00"), tick(1, "09:00")])),
        (&full, json!([activate(1, "09:30"), tick(1, "12:00")])),
    ];
    let effects = play_on(&parts);
    assert_eq!(told(&effects[1]), ["entered", "finished"]);
    assert_eq!((&effects[1][0]["journey"], &effects[1][0]["at"]), (&json!("j"), &json!("2026-03-02T03:00:00.000Z")));
    assert_eq!(told(&effects[2]), ["entered", "finished"]);
    assert_eq!((&effects[2][0]["journey"], &effects[2][0]["at"]), (&json!("s"), &json!("2026-03-03T01:00:00.000Z")));
}

/// P-PAST-12: what the bundle before did not keep is unknown; what it kept is not.
#[test]
fn a_history_is_known_from_when_it_was_kept() {
    let first =
        program("journey j { enter on app_opened reentry every time audience did order_completed in last 2d stop }");
    let second = program(
        "journey j { enter on app_opened reentry every time audience did order_completed in last 2d stop }
         journey k { enter on app_opened reentry every time audience did not cart_item_added in last 2d stop }",
    );
    let backfill = json!({ "input": "backfill", "at": at(0, "08:00"), "events": [] });
    let parts = [
        (&first, json!([backfill, profile(), ordered(0, "10:00")])),
        (&second, json!([activate(1, "00:00"), opened(1, "10:00"), opened(3, "00:01")])),
    ];
    let effects = play_on(&parts);
    assert_eq!(
        told(&effects[1]),
        ["entered", "finished", "refused unknown_history", "refused audience", "entered", "finished"]
    );
}

/// P-POLICY-8, P-POLICY-11: the policy in force counts, with the sends that are remembered.
#[test]
fn the_policy_is_that_of_the_bundle_in_force() {
    let campaign = |cap: &str| {
        format!(
            "policy {{ cap {cap} }}\njourney j {{ enter on app_opened reentry every time wait 1h send ad via push }}"
        )
    };
    let (first, second) = (program(&campaign("9 per 24h")), bundle(&campaign("1 per 48h")));
    let parts = [
        (&first, json!([profile(), opened(0, "10:00"), tick(0, "12:00"), opened(1, "08:00")])),
        (&Program::load(&second).unwrap(), json!([activate(1, "08:30"), tick(1, "10:00")])),
    ];
    let effects = play_on(&parts);
    assert_eq!(told(&effects[0]), ["entered", "send", "finished", "entered"]);
    assert_eq!(told(&effects[1]), ["withheld cap", "finished"]);
}

#[test]
fn a_person_who_is_not_there_hears_of_no_activation() {
    let program = program("journey j { enter when user.visits > 3, including current reentry every time stop }");
    let mut state = State::new("p-1");
    let mut effects = Vec::new();
    let kind = InputKind::Activate { manifest: "0".repeat(64).into() };
    let input = Input { id: "a".into(), at: Instant::parse("2026-03-02T00:00:00Z").unwrap(), person: "".into(), kind };
    assert_eq!(step(&program, &mut state, &input, &mut effects), None);
    assert!(state.is_empty() && effects.iter().all(|effect| matches!(effect.kind, EffectKind::Record(_))));
    assert_eq!(effects, []);
}
