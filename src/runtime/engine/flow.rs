//! Running steps until one of them waits (P-STEP-2).

use super::super::effect::{Command, Record};
use super::super::hash::bucket;
use super::super::state::Wait;
use super::super::value::Fields;
use super::{Caused, Engine, Version};
use crate::bundle::{Argument, Assign, Case, Load, Operand, Reason, Step, StepId};
use crate::types::Name;

/// What comes of a step.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    To(StepId),
    Waits,
    /// The instance is gone.
    Ended,
}

impl Engine<'_, '_> {
    /// Runs the instance at this place from the step at which it has just arrived.
    pub(super) fn run(&mut self, place: usize) {
        let Some(version) = self.state.instances.get(place).and_then(|instance| instance.version.clone()) else {
            return;
        };
        loop {
            let Some(instance) = self.state.instances.get(place) else { return };
            let Some((_, step)) = version.step(instance.step) else { return };
            match self.execute(place, &version, step) {
                Outcome::To(next) => {
                    let Some(next) = version.index_of(&next) else { return };
                    let Some(instance) = self.state.instances.get_mut(place) else { return };
                    instance.arrive(next);
                }
                Outcome::Waits | Outcome::Ended => return,
            }
        }
    }

    /// Goes on from a step that waited.
    pub(super) fn go(&mut self, place: usize, outcome: Outcome) {
        let Outcome::To(next) = outcome else { return };
        let Some(instance) = self.state.instances.get_mut(place) else { return };
        let Some(step) = instance.version.as_ref().and_then(|version| version.index_of(&next)) else { return };
        instance.arrive(step);
        self.run(place);
    }

    fn execute(&mut self, place: usize, version: &Version, step: &Step) -> Outcome {
        let last_words = self.state.instances.get(place).is_some_and(|instance| instance.last_words);
        match step {
            Step::Wait { duration, at, next } => self.wait(place, *duration, *at, next),
            Step::Until { .. } => self.until(place, step),
            Step::Race { limit, arms, otherwise } => self.race(place, *limit, arms, otherwise),
            Step::Collect(collect) => self.collect(place, collect),
            Step::Load(load) => self.load(place, load),
            Step::Branch { cases, otherwise } => self.branch(place, version, cases, otherwise),
            Step::Assign(assign) => self.assign(place, assign),
            Step::Repeat { times, every, body, next } => self.repeat(place, *times, *every, (body, next)),
            Step::Send(send) => self.begin_send(place, version, send),
            Step::Grant { offer, next } => self.grant_step(place, offer, next),
            Step::Set { attribute, value, next } => self.set(place, version, (attribute, value), next),
            Step::List { list, change, next } => {
                self.command(place, "", Command::List { list: list.clone(), change: *change });
                self.caused.push_back(Caused::List { list: list.clone(), change: *change });
                Outcome::To(next.clone())
            }
            Step::Call { webhook, args, next } => {
                let args = self.arguments(place, version, args);
                self.command(place, "", Command::Call { webhook: webhook.clone(), args });
                Outcome::To(next.clone())
            }
            Step::Stop if last_words => Outcome::Ended,
            Step::Stop => {
                self.finish(place);
                Outcome::Ended
            }
        }
    }

    /// Values under parameters' names; what is unset is left out.
    pub(super) fn arguments(&self, place: usize, version: &Version, args: &[Argument]) -> Fields {
        let Some(instance) = self.state.instances.get(place) else { return Fields::new() };
        let scope = self.scope(version, instance);
        args.iter().filter_map(|argument| Some((argument.name.clone(), scope.value(&argument.value)?))).collect()
    }

    fn branch(&mut self, place: usize, version: &Version, cases: &[Case], otherwise: &StepId) -> Outcome {
        let Some(instance) = self.state.instances.get(place) else { return Outcome::Ended };
        let scope = self.scope(version, instance);
        let case = cases.iter().find(|case| scope.judge(&case.when).holds());
        let next = case.map_or(otherwise, |case| &case.next).clone();
        self.record(place, Record::Branched { to: next.clone(), arm: None });
        Outcome::To(next)
    }

    /// P-HASH-5.
    fn assign(&mut self, place: usize, assign: &Assign) -> Outcome {
        let bucket = i64::try_from(bucket(&assign.salt, &self.state.person)).unwrap_or(0);
        let mut end = 0_i64;
        let arm = assign.arms.iter().find(|arm| {
            end = end.saturating_add(arm.weight.0);
            bucket < end
        });
        let Some(arm) = arm.or(assign.arms.last()) else { return Outcome::Ended };
        self.record(place, Record::Branched { to: arm.next.clone(), arm: Some(arm.name.clone()) });
        Outcome::To(arm.next.clone())
    }

    /// P-STEP-20, P-STEP-21.
    fn set(
        &mut self,
        place: usize,
        version: &Version,
        (attribute, value): (&Name, &Operand),
        next: &StepId,
    ) -> Outcome {
        let Some(instance) = self.state.instances.get(place) else { return Outcome::Ended };
        let value = self.scope(version, instance).value(value);
        self.command(place, "", Command::Set { attribute: attribute.clone(), value: value.clone() });
        self.caused.push_back(Caused::Set { attribute: attribute.clone(), value });
        Outcome::To(next.clone())
    }

    fn load(&mut self, place: usize, load: &Load) -> Outcome {
        let Some(instance) = self.state.instances.get(place) else { return Outcome::Ended };
        if instance.last_words {
            return self.load_failed(place, load);
        }
        let Some(version) = instance.version.clone() else { return Outcome::Ended };
        let args = self.arguments(place, &version, &load.args);
        let command = self.command(place, "", Command::Load { source: load.source.clone(), args });
        let deadline = self.state.now.plus_seconds(self.program.plan.limits.load_timeout.least_seconds());
        if let (Some(instance), Some(command)) = (self.state.instances.get_mut(place), command) {
            instance.wait = Wait::Answer { command, deadline };
        }
        Outcome::Waits
    }

    /// Nothing came.
    pub(super) fn load_failed(&mut self, place: usize, load: &Load) -> Outcome {
        self.record(place, Record::Branched { to: load.otherwise.clone(), arm: None });
        Outcome::To(load.otherwise.clone())
    }

    /// P-STEP-19.
    fn grant_step(&mut self, place: usize, offer: &Name, next: &StepId) -> Outcome {
        let last_words = self.state.instances.get(place).is_none_or(|instance| instance.last_words);
        if last_words || !self.has_room(place, offer) {
            self.record(place, Record::Skipped { reason: Reason::Offer });
            return Outcome::To(next.clone());
        }
        let Some((command, deadline)) = self.ask_for_grant(place, offer) else { return Outcome::To(next.clone()) };
        if let Some(instance) = self.state.instances.get_mut(place) {
            instance.wait = Wait::Answer { command, deadline };
        }
        Outcome::Waits
    }
}
