//! Predicates that wait: which must be judged, and when time alone may change them (P-PAST-11).

use super::super::eval::Scope;
use super::super::program::Looks;
use super::super::state::{Instance, Watching};
use super::Engine;
use crate::types::Instant;

impl Engine<'_, '_> {
    /// Whether exits may come out otherwise than when they were looked at last.
    pub(super) fn exits_may_turn(&self, instance: &Instance, touched: Looks) -> bool {
        self.may_turn(instance, instance.judged.by_exits, touched)
    }

    /// The same of arms, and of what holds a send.
    pub(super) fn waits_may_turn(&self, instance: &Instance, touched: Looks) -> bool {
        self.may_turn(instance, instance.judged.by_waits, touched)
    }

    fn may_turn(&self, instance: &Instance, judged: bool, touched: Looks) -> bool {
        let Some(stance) = instance.stance() else { return false };
        let looks = stance.watch.looks;
        looks != Looks::NOTHING && (!judged || touched.meets(looks) || instance.judged.is_over(self.state.now))
    }

    /// The same of an entry line.
    pub(super) fn entry_may_turn(&self, watching: &Watching, looks: Looks, touched: Looks) -> bool {
        let over = watching.change.is_none_or(|change| change.is_some_and(|at| at <= self.state.now));
        !watching.judged || touched.meets(looks) || over
    }

    /// Whether any entry line may turn.
    pub(super) fn entries_may_turn(&mut self, touched: Looks) -> bool {
        let now = self.state.now;
        if touched.meets(self.program.watched) || self.state.watching.len() != self.program.watchers.len() {
            return true;
        }
        let known = self.state.watching.summary();
        !known.judged || known.change.is_none_or(|at| at.is_some_and(|at| at <= now))
    }

    /// Finds the source of each watcher, where that is not done.
    pub(super) fn set_up_watching(&mut self) {
        if self.state.watching.len() == self.program.watchers.len() {
            return;
        }
        let found = self.program.watchers.iter().map(|watcher| {
            let journey = self.program.current.get(watcher.version).map(|version| &version.journey);
            let source = self.state.sources.iter().position(|source| {
                source.entry == watcher.entry
                    && journey.is_some_and(|of| of.id == source.journey && of.version == source.version)
            });
            Watching { source, ..Watching::default() }
        });
        self.state.watching = found.collect();
    }

    /// Looks for when predicates that wait must be judged again, behind what was judged already.
    pub(super) fn plan_judgement(&mut self) {
        let state = &mut *self.state;
        let standing = state.instances.summary();
        let looks = self.program.watched.and(Looks::INSTANCES).and(Looks::PERSON).and(standing.looks);
        if !state.touched.changes.meets(looks)
            && state.judge_at.is_none_or(|at| at > state.judged_until)
            && state.watching.len() == self.program.watchers.len()
            && standing.change.is_some()
        {
            return;
        }
        let touched = std::mem::take(&mut self.state.touched.changes);
        let of_instances = self.plan_instances(touched);
        let of_entries = self.plan_entries(touched);
        self.state.judge_at = of_instances.into_iter().chain(of_entries).min();
    }

    fn plan_instances(&mut self, touched: Looks) -> Option<Instant> {
        let judged_until = self.state.judged_until;
        let mut soonest: Option<Instant> = None;
        for place in 0..self.state.instances.len() {
            let Some(instance) = self.state.instances.get(place) else { continue };
            let Some(stance) = instance.stance() else { continue };
            let watch = &stance.watch;
            let known = !touched.meets(watch.looks) && !instance.judged.is_over(judged_until);
            let change = match instance.judged.change {
                Some(change) if known => change,
                _ => instance.version.as_ref().and_then(|version| {
                    let scope = Scope { now: judged_until, ..self.scope(version, instance) };
                    scope.next_change(&watch.timed)
                }),
            };
            soonest = soonest.into_iter().chain(change).min();
            if instance.judged.change != Some(change)
                && let Some(instance) = self.state.instances.get_mut(place)
            {
                instance.judged.change = Some(change);
            }
        }
        soonest
    }

    fn plan_entries(&mut self, touched: Looks) -> Option<Instant> {
        self.set_up_watching();
        let (program, judged_until) = (self.program, self.state.judged_until);
        let mut soonest: Option<Instant> = None;
        for (place, watcher) in program.watchers.iter().enumerate() {
            let Some(watching) = self.state.watching.get(place).filter(|watching| watching.source.is_some()) else {
                continue;
            };
            let known = match watching.change {
                Some(change) => change.is_none_or(|at| at > judged_until) && !touched.meets(watcher.watch.looks),
                None => false,
            };
            let change = match watching.change {
                Some(change) if known => change,
                _ => program.current.get(watcher.version).and_then(|version| {
                    let scope = Scope { now: judged_until, ..self.person_scope(version) };
                    scope.next_change(&watcher.watch.timed)
                }),
            };
            soonest = soonest.into_iter().chain(change).min();
            if watching.change != Some(change)
                && let Some(watching) = self.state.watching.get_mut(place)
            {
                watching.change = Some(change);
            }
        }
        soonest
    }
}
