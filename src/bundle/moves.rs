//! Which step of an older version of a journey is which of the current one (docs/plan.md, "Versions").

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::validate::{bound_at, loop_of};
use super::{Journey, Node, Operand, Predicate, Step, StepId};

/// The steps at which people wait and from which they may go on in the new version: what they wait for, what is bound there, the
/// repeats around it and the journey's key are the same, and nothing is asked that was not counted since their entry.
pub(super) fn moves(old: &Journey, new: &Journey) -> BTreeMap<StepId, StepId> {
    if old.key != new.key || !counts(new).is_subset(&counts(old)) {
        return BTreeMap::new();
    }
    let (bound, bound_before) = (bound_at(new), bound_at(old));
    let same_bindings = |id: &StepId| {
        let before = bound_before.get(id);
        bound.get(id).is_some_and(|now| {
            now.iter().all(|name| {
                before.is_some_and(|before| before.contains(name)) && old.bindings.get(*name) == new.bindings.get(*name)
            })
        })
    };
    let unchanged = |id: &StepId, step: &Step| {
        step.waits()
            && new.steps.get(id).is_some_and(|now| shape(now) == shape(step))
            && offer(old, step) == offer(new, step)
            && same_bindings(id)
            && repeats_around(old, id) == repeats_around(new, id)
    };
    let steps = old.steps.iter().filter(|(id, step)| unchanged(id, step));
    steps.map(|(id, _)| (id.clone(), id.clone())).collect()
}

/// What a step does, whatever comes next.
fn shape(step: &Step) -> Option<Value> {
    let mut shape = serde_json::to_value(step).ok()?;
    let object = shape.as_object_mut()?;
    object.retain(|name, _| !matches!(name.as_str(), "next" | "otherwise" | "passed" | "refused" | "body"));
    if let Some(Value::Array(arms)) = object.get_mut("arms") {
        arms.iter_mut().filter_map(Value::as_object_mut).for_each(|arm| drop(arm.remove("next")));
    }
    Some(shape)
}

fn offer<'j>(journey: &'j Journey, step: &Step) -> Option<&'j super::Offer> {
    journey.offers.get(step.offer()?).map(AsRef::as_ref)
}

/// Repeats whose rounds are counted at a step.
fn repeats_around<'j>(journey: &'j Journey, step: &StepId) -> BTreeMap<&'j StepId, Option<String>> {
    let around = journey.steps.iter().filter(|(id, of)| match of {
        Step::Repeat { body, .. } => *id == step || loop_of(journey, id, body).contains(step),
        _ => false,
    });
    around.map(|(id, of)| (id, shape(of).map(|shape| shape.to_string()))).collect()
}

/// What an instance counts itself, since its entry.
fn counts(journey: &Journey) -> BTreeSet<String> {
    let nodes = journey.all_nodes().filter_map(|node| match node {
        Node::Predicate(Predicate::Did(did)) if did.history.is_none() => serde_json::to_string(did).ok(),
        Node::Operand(Operand::Aggregate(aggregate)) if aggregate.history.is_none() => {
            serde_json::to_string(aggregate).ok()
        }
        _ => None,
    });
    nodes.collect()
}
