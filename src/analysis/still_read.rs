//! What people in older versions of journeys still read of a contract that is another by now.
//!
//! They finish on the version they entered (`docs/plan.md`, "Versions"), which was compiled for the contract of then.

mod change;

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::{Bundle, Journey, Retire};
use crate::types::Name;

pub use super::reads::Read;
use super::reads::{self, Reading};
pub use change::Change;
pub(super) use change::change;

/// Something that people who are under way read, and what has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StillRead {
    pub journey: Name,
    pub read: Read,
    pub change: Change,
    /// Older versions of the journey that read it.
    pub versions: BTreeSet<Name>,
}

/// What older versions would find otherwise in `bundle`, which is sealed and comes after `previous`; by journey, then by what is read.
/// Versions that are given up with `exit` read nothing any more: their people leave.
pub fn still_read(previous: &Bundle, bundle: &Bundle) -> Vec<StillRead> {
    let mut found: BTreeMap<(Name, Read), StillRead> = BTreeMap::new();
    for journey in previous.journeys.values().chain(&previous.older) {
        let retired = bundle.plan.retired.get(&journey.id).and_then(|versions| versions.get(&journey.version));
        let is_current = bundle.plan.journeys.get(&journey.id) == Some(&journey.version);
        if is_current || retired == Some(&Retire::Exit) {
            continue;
        }
        for read in read_of(journey, previous, bundle) {
            let Some(change) = change(&read, &previous.contract, &bundle.contract) else { continue };
            let of = found.entry((journey.id.clone(), read.clone())).or_insert_with(|| StillRead {
                journey: journey.id.clone(),
                read,
                change,
                versions: BTreeSet::new(),
            });
            of.versions.insert(journey.version.clone());
        }
    }
    found.into_values().collect()
}

/// All that somebody in the journey may still read, but texts that `bundle` replaces: they were written for its own contract.
fn read_of(journey: &Journey, previous: &Bundle, bundle: &Bundle) -> BTreeSet<Read> {
    let readings = reads::under_way(journey, |message| {
        if !reads::said(bundle, journey, message).is_empty() {
            return Vec::new();
        }
        let (said, kept) = (reads::said(previous, journey, message), reads::kept(previous, journey, message));
        said.into_iter().chain(kept).collect()
    });
    readings.into_iter().map(|Reading { read, .. }| read).collect()
}
