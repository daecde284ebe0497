//! The rules of the format, each broken once.

#[path = "support/bundle.rs"]
mod support;

use danbi::bundle::{Bundle, Fault, Journey, Operand, Plan, Step, validate};
use danbi::types::Percent;
use serde_json::json;
use support::every_construct;

/// What is wrong after a change to the sealed bundle, as `place: fault`.
fn after(change: impl FnOnce(&mut Bundle)) -> Vec<String> {
    let mut bundle = every_construct().seal().unwrap().into_bundle();
    change(&mut bundle);
    validate(&bundle).iter().map(ToString::to_string).collect()
}

fn with_journey(change: impl FnOnce(&mut Journey)) -> Vec<String> {
    after(|bundle| change(bundle.journeys.get_mut("everything").unwrap()))
}

fn with_plan(change: impl FnOnce(&mut Plan)) -> Vec<String> {
    after(|bundle| change(&mut bundle.plan))
}

fn set_step(journey: &mut Journey, id: &str, step: serde_json::Value) {
    journey.steps.insert(id.into(), serde_json::from_value(step).unwrap());
}

#[test]
fn the_sample_breaks_nothing() {
    assert_eq!(after(|_| ()), Vec::<String>::new());
}

#[test]
fn what_is_named_exists() {
    let wait = |next: &str| json!({ "do": "wait", "for": "PT1H", "next": next });
    assert_eq!(
        with_journey(|journey| set_step(journey, "wait", wait("nowhere"))),
        ["journey everything, step wait: there is no step `nowhere`"]
    );
    assert_eq!(
        with_journey(|journey| journey.start = "nowhere".into()),
        ["journey everything: there is no step `nowhere`"]
    );
    assert_eq!(
        with_journey(|journey| journey.segments.clear()),
        ["journey everything: there is no segment `recent_buyer`"]
    );
    assert_eq!(with_journey(|journey| journey.offers.clear()), ["journey everything: there is no offer `comeback`"]);
    assert_eq!(with_journey(|journey| journey.messages.clear()), ["journey everything: there is no message `digest`"]);
    let found = with_plan(|plan| plan.histories.clear());
    assert!(found.contains(&"journey everything: there is no history `h000000000003`".to_owned()), "{found:?}");
    let found = with_plan(|plan| drop(plan.journeys.remove("cart_recovery")));
    assert_eq!(found, ["journey everything: there is no journey `cart_recovery`"]);
}

#[test]
fn every_message_has_a_text_for_every_channel() {
    let found = with_plan(|plan| plan.messages.get_mut("digest").unwrap().channels.extend(["push".into()]));
    assert_eq!(found, ["message digest in ko: there is no text for the channel `push`"]);
}

#[test]
fn a_segment_is_not_defined_by_itself() {
    let found = with_plan(|plan| {
        let loop_back = serde_json::from_value(json!({ "predicate": { "segment": "loyal" } })).unwrap();
        plan.segments.insert("recent_buyer".into(), loop_back);
    });
    assert!(found.contains(&"segment loyal: it should be so: no segment is defined by itself".to_owned()), "{found:?}");
}

#[test]
fn a_way_that_leads_back_is_a_cycle() {
    let found =
        with_journey(|journey| set_step(journey, "load", json!({ "do": "wait", "for": "PT1H", "next": "until" })));
    assert!(
        found.iter().any(|found| found.ends_with("a way leads back here that is not the end of a repeat")),
        "{found:?}"
    );
}

#[test]
fn a_way_past_a_repeat_may_not_lead_back_into_it() {
    let into_the_body = json!({ "do": "grant", "offer": "comeback", "next": "repeat/set" });
    let found = with_journey(|journey| set_step(journey, "grant", into_the_body));
    assert!(found.iter().any(|found| found.contains("a way leads back here")), "{found:?}");
    let to_the_repeat = json!({ "do": "grant", "offer": "comeback", "next": "repeat" });
    let found = with_journey(|journey| set_step(journey, "grant", to_the_repeat));
    assert!(found.iter().any(|found| found.contains("a way leads back here")), "{found:?}");
}

#[test]
fn repeats_stand_inside_one_another() {
    let found = with_journey(|journey| {
        set_step(
            journey,
            "repeat/set",
            json!({ "do": "repeat", "times": 2, "every": "P1D", "body": "inner", "next": "repeat" }),
        );
        set_step(journey, "inner", json!({ "do": "wait", "for": "PT1H", "next": "repeat/set" }));
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_binding_is_bound_on_every_way() {
    let used = json!({ "do": "call", "webhook": "notify_store",
        "args": [{ "name": "order_id", "value": { "binding": ["order", "order_id"] } }], "next": "stop" });
    assert_eq!(
        with_journey(|journey| set_step(journey, "repeat/set", used.clone()))
            .into_iter()
            .filter(|found| found.contains("order"))
            .collect::<Vec<_>>(),
        ["journey everything, step repeat/set: `order` is not bound on every way that leads here"]
    );
    assert_eq!(
        with_journey(|journey| set_step(journey, "last", used)),
        ["journey everything, step last: `order` is not bound on every way that leads here"]
    );
    assert_eq!(
        with_journey(|journey| drop(
            journey.bindings.insert("order".into(), serde_json::from_value(json!({ "event": "signed_up" })).unwrap())
        )),
        ["journey everything, step until-7: `order` is declared to hold something else"]
    );
}

#[test]
fn figures_stay_in_their_bounds() {
    let found = with_journey(|journey| {
        let Some(Step::Assign(assign)) = journey.steps.get_mut("assign") else { panic!("assign is gone") };
        assign.arms[0].weight = Percent(4_499);
    });
    assert_eq!(
        found,
        ["journey everything, step assign: it should be so: the weights of an experiment sum to 10,000 basis points"]
    );
    let found = with_journey(|journey| {
        let Some(Step::Repeat { times, .. }) = journey.steps.get_mut("repeat") else { panic!("repeat is gone") };
        *times = 32;
    });
    assert_eq!(found, ["journey everything, step repeat: it should be so: a repeat runs 1 to 31 times"]);
    let found = with_plan(|plan| plan.policy.caps[0].count = 0);
    assert_eq!(found, ["policy: it should be so: a cap allows at least one"]);
}

#[test]
fn operands_stand_where_they_mean_something() {
    let mut bundle = every_construct().seal().unwrap().into_bundle();
    bundle.journeys.get_mut("cart_recovery").unwrap().key = Some(Operand::Offer(vec!["name".into()]));
    assert!(validate(&bundle).iter().any(|broken| broken.fault == Fault::OutOfPlace { operand: "offer" }));
    let mut bundle = every_construct().seal().unwrap().into_bundle();
    let message = bundle.catalogs.get_mut("ko").unwrap().messages.get_mut("digest").unwrap();
    std::sync::Arc::make_mut(message.contents.get_mut("email").unwrap()).fields["body"] = serde_json::from_value(
        json!([{ "placeholder": { "value": { "binding": ["cart", "price"] }, "type": { "type": "text" } } }]),
    )
    .unwrap();
    assert!(validate(&bundle).iter().any(|broken| broken.fault == Fault::Unbound { binding: "cart".into() }));
}

/// P-STEP-24: all rounds of repeats without a pause happen at one instant.
#[test]
fn repeats_without_a_pause_are_bounded() {
    let nested = |times: u32, every: &str| {
        with_journey(|journey| {
            let repeat = |body: &str, next: &str| json!({ "do": "repeat", "times": times, "every": every, "body": body, "next": next });
            set_step(journey, "ended", json!({ "do": "stop" }));
            set_step(journey, "outer", repeat("middle", "ended"));
            set_step(journey, "middle", repeat("inner", "outer"));
            set_step(journey, "inner", repeat("tag", "middle"));
            set_step(journey, "tag", json!({ "do": "list", "list": "vip", "change": "add", "next": "inner" }));
        })
    };
    assert_eq!(nested(21, "PT0S"), Vec::<String>::new());
    assert_eq!(nested(22, "PT1S"), Vec::<String>::new());
    let rule = "it should be so: repeats without a pause run at most 10,000 rounds altogether";
    assert_eq!(nested(22, "PT0S"), [format!("journey everything, step tag: {rule}")]);
}
