//! What somebody who is in a journey may still read. Entries and the audience are not asked again, so what they read does not count.

use std::collections::BTreeSet;

use crate::bundle::{
    Argument, BindingOf, Bundle, Content, EventName, Exit, Journey, Node, Operand, Part, Predicate, Send, Step, Text,
};
use crate::types::Name;

/// Something that the contract declares.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Read {
    /// A path into an attribute.
    Attribute(Vec<Name>),
    /// A path into a property of an event.
    Property {
        event: Name,
        path: Vec<Name>,
    },
    /// A path into a field of an item of content.
    Item {
        source: Name,
        path: Vec<Name>,
    },
    Event(Name),
    Source(Name),
    Consent(Name),
    List(Name),
    Webhook(Name),
    Channel(Name),
}

/// All that the steps, exits and the goal of a journey of `previous` read, and those of its texts that `next` does not replace.
pub(super) fn reads(journey: &Journey, previous: &Bundle, next: &Bundle) -> BTreeSet<Read> {
    let mut reader = Reader { journey, previous, next, found: BTreeSet::new(), segments: BTreeSet::new() };
    let scope = journey.bindings.iter().filter_map(|(name, of)| Some((name.clone(), Root::of(of)?))).collect();
    let nodes = journey.exits.iter().map(Exit::node);
    let nodes = nodes.chain(journey.goal.iter().map(|goal| Node::Match(&goal.of)));
    for node in nodes.chain(journey.steps.values().flat_map(Step::nodes)) {
        reader.node(node, None, &scope);
    }
    for step in journey.steps.values() {
        reader.step(step, &scope);
    }
    reader.found
}

/// What a name that is bound holds of the contract.
#[derive(Clone, Debug)]
enum Root {
    Event(Name),
    /// What a `collect` gathered: `items`, each an event, and `total`, their number.
    Events(Name),
    Source(Name),
}

impl Root {
    fn of(binding: &BindingOf) -> Option<Root> {
        match binding {
            BindingOf::Event(name) => Some(Root::Event(name.clone())),
            BindingOf::Events(name) => Some(Root::Events(name.clone())),
            BindingOf::Content(name) => Some(Root::Source(name.clone())),
            BindingOf::Receipt {} => None,
        }
    }

    fn read(&self, path: Vec<Name>) -> Option<Read> {
        match self {
            Root::Event(name) => Some(Read::Property { event: name.clone(), path }),
            Root::Events(_) => None,
            Root::Source(name) => Some(Read::Item { source: name.clone(), path }),
        }
    }

    /// What each item of it is, where it is a list.
    fn item(&self) -> Option<Root> {
        match self {
            Root::Event(_) => None,
            Root::Events(name) => Some(Root::Event(name.clone())),
            Root::Source(_) => Some(self.clone()),
        }
    }
}

/// Names that are bound where something stands; those that hold nothing of the contract are not among them.
type Scope = Vec<(Name, Root)>;

struct Reader<'b> {
    journey: &'b Journey,
    previous: &'b Bundle,
    next: &'b Bundle,
    found: BTreeSet<Read>,
    /// Those that were entered.
    segments: BTreeSet<&'b Name>,
}

impl<'b> Reader<'b> {
    /// `event` is the one that a `where` around judges.
    fn node(&mut self, node: Node<'b>, event: Option<&'b Name>, scope: &Scope) {
        let mut judged = event;
        match node {
            Node::Operand(operand) => self.operand(operand, event, scope),
            Node::Predicate(predicate) => self.predicate(predicate, scope),
            Node::Match(of) => {
                judged = match &of.event {
                    EventName::Event(name) => Some(name),
                    EventName::Message { .. } | EventName::Journey { .. } => None,
                };
                self.found.extend(judged.map(|name| Read::Event(name.clone())));
            }
        }
        for part in node.parts() {
            self.node(part, judged, scope);
        }
    }

    fn operand(&mut self, operand: &Operand, event: Option<&Name>, scope: &Scope) {
        match operand {
            Operand::User(path) => drop(self.found.insert(Read::Attribute(path.clone()))),
            Operand::Property(path) => self.property(event, path),
            Operand::Binding(path) => {
                let Some((first, rest)) = path.split_first().filter(|(_, rest)| !rest.is_empty()) else { return };
                let root = bound(scope, first);
                self.found.extend(root.and_then(|root| root.read(rest.to_vec())));
            }
            Operand::Aggregate(aggregate) => match &aggregate.of.event {
                EventName::Event(name) => self.property(Some(name), &aggregate.value),
                EventName::Message { .. } | EventName::Journey { .. } => {}
            },
            Operand::Const(_) | Operand::Offer(_) => {}
        }
    }

    fn property(&mut self, event: Option<&Name>, path: &[Name]) {
        let read = event.map(|event| Read::Property { event: event.clone(), path: path.to_vec() });
        self.found.extend(read);
    }

    fn predicate(&mut self, predicate: &'b Predicate, scope: &Scope) {
        match predicate {
            Predicate::Consents { to } => drop(self.found.insert(Read::Consent(to.clone()))),
            Predicate::InList(list) => drop(self.found.insert(Read::List(list.clone()))),
            Predicate::Reachable { channel: Some(channel) } => drop(self.found.insert(Read::Channel(channel.clone()))),
            Predicate::Segment(name) => {
                let journey = self.journey;
                let segment = journey.segments.get(name).filter(|_| self.segments.insert(name));
                if let Some(segment) = segment {
                    self.node(segment.node(), None, scope);
                }
            }
            _ => {}
        }
    }

    fn step(&mut self, step: &'b Step, scope: &Scope) {
        match step {
            Step::Send(send) => self.send(send, scope),
            Step::Load(load) => drop(self.found.insert(Read::Source(load.source.clone()))),
            Step::List { list, .. } => drop(self.found.insert(Read::List(list.clone()))),
            Step::Call { webhook, .. } => drop(self.found.insert(Read::Webhook(webhook.clone()))),
            Step::Set { attribute, .. } => drop(self.found.insert(Read::Attribute(vec![attribute.clone()]))),
            _ => {}
        }
    }

    fn send(&mut self, send: &'b Send, scope: &Scope) {
        let of_channels = send.via.iter().filter_map(|attempt| attempt.consent.as_ref());
        self.found.extend(send.consents.iter().chain(of_channels).map(|name| Read::Consent(name.clone())));
        self.found.extend(send.via.iter().map(|attempt| Read::Channel(attempt.channel.clone())));
        if send.preferred {
            self.found.insert(Read::Attribute(vec![Name::new_static("preferred_channel")]));
        }
        if is_replaced(self.next, self.journey, &send.message) {
            return;
        }
        let parameter = |argument: &Argument| match &argument.value {
            Operand::Binding(path) => match path.as_slice() {
                [name] => Some((argument.name.clone(), bound(scope, name)?.clone())),
                _ => None,
            },
            _ => None,
        };
        let scope: Scope = send.args.iter().filter_map(parameter).collect();
        for content in contents(self.previous, self.journey, &send.message) {
            content.texts().for_each(|text| self.text(text, &scope));
        }
    }

    fn text(&mut self, text: &'b Text, scope: &Scope) {
        for part in text.0.iter() {
            match part {
                Part::Literal(_) => {}
                Part::Placeholder(placeholder) => self.node(Node::Operand(&placeholder.value), None, scope),
                Part::If { cases, otherwise } => {
                    for case in cases {
                        self.node(Node::Predicate(&case.when), None, scope);
                        self.text(&case.text, scope);
                    }
                    self.text(otherwise, scope);
                }
                Part::For(each) => {
                    self.node(Node::Operand(&each.list), None, scope);
                    let of_list = match &each.list {
                        Operand::Binding(path) => match path.as_slice() {
                            [name] => bound(scope, name),
                            [name, items] if items == "items" => bound(scope, name),
                            _ => None,
                        },
                        _ => None,
                    };
                    let inner = of_list.and_then(|root| Some((each.binding.clone(), root.item()?)));
                    let outer = scope.iter().filter(|(name, _)| *name != each.binding).cloned();
                    self.text(&each.body, &outer.chain(inner).collect());
                }
            }
        }
    }
}

fn bound<'s>(scope: &'s Scope, name: &Name) -> Option<&'s Root> {
    scope.iter().find(|(bound, _)| bound == name).map(|(_, root)| root)
}

/// Whether the bundle holds texts of its own for the signature that the journey sends: they take the place of those before.
fn is_replaced(next: &Bundle, journey: &Journey, message: &Name) -> bool {
    let signature = journey.messages.get(message);
    let mut texts = next.catalogs.values().filter_map(|catalog| catalog.messages.get(message));
    texts.any(|texts| Some(&texts.signature) == signature)
}

/// What the message says in the signature that the journey sends.
fn contents<'b>(bundle: &'b Bundle, journey: &'b Journey, message: &'b Name) -> impl Iterator<Item = &'b Content> {
    let signature = journey.messages.get(message);
    bundle.catalogs.values().flat_map(move |catalog| {
        let now = catalog.messages.get(message).filter(|texts| Some(&texts.signature) == signature);
        let older = catalog.older.get(message).zip(signature).and_then(|(of, signature)| of.get(signature));
        let now = now.map(|texts| (&texts.contents, &texts.variants));
        let texts = now.or(older.map(|texts| (&texts.contents, &texts.variants)));
        texts.into_iter().flat_map(|(contents, variants)| {
            contents.values().chain(variants.values().flat_map(|of| of.values())).map(AsRef::as_ref)
        })
    })
}
