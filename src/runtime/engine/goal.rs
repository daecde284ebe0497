//! Goals: counted from the entry, once, also after the end (P-GOAL-1, P-GOAL-2).

use super::super::Value;
use super::super::effect::{Origin, Record};
use super::super::eval::Scope;
use super::super::state::{Instance, OpenGoal};
use super::happening::Happening;
use super::{Caused, Engine};
use crate::bundle::JourneyEvent;
use crate::types::Name;

impl Engine<'_, '_> {
    /// The goal of an instance that begins.
    pub(super) fn open_goal(&mut self, instance: &Instance) {
        let Some(version) = &instance.version else { return };
        let Some(goal) = &version.journey.goal else { return };
        let now = self.state.now;
        let until = self.after_arrival((instance.entered, instance.entered_local), goal.within);
        let goals = self.state.goals.list_mut();
        goals.retain(|goal| goal.until >= now);
        goals.push(OpenGoal {
            instance: instance.key,
            journey: instance.journey.clone(),
            version_id: instance.version_id.clone(),
            version: instance.version.clone(),
            key_text: instance.key_text.clone(),
            entered: instance.entered,
            until,
            bindings: Vec::new(),
            ended_at: None,
        });
    }

    /// What the goal may still look at, once its instance has ended.
    pub(super) fn keep_goal(&mut self, instance: &Instance) {
        let goals = self.state.goals.list_mut();
        let Some(open) = goals.iter_mut().find(|goal| goal.is_of(instance)) else { return };
        open.ended_at = (open.version_id == instance.version_id).then_some(instance.step);
        let Some(looks) = open.version.as_deref().map(|version| &version.goal_looks) else {
            // What it looks at is not known before its file is back (P-VERSION-3).
            open.bindings.clone_from(&instance.bindings);
            return;
        };
        if looks.counters {
            goals.retain(|goal| !goal.is_of(instance));
            return;
        }
        let used = |(name, _): &&(Name, Value)| looks.bindings.contains(name);
        open.bindings = instance.bindings.iter().filter(used).cloned().collect();
    }

    pub(super) fn reach_goals(&mut self, happening: &Happening<'_>) {
        let now = self.state.now;
        if !self.state.goals.summary().meets(happening.kinds) {
            return;
        }
        self.state.goals.list_mut().retain(|goal| goal.until >= now);
        let reached: Vec<usize> =
            (0..self.state.goals.len()).filter(|&place| self.is_reached(place, happening)).collect();
        if reached.is_empty() {
            return;
        }
        let open = self.state.goals.list_mut();
        let mut goals: Vec<OpenGoal> = reached.into_iter().rev().map(|place| open.remove(place)).collect();
        goals.sort_by_cached_key(|goal| {
            let rank = self.priority_of(goal.version.as_deref());
            (rank, goal.journey.clone(), goal.key_text.clone(), goal.entered, goal.instance)
        });
        for goal in goals {
            let step = match self.running_of(&goal) {
                Some(instance) => (instance.version_id == goal.version_id).then_some(instance.step),
                None => goal.ended_at,
            };
            // One that has moved stands at a step of another version than that of the goal (P-VERSION-7).
            let step = goal.version.as_ref().zip(step).and_then(|(version, step)| version.step(step));
            let step = step.map(|(id, _)| id.clone());
            let origin = Origin {
                instance: goal.instance,
                journey: goal.journey.clone(),
                version: goal.version_id,
                step: step.unwrap_or_default(),
            };
            self.record_with(origin, Record::Goal);
            let (kind, instance) = (JourneyEvent::Reached, goal.instance);
            self.caused.push_back(Caused::Journey { kind, journey: goal.journey, instance });
        }
    }

    /// The instance of a goal, while it runs.
    fn running_of(&self, goal: &OpenGoal) -> Option<&Instance> {
        self.state.instances.iter().find(|instance| goal.is_of(instance))
    }

    fn is_reached(&self, place: usize, happening: &Happening<'_>) -> bool {
        let Some(open) = self.state.goals.get(place) else { return false };
        let Some(version) = open.version.as_deref() else { return false };
        let Some(goal) = version.journey.goal.as_ref().filter(|_| version.goal_kinds.meets(happening.kinds)) else {
            return false;
        };
        let instance = self.running_of(open);
        let scope = self.person_scope(version);
        let fits = match instance {
            Some(instance) => happening.fits(&goal.of, self.scope(version, instance)),
            // What it counted itself went with the instance, whose end it did not see (P-VERSION-3).
            None if version.goal_looks.counters => return false,
            None => happening.fits_ended(&goal.of, open.instance, Scope { bindings: &open.bindings, ..scope }),
        };
        self.state.now > open.entered && fits.holds()
    }
}
