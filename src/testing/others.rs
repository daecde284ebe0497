//! The other journeys of the project do not run in a test: what the test says of them takes their place.
//!
//! `in journey J` becomes "on the list of those in J", and `finished(J)` an event of that name; both are under the hand of the
//! case. The journey of the test is left as it is.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use std::sync::Arc;

use crate::bundle::{Bundle, EventContract, EventName, JourneyEvent, Node, Part, Predicate, Text};
use crate::types::Name;

/// The list that stands for being in another journey. No schema can declare such a name.
pub fn list_of(journey: &Name) -> Name {
    Name::new(format!("in journey {journey}"))
}

/// The event that stands for one of another journey.
pub fn event_of(kind: JourneyEvent, journey: &Name) -> Name {
    Name::new(format!("{}({journey})", kind.word()))
}

/// Replaces every mention of a journey that is not `tested`.
pub fn stub(bundle: &mut Bundle, tested: &Name) {
    let mut lists: Vec<Name> = Vec::new();
    let mut events: Vec<Name> = Vec::new();
    let nodes = bundle.journeys.values().flat_map(|journey| journey.all_nodes());
    let kept = bundle.plan.histories.values().map(|history| Node::Match(&history.of));
    let segments = bundle.plan.segments.values().flat_map(|segment| segment.node().with_descendants());
    for node in nodes.chain(kept).chain(segments) {
        match node {
            Node::Predicate(Predicate::InJourney(other)) if other != tested => lists.push(list_of(other)),
            Node::Match(of) => match &of.event {
                EventName::Journey { kind, journey } if journey != tested => events.push(event_of(*kind, journey)),
                _ => {}
            },
            _ => {}
        }
    }
    let in_texts = lists_of_texts(bundle, tested);
    for catalog in bundle.catalogs.values_mut().filter(|_| !in_texts.is_empty()) {
        catalog.messages.values_mut().for_each(|message| replace(message, tested));
    }
    lists.extend(in_texts);
    if lists.is_empty() && events.is_empty() {
        return;
    }
    for event in events {
        bundle.plan.alphabet.insert(event.clone());
        bundle.contract.events.insert(event, plain());
    }
    bundle.contract.lists.extend(lists);
    for journey in bundle.journeys.values_mut() {
        replace(journey, tested);
        journey.segments.values_mut().for_each(|segment| replace_shared(segment, tested));
    }
    bundle.plan.segments.values_mut().for_each(|segment| replace_shared(segment, tested));
    bundle.plan.histories.values_mut().for_each(|history| replace(history, tested));
}

/// The lists for journeys that conditions of texts ask about.
fn lists_of_texts(bundle: &Bundle, tested: &Name) -> Vec<Name> {
    let messages = bundle.catalogs.values().flat_map(|catalog| catalog.messages.values());
    let contents = messages.flat_map(|message| {
        message.contents.values().chain(message.variants.values().flat_map(|variant| variant.values()))
    });
    let mut lists = Vec::new();
    let mut open: Vec<&Text> = contents.flat_map(|content| content.texts()).collect();
    while let Some(text) = open.pop() {
        for part in text.0.iter() {
            match part {
                Part::If { cases, otherwise } => {
                    let nodes = cases.iter().flat_map(|case| Node::Predicate(&case.when).with_descendants());
                    lists.extend(nodes.filter_map(|node| match node {
                        Node::Predicate(Predicate::InJourney(other)) if other != tested => Some(list_of(other)),
                        _ => None,
                    }));
                    open.extend(cases.iter().map(|case| &case.text).chain([otherwise]));
                }
                Part::For(each) => open.push(&each.body),
                Part::Literal(_) | Part::Placeholder(_) => {}
            }
        }
    }
    lists
}

/// An event without properties or promises.
fn plain() -> EventContract {
    EventContract { properties: Default::default(), minimum_gap: None, once_per_person: false, first: false }
}

fn replace_shared<T: Serialize + DeserializeOwned + Clone>(of: &mut Arc<T>, tested: &Name) {
    replace(Arc::make_mut(of), tested);
}

/// Rewrites by the JSON form, in which every choice is an object with one member.
fn replace<T: Serialize + DeserializeOwned>(of: &mut T, tested: &Name) {
    let Ok(mut tree) = serde_json::to_value(&*of) else { return };
    let mut open = vec![&mut tree];
    while let Some(value) = open.pop() {
        rewrite(value, tested);
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => open.extend(members.values_mut()),
            _ => {}
        }
    }
    if let Ok(replaced) = serde_json::from_value(tree) {
        *of = replaced;
    }
}

fn rewrite(value: &mut Value, tested: &Name) {
    let Value::Object(members) = value else { return };
    if let Some(other) = members.get("in_journey").and_then(Value::as_str).filter(|other| *other != tested.as_str()) {
        *value = json!({ "in_list": list_of(&Name::new(other)) });
        return;
    }
    let Some(of) = members.get("journey").filter(|of| of.is_object()) else { return };
    let kind = of.get("kind").and_then(|kind| serde_json::from_value(kind.clone()).ok());
    let other = of.get("journey").and_then(Value::as_str).filter(|other| *other != tested.as_str());
    if let Some((kind, other)) = kind.zip(other) {
        let event = event_of(kind, &Name::new(other));
        members.remove("journey");
        members.insert("event".to_owned(), json!(event));
    }
}
