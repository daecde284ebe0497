//! Histories: the smallest exact memory, and its bytes.

use std::collections::BTreeMap;

use danbi::bundle::{
    Aggregation, Contract, EventContract, EventMatch, History, HistoryBook, Keep, TooMany, Window, sha256_hex,
    worst_bytes,
};
use danbi::types::{Duration, Name, Unit};
use serde_json::json;

fn order() -> EventMatch {
    serde_json::from_value(json!({ "event": "order_completed" })).unwrap()
}

fn event(minimum_gap: Option<&str>) -> EventContract {
    let mut contract = json!({ "properties": {} });
    if let Some(gap) = minimum_gap {
        contract["minimum_gap"] = gap.into();
    }
    serde_json::from_value(contract).unwrap()
}

fn days(days: u32) -> Window {
    Window::Last(Duration::days(days))
}

fn hours(hours: u64) -> Window {
    Window::Last(Duration::ZERO.plus(hours, Unit::Hour).unwrap())
}

fn amount() -> Vec<Name> {
    vec!["amount".into()]
}

fn only(book: HistoryBook) -> History {
    let mut histories = book.into_histories();
    assert_eq!(histories.len(), 1);
    histories.pop_first().unwrap().1
}

#[test]
fn a_count_needs_as_many_instants_and_an_upper_limit_one_more() {
    for (at_least, at_most, count) in [(1, None, 1), (3, None, 3), (0, Some(0), 1), (2, Some(2), 3), (0, Some(4), 5)] {
        let mut book = HistoryBook::default();
        book.did(&order(), at_least, at_most, days(90)).unwrap();
        assert_eq!(only(book).keep, Keep::Instants { count, last: Some(Duration::days(90)) });
    }
}

#[test]
fn what_is_asked_twice_is_kept_once_and_large_enough_for_both() {
    let mut book = HistoryBook::default();
    let first = book.did(&order(), 3, None, days(7));
    assert_eq!(book.did(&order(), 1, None, days(90)), first);
    assert_eq!(book.clone().did(&order(), 1, None, hours(24 * 91)), first);
    assert_eq!(only(book.clone()).keep, Keep::Instants { count: 3, last: Some(Duration::days(90)) });
    assert_eq!(book.did(&order(), 1, None, Window::Ever {}), first);
    assert_eq!(only(book).keep, Keep::Instants { count: 3, last: None });
}

#[test]
fn another_filter_is_another_history() {
    let mut book = HistoryBook::default();
    let paid: EventMatch = serde_json::from_value(json!({ "event": "order_completed",
        "where": { "compare": { "op": "==", "left": { "property": ["status"] }, "right": { "const": { "enum": "paid" } } } } })).unwrap();
    let all = book.did(&order(), 1, None, days(7));
    assert_ne!(book.did(&paid, 1, None, days(7)), all);
    assert_eq!(all.unwrap().len(), 13);
}

#[test]
fn an_id_is_the_published_hash() {
    let mut book = HistoryBook::default();
    let count = book.did(&order(), 1, None, days(7)).unwrap();
    let sum = book.aggregate(Aggregation::Sum, &order(), &amount(), days(7), None).unwrap().unwrap();
    let id = |text: &str| format!("h{}", &sha256_hex(text.as_bytes())[..12]);
    assert_eq!(count, id(r#"{"kind":"instants","match":{"event":"order_completed"},"value":[]}"#));
    assert_eq!(sum, id(r#"{"kind":"days","match":{"event":"order_completed"},"value":["amount"]}"#));
}

#[test]
fn what_belongs_to_an_instance_is_kept_with_it() {
    let mut book = HistoryBook::default();
    let of_this_cart: EventMatch = serde_json::from_value(json!({ "event": "order_completed",
        "where": { "compare": { "op": "==", "left": { "property": ["cart_id"] }, "right": { "binding": ["cart", "cart_id"] } } } })).unwrap();
    let own: EventMatch =
        serde_json::from_value(json!({ "message": { "kind": "opened", "message": "cart_waiting", "own": true } }))
            .unwrap();
    assert_eq!(book.did(&of_this_cart, 1, None, days(7)), None);
    assert_eq!(book.did(&own, 1, None, days(7)), None);
    assert_eq!(book.did(&order(), 1, None, Window::SinceEntry {}), None);
    let since = book.aggregate(Aggregation::Sum, &order(), &amount(), Window::SinceEntry {}, None);
    assert_eq!(since, Ok(None));
    assert_eq!(book.into_histories(), BTreeMap::new());
}

#[test]
fn aggregates_over_days_keep_one_bucket_a_day() {
    let mut book = HistoryBook::default();
    let sum = book.aggregate(Aggregation::Sum, &order(), &amount(), days(90), None).unwrap();
    assert_eq!(book.aggregate(Aggregation::Avg, &order(), &amount(), days(30), None).unwrap(), sum);
    let of = [Aggregation::Sum, Aggregation::Avg].into();
    assert_eq!(only(book).keep, Keep::Days { days: 90, value: amount(), of });
}

#[test]
fn aggregates_over_hours_need_a_gap_that_bounds_them() {
    let asked = |function, window, contract: Option<EventContract>| {
        HistoryBook::default()
            .aggregate(function, &order(), &amount(), window, contract.as_ref())
            .map(|id| id.is_some())
    };
    assert_eq!(asked(Aggregation::Sum, hours(6), None), Err(TooMany { most: None }));
    assert_eq!(asked(Aggregation::Sum, hours(6), Some(event(None))), Err(TooMany { most: None }));
    assert_eq!(asked(Aggregation::Sum, hours(6), Some(event(Some("PT5M")))), Err(TooMany { most: Some(72) }));
    assert_eq!(asked(Aggregation::Sum, hours(6), Some(event(Some("PT30M")))), Ok(true));
    assert_eq!(asked(Aggregation::Last, hours(6), None), Ok(true));
    let once = EventContract { once_per_person: true, ..event(None) };
    assert_eq!(asked(Aggregation::Max, hours(6), Some(once)), Ok(true));
}

#[test]
fn a_half_open_window_holds_its_length_over_the_gap_rounded_up() {
    for (gap, count) in [("PT6H", 1), ("PT4H", 2), ("PT3H", 2), ("PT1H", 6)] {
        let mut book = HistoryBook::default();
        book.aggregate(Aggregation::Sum, &order(), &amount(), hours(6), Some(&event(Some(gap)))).unwrap();
        assert!(matches!(only(book).keep, Keep::Values { count: kept, .. } if kept == count), "{gap}");
    }
}

#[test]
fn bytes_follow_the_published_formula() {
    let contract: Contract = serde_json::from_str(include_str!("bundle/contract.json")).unwrap();
    let bytes = |keep: serde_json::Value| {
        let history = serde_json::from_value(json!({ "match": { "event": "order_completed" }, "keep": keep })).unwrap();
        worst_bytes(&BTreeMap::from([("h".into(), history)]), &contract)
    };
    assert_eq!(bytes(json!({ "instants": { "count": 3 } })), 16 + 3 * 8);
    assert_eq!(bytes(json!({ "values": { "count": 3, "last": "PT6H", "value": ["amount"] } })), 16 + 3 * 16);
    assert_eq!(bytes(json!({ "days": { "days": 30, "value": ["amount"], "of": ["sum"] } })), 16 + 30 * 16);
    assert_eq!(
        bytes(json!({ "days": { "days": 30, "value": ["amount"], "of": ["avg", "max", "sum"] } })),
        16 + 30 * 32
    );
    assert_eq!(bytes(json!({ "edge": { "value": ["order_id"], "of": "last" } })), 16 + 8 + 4 * 40);
    assert_eq!(bytes(json!({ "total": { "value": ["amount"], "of": ["avg"] } })), 16 + 16);
}
