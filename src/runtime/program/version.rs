//! One version of a journey, with what is looked up often.

use crate::bundle::{
    Aggregate, Aggregation, ArmOn, Did, EntryOn, EventMatch, ExitOn, History, Journey, Keep, Node, Operand, Policy,
    Predicate, Step, StepId, Window,
};
use crate::types::Name;

/// The most instants that an instance keeps for one aggregate over a window; as the histories of a plan (P-HIST-1).
const GREATEST_COUNT: u32 = 64;

#[derive(Debug)]
pub struct Version {
    pub journey: Journey,
    /// What an instance counts itself, because no history of the plan does.
    pub counters: Vec<History>,
    /// Some step gathers events, so the entry event is kept for it.
    pub collects: bool,
    /// Some entry waits for a predicate.
    pub watches: bool,
}

impl Version {
    pub fn of(journey: Journey) -> Version {
        let mut counters: Vec<History> = Vec::new();
        for history in journey.all_nodes().filter_map(counted) {
            if !counters.contains(&history) {
                counters.push(history);
            }
        }
        let collects = journey.steps.values().any(|step| matches!(step, Step::Collect(_)));
        let watches = journey.entries.iter().any(|entry| matches!(entry.on, EntryOn::When { .. }));
        Version { counters, collects, watches, journey }
    }

    /// The place of what an instance counts.
    pub fn counter(&self, of: &EventMatch, keep: &Keep) -> Option<usize> {
        self.counters.iter().position(|counter| counter.of == *of && counter.keep == *keep)
    }

    pub fn step(&self, index: usize) -> Option<(&StepId, &Step)> {
        self.journey.steps.get_index(index)
    }

    pub fn index_of(&self, step: &str) -> Option<usize> {
        self.journey.steps.get_index_of(step)
    }
}

/// The place of a stage among the priorities; whoever has none comes after all (P-POLICY-9).
pub fn priority(stage: Option<&Name>, policy: &Policy) -> usize {
    let place = stage.and_then(|stage| policy.priority.iter().position(|listed| listed == stage));
    place.unwrap_or(policy.priority.len())
}

/// The memory of a count or aggregate that the instance keeps.
fn counted(node: Node<'_>) -> Option<History> {
    match node {
        Node::Predicate(Predicate::Did(did)) if did.history.is_none() => {
            Some(History { of: did.of.clone(), keep: counter_of_did(did) })
        }
        Node::Operand(Operand::Aggregate(aggregate)) if aggregate.history.is_none() => {
            Some(History { of: aggregate.of.clone(), keep: counter_of_aggregate(aggregate) })
        }
        _ => None,
    }
}

/// A count up to k needs the last k instants.
pub fn counter_of_did(did: &Did) -> Keep {
    let count = did.at_least.max(did.at_most.map_or(0, |most| most.saturating_add(1))).max(1);
    Keep::Instants { count, last: None }
}

pub fn counter_of_aggregate(aggregate: &Aggregate) -> Keep {
    let value = aggregate.value.clone();
    let of = aggregate.function;
    match (aggregate.window, of) {
        (Window::Last(last), _) if last.is_exact() => Keep::Values { count: GREATEST_COUNT, last, value },
        (Window::Last(last), _) => Keep::Days { days: last.days, value, of: [of].into() },
        (_, Aggregation::First | Aggregation::Last) => Keep::Edge { value, of },
        _ => Keep::Total { value, of: [of].into() },
    }
}

/// Predicates that an instance at this step waits for, or that decide what holds it.
pub fn waiting_predicates(journey: &Journey, step: usize) -> Vec<&Predicate> {
    let exits = journey.exits.iter().filter_map(|exit| match &exit.on {
        ExitOn::When(predicate) => Some(predicate),
        ExitOn::Event(_) => None,
    });
    let mut waiting: Vec<&Predicate> = exits.collect();
    match journey.steps.get_index(step).map(|(_, step)| step) {
        Some(Step::Race { arms, .. } | Step::Until { arms, .. }) => {
            waiting.extend(arms.iter().filter_map(|arm| match &arm.on {
                ArmOn::When(predicate) => Some(predicate),
                ArmOn::Event { .. } => None,
            }));
        }
        Some(Step::Send(send)) => {
            let guards = send.via.iter().flat_map(|attempt| &attempt.guards);
            waiting.extend(guards.filter_map(|guard| guard.unless.as_ref()));
        }
        _ => {}
    }
    waiting
}
