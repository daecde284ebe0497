//! Walking over what is judged, done and printed.

use std::collections::BTreeSet;

use crate::bundle::{
    Argument, CollectUntil, Content, EventName, Journey, Moment, Node, Operand, Part, Placeholder, Predicate, Send,
    Step, StepId, Text, TextFor,
};
use crate::types::Name;

use super::known::{self, Known};
use super::root::{Bound, Scope};
use super::{Place, Read, Reading, Unset};

pub(super) struct Reader<'b> {
    journey: &'b Journey,
    /// The bindings of the instance.
    scope: Scope,
    place: Place,
    pub found: BTreeSet<Reading>,
    /// Those that were entered.
    segments: BTreeSet<&'b Name>,
}

/// What is around something that is read.
#[derive(Clone, Copy)]
struct Around<'a> {
    scope: &'a Scope,
    known: &'a Known,
    /// What becomes of an operand that is unset.
    unset: Unset,
    /// The event that a `where` judges.
    event: Option<&'a Name>,
}

impl<'b> Reader<'b> {
    pub fn new(journey: &'b Journey) -> Reader<'b> {
        let (scope, place) = (Scope::of(journey), Place::Header);
        Reader { journey, scope, place, found: BTreeSet::new(), segments: BTreeSet::new() }
    }

    pub fn judge(&mut self, place: Place, node: Node<'b>) {
        self.place = place;
        self.in_journey(node, Unset::Passed);
    }

    pub fn step(&mut self, id: &StepId, step: &'b Step) {
        self.place = Place::Step(id.clone());
        for node in step.nodes() {
            self.in_journey(node, without(step));
        }
        match step {
            Step::Send(send) => self.send(send),
            Step::Load(load) => self.reads(Read::Source(load.source.clone())),
            Step::List { list, .. } => self.reads(Read::List(list.clone())),
            Step::Call { webhook, .. } => self.reads(Read::Webhook(webhook.clone())),
            Step::Set { attribute, .. } => self.reads(Read::Attribute(vec![attribute.clone()])),
            _ => {}
        }
    }

    /// What a message says to whom this step sends it.
    pub fn texts(&mut self, id: &StepId, send: &'b Send, contents: Vec<&'b Content>) {
        self.place = Place::Text { step: id.clone(), message: send.message.clone() };
        let scope: Scope = send.args.iter().filter_map(|argument| self.parameter(argument)).collect();
        for text in contents.into_iter().flat_map(Content::texts) {
            self.text(text, &scope, &Known::new());
        }
    }

    fn send(&mut self, send: &'b Send) {
        let of_channels = send.via.iter().filter_map(|attempt| attempt.consent.as_ref());
        send.consents.iter().chain(of_channels).for_each(|name| self.reads(Read::Consent(name.clone())));
        send.via.iter().for_each(|attempt| self.reads(Read::Channel(attempt.channel.clone())));
        if send.preferred {
            self.reads(Read::Attribute(vec![Name::new_static("preferred_channel")]));
        }
    }

    fn parameter(&self, argument: &Argument) -> Option<Bound> {
        let Operand::Binding(path) = &argument.value else { return None };
        let [name] = path.as_slice() else { return None };
        Some(self.scope.find(name)?.named(&argument.name))
    }

    fn in_journey(&mut self, node: Node<'b>, unset: Unset) {
        let scope = self.scope.clone();
        self.node(node, Around { scope: &scope, known: &Known::new(), unset, event: None });
    }

    fn node(&mut self, node: Node<'b>, around: Around<'_>) {
        let (mut within, mut known) = (around, around.known.clone());
        match node {
            Node::Operand(operand) => self.operand(operand, around),
            Node::Predicate(predicate) => {
                self.predicate(predicate);
                // What one part asks for is set where another one matters.
                known::collect(predicate, !matches!(predicate, Predicate::Any(_)), &mut known);
                let asks = matches!(predicate, Predicate::IsSet(_) | Predicate::IsEmpty(_));
                within.unset = if asks { Unset::Answered } else { Unset::Passed };
            }
            Node::Match(of) => {
                within.event = match &of.event {
                    EventName::Event(name) => Some(name),
                    EventName::Message { .. } | EventName::Journey { .. } => None,
                };
                within.event.into_iter().for_each(|name| self.reads(Read::Event(name.clone())));
            }
        }
        for part in node.parts() {
            self.node(part, Around { known: &known, ..within });
        }
    }

    fn operand(&mut self, operand: &Operand, around: Around<'_>) {
        match operand {
            Operand::User(path) => self.reads(Read::Attribute(path.clone())),
            Operand::Property(path) => self.property(around.event, path),
            Operand::Binding(path) => self.bound(path, around),
            Operand::Aggregate(aggregate) => match &aggregate.of.event {
                EventName::Event(name) => self.property(Some(name), &aggregate.value),
                EventName::Message { .. } | EventName::Journey { .. } => {}
            },
            Operand::Const(_) | Operand::Offer(_) => {}
        }
    }

    fn bound(&mut self, path: &[Name], around: Around<'_>) {
        let Some((first, rest)) = path.split_first().filter(|(_, rest)| !rest.is_empty()) else { return };
        let Some(bound) = around.scope.find(first) else { return };
        let Some(read) = bound.read(rest.to_vec()) else { return };
        let unset = if known::is_known(around.known, path) { Unset::Answered } else { around.unset };
        self.found.insert(Reading { read, place: self.place.clone(), binding: Some(bound.binding.clone()), unset });
    }

    fn property(&mut self, event: Option<&Name>, path: &[Name]) {
        let read = event.map(|event| Read::Property { event: event.clone(), path: path.to_vec() });
        read.into_iter().for_each(|read| self.reads(read));
    }

    fn predicate(&mut self, predicate: &'b Predicate) {
        match predicate {
            Predicate::Consents { to } => self.reads(Read::Consent(to.clone())),
            Predicate::InList(list) => self.reads(Read::List(list.clone())),
            Predicate::Reachable { channel: Some(channel) } => self.reads(Read::Channel(channel.clone())),
            Predicate::Segment(name) => {
                let journey = self.journey;
                let segment = journey.segments.get(name).filter(|_| self.segments.insert(name));
                segment.into_iter().for_each(|segment| self.in_journey(segment.node(), Unset::Passed));
            }
            _ => {}
        }
    }

    /// Of what is looked up when it is read.
    fn reads(&mut self, read: Read) {
        self.found.insert(Reading { read, place: self.place.clone(), binding: None, unset: Unset::Passed });
    }

    fn text(&mut self, text: &'b Text, scope: &Scope, known: &Known) {
        for part in text.0.iter() {
            match part {
                Part::Literal(_) => {}
                Part::Placeholder(placeholder) => self.placeholder(placeholder, scope, known),
                Part::If { cases, otherwise } => {
                    let mut known = known.clone();
                    for case in cases {
                        let around = Around { scope, known: &known, unset: Unset::Passed, event: None };
                        self.node(Node::Predicate(&case.when), around);
                        let mut inside = known.clone();
                        known::collect(&case.when, true, &mut inside);
                        self.text(&case.text, scope, &inside);
                        known::collect(&case.when, false, &mut known);
                    }
                    self.text(otherwise, scope, &known);
                }
                Part::For(each) => self.each(each, scope, known),
            }
        }
    }

    fn placeholder(&mut self, placeholder: &'b Placeholder, scope: &Scope, known: &Known) {
        let has_default = placeholder.filters.iter().any(|filter| filter.name == "default");
        let unset = if has_default { Unset::Answered } else { Unset::Needed };
        self.node(Node::Operand(&placeholder.value), Around { scope, known, unset, event: None });
    }

    fn each(&mut self, each: &'b TextFor, scope: &Scope, known: &Known) {
        self.node(Node::Operand(&each.list), Around { scope, known, unset: Unset::Passed, event: None });
        let of_list = match &each.list {
            Operand::Binding(path) => match path.as_slice() {
                [name] => scope.find(name),
                [name, items] if items == "items" => scope.find(name),
                _ => None,
            },
            _ => None,
        };
        let item = of_list.and_then(|list| list.item(&each.binding));
        self.text(&each.body, &scope.with(&each.binding, item), known);
    }
}

/// What becomes of what a step itself looks at, where that is unset.
fn without(step: &Step) -> Unset {
    let moment = match step {
        Step::Load(_) | Step::Call { .. } | Step::Set { .. } | Step::Send(_) => return Unset::Needed,
        Step::Until { moment, .. } => Some(moment),
        Step::Collect(collect) => match &collect.until {
            CollectUntil::Moment { moment, .. } => Some(moment),
            CollectUntil::For(_) => None,
        },
        _ => None,
    };
    // A time of day that is unset has one in its place.
    if matches!(moment, Some(Moment::TimeOf { .. })) { Unset::Answered } else { Unset::Passed }
}
