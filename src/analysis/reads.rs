//! What journeys read of the contract: where, and what they make of a value that is unset.

mod known;
mod reader;
mod root;
mod texts;

use std::collections::BTreeSet;

use crate::bundle::{Content, Exit, Journey, Node, Step, StepId};
use crate::types::Name;

use reader::Reader;
pub(super) use texts::{kept, said};

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

/// Where something is read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The key or the audience.
    Header,
    Entry(usize),
    Exit(usize),
    Goal,
    Step(StepId),
    /// In the text of a message that a step sends.
    Text {
        step: StepId,
        message: Name,
    },
}

/// What becomes of a value that is unset where it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unset {
    /// It says what to do then.
    Answered,
    /// A condition on it does not hold, a list of it is empty. Nothing asks that of a value which may be unset.
    Passed,
    /// It is printed, or handed on. A value which may be unset is not accepted there.
    Needed,
}

/// One reading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reading {
    pub read: Read,
    pub place: Place,
    /// What of the instance holds it. Absent: it is looked up when it is read.
    pub binding: Option<Name>,
    pub unset: Unset,
}

/// All that somebody who is in the journey may still read: its steps, exits, goal and, of the messages it sends, these texts. Entries
/// and the audience are not asked again.
pub(super) fn under_way<'b>(journey: &'b Journey, texts: impl Fn(&'b Name) -> Vec<&'b Content>) -> BTreeSet<Reading> {
    let mut reader = Reader::new(journey);
    let exits = journey.exits.iter().map(Exit::node).enumerate().map(|(index, node)| (Place::Exit(index), node));
    let goal = journey.goal.iter().map(|goal| (Place::Goal, Node::Match(&goal.of)));
    exits.chain(goal).for_each(|(place, node)| reader.judge(place, node));
    for (id, step) in &journey.steps {
        reader.step(id, step);
        if let Step::Send(send) = step {
            reader.texts(id, send, texts(&send.message));
        }
    }
    reader.found
}

/// The same, and all that lets people in.
pub(super) fn all<'b>(journey: &'b Journey, texts: impl Fn(&'b Name) -> Vec<&'b Content>) -> BTreeSet<Reading> {
    let mut reader = Reader::new(journey);
    for (index, entry) in journey.entries.iter().enumerate() {
        entry.nodes().into_iter().for_each(|node| reader.judge(Place::Entry(index), node));
    }
    let key = journey.key.iter().map(Node::Operand);
    key.chain(journey.audience.iter().map(Node::Predicate)).for_each(|node| reader.judge(Place::Header, node));
    let mut found = reader.found;
    found.extend(under_way(journey, texts));
    found
}
