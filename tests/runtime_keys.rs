//! Keys of instances and commands, as docs/plan.md publishes them.

#[path = "support/player.rs"]
mod player;

use danbi::bundle::Operand;
use danbi::runtime::{Effect, EffectKind, Key, Program, Record};
use serde_json::{Value, json};

const PAGE: &str = include_str!("../docs/plan.md");

const HELLO: &str = r#"message hello { purpose informational push { title "안녕하세요" body "반가워요." } }"#;

#[test]
fn the_vectors_of_the_page() {
    let instance = Key::of(&["shop", "welcome", "p-1", "", "i-1"]);
    let command = Key::of(&[&instance.to_string(), "send-welcome", "1", "1", "push"]);
    for key in [Key::of(&["a", "b", ""]), instance, command] {
        assert!(PAGE.contains(&format!("`{key}`")), "{key} is not in the page");
    }
}

fn effects(campaign: &str, inputs: &Value) -> Vec<Value> {
    let bundle = player::bundle(&format!("{HELLO}\n{campaign}"), "", "").unwrap();
    player::play(&Program::load(&bundle).unwrap(), inputs.as_array().unwrap())
}

fn profile() -> Value {
    json!({ "input": "profile", "at": "2026-03-02T00:00:00Z", "reachable": { "push": true }, "consents": { "push": true } })
}

#[test]
fn an_instance_is_called_by_journey_person_key_and_cause() {
    let campaign = "journey j { enter on cart_item_added as c key c.cart_id reentry every time send hello via push }";
    let properties = json!({ "cart_id": "c1", "product_name": "니트", "category": "a",
        "price": { "minor": 1, "currency": "KRW" } });
    let event = json!({ "input": "event", "id": "e-9", "at": "2026-03-02T01:00:00Z", "event": "cart_item_added",
        "properties": properties });
    let effects = effects(campaign, &json!([profile(), event]));
    let instance = Key::of(&["sample", "j", "p-1", "\"c1\"", "e-9"]).to_string();
    let command = Key::of(&[&instance, "send-hello", "1", "1", "push"]).to_string();
    assert_eq!((&effects[0]["instance"], &effects[1]["id"]), (&json!(instance), &json!(command)));
}

#[test]
fn without_an_event_the_instant_is_the_cause_and_a_journey_event_has_an_id() {
    let campaign = "journey j { enter every monday, tuesday at 10:00 stop }
        journey k { enter on finished(j) reentry every time stop }";
    let effects = effects(campaign, &json!([profile(), { "input": "tick", "at": "2026-03-02T01:00:00Z" }]));
    let j = Key::of(&["sample", "j", "p-1", "", "2026-03-02T01:00:00.000Z"]).to_string();
    let k = Key::of(&["sample", "k", "p-1", "", &format!("{j}/finished")]).to_string();
    assert_eq!((&effects[0]["instance"], &effects[2]["instance"]), (&json!(j), &json!(k)));
}

#[test]
fn every_round_has_commands_of_its_own() {
    let campaign =
        "journey j { enter on app_opened reentry every time repeat 3 times every 1h { send hello via push } }";
    let event = json!({ "input": "event", "id": "e", "at": "2026-03-02T01:00:00Z", "event": "app_opened" });
    let effects = effects(campaign, &json!([profile(), event, { "input": "tick", "at": "2026-03-03T01:00:00Z" }]));
    let instance = Key::of(&["sample", "j", "p-1", "", "e"]).to_string();
    let ids: Vec<&str> = effects.iter().filter_map(|effect| effect.get("id")?.as_str()).collect();
    let step = effects[1]["step"].as_str().unwrap();
    let expected = ["1", "2", "3"].map(|round| Key::of(&[&instance, step, round, "1", "push"]).to_string());
    assert_eq!(ids, expected);
}

/// The compiler wants a key to be set; a bundle of somebody else's may not (P-ENTRY-11).
#[test]
fn a_key_that_is_unset_is_a_key_of_its_own() {
    let campaign = "journey j { enter on order_completed as o key o.order_id reentry every time wait 1h }";
    let mut bundle = player::bundle(campaign, "", "").unwrap();
    let journey = bundle.journeys.get_mut("j").unwrap();
    journey.key = Some(Operand::Binding(vec!["o".into(), "cart_id".into()]));
    let program = Program::load(&bundle.seal().unwrap().into_bundle()).unwrap();
    let order = |at: &str, cart: Option<&str>| {
        let mut properties = json!({ "order_id": "o", "amount": { "minor": 1, "currency": "KRW" }, "status": "paid" });
        if let Some(cart) = cart {
            properties["cart_id"] = cart.into();
        }
        json!({ "input": "event", "at": at, "event": "order_completed", "properties": properties })
    };
    let inputs = [
        order("2026-03-02T01:00:00Z", None),
        order("2026-03-02T01:01:00Z", Some("a")),
        order("2026-03-02T01:02:00Z", None),
    ];
    let effects = player::play(&program, &inputs);
    let told: Vec<(&str, Option<&str>)> = effects
        .iter()
        .map(|effect| {
            (effect["record"].as_str().unwrap(), effect.get("key").or(effect.get("reason")).and_then(Value::as_str))
        })
        .collect();
    assert_eq!(told, [("entered", None), ("entered", Some("a")), ("refused", Some("running"))]);
}

#[test]
fn a_record_has_no_id() {
    let bundle = player::bundle("journey j { enter on app_opened reentry every time stop }", "", "").unwrap();
    let program = Program::load(&bundle).unwrap();
    let mut state = danbi::runtime::State::new("p-1");
    let mut effects: Vec<Effect> = Vec::new();
    let event = json!({ "input": "event", "id": "e", "person": "p-1", "at": "2026-03-02T01:00:00.000Z",
        "event": "app_opened", "properties": {} });
    let input = danbi::runtime::Input::of_json(&program, &event).unwrap();
    danbi::runtime::step(&program, &mut state, &input, &mut effects);
    assert!(matches!(effects[0].kind, EffectKind::Record(Record::Entered { key: None })));
    assert_eq!(effects[0].to_json().get("id"), None);
}
