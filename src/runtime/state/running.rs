//! Who is where: what a host may show of a person.

use super::super::{Key, Value};
use super::State;
use crate::bundle::StepId;
use crate::types::{Instant, Name};

/// An instance that runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Running {
    pub instance: Key,
    pub journey: Name,
    pub version: Name,
    /// Absent without one, or where it is unset.
    pub key: Option<Value>,
    /// Where it waits; absent where the program that runs the person no longer holds the version.
    pub step: Option<StepId>,
    /// When it goes on by itself; absent where it never does.
    pub until: Option<Instant>,
}

/// A goal that may still be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Awaited {
    pub instance: Key,
    /// The last instant at which it counts.
    pub until: Instant,
}

impl State {
    /// Nothing is unknown of what came before the first input (docs/plan.md, "The past").
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The instances that run, in no order that means anything.
    pub fn instances(&self) -> Vec<Running> {
        let step = |instance: &super::Instance| {
            let (step, _) = instance.version.as_ref()?.step(instance.step)?;
            Some(step.clone())
        };
        let running = self.instances.iter().map(|instance| Running {
            instance: instance.key,
            journey: instance.journey.clone(),
            version: instance.version_id.clone(),
            key: instance.entry_key.clone(),
            step: step(instance),
            until: instance.deadline().filter(|until| *until < Instant::MAX),
        });
        running.collect()
    }

    /// The goals that may still be reached, in the order in which they opened. Some may be over.
    pub fn awaited(&self) -> Vec<Awaited> {
        self.goals.iter().map(|goal| Awaited { instance: goal.instance, until: goal.until }).collect()
    }
}
