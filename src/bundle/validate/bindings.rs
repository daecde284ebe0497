//! Every binding is bound on every way that leads to where it is used.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Arm, ArmOn, BindingOf, EntryOn, EventMatch, EventName, Journey, Node, Step, StepId};
use super::fault::{Fault, Faults};
use super::operands;
use crate::types::Name;

type Bound<'j> = BTreeSet<&'j Name>;

pub(super) fn bound(journey: &Journey, faults: &mut Faults) {
    let entered = at_entry(journey);
    header(journey, &entered, faults);
    for (id, bound) in at_steps(journey, &entered) {
        let Some(step) = journey.steps.get(id) else { continue };
        faults.step(&journey.id, id);
        step.nodes().into_iter().for_each(|node| uses(node, &bound, faults));
        for (name, of) in binds(step) {
            declared(journey, name, &of, faults);
        }
    }
    faults.enter(format!("journey {}", journey.id));
}

/// By step that can be reached, what is bound there on every way.
pub fn bound_at(journey: &Journey) -> BTreeMap<&StepId, BTreeSet<&Name>> {
    at_steps(journey, &at_entry(journey))
}

/// What every entry line binds.
fn at_entry(journey: &Journey) -> Bound<'_> {
    let mut lines = journey.entries.iter().map(|entry| match &entry.on {
        EntryOn::Event { binding: Some(binding), .. } => BTreeSet::from([binding]),
        _ => BTreeSet::new(),
    });
    let first = lines.next().unwrap_or_default();
    lines.fold(first, |all, line| all.intersection(&line).copied().collect())
}

fn header(journey: &Journey, entered: &Bound<'_>, faults: &mut Faults) {
    for entry in &journey.entries {
        if let EntryOn::Event { of, binding: Some(binding) } = &entry.on {
            declared(journey, binding, &held(of), faults);
        }
        entry.nodes().into_iter().for_each(|node| uses(node, &BTreeSet::new(), faults));
    }
    let key = journey.key.iter().map(Node::Operand);
    let audience = journey.audience.iter().map(Node::Predicate);
    let exits = journey.exits.iter().map(super::super::Exit::node);
    let goal = journey.goal.iter().map(|goal| Node::Match(&goal.of));
    key.chain(audience).chain(exits).chain(goal).for_each(|node| uses(node, entered, faults));
}

fn uses(node: Node<'_>, bound: &Bound<'_>, faults: &mut Faults) {
    for name in operands::bindings(node).filter(|name| !bound.contains(name)) {
        faults.add(Fault::Unbound { binding: name });
    }
}

/// What is bound on arrival at each step that can be reached: what all ways bring. Last words know only what the entry bound.
fn at_steps<'j>(journey: &'j Journey, entered: &Bound<'j>) -> BTreeMap<&'j StepId, Bound<'j>> {
    let last_words = journey.exits.iter().filter_map(|exit| exit.last_words.as_ref());
    let mut open: Vec<(&StepId, Bound)> =
        std::iter::once(&journey.start).chain(last_words).map(|id| (id, entered.clone())).collect();
    let mut at: BTreeMap<&StepId, Bound> = BTreeMap::new();
    while let Some((id, bound)) = open.pop() {
        let met = match at.get(id) {
            Some(before) => before.intersection(&bound).copied().collect(),
            None => bound,
        };
        if at.get(id) == Some(&met) {
            continue;
        }
        let step = journey.steps.get(id);
        open.extend(step.into_iter().flat_map(|step| leave(step, &met)));
        at.insert(id, met);
    }
    at
}

/// What each successor is handed.
fn leave<'j>(step: &'j Step, bound: &Bound<'j>) -> Vec<(&'j StepId, Bound<'j>)> {
    let with = |name: &'j Name| bound.iter().copied().chain([name]).collect::<Bound>();
    match step {
        Step::Until { arms, .. } | Step::Race { arms, .. } => {
            let arms_left = arms.iter().map(|arm| (&arm.next, arm_binding(arm).map_or_else(|| bound.clone(), with)));
            let others = step.successors().into_iter().skip(arms.len()).map(|next| (next, bound.clone()));
            arms_left.chain(others).collect()
        }
        Step::Collect(collect) => vec![(&collect.next, with(&collect.binding))],
        Step::Load(load) => vec![(&load.next, with(&load.binding)), (&load.otherwise, bound.clone())],
        _ => step.successors().into_iter().map(|next| (next, bound.clone())).collect(),
    }
}

fn arm_binding(arm: &Arm) -> Option<&Name> {
    match &arm.on {
        ArmOn::Event { binding, .. } => binding.as_ref(),
        ArmOn::When(_) => None,
    }
}

/// What a step binds, and to what.
fn binds(step: &Step) -> Vec<(&Name, BindingOf)> {
    match step {
        Step::Until { arms, .. } | Step::Race { arms, .. } => arms
            .iter()
            .filter_map(|arm| match &arm.on {
                ArmOn::Event { of, binding: Some(binding) } => Some((binding, held(of))),
                _ => None,
            })
            .collect(),
        Step::Collect(collect) => match &collect.of.event {
            EventName::Event(event) => vec![(&collect.binding, BindingOf::Events(event.clone()))],
            _ => vec![(&collect.binding, BindingOf::Receipt {})],
        },
        Step::Load(load) => vec![(&load.binding, BindingOf::Content(load.source.clone()))],
        _ => Vec::new(),
    }
}

fn held(of: &EventMatch) -> BindingOf {
    match &of.event {
        EventName::Event(event) => BindingOf::Event(event.clone()),
        EventName::Message { .. } | EventName::Journey { .. } => BindingOf::Receipt {},
    }
}

fn declared(journey: &Journey, name: &Name, of: &BindingOf, faults: &mut Faults) {
    match journey.bindings.get(name) {
        None => faults.missing("binding", name),
        Some(declared) if declared != of => faults.add(Fault::BoundToAnother { binding: name.clone() }),
        Some(_) => {}
    }
}
