//! What comes in: events in their gaps, receipts, predicates that become true.

use danbi::bundle::{Did, EventMatch, EventName, ExitOn, JourneyEvent, Predicate, Window};

use super::person::{Blocked, Instance, StepNumber};
use super::player::{Player, What};
use super::world::{Input, arms, is_free_arm};

impl Player<'_, '_> {
    pub fn input(&mut self, input: Input) {
        match input {
            Input::Event(event) => self.event(event),
            Input::Enters(journey) => self.enter(journey),
            Input::Leaves(journey) => self.leave_freely(journey),
            Input::Answers(journey) => self.answer(journey),
        }
    }

    /// It may have happened earlier than it comes in. One that comes too early is noticed by nobody.
    fn event(&mut self, event: usize) {
        let late = self.choose(usize::try_from(self.world.lateness()).unwrap() + 1, 0, event, What::Lateness) as i64;
        let name = self.world.events[event];
        let contract = &self.world.bundle.contract.events[name];
        let gap = contract.minimum_gap.map_or(0, |gap| self.world.clock.ticks(gap));
        let last = self.person.events[event];
        let age = last.map_or(late, |last| last.min(late));
        if last.is_some_and(|last| contract.once_per_person || last - age < gap) {
            return;
        }
        self.person.events[event] = Some(age);
        self.happen(&EventName::Event(name.clone()));
    }

    pub fn leave(&mut self, matches: &dyn Fn(&EventMatch) -> bool) {
        for journey in 0..self.world.journeys.len() {
            let exits = &self.journey(journey).exits;
            let found = exits.iter().position(|exit| matches!(&exit.on, ExitOn::Event(of) if matches(of)));
            if let Some(exit) = found {
                self.leave_by(journey, exit);
            }
        }
    }

    fn leave_freely(&mut self, journey: usize) {
        let free = |on: &ExitOn| match on {
            ExitOn::When(_) => true,
            ExitOn::Event(of) => matches!(of.event, EventName::Message { .. }),
        };
        if let Some(exit) = self.journey(journey).exits.iter().position(|exit| free(&exit.on)) {
            self.leave_by(journey, exit);
        }
    }

    /// Every instance leaves. A narrowed exit spares those it does not mean.
    fn leave_by(&mut self, journey: usize, exit: usize) {
        let exit_line = &self.journey(journey).exits[exit];
        let narrowed = matches!(&exit_line.on, ExitOn::Event(EventMatch { filter: Some(_), .. }));
        let mut index = 0;
        while index < self.person.instances.len() {
            let meant = self.person.instances[index].journey == journey
                && (!narrowed || self.choose(2, journey, exit, What::Way) == 0);
            if !meant {
                index += 1;
                continue;
            }
            let instance = self.person.instances.remove(index);
            if let Some(words) = &exit_line.last_words {
                self.say_last(&instance, self.number(journey, words));
            }
            self.echo(JourneyEvent::Exited, journey);
        }
    }

    pub fn take_arms(&mut self, matches: &dyn Fn(&EventMatch) -> bool) {
        let mut index = 0;
        while index < self.person.instances.len() {
            let instance = &self.person.instances[index];
            let arms = racing(instance).map(|step| arms(self.step(instance.journey, step)));
            let found = arms.and_then(|arms| {
                arms.iter().find(|arm| match &arm.on {
                    danbi::bundle::ArmOn::Event { of, .. } => matches(of),
                    danbi::bundle::ArmOn::When(_) => false,
                })
            });
            let Some(arm) = found else {
                index += 1;
                continue;
            };
            let narrowed = matches!(&arm.on, danbi::bundle::ArmOn::Event { of, .. } if of.filter.is_some());
            let (journey, next) = (instance.journey, self.number(instance.journey, &arm.next));
            if narrowed && self.choose(2, journey, usize::from(next), What::Way) == 1 {
                index += 1;
            } else {
                self.take(index, next);
            }
        }
    }

    fn take(&mut self, index: usize, next: StepNumber) {
        let instance = self.person.instances.remove(index);
        // It runs at the end of the line, so that nobody takes two arms of one event.
        if let Some(instance) = self.go(instance, next) {
            self.person.instances.insert(index, instance);
        }
    }

    /// Any of the instances that wait for a receipt or a predicate may go on.
    fn answer(&mut self, journey: usize) {
        for index in (0..self.person.instances.len()).rev() {
            let instance = &self.person.instances[index];
            if instance.journey != journey {
                continue;
            }
            let Some(step) = racing(instance) else { continue };
            let free: Vec<StepNumber> = arms(self.step(journey, step))
                .iter()
                .filter(|arm| is_free_arm(arm))
                .map(|arm| self.number(journey, &arm.next))
                .collect();
            let chosen = self.choose(free.len() + 1, journey, usize::from(step), What::Answer);
            if let Some(next) = free.get(chosen) {
                self.take(index, *next);
            }
        }
    }

    /// Whether a predicate over what happened holds now.
    pub fn holds(&self, predicate: &Predicate) -> bool {
        match predicate {
            Predicate::All(parts) => parts.iter().all(|part| self.holds(part)),
            Predicate::Not(inner) => !self.holds(inner),
            Predicate::Did(did) => self.happened(did),
            other => panic!("not followed: {other:?}"),
        }
    }

    fn happened(&self, did: &Did) -> bool {
        assert_eq!((did.at_least, did.at_most), (1, None));
        let known = |event: usize| did.of.event == EventName::Event(self.world.events[event].clone());
        let event = (0..self.world.events.len()).find(|event| known(*event)).unwrap();
        self.person.events[event].is_some_and(|age| match did.window {
            Window::Last(length) => age < self.world.clock.ticks(length),
            _ => true,
        })
    }
}

fn racing(instance: &Instance) -> Option<StepNumber> {
    match instance.blocked {
        Blocked::Racing(step) => Some(step),
        _ => None,
    }
}
