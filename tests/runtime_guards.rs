//! Guards of law and vendors. The compiler writes none yet, so they are put into compiled bundles here.

#[path = "support/player.rs"]
mod player;

use danbi::bundle::{Closed, Guard, Predicate, Reason, Step};
use danbi::runtime::{Command, Input, Program, State, step};
use danbi::types::{TimeOfDay, TimeRange};
use serde_json::{Value, json};

const AD: &str = r#"message ad { purpose advertising cta "보기" -> "https://example.com" push { title "(광고) 할인" body "할인 중이에요." } sms { body "(광고) 할인" } }"#;

fn guard(rule: &'static str, hours: Option<(u16, u16)>, effect: Closed) -> Guard {
    let range =
        |(start, end)| TimeRange { start: TimeOfDay::new(start, 0).unwrap(), end: TimeOfDay::new(end, 0).unwrap() };
    Guard { rule: rule.into(), hours: hours.map(range), unless: None, effect }
}

/// What happens to an advertisement by push, else by SMS, with these guards of push.
fn effects(guards: Vec<Guard>, inputs: &[Value]) -> Vec<Value> {
    player::play(&program(guards), inputs)
}

fn program(guards: Vec<Guard>) -> Program {
    let campaign = format!("{AD}\njourney j {{ enter on app_opened reentry every time send ad via push else sms }}");
    let mut bundle = player::bundle(&campaign, "", "").unwrap();
    for step in bundle.journeys.get_mut("j").unwrap().steps.values_mut() {
        if let Step::Send(send) = step {
            send.via[0].guards.clone_from(&guards);
            send.via[0].fallback_after = None;
        }
    }
    Program::load(&bundle.seal().unwrap().into_bundle()).unwrap()
}

fn profile(consents: &[&str], reachable: &[&str]) -> Value {
    let flags = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), json!(true))).collect::<Value>();
    json!({ "input": "profile", "at": "2026-03-02T09:00:00+09:00", "consents": flags(consents), "reachable": flags(reachable) })
}

const ALL: [&str; 3] = ["advertising", "push", "sms"];

fn opened(time: &str) -> Value {
    json!({ "input": "event", "at": format!("2026-03-02T{time}:00+09:00"), "event": "app_opened" })
}

fn tick(time: &str) -> Value {
    json!({ "input": "tick", "at": format!("2026-03-{time}:00+09:00") })
}

/// Whoever runs it in this process sees which channel would not do; what is written says nothing of it.
#[test]
fn a_message_that_left_knows_what_would_not_do_before() {
    let program = program(vec![guard("kr-night-ad", Some((21, 8)), Closed::Refuse)]);
    let passed_over = |time: &str| {
        let (mut state, mut effects) = (State::new("p-1"), Vec::new());
        for (index, input) in [profile(&ALL, &["push", "sms"]), opened(time)].iter().enumerate() {
            let input = Input::of_json(&program, &player::whole(input, index, &[])).unwrap();
            step(&program, &mut state, &input, &mut effects);
        }
        assert!(effects.iter().all(|effect| effect.to_json().get("passed_over").is_none()));
        let sent = effects.iter().find_map(|effect| match effect.command() {
            Some(Command::Send(send)) => Some(send.passed_over.clone()),
            _ => None,
        });
        sent.unwrap()
    };
    assert_eq!(passed_over("22:00"), [("push".into(), Reason::Guard)]);
    assert_eq!(passed_over("12:00"), []);
}

#[test]
fn one_that_refuses_moves_on_to_the_next_channel() {
    let night = || vec![guard("kr-night-ad", Some((21, 8)), Closed::Refuse)];
    let by_night = effects(night(), &[profile(&ALL, &["push", "sms"]), opened("21:00")]);
    assert_eq!(by_night[1]["channel"], "sms");
    let by_day = effects(night(), &[profile(&ALL, &["push", "sms"]), opened("20:59")]);
    assert_eq!(by_day[1]["channel"], "push");
    let nowhere = effects(night(), &[profile(&ALL, &["push"]), opened("22:00")]);
    assert_eq!(nowhere[1]["reason"], "guard");
    assert_eq!(nowhere[1]["rule"], "kr-night-ad");
    assert_eq!(nowhere[1]["channels"], json!({ "push": "guard", "sms": "unreachable" }));
}

#[test]
fn one_that_holds_blocks_until_its_hours_are_over() {
    let guards = vec![guard("kr-night-ad", Some((21, 8)), Closed::Hold)];
    let held = effects(guards, &[profile(&ALL, &["push", "sms"]), opened("22:00"), tick("04T00:00")]);
    assert_eq!((&held[1]["record"], &held[1]["rule"]), (&json!("held"), &json!("kr-night-ad")));
    assert_eq!(held[1]["until"], "2026-03-02T23:00:00.000Z");
    assert_eq!((&held[2]["channel"], &held[2]["at"]), (&json!("push"), &json!("2026-03-02T23:00:00.000Z")));
}

/// P-SEND-17.
#[test]
fn one_that_refuses_decides_before_one_that_holds() {
    let guards = vec![guard("holds", Some((21, 8)), Closed::Hold), guard("refuses", None, Closed::Refuse)];
    let effects = effects(guards, &[profile(&ALL, &["push", "sms"]), opened("22:00")]);
    assert_eq!(effects[1]["channel"], "sms");
}

#[test]
fn a_consent_lifts_it_even_during_a_hold() {
    let mut night = guard("kr-night-ad", Some((21, 8)), Closed::Hold);
    night.unless = Some(Predicate::Consents { to: "night".into() });
    let mut consent = profile(&["night"], &[]);
    consent["at"] = "2026-03-02T23:00:00+09:00".into();
    let effects = effects(vec![night], &[profile(&ALL, &["push", "sms"]), opened("22:00"), consent, opened("23:30")]);
    let told: Vec<(&Value, &Value)> = effects.iter().map(|effect| (&effect["step"], &effect["at"])).collect();
    assert_eq!(effects[1]["record"], "held");
    assert_eq!((&effects[2]["channel"], told[2].1), (&json!("push"), &json!("2026-03-02T14:00:00.000Z")));
    assert_eq!(effects[5]["channel"], "push");
}
