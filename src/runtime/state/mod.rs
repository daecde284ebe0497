//! What is remembered of one person.

mod asked;
mod bind;
mod codec;
mod instance;
mod kept;
mod ledger;
pub(super) mod local;
pub(super) mod nested;
mod profile;
mod running;
mod source;
mod standing;
mod summed;

use std::sync::Arc;

use super::program::Looks;
use crate::types::{Instant, Name, Zone};
use serde::{Deserialize, Serialize};

pub(super) use asked::Asked;
pub use codec::StateError;
pub(super) use instance::{
    Arrival, EntryEvent, GoneStep, Instance, Judged, OpenGoal, OwnReceipt, SendState, SendWait, Wait,
};
pub(super) use kept::{Filing, Kept, Totals};
pub(super) use ledger::{Attempted, Grant, KnownCommand, Left, PastEntry, Seen};
pub(super) use profile::{Person, holds, put};
pub use running::{Awaited, Running};
pub(super) use source::{Pending, Source};
pub(super) use standing::sooner;
use standing::{Goals, Instances, Sources, Watched};

/// All that the interpreter knows of one person. [`State::encode`] gives its bytes.
/// Fields are kept in their order.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct State {
    #[serde(skip)]
    pub(super) person: Name,
    /// The program it was last run by.
    pub(super) bound: Option<u64>,
    /// Forgotten: nothing is heard of the person before this instant (P-MERGE-4).
    pub(super) forgotten_until: Option<Instant>,
    /// The first input; absent: the person does not exist.
    pub(super) first: Option<Instant>,
    /// Nothing is unknown of what came before the first input.
    pub(super) complete: bool,
    /// Something other than a profile came in.
    pub(super) met: bool,
    /// The latest input but ticks: lateness is counted from it.
    pub(super) last_input: Instant,
    /// Time never goes back behind this (P-ORDER-1).
    pub(super) now: Instant,
    pub(super) seen: Seen,
    pub(super) profile: Person,
    /// One for each history of the program, in its order.
    pub(super) histories: Vec<Memory>,
    /// Events with a promise of how often they come: the last that kept it.
    pub(super) promises: Vec<(Name, Instant)>,
    pub(super) instances: Instances,
    pub(super) goals: Goals,
    pub(super) entries: Vec<PastEntry>,
    /// What left, as far back as caps look.
    pub(super) left: Vec<Left>,
    pub(super) grants: Vec<Grant>,
    pub(super) commands: Vec<KnownCommand>,
    /// Ways in that wait for the clock or a predicate.
    pub(super) sources: Sources,
    pub(super) pending: Vec<Pending>,
    /// The instant of `crowd`, and how many entered each journey at it.
    pub(super) crowd_at: Instant,
    pub(super) crowd: Vec<(Name, u32)>,
    /// When predicates must be judged again because time alone may change them.
    #[serde(skip)]
    pub(super) judge_at: Option<Instant>,
    /// Predicates were judged up to here.
    pub(super) judged_until: Instant,
    pub(super) deadline: Option<Instant>,
    /// Since version 3: how often an instance came to a step that its version no longer holds.
    pub(super) gone: Vec<GoneStep>,
    /// Since version 4.
    pub(super) asked: Asked,
    /// What changed since predicates were judged.
    #[serde(skip)]
    pub(super) touched: Touched,
    /// The clocks of the project that it was run by last.
    #[serde(skip)]
    pub(super) project_clocks: Option<Zone>,
    /// They are others since the last activation (P-TIME-5).
    #[serde(skip)]
    pub(super) project_moved: bool,
    /// One for each watcher of the program; empty: to be set up.
    #[serde(skip)]
    pub(super) watching: Watched,
}

/// What changed since each of these looked at the predicates that wait.
#[derive(Clone, Copy, Debug)]
pub(super) struct Touched {
    pub exits: Looks,
    pub waits: Looks,
    pub entries: Looks,
    /// The search for the next change by time.
    pub changes: Looks,
}

impl Default for Touched {
    fn default() -> Touched {
        Touched { exits: Looks::ALL, waits: Looks::ALL, entries: Looks::ALL, changes: Looks::ALL }
    }
}

/// What is known of an entry line that waits for a predicate.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Watching {
    /// The place of its source; absent before the person exists.
    pub source: Option<usize>,
    pub judged: bool,
    /// When time alone may change it next; absent: not looked for.
    pub change: Option<Option<Instant>>,
}

impl State {
    /// Of a person of whom nothing is known: they do not exist yet (P-ENTRY-13).
    pub fn new(person: impl Into<Name>) -> State {
        State {
            person: person.into(),
            bound: None,
            forgotten_until: None,
            first: None,
            complete: false,
            met: false,
            last_input: Instant::MIN,
            now: Instant::MIN,
            seen: Seen::default(),
            profile: Person::default(),
            histories: Vec::new(),
            promises: Vec::new(),
            instances: Instances::default(),
            goals: Goals::default(),
            entries: Vec::new(),
            left: Vec::new(),
            grants: Vec::new(),
            commands: Vec::new(),
            sources: Sources::default(),
            pending: Vec::new(),
            crowd_at: Instant::MIN,
            crowd: Vec::new(),
            judge_at: None,
            judged_until: Instant::MIN,
            deadline: None,
            gone: Vec::new(),
            asked: Asked::default(),
            touched: Touched::default(),
            project_clocks: None,
            project_moved: false,
            watching: Watched::default(),
        }
    }

    /// Parts of the state that predicates look at are not what they were.
    pub(super) fn touch(&mut self, looks: Looks) {
        let touched = &mut self.touched;
        for one in [&mut touched.exits, &mut touched.waits, &mut touched.entries, &mut touched.changes] {
            *one = one.and(looks);
        }
    }

    pub fn person(&self) -> &Name {
        &self.person
    }

    /// When something happens without an input.
    pub fn next_deadline(&self) -> Option<Instant> {
        self.deadline
    }

    /// The journeys that run for the person, one word for each instance, sorted.
    pub fn running(&self) -> Vec<Name> {
        let mut journeys: Vec<Name> = self.instances.iter().map(|instance| instance.journey.clone()).collect();
        journeys.sort();
        journeys
    }

    /// Nothing of the person is kept.
    pub fn is_empty(&self) -> bool {
        self.first.is_none() && self.forgotten_until.is_none()
    }

    /// The person was forgotten: nothing is heard of them before this instant (P-MERGE-4).
    pub fn forgotten_until(&self) -> Option<Instant> {
        self.forgotten_until
    }

    /// The clocks of the person: of their zone, else of the project's.
    pub fn clocks(&self, program: &super::Program) -> Zone {
        let own = self.profile.zone.as_ref().and_then(|name| Zone::of_name(name));
        own.unwrap_or_else(|| program.zone.clone())
    }

    pub(super) fn instance(&self, key: super::Key) -> Option<usize> {
        self.instances.iter().position(|instance| instance.key == key)
    }
}

/// A history of the person.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub(super) struct Memory {
    /// Of the history.
    pub id: Name,
    /// Instants or days it has room for.
    pub room: u32,
    /// From when on it is known; absent: as the person is.
    pub known_since: Option<Instant>,
    pub kept: Kept,
}

/// A version in force when the instance began; absent where the program no longer holds it.
pub(super) type HeldVersion = Option<Arc<super::program::Version>>;
