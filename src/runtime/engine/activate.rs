//! A bundle comes into force (docs/plan.md, "Versions").

use super::super::hash::spread_seconds;
use super::super::state::Pending;
use super::occur::Occurrence;
use super::{Engine, Key};
use crate::bundle::{EntryOn, Reason, Retire};
use crate::types::Name;

impl Engine<'_, '_> {
    /// The program that is handed over is in force from now on.
    pub(super) fn activate(&mut self) {
        if self.state.first.is_none() {
            return;
        }
        self.retire();
        self.forget_old_sends();
        let program = self.program;
        self.state.sources.retain(|source| {
            program.current(&source.journey).is_some_and(|version| version.journey.version == source.version)
        });
        self.state.pending.retain(|pending| {
            program.current(&pending.journey).is_some_and(|version| version.journey.version == pending.version)
        });
        let known = self.state.sources.len();
        self.begin_sources();
        self.admit_current(known);
        self.occur(&Occurrence::silent());
    }

    /// Who is in a version that is given up leaves (P-VERSION-3).
    fn retire(&mut self) {
        let leaving: Vec<Key> = self.in_order().into_iter().filter(|&key| self.is_retired(key)).collect();
        for key in leaving {
            if let Some(place) = self.state.instance(key) {
                self.end(place, Reason::Retired);
            }
        }
    }

    fn is_retired(&self, key: Key) -> bool {
        let place = self.state.instance(key).and_then(|place| self.state.instances.get(place));
        place.is_some_and(|instance| {
            let retired = self.program.plan.retired.get(&instance.journey);
            let given_up = retired.and_then(|versions| versions.get(&instance.version_id));
            instance.version.is_none() || given_up == Some(&Retire::Exit)
        })
    }

    /// The first truth of the sources behind this place; `including_current` lets in those for whom it is true (P-ENTRY-3).
    fn admit_current(&mut self, known: usize) {
        let now = self.state.now;
        let mut let_in: Vec<Name> = Vec::new();
        for place in known..self.state.sources.len() {
            let Some(source) = self.state.sources.get(place) else { continue };
            let Some(version) = self.program.current(&source.journey) else { continue };
            let Some(entry) = version.journey.entries.get(source.entry) else { continue };
            let EntryOn::When { predicate, including_current } = &entry.on else { continue };
            let held = self.person_scope(version).judge(predicate).holds();
            let first = held && *including_current && !let_in.contains(&source.journey);
            let delay = entry
                .spread
                .as_ref()
                .map_or(0, |spread| spread_seconds(&spread.salt, &self.state.person, spread.over.least_seconds()));
            let pending = Pending {
                journey: source.journey.clone(),
                version: source.version.clone(),
                entry: source.entry,
                at: now.plus_seconds(delay),
            };
            if first {
                let_in.push(source.journey.clone());
                self.state.pending.push(pending);
            }
            if let Some(source) = self.state.sources.get_mut(place) {
                source.held = held;
            }
        }
    }
}
