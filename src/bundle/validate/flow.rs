//! Every way through a journey ends.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Journey, Step, StepId};
use super::fault::{Fault, Faults};
use crate::types::Duration;

/// Whether every step that is named exists.
pub(super) fn successors_exist(journey: &Journey, faults: &mut Faults) -> bool {
    let before = faults.found.len();
    let last_words = journey.exits.iter().filter_map(|exit| exit.last_words.as_ref());
    for id in std::iter::once(&journey.start).chain(last_words).filter(|&id| !journey.steps.contains_key(id)) {
        faults.missing("step", id);
    }
    for (id, step) in &journey.steps {
        faults.step(&journey.id, id);
        for next in step.successors().into_iter().filter(|&next| !journey.steps.contains_key(next)) {
            faults.missing("step", next);
        }
    }
    faults.enter(format!("journey {}", journey.id));
    faults.found.len() == before
}

/// No way leads back but from the body of a `repeat` to it, and nothing enters that body but the repeat itself. Steps that nothing
/// leads to, such as those behind a `stop`, do not count: nobody ever takes their ways.
pub(super) fn ends(journey: &Journey, faults: &mut Faults) {
    let edges = edges(journey);
    let mut back = BTreeSet::new();
    for (id, step) in &journey.steps {
        let Step::Repeat { body, .. } = step else { continue };
        let inside = loop_of(journey, id, body);
        for &(from, to) in &edges {
            if to == id && inside.contains(from) {
                back.insert((from, to));
            }
            let entered = inside.contains(to) && !inside.contains(from) && (from != id || to != body);
            if entered && to != id {
                faults.step(&journey.id, to);
                faults.add(Fault::Cycle);
            }
        }
    }
    for id in on_cycles(&edges, &back) {
        faults.step(&journey.id, id);
        faults.add(Fault::Cycle);
    }
    faults.enter(format!("journey {}", journey.id));
}

/// As often the bodies of repeats without a pause, one within the other, may run altogether: all their rounds happen at one instant
/// (P-STEP-24).
const MOST_ROUNDS: u64 = 10_000;

/// What runs at one instant is bounded: a plan need not come from the compiler.
pub(super) fn is_bounded(journey: &Journey, faults: &mut Faults) {
    let mut rounds: BTreeMap<&StepId, u64> = BTreeMap::new();
    for (id, step) in &journey.steps {
        let Step::Repeat { times, every, body, .. } = step else { continue };
        if *every != Duration::ZERO {
            continue;
        }
        for inside in loop_of(journey, id, body) {
            let of = rounds.entry(inside).or_insert(1);
            *of = of.saturating_mul(u64::from(*times));
        }
    }
    for (id, _) in rounds.into_iter().filter(|&(_, rounds)| rounds > MOST_ROUNDS) {
        faults.step(&journey.id, id);
        faults.add(Fault::Broke { rule: "repeats without a pause run at most 10,000 rounds altogether" });
    }
    faults.enter(format!("journey {}", journey.id));
}

/// The ways from steps that can be reached.
fn edges(journey: &Journey) -> Vec<(&StepId, &StepId)> {
    let next = |id| journey.steps.get(id).map(Step::successors).unwrap_or_default();
    let mut reached: BTreeSet<&StepId> = BTreeSet::new();
    let mut open: Vec<&StepId> = journey.exits.iter().filter_map(|exit| exit.last_words.as_ref()).collect();
    open.push(&journey.start);
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(next(id));
        }
    }
    reached.into_iter().flat_map(|id| next(id).into_iter().map(move |next| (id, next))).collect()
}

/// Steps that lie on a way from the body back to the repeat.
pub(in crate::bundle) fn loop_of<'j>(
    journey: &'j Journey,
    repeat: &'j StepId,
    body: &'j StepId,
) -> BTreeSet<&'j StepId> {
    let forward = closure(body, repeat, |id| journey.steps.get(id).map(Step::successors).unwrap_or_default());
    let mut inside: BTreeSet<&StepId> = BTreeSet::new();
    loop {
        let before = inside.len();
        for &id in &forward {
            let next = journey.steps.get(id).map(Step::successors).unwrap_or_default();
            if next.iter().any(|&next| next == repeat || inside.contains(next)) {
                inside.insert(id);
            }
        }
        if inside.len() == before {
            return inside;
        }
    }
}

fn closure<'j>(
    from: &'j StepId,
    except: &StepId,
    next: impl Fn(&'j StepId) -> Vec<&'j StepId>,
) -> BTreeSet<&'j StepId> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        if id != except && seen.insert(id) {
            open.extend(next(id));
        }
    }
    seen
}

/// What is left when steps without an open way into them are taken away, one after the other (Kahn).
fn on_cycles<'j>(edges: &[(&'j StepId, &'j StepId)], back: &BTreeSet<(&'j StepId, &'j StepId)>) -> Vec<&'j StepId> {
    let forward: Vec<(&StepId, &StepId)> = edges.iter().copied().filter(|edge| !back.contains(edge)).collect();
    let mut left: BTreeSet<&StepId> = forward.iter().flat_map(|&(from, to)| [from, to]).collect();
    loop {
        let entered: BTreeSet<&StepId> =
            forward.iter().filter(|(from, _)| left.contains(from)).map(|&(_, to)| to).collect();
        let before = left.len();
        left.retain(|id| entered.contains(id));
        if left.len() == before || left.is_empty() {
            return left.into_iter().collect();
        }
    }
}
