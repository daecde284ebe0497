//! What the interpreter must look at again, and what nothing has touched.
//!
//! Every input may change any predicate that waits (P-PAST-11), but nearly none does. Two small sets tell which: the kinds of
//! happenings that something listens to, and the parts of a state that a predicate looks at. Both may hold more than is needed, never
//! less: what is looked at in vain comes out as before.

use rustc_hash::FxHashMap;

use super::{counter_of_aggregate, counter_of_did};
use crate::bundle::{EventMatch, EventName, History, Journey, Keep, Node, Operand, Predicate, Segment, Toward, Window};
use crate::types::{Duration, Name};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Kinds of happenings: events of the alphabet, receipts, journey events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u64);

impl Kinds {
    pub const RECEIPT: Kinds = Kinds(1 << 62);
    pub const JOURNEY: Kinds = Kinds(1 << 63);

    /// The event at this place of the alphabet; places far apart share a bit.
    pub fn event(place: usize) -> Kinds {
        Kinds(1 << (place % 62))
    }

    /// Those of a match; `alphabet` gives the place of each event.
    pub fn of(matched: &EventMatch, alphabet: &FxHashMap<Name, usize>) -> Kinds {
        match &matched.event {
            EventName::Event(name) => alphabet.get(name).map(|&place| Kinds::event(place)).unwrap_or_default(),
            EventName::Message { .. } => Kinds::RECEIPT,
            EventName::Journey { .. } => Kinds::JOURNEY,
        }
    }

    #[must_use]
    pub fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    pub fn meets(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }
}

impl FromIterator<Kinds> for Kinds {
    fn from_iter<I: IntoIterator<Item = Kinds>>(kinds: I) -> Kinds {
        Kinds(kinds.into_iter().fold(0, |all, one| all | one.0))
    }
}

/// Parts of a state that predicates look at. What an instance keeps for itself (bindings, counters) is not among them: an instance
/// whose own things change is judged again in any case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Looks(u64);

impl Looks {
    pub const NOTHING: Looks = Looks(0);
    pub const ALL: Looks = Looks(u64::MAX);
    /// What is told of the person, the clocks, and since when anything is known. Every predicate looks at it.
    pub const PERSON: Looks = Looks(1);
    /// Which journeys run.
    pub const INSTANCES: Looks = Looks(2);

    /// The history at this place; those far behind share a bit.
    pub fn history(place: usize) -> Looks {
        Looks(4 << place.min(61))
    }

    #[must_use]
    pub fn and(self, other: Looks) -> Looks {
        Looks(self.0 | other.0)
    }

    pub fn meets(self, other: Looks) -> bool {
        self.0 & other.0 != 0
    }
}

/// Predicates that wait together: all of one entry line, or of an instance at one step.
#[derive(Debug, Default)]
pub struct Watch {
    /// What they look at; nothing where there is no predicate.
    pub looks: Looks,
    /// What time alone may change in them.
    pub timed: Vec<Timed>,
}

/// A part of a predicate that time alone may change.
#[derive(Debug)]
pub enum Timed {
    /// What is kept leaves a window of so many seconds.
    Past { kept: Place, seconds: u64 },
    /// A date comes near or goes by.
    Within { left: Operand, toward: Toward, duration: Duration },
}

/// Where what is kept of the past stands.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    History(usize),
    Counter(usize),
}

/// What places are found by.
#[derive(Clone, Copy)]
pub struct Places<'p> {
    pub histories: &'p FxHashMap<Name, usize>,
    pub counters: &'p [History],
}

impl Watch {
    pub fn of<'b>(predicates: impl IntoIterator<Item = &'b Predicate>, journey: &'b Journey, of: Places<'_>) -> Watch {
        let mut watch = Watch::default();
        for predicate in predicates {
            watch.looks = watch.looks.and(Looks::PERSON);
            for node in with_segments(predicate, &journey.segments) {
                watch.add(node, of);
            }
        }
        watch
    }

    fn add(&mut self, node: Node<'_>, of: Places<'_>) {
        match node {
            Node::Predicate(Predicate::InJourney(_)) => self.looks = self.looks.and(Looks::INSTANCES),
            Node::Predicate(Predicate::Did(did)) => {
                self.add_past(&did.of, did.history.as_ref(), did.window, &counter_of_did(did), of);
            }
            Node::Operand(Operand::Aggregate(aggregate)) => {
                let keep = counter_of_aggregate(aggregate);
                self.add_past(&aggregate.of, aggregate.history.as_ref(), aggregate.window, &keep, of);
            }
            Node::Predicate(Predicate::Within { left, toward, duration }) => {
                self.timed.push(Timed::Within { left: left.clone(), toward: *toward, duration: *duration });
            }
            _ => {}
        }
    }

    fn add_past(&mut self, of: &EventMatch, id: Option<&Name>, window: Window, keep: &Keep, places: Places<'_>) {
        let kept = match id {
            Some(id) => places.histories.get(id).map(|&place| Place::History(place)),
            None => places.counters.iter().position(|one| one.of == *of && one.keep == *keep).map(Place::Counter),
        };
        if let Some(Place::History(place)) = kept {
            self.looks = self.looks.and(Looks::history(place));
        }
        if let (Some(kept), Window::Last(duration)) = (kept, window) {
            self.timed.push(Timed::Past { kept, seconds: duration.lookback_seconds().unwrap_or(u64::MAX) });
        }
    }
}

/// The predicate with all within, and the segments that it names, each once.
fn with_segments<'b>(predicate: &'b Predicate, segments: &'b BTreeMap<Name, Arc<Segment>>) -> Vec<Node<'b>> {
    let (mut all, mut entered): (Vec<Node<'b>>, Vec<&Name>) = (Vec::new(), Vec::new());
    let mut open = vec![Node::Predicate(predicate)];
    while let Some(node) = open.pop() {
        for node in node.with_descendants() {
            if let Node::Predicate(Predicate::Segment(name)) = node
                && let Some(segment) = segments.get(name).filter(|_| !entered.contains(&name))
            {
                entered.push(name);
                open.push(segment.node());
            }
            all.push(node);
        }
    }
    all
}
