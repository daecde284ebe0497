//! A loaded bundle, indexed for speed.

mod error;
mod load;
mod version;
mod watch;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::render::Texts;
use crate::bundle::{Catalog, Contract, EventContract, History, Journey, Operand, Plan};
use crate::types::{Name, Zone};

pub use error::LoadError;
pub(super) use version::{Stance, Version, counter_of_aggregate, counter_of_did};
pub(super) use watch::{Kinds, Looks, Place, Timed, Watch};

/// A bundle that can be run: the versions of its journeys, side by side, and an index of who looks at which event.
///
/// Cheap to share between threads; nothing in it changes.
#[derive(Debug)]
pub struct Program {
    /// Tells a state whether it was last run by another program.
    pub(super) fingerprint: u64,
    /// Sends come with their printed text.
    pub(super) renders: bool,
    pub(super) plan: Plan,
    pub(super) contract: Contract,
    pub(super) catalogs: BTreeMap<Name, Catalog>,
    /// The same, ready to be printed.
    pub(super) texts: Texts,
    pub(super) zone: Zone,
    /// In the order of ids.
    pub(super) histories: Vec<(Name, History)>,
    pub(super) history_index: FxHashMap<Name, usize>,
    /// Histories of receipts and journey events, by place.
    pub(super) other_histories: Vec<usize>,
    /// Journeys of whose events some match of any version, or some history, wants to hear.
    pub(super) heard_journeys: FxHashSet<Name>,
    /// What all watchers look at.
    pub(super) watched: Looks,
    /// The alphabet.
    pub(super) events: FxHashMap<Name, Event>,
    /// The current version of every journey, in the order in which they are looked at: priority, then name.
    pub(super) current: Vec<Arc<Version>>,
    /// Their places, by journey.
    pub(super) current_index: FxHashMap<Name, usize>,
    /// Their entry lines that wait for the clock or a predicate: the places of version and line, in the same order.
    pub(super) ways_in: Vec<(usize, usize)>,
    /// The dates around which these lie.
    pub(super) dates: Vec<Operand>,
    /// Those that wait for a predicate, in the same order.
    pub(super) watchers: Vec<Watcher>,
    /// Where those of each current version stand among them, by its place.
    pub(super) watchers_of: Vec<Range<usize>>,
    /// Current versions, by place, that a receipt may let in; the same of journey events.
    pub(super) on_receipt: LetIn,
    pub(super) on_journey: LetIn,
    /// Those that watch.
    pub(super) watching: Vec<usize>,
    /// By journey and version, the current ones too.
    pub(super) versions: FxHashMap<(Name, Name), Arc<Version>>,
}

/// An event of the alphabet.
#[derive(Debug)]
pub(super) struct Event {
    pub contract: EventContract,
    /// What listens to it.
    pub kinds: Kinds,
    /// Histories that keep it.
    pub histories: Vec<usize>,
    /// Whom it may let in.
    pub lets_in: LetIn,
}

/// Current versions, by place, that a kind of happening may let in.
#[derive(Debug, Default)]
pub(super) struct LetIn {
    pub entries: Vec<usize>,
    /// These, and those that watch.
    pub with_watching: Vec<usize>,
}

/// An entry line that waits for a predicate.
#[derive(Debug)]
pub(super) struct Watcher {
    /// The place of its version among the current ones.
    pub version: usize,
    /// Its place among the entry lines.
    pub entry: usize,
    pub watch: Watch,
}

impl Program {
    /// The version of a journey that lets people in.
    pub(super) fn current(&self, journey: &str) -> Option<&Arc<Version>> {
        self.current.get(*self.current_index.get(journey)?)
    }

    /// In the render profile: every send comes with its printed text.
    #[must_use]
    pub fn rendering(self) -> Program {
        Program { renders: true, ..self }
    }

    /// The version of a journey that lets people in, as the bundle holds it.
    pub fn journey(&self, name: &str) -> Option<&Journey> {
        Some(&self.current(name)?.journey)
    }

    /// Name of the project; part of keys.
    pub fn project(&self) -> &Name {
        &self.plan.project
    }

    /// Whether the plan reacts to events of this name: a host may drop all others before it looks anything up (P-PLAN-1).
    pub fn reacts_to(&self, event: &str) -> bool {
        self.events.contains_key(event)
    }

    pub fn contract(&self) -> &Contract {
        &self.contract
    }

    pub fn plan(&self) -> &Plan {
        &self.plan
    }
}
