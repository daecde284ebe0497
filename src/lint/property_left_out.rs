//! `property-left-out`: a test leaves out a property that every such event has, and its journey looks at it.
//!
//! What a test does not list is unset. Of a property that is always there this is a story that cannot happen: a text prints nothing in its
//! place, a condition on it is false. What the journey never looks at may be left out.

use std::collections::BTreeSet;

use crate::bundle::{BindingOf, Bundle, EventName, Journey, Node, Operand, ParamOf, Part, Text};
use crate::diag::codes::lint::PROPERTY_LEFT_OUT;
use crate::diag::{Diagnostic, Sink};
use crate::lower::case::{Action, Case};
use crate::types::Name;

use super::{Context, Lint};

pub(super) static LINT: Lint = Lint { codes: &[&PROPERTY_LEFT_OUT], check };

/// Properties by their event.
type Used<'b> = BTreeSet<(&'b Name, &'b Name)>;

fn check(context: &Context, sink: &mut Sink) {
    for case in context.cases {
        let Some(journey) = context.bundle.journeys.get(&case.journey) else { continue };
        let left_out = left_out(context.bundle, case);
        if left_out.is_empty() {
            continue;
        }
        let used = used(context.bundle, journey);
        for (at, event, names) in left_out {
            let names: Vec<String> = names
                .into_iter()
                .filter(|name| used.contains(&(event, *name)))
                .map(|name| format!("`{name}`"))
                .collect();
            if let Some(first) = names.first() {
                let found = Diagnostic::new(&PROPERTY_LEFT_OUT, at).arg("event", event).arg("count", names.len());
                sink.push(found.arg("first", first.as_str()).arg("names", names.join(", ")));
            }
        }
    }
}

/// The events of a case that lack properties which are always there.
fn left_out<'b>(bundle: &'b Bundle, case: &Case) -> Vec<(crate::text::Span, &'b Name, Vec<&'b Name>)> {
    let lines = case.lines.iter().filter_map(|line| {
        let Action::Event { event, properties } = &line.what else { return None };
        let (event, contract) = bundle.contract.events.get_key_value(event)?;
        let given = |name: &Name| properties.iter().any(|(given, _)| given == name);
        let required = contract.properties.iter().filter(|(_, field)| !field.optional).map(|(name, _)| name);
        let missing: Vec<&Name> = required.filter(|name| !given(name)).collect();
        (!missing.is_empty()).then_some((line.span, event, missing))
    });
    lines.collect()
}

/// What the journey and the texts it sends look at.
fn used<'b>(bundle: &'b Bundle, journey: &'b Journey) -> Used<'b> {
    let mut used = Used::new();
    for node in journey.all_nodes() {
        match node {
            Node::Match(of) => of_match(of, &mut used),
            Node::Operand(Operand::Binding(path)) => {
                if let [name, property, ..] = path.as_slice() {
                    used.extend(bound(journey, name).map(|event| (event, property)));
                }
            }
            Node::Operand(Operand::Aggregate(aggregate)) => {
                if let (EventName::Event(event), Some(property)) = (&aggregate.of.event, aggregate.value.first()) {
                    used.insert((event, property));
                }
            }
            _ => {}
        }
    }
    journey.messages.keys().for_each(|message| of_message(bundle, message, &mut used));
    used
}

fn of_match<'b>(of: &'b crate::bundle::EventMatch, used: &mut Used<'b>) {
    let (EventName::Event(event), Some(filter)) = (&of.event, &of.filter) else { return };
    for node in Node::Predicate(filter).with_descendants() {
        if let Node::Operand(Operand::Property(path)) = node {
            used.extend(path.first().map(|property| (event, property)));
        }
    }
}

/// The event that a binding holds.
fn bound<'b>(journey: &'b Journey, name: &Name) -> Option<&'b Name> {
    match journey.bindings.get(name)? {
        BindingOf::Event(event) | BindingOf::Events(event) => Some(event),
        BindingOf::Receipt {} | BindingOf::Content(_) => None,
    }
}

fn of_message<'b>(bundle: &'b Bundle, name: &Name, used: &mut Used<'b>) {
    let Some(facts) = bundle.plan.messages.get(name) else { return };
    let event_of = |param: &Name| {
        facts.params.iter().find(|of| of.name == *param).and_then(|of| match &of.of {
            ParamOf::Event(event) => Some(event),
            _ => None,
        })
    };
    let messages = bundle.catalogs.values().filter_map(|catalog| catalog.messages.get(name));
    let contents = messages.flat_map(|message| {
        message.contents.values().chain(message.variants.values().flat_map(|variant| variant.values()))
    });
    let mut open: Vec<&Text> = contents.flat_map(|content| content.texts()).collect();
    let mut note = |operand: &'b Operand| {
        if let Operand::Binding(path) = operand
            && let [param, property, ..] = path.as_slice()
        {
            used.extend(event_of(param).map(|event| (event, property)));
        }
    };
    while let Some(text) = open.pop() {
        for part in text.0.iter() {
            match part {
                Part::Literal(_) => {}
                Part::Placeholder(placeholder) => note(&placeholder.value),
                Part::If { cases, otherwise } => {
                    for node in cases.iter().flat_map(|case| Node::Predicate(&case.when).with_descendants()) {
                        if let Node::Operand(operand) = node {
                            note(operand);
                        }
                    }
                    open.extend(cases.iter().map(|case| &case.text).chain([otherwise]));
                }
                Part::For(each) => {
                    note(&each.list);
                    open.push(&each.body);
                }
            }
        }
    }
}
