//! A loaded bundle, indexed for speed.

mod error;
mod load;
mod version;

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::bundle::{Catalog, Contract, EventContract, History, Plan};
use crate::types::{Name, Zone};

pub use error::LoadError;
pub(super) use version::{Version, counter_of_aggregate, counter_of_did, priority, waiting_predicates};

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
    pub(super) zone: Zone,
    /// In the order of ids.
    pub(super) histories: Vec<(Name, History)>,
    pub(super) history_index: FxHashMap<Name, usize>,
    /// Histories of receipts and journey events, by place.
    pub(super) other_histories: Vec<usize>,
    /// The alphabet.
    pub(super) events: FxHashMap<Name, Event>,
    /// The current version of every journey, in the order in which they are looked at: priority, then name.
    pub(super) current: Vec<Arc<Version>>,
    /// By journey and version, the current ones too.
    pub(super) versions: FxHashMap<(Name, Name), Arc<Version>>,
}

/// An event of the alphabet.
#[derive(Debug)]
pub(super) struct Event {
    pub contract: EventContract,
    /// Histories that keep it.
    pub histories: Vec<usize>,
    /// Current versions, by place, that it may let in.
    pub entries: Vec<usize>,
}

impl Program {
    /// The version of a journey that lets people in.
    pub(super) fn current(&self, journey: &str) -> Option<&Arc<Version>> {
        self.current.iter().find(|version| version.journey.id == journey)
    }

    /// In the render profile: every send comes with its printed text.
    #[must_use]
    pub fn rendering(self) -> Program {
        Program { renders: true, ..self }
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
