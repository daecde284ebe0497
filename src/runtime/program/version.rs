//! One version of a journey, with what is looked up often.

use super::watch::{Kinds, Looks, Places, Watch};
use crate::bundle::{
    Aggregate, Aggregation, Arm, ArmOn, Did, EntryOn, ExitOn, History, Journey, Keep, Node, Operand, Policy, Predicate,
    Step, StepId, Window,
};
use crate::types::Name;
use rustc_hash::FxHashMap;

/// The most instants that an instance keeps for one aggregate over a window; as the histories of a plan (P-HIST-1).
const GREATEST_COUNT: u32 = 64;

#[derive(Debug)]
pub struct Version {
    pub journey: Journey,
    /// Places of its steps.
    pub places: FxHashMap<StepId, usize>,
    /// What an instance counts itself, because no history of the plan does.
    pub counters: Vec<History>,
    /// Some step gathers events, so the entry event is kept for it.
    pub collects: bool,
    /// The place of its stage among the priorities of the policy in force (P-POLICY-9).
    pub priority: usize,
    /// What an exit may listen to.
    pub exit_kinds: Kinds,
    pub goal_kinds: Kinds,
    pub counter_kinds: Kinds,
    /// What its goal asks of an instance, which may have ended.
    pub goal_looks: GoalLooks,
    /// Whether somebody may enter depends on what an instance counts itself.
    pub header_counts: bool,
    /// By the place of the step at which an instance stands.
    pub stances: Vec<Stance>,
}

/// What the match of a goal looks at.
#[derive(Debug, Default)]
pub struct GoalLooks {
    pub bindings: Vec<Name>,
    /// What only a running instance knows (P-GOAL-4).
    pub counters: bool,
}

impl GoalLooks {
    fn of(journey: &Journey) -> GoalLooks {
        let nodes = || journey.goal.iter().flat_map(|goal| Node::Match(&goal.of).with_descendants());
        let binding = |node: Node<'_>| match node {
            Node::Operand(Operand::Binding(path)) => path.first().cloned(),
            _ => None,
        };
        GoalLooks { bindings: nodes().filter_map(binding).collect(), counters: nodes().any(is_counted) }
    }
}

/// What an instance that stands at a step listens to and watches.
#[derive(Debug, Default)]
pub struct Stance {
    /// What its arms, its collect or its send may hear.
    pub kinds: Kinds,
    /// Exits, arms and guards.
    pub watch: Watch,
}

/// What versions of one bundle share.
#[derive(Clone, Copy)]
pub struct Shared<'p> {
    pub policy: &'p Policy,
    pub histories: &'p FxHashMap<Name, usize>,
    /// Places of events in the alphabet.
    pub alphabet: &'p FxHashMap<Name, usize>,
}

impl Version {
    pub fn of(journey: Journey, shared: Shared<'_>) -> Version {
        let mut counters: Vec<History> = Vec::new();
        for history in journey.all_nodes().filter_map(counted) {
            if !counters.contains(&history) {
                counters.push(history);
            }
        }
        let kinds = |of: &crate::bundle::EventMatch| Kinds::of(of, shared.alphabet);
        let exits = journey.exits.iter().filter_map(|exit| match &exit.on {
            ExitOn::Event(of) => Some(kinds(of)),
            ExitOn::When(_) => None,
        });
        let places = Places { histories: shared.histories, counters: &counters };
        let stance =
            |step: &Step| Stance { kinds: heard(step, shared.alphabet), watch: watched(&journey, step, places) };
        let header_counts = header(&journey).any(|node| node.with_descendants().any(is_counted));
        Version {
            places: journey.steps.keys().enumerate().map(|(place, id)| (id.clone(), place)).collect(),
            collects: journey.steps.values().any(|step| matches!(step, Step::Collect(_))),
            priority: priority(journey.stage.as_ref(), shared.policy),
            exit_kinds: exits.collect(),
            goal_kinds: journey.goal.iter().map(|goal| kinds(&goal.of)).collect(),
            counter_kinds: counters.iter().map(|counter| kinds(&counter.of)).collect(),
            stances: journey.steps.values().map(stance).collect(),
            goal_looks: GoalLooks::of(&journey),
            header_counts,
            counters,
            journey,
        }
    }

    /// The place of what an instance counts.
    pub fn counter(&self, of: &crate::bundle::EventMatch, keep: &Keep) -> Option<usize> {
        self.counters.iter().position(|counter| counter.of == *of && counter.keep == *keep)
    }

    pub fn step(&self, index: usize) -> Option<(&StepId, &Step)> {
        self.journey.steps.get_index(index)
    }

    pub fn index_of(&self, step: &str) -> Option<usize> {
        self.places.get(step).copied()
    }

    /// Entry lines that wait for a predicate, with it.
    pub fn when_entries(&self) -> impl Iterator<Item = (usize, &Predicate)> {
        self.journey.entries.iter().enumerate().filter_map(|(place, entry)| match &entry.on {
            EntryOn::When { predicate, .. } => Some((place, predicate)),
            _ => None,
        })
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

fn is_counted(node: Node<'_>) -> bool {
    match node {
        Node::Predicate(Predicate::Did(did)) => did.history.is_none(),
        Node::Operand(Operand::Aggregate(aggregate)) => aggregate.history.is_none(),
        _ => false,
    }
}

/// What decides whether somebody may enter: audience, exits, the key, and the segments that these may name.
fn header(journey: &Journey) -> impl Iterator<Item = Node<'_>> {
    let exits = journey.exits.iter().filter_map(|exit| match &exit.on {
        ExitOn::When(predicate) => Some(predicate),
        ExitOn::Event(_) => None,
    });
    let predicates = journey.audience.iter().chain(exits).map(Node::Predicate);
    let segments = journey.segments.values().map(|segment| segment.node());
    predicates.chain(journey.key.iter().map(Node::Operand)).chain(segments)
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

/// What an instance that waits at a step may hear of.
fn heard(step: &Step, alphabet: &FxHashMap<Name, usize>) -> Kinds {
    let of_arms = |arms: &[Arm]| {
        let kinds = arms.iter().filter_map(|arm| match &arm.on {
            ArmOn::Event { of, .. } => Some(Kinds::of(of, alphabet)),
            ArmOn::When(_) => None,
        });
        kinds.collect()
    };
    match step {
        Step::Race { arms, .. } | Step::Until { arms, .. } => of_arms(arms),
        Step::Collect(collect) => Kinds::of(&collect.of, alphabet),
        // Word of its delivery.
        Step::Send(_) => Kinds::RECEIPT,
        _ => Kinds::default(),
    }
}

/// Predicates that an instance at this step waits for, or that decide what holds it.
fn watched(journey: &Journey, step: &Step, places: Places<'_>) -> Watch {
    let exits = journey.exits.iter().filter_map(|exit| match &exit.on {
        ExitOn::When(predicate) => Some(predicate),
        ExitOn::Event(_) => None,
    });
    let arms = match step {
        Step::Race { arms, .. } | Step::Until { arms, .. } => arms.as_slice(),
        _ => &[],
    };
    let arms = arms.iter().filter_map(|arm| match &arm.on {
        ArmOn::When(predicate) => Some(predicate),
        ArmOn::Event { .. } => None,
    });
    let guards = match step {
        Step::Send(send) => send.via.iter().flat_map(|attempt| &attempt.guards).collect(),
        _ => Vec::new(),
    };
    let guards = guards.into_iter().filter_map(|guard| guard.unless.as_ref());
    let mut watch = Watch::of(exits.chain(arms).chain(guards), journey, places);
    if matches!(step, Step::Send(_)) {
        // What holds it may open by the clocks of the person alone.
        watch.looks = watch.looks.and(Looks::PERSON);
    }
    watch
}
