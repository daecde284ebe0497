//! Bringing a state to a program: what is looked up by place gets the places of that program.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::Program;
use super::super::clock;
use super::super::program::Version;
use super::asked::Functions;
use super::{Kept, Memory, State};
use crate::bundle::{History, Keep};
use crate::types::{Instant, Name, TimeOfDay, Zone};

impl State {
    /// Whatever the program does not know any more is let go; instances of versions that it does not hold stay, and do nothing,
    /// until a bundle is activated (P-VERSION-3). What it begins to remember is known from `now` on (P-PAST-12).
    pub(in super::super) fn bind(&mut self, program: &Program, now: Instant) {
        self.bound = Some(program.fingerprint);
        let before = self.project_clocks.replace(program.zone.clone());
        self.project_moved |= before.is_some_and(|zone| zone != program.zone);
        self.touched = super::Touched::default();
        self.watching = super::Watched::default();
        self.profile.look_up_clocks();
        self.bind_histories(program, now);
        for instance in self.instances.list_mut() {
            instance.judged = super::Judged::default();
            let version = held(program, &instance.journey, &instance.version_id);
            // What no step of it can be waiting for was never written by this program: such an instance does nothing.
            instance.version = version.filter(|version| instance.fits(version));
        }
        for goal in self.goals.list_mut() {
            goal.version = held(program, &goal.journey, &goal.version_id);
        }
    }

    fn bind_histories(&mut self, program: &Program, now: Instant) {
        let wanted = program.histories.iter();
        let same = |(memory, (id, history)): (&Memory, &(Name, History))| {
            memory.id == *id && memory.room == room(&history.keep) && memory.kept.fits(&history.keep)
        };
        let is_same = self.histories.len() == program.histories.len() && self.histories.iter().zip(wanted).all(same);
        if is_same && self.asked.is_of(&program.histories) {
            return;
        }
        self.bring_functions(program, now);
        let zone = self.profile.clocks.as_ref().unwrap_or(&program.zone);
        let mut kept: BTreeMap<Name, Memory> =
            std::mem::take(&mut self.histories).into_iter().map(|memory| (memory.id.clone(), memory)).collect();
        let new_since = self.first.map(|_| now);
        let bring = |(id, history): &(Name, History)| match kept.remove(id) {
            Some(memory) if memory.kept.fits(&history.keep) => memory.widened(&history.keep, new_since, zone),
            _ => Memory {
                id: id.clone(),
                room: room(&history.keep),
                known_since: new_since,
                kept: Kept::empty(&history.keep),
            },
        };
        self.histories = program.histories.iter().map(bring).collect();
    }
}

impl State {
    /// A history that goes on may be asked for more than before (P-PAST-14). A state that does not tell what it was asked for was
    /// asked for the same.
    fn bring_functions(&mut self, program: &Program, now: Instant) {
        let places = self.histories.iter().enumerate();
        let kept: BTreeMap<&Name, (usize, &Memory)> =
            places.map(|(place, memory)| (&memory.id, (place, memory))).collect();
        let asked = &self.asked;
        let wanted = |id: &Name| program.history_index.get(id).and_then(|place| program.histories.get(*place));
        let before = |id: &Name| {
            let ((_, history), (place, memory)) = wanted(id).zip(kept.get(id))?;
            let goes_on = memory.kept.fits(&history.keep);
            goes_on.then(|| asked.functions(*place).unwrap_or_else(|| Functions::of(&history.keep)))
        };
        self.asked = asked.brought(&program.histories, self.first.map(|_| now), before);
    }
}

impl Memory {
    /// With the room of a bundle that may ask for more: what did not fit before is not known.
    /// Of somebody who does not exist yet nothing is missing: then there is no `now`.
    fn widened(mut self, keep: &Keep, now: Option<Instant>, zone: &Zone) -> Memory {
        let room = room(keep);
        if let Some(now) = now.filter(|_| room > self.room) {
            let known = match &self.kept {
                Kept::Instants(instants) if instants.len() >= self.room as usize => instants.first().copied(),
                Kept::Values(values) if values.len() >= self.room as usize => values.first().map(|(at, _)| *at),
                Kept::Days(_) => {
                    let first = clock::days_before(zone.local(now).date(), self.room.saturating_sub(1));
                    Some(zone.instant(clock::at(first, TimeOfDay::MIDNIGHT)))
                }
                _ => None,
            };
            self.known_since = self.known_since.max(known);
        }
        self.room = room;
        self
    }
}

/// How much a history holds: instants or days.
pub(super) fn room(keep: &Keep) -> u32 {
    match keep {
        Keep::Instants { count, .. } | Keep::Values { count, .. } => *count,
        Keep::Days { days, .. } => *days,
        Keep::Edge { .. } | Keep::Total { .. } => 1,
    }
}

fn held(program: &Program, journey: &Name, version: &Name) -> Option<Arc<Version>> {
    program.versions.get(&(journey.clone(), version.clone())).cloned()
}
