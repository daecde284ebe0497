//! Steps that let time pass.

use chrono::NaiveDateTime;

use super::super::clock::{self, Way};
use super::super::effect::Record;
use super::super::program::Kinds;
use super::super::state::{Arrival, Wait};
use super::super::value::Gathered;
use super::flow::Outcome;
use super::moment::Reached;
use super::{Engine, Instance};
use crate::bundle::{Arm, Collect, CollectUntil, Reason, Step, StepId};
use crate::types::{Duration, Instant, TimeOfDay};

impl Engine<'_, '_> {
    /// An arrival now, with a deadline that is not before now.
    fn arrival(&self, deadline: Instant) -> Arrival {
        let now = self.state.now;
        Arrival { at: now, local: self.zone.local(now), deadline: deadline.max(now) }
    }

    /// Blocks until the deadline; in last words, nothing waits.
    fn block(&mut self, place: usize, deadline: Instant, next: &StepId) -> Outcome {
        let arrival = self.arrival(deadline);
        let Some(instance) = self.state.instances.get_mut(place) else { return Outcome::Ended };
        if instance.last_words || deadline <= arrival.at {
            return Outcome::To(next.clone());
        }
        instance.wait = Wait::Time(arrival);
        Outcome::Waits
    }

    /// So much after an arrival or an entry, and after what the clocks showed then (P-TIME-1).
    pub(super) fn after_arrival(&self, arrived: (Instant, NaiveDateTime), by: Duration) -> Instant {
        if by.is_exact() { arrived.0.plus_seconds(by.seconds) } else { clock::forward(arrived.1, by, &self.zone) }
    }

    /// P-STEP-3.
    pub(super) fn wait(&mut self, place: usize, by: Duration, at: Option<TimeOfDay>, next: &StepId) -> Outcome {
        let local = self.zone.local(self.state.now);
        let deadline = self.wait_deadline(self.state.now, local, by, at);
        self.block(place, deadline, next)
    }

    pub(super) fn wait_deadline(
        &self,
        arrived: Instant,
        local: NaiveDateTime,
        by: Duration,
        at: Option<TimeOfDay>,
    ) -> Instant {
        match at {
            Some(time) => {
                // Whole days reach a day even where clocks leave out the time of the arrival on it.
                let reached = match by.is_calendar() {
                    true => clock::shifted(local, by, Way::Forward),
                    false => self.zone.local(self.after_arrival((arrived, local), by)),
                };
                self.zone.instant(clock::at(reached.date(), time))
            }
            None => self.after_arrival((arrived, local), by),
        }
    }

    /// P-STEP-4 to P-STEP-8.
    pub(super) fn until(&mut self, place: usize, step: &Step) -> Outcome {
        let Step::Until { moment, most, arms, next, passed } = step else { return Outcome::Ended };
        let Some(instance) = self.state.instances.get(place) else { return Outcome::Ended };
        let (now, local) = (self.state.now, self.zone.local(self.state.now));
        match self.reached(instance, moment, *most, (now, local)) {
            Reached::NoDate => self.no_date(place),
            Reached::At(at) if at < now => {
                self.record(place, Record::Skipped { reason: Reason::Passed });
                Outcome::To(passed.as_ref().unwrap_or(next).clone())
            }
            Reached::At(at) if at == now => self.came(place, arms, next),
            Reached::At(at) => match self.arm_on_arrival(place, arms) {
                Some(outcome) => outcome,
                None => self.block(place, at, next),
            },
        }
    }

    /// The date is unset or too far away (P-STEP-6).
    pub(super) fn no_date(&mut self, place: usize) -> Outcome {
        if self.state.instances.get(place).is_some_and(|instance| !instance.last_words) {
            self.end(place, Reason::NoDate);
        }
        Outcome::Ended
    }

    /// The moment of an `until` came before any arm.
    pub(super) fn came(&mut self, place: usize, arms: &[Arm], next: &StepId) -> Outcome {
        if !arms.is_empty() {
            self.record(place, Record::Branched { to: next.clone(), arm: None });
        }
        Outcome::To(next.clone())
    }

    /// P-STEP-9.
    pub(super) fn race(&mut self, place: usize, limit: Duration, arms: &[Arm], otherwise: &StepId) -> Outcome {
        if let Some(outcome) = self.arm_on_arrival(place, arms) {
            return outcome;
        }
        if self.state.instances.get(place).is_some_and(|instance| instance.last_words) {
            return self.race_over(place, otherwise);
        }
        let deadline = clock::after(self.state.now, limit, &self.zone);
        match self.block(place, deadline, otherwise) {
            Outcome::Waits => Outcome::Waits,
            _ => self.race_over(place, otherwise),
        }
    }

    pub(super) fn race_over(&mut self, place: usize, otherwise: &StepId) -> Outcome {
        self.record(place, Record::Branched { to: otherwise.clone(), arm: None });
        Outcome::To(otherwise.clone())
    }

    /// P-STEP-13, P-STEP-14.
    pub(super) fn collect(&mut self, place: usize, collect: &Collect) -> Outcome {
        let gathered = self.first_item(place, collect);
        let Some(instance) = self.state.instances.get(place) else { return Outcome::Ended };
        let (now, local) = (self.state.now, self.zone.local(self.state.now));
        let deadline = match &collect.until {
            CollectUntil::For(by) => Reached::At(clock::after(now, *by, &self.zone)),
            CollectUntil::Moment { moment, most } => self.reached(instance, moment, *most, (now, local)),
        };
        let Reached::At(deadline) = deadline else { return self.no_date(place) };
        if deadline < now {
            self.record(place, Record::Skipped { reason: Reason::Passed });
        }
        let arrival = self.arrival(deadline);
        let Some(instance) = self.state.instances.get_mut(place) else { return Outcome::Ended };
        instance.wait = Wait::Collect { arrival, gathered };
        if deadline <= now || instance.last_words { self.collected(place, collect) } else { Outcome::Waits }
    }

    fn first_item(&mut self, place: usize, collect: &Collect) -> Box<Gathered> {
        let mut gathered: Box<Gathered> = Box::default();
        let entry = self.state.instances.get_mut(place).and_then(|instance| instance.entry_event.take());
        let (Some(entry), Some(instance)) = (entry, self.state.instances.get(place)) else { return gathered };
        let Some(version) = &instance.version else { return gathered };
        let happening = super::happening::Happening {
            what: super::happening::What::Event(&entry.event),
            kinds: Kinds::default(),
            known: None,
            properties: &entry.properties,
            id: "",
            at: instance.entered,
            breach: false,
        };
        if happening.fits(&collect.of, self.scope(version, instance)).holds() {
            gathered.push(super::super::Value::Record(entry.properties.clone()));
        }
        gathered
    }

    /// The time of a `collect` is over: what it gathered is bound.
    pub(super) fn collected(&mut self, place: usize, collect: &Collect) -> Outcome {
        let Some(instance) = self.state.instances.get_mut(place) else { return Outcome::Ended };
        if let Wait::Collect { gathered, .. } = std::mem::replace(&mut instance.wait, Wait::No) {
            instance.bind(&collect.binding, super::super::Value::Gathered(gathered));
        }
        Outcome::To(collect.next.clone())
    }

    /// P-STEP-18.
    pub(super) fn repeat(
        &mut self,
        place: usize,
        times: u32,
        every: Duration,
        (body, next): (&StepId, &StepId),
    ) -> Outcome {
        let deadline = clock::after(self.state.now, every, &self.zone);
        let Some(instance) = self.state.instances.get_mut(place) else { return Outcome::Ended };
        match round(instance) {
            None => {
                instance.rounds.push((instance.step, 1));
                Outcome::To(body.clone())
            }
            Some(done) if done >= times => {
                let step = instance.step;
                instance.rounds.retain(|(of, _)| *of != step);
                Outcome::To(next.clone())
            }
            Some(_) if instance.last_words => self.next_round(place, body),
            Some(_) => match self.block(place, deadline, body) {
                Outcome::Waits => Outcome::Waits,
                _ => self.next_round(place, body),
            },
        }
    }

    /// The pause between two rounds is over.
    pub(super) fn next_round(&mut self, place: usize, body: &StepId) -> Outcome {
        let Some(instance) = self.state.instances.get_mut(place) else { return Outcome::Ended };
        let step = instance.step;
        if let Some((_, round)) = instance.rounds.iter_mut().find(|(of, _)| *of == step) {
            *round = round.saturating_add(1);
        }
        Outcome::To(body.clone())
    }
}

fn round(instance: &Instance) -> Option<u32> {
    instance.rounds.iter().find(|(of, _)| *of == instance.step).map(|(_, round)| *round)
}
