//! A bundle comes into force (docs/plan.md, "Versions").

use super::super::effect::Record;
use super::super::hash::spread_seconds;
use super::super::program::Looks;
use super::super::state::{GoneStep, Instance, Judged, Kept, Pending};
use super::enter::Candidate;
use super::occur::{Clocks, Occurrence};
use super::{Engine, Key};
use crate::bundle::{EntryOn, Reason, Retire};
use crate::types::Name;
use std::collections::BTreeSet;

impl Engine<'_, '_> {
    /// The program that is handed over is in force from now on.
    pub(super) fn activate(&mut self) {
        self.retire();
        self.migrate();
        self.forget_old_sends();
        let program = self.program;
        self.state.sources.list_mut().retain(|source| {
            program.current(&source.journey).is_some_and(|version| version.journey.version == source.version)
        });
        self.state.pending.retain(|pending| {
            program.current(&pending.journey).is_some_and(|version| version.journey.version == pending.version)
        });
        self.renew_promises();
        let dates = self.dates(|_| true);
        let changed = self.renew_values();
        self.state.touch(Looks::ALL);
        self.plan_dates(dates);
        // Who has no zone of their own stands on other clocks with another zone of the project (P-TIME-5).
        let moved = std::mem::take(&mut self.state.project_moved) && self.state.profile.clocks.is_none();
        if moved {
            self.plan_on_new_clocks();
        }
        let known = self.state.sources.len();
        self.begin_sources();
        let clocks = if moved { Clocks::Moved } else { Clocks::AsBefore };
        let occurrence = if moved || changed { Occurrence::of_profile(clocks) } else { Occurrence::default() };
        self.exits(&occurrence);
        self.waiting(&occurrence);
        self.let_in_current(known);
        self.state.judged_until = self.state.now;
    }

    /// Every `when` is judged before anybody is let in; the sources behind this place are new.
    fn let_in_current(&mut self, known: usize) {
        let program = self.program;
        let mut let_in = self.judge_new(known);
        let touched = std::mem::take(&mut self.state.touched.entries);
        for &place in &program.watching {
            let Some(version) = program.current.get(place) else { continue };
            if self.watched_entry(place, version, touched, false).is_some() {
                let_in.insert(place);
            }
        }
        for version in let_in.into_iter().filter_map(|place| program.current.get(place)) {
            self.admit(version, Candidate::default());
        }
    }

    /// Who is in a version that is given up leaves (P-VERSION-3).
    fn retire(&mut self) {
        let leaving: Vec<Key> = self.in_order().filter(|&key| self.is_retired(key)).collect();
        for key in leaving {
            if let Some(place) = self.state.instance(key) {
                self.end(place, Reason::Retired);
            }
        }
    }

    /// Who waits at a step that the bundle maps goes on in the current version (P-VERSION-5).
    fn migrate(&mut self) {
        for key in self.in_order() {
            let Some(place) = self.state.instance(key) else { continue };
            let Some(instance) = self.state.instances.get(place) else { continue };
            let Some(moved) = self.moved(instance) else { continue };
            let (from, to) = (instance.version_id.clone(), moved.version_id.clone());
            let gone = self.gone_steps(instance);
            self.state.gone.retain(|step| step.instance != moved.key);
            self.state.gone.extend(gone);
            if let Some(instance) = self.state.instances.get_mut(place) {
                *instance = moved;
            }
            self.record(place, Record::Moved { from, to });
        }
    }

    /// The instance as it stands in the current version; absent where it stays. Its wait, bindings and grants are as they were; what
    /// it did and counted is found again by step and by match.
    fn moved(&self, instance: &Instance) -> Option<Instance> {
        let versions = self.program.plan.migrate.get(&instance.journey)?;
        let steps = versions.get(&instance.version_id)?;
        let old = instance.version.as_ref()?;
        let new = self.program.current(&instance.journey)?;
        let place_of = |place: usize| new.index_of(old.step(place)?.0);
        let again = |counted: &[(usize, u32)]| -> Vec<(usize, u32)> {
            counted.iter().filter_map(|(place, count)| Some((place_of(*place)?, *count))).collect()
        };
        let mut arrivals = again(&instance.arrivals);
        let back = self.state.gone.iter().filter(|step| step.instance == instance.key);
        arrivals.extend(back.filter_map(|step| Some((new.index_of(&step.step)?, step.arrivals))));
        let counters = new.counters.iter().map(|wanted| {
            let place = old.counters.iter().position(|counter| counter == wanted);
            place.and_then(|place| instance.counters.get(place).cloned()).unwrap_or_else(|| Kept::empty(&wanted.keep))
        });
        let moved = Instance {
            version_id: new.journey.version.clone(),
            version: Some(new.clone()),
            step: new.index_of(steps.get(old.step(instance.step)?.0)?)?,
            arrivals,
            rounds: again(&instance.rounds),
            counters: counters.collect(),
            judged: Judged::default(),
            ..instance.clone()
        };
        moved.fits(new).then_some(moved)
    }

    /// The steps to which an instance came and which the current version does not hold.
    fn gone_steps(&self, instance: &Instance) -> Vec<GoneStep> {
        let Some((old, new)) = instance.version.as_ref().zip(self.program.current(&instance.journey)) else {
            return Vec::new();
        };
        let came =
            instance.arrivals.iter().filter_map(|(place, arrivals)| Some((old.step(*place)?.0.clone(), *arrivals)));
        let before = self.state.gone.iter().filter(|step| step.instance == instance.key);
        let all = came.chain(before.map(|step| (step.step.clone(), step.arrivals)));
        let gone = all.filter(|(step, _)| new.index_of(step).is_none());
        gone.map(|(step, arrivals)| GoneStep { instance: instance.key, step, arrivals }).collect()
    }

    fn is_retired(&self, key: Key) -> bool {
        let place = self.state.instance(key).and_then(|place| self.state.instances.get(place));
        place.is_some_and(|instance| {
            let retired = self.program.plan.retired.get(&instance.journey);
            let given_up = retired.and_then(|versions| versions.get(&instance.version_id));
            instance.version.is_none() || given_up == Some(&Retire::Exit)
        })
    }

    /// The first truth of the sources behind this place; `including_current` lets in those for whom it is true (P-ENTRY-3), at once or
    /// with the delay of the spread. Gives the places of the versions that let in at once.
    fn judge_new(&mut self, known: usize) -> BTreeSet<usize> {
        let (mut held_by, mut at_once): (Vec<Name>, BTreeSet<usize>) = (Vec::new(), BTreeSet::new());
        for place in known..self.state.sources.len() {
            let Some(source) = self.state.sources.get(place) else { continue };
            let found = self.program.current.iter().position(|version| version.journey.id == source.journey);
            let Some((current, version)) = found.zip(self.program.current(&source.journey)) else { continue };
            let Some(entry) = version.journey.entries.get(source.entry) else { continue };
            let EntryOn::When { predicate, including_current } = &entry.on else { continue };
            let held = self.person_scope(version).judge(predicate).holds();
            if held && *including_current && !held_by.contains(&source.journey) {
                held_by.push(source.journey.clone());
                let person = &self.state.person;
                let delay =
                    entry.spread.as_ref().map_or(0, |of| spread_seconds(&of.salt, person, of.over.least_seconds()));
                let (journey, version, entry) = (source.journey.clone(), source.version.clone(), source.entry);
                match delay {
                    0 => drop(at_once.insert(current)),
                    _ => {
                        let at = self.state.now.plus_seconds(delay);
                        self.state.pending.push(Pending { journey, version, entry, at });
                    }
                }
            }
            if let Some(source) = self.state.sources.get_mut(place) {
                source.held = held;
            }
        }
        at_once
    }
}
