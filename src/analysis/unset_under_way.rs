//! What people who are under way have no more, or never had, once another bundle is in force.
//!
//! What is kept of them is held against its contract (`docs/plan.md`, P-VERSION-8): a value that does not fit is unset from then on, and a
//! property that is declared only now is unset in what was bound before. Steps and texts that were written for the new contract count on
//! it all the same.

mod changes;
mod fits;
mod kept;
mod readers;

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::Bundle;
use crate::types::Name;

pub use super::reads::{Place, Read};
pub use changes::Why;
pub use fits::Misfit;
pub use readers::Who;

use super::reads::{Reading, Unset};
use changes::Changes;
use readers::Reader;

/// Something that people may not have, and that journeys read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsetUnderWay {
    /// An attribute, a property or a field; as a whole, whatever part of it is read.
    pub read: Read,
    pub why: Why,
    /// Where the new build reads it, by journey: of a property or a field one journey, of an attribute all that read it.
    pub places: BTreeMap<Name, BTreeSet<Place>>,
    /// Who reads it.
    pub readers: BTreeSet<Who>,
}

/// What people who are under way in `previous` read and may lack under `bundle`, which carries what they need. By what is read, then by
/// journey.
pub fn unset_under_way(previous: &Bundle, bundle: &Bundle) -> Vec<UnsetUnderWay> {
    let changes = Changes::between(&previous.contract, &bundle.contract);
    if changes.is_empty() {
        return Vec::new();
    }
    let mut found: BTreeMap<(Read, Option<Name>), UnsetUnderWay> = BTreeMap::new();
    for reader in readers::all(previous, bundle) {
        for reading in &reader.readings {
            let Some((read, why)) = changes.of(&reading.read).filter(|(_, why)| matters(&reader, reading, why)) else {
                continue;
            };
            let journey = &reader.journey.id;
            let bound_in = reading.binding.as_ref().map(|_| journey.clone());
            let of = found.entry((read.clone(), bound_in)).or_insert_with(|| UnsetUnderWay {
                read: read.clone(),
                why: why.clone(),
                places: BTreeMap::new(),
                readers: BTreeSet::new(),
            });
            let places = of.places.entry(journey.clone()).or_default();
            places.extend(reader.is_of_now.then(|| reading.place.clone()));
            of.readers.insert(reader.who);
        }
    }
    found.into_values().collect()
}

/// Whether somebody comes there without it who should have it.
fn matters(reader: &Reader<'_>, reading: &Reading, why: &Why) -> bool {
    let Some(binding) = &reading.binding else { return matches!(reading.read, Read::Attribute(_)) };
    let is_told = match (why, reading.unset) {
        (_, Unset::Answered) => false,
        // What was accepted of a value that might be unset goes on as it went.
        (Why::WasOptional, unset) => reader.is_of_now && unset == Unset::Needed,
        (Why::New, _) => reader.is_of_now,
        (Why::Misfit(_), _) => true,
    };
    is_told && reader.brings(binding, &reading.place)
}
