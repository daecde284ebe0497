//! Which bindings people bring along to a step from where they stand when a bundle comes into force.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::{Journey, Step, StepId, bound_at};
use crate::types::Name;

/// By step that they can still come to, what was bound before. What is bound on the way fits the contract in force.
pub(super) struct Kept<'j> {
    at: BTreeMap<&'j StepId, BTreeSet<&'j Name>>,
}

impl<'j> Kept<'j> {
    /// Of people who stand at these steps.
    pub fn of(journey: &'j Journey, stands: impl Fn(&StepId) -> bool) -> Kept<'j> {
        let bound = bound_at(journey);
        let stands = journey.steps.iter().filter(|(id, step)| step.waits() && stands(id));
        let mut open: Vec<(&StepId, BTreeSet<&Name>)> = stands
            .map(|(id, step)| {
                let bound = bound.get(id).into_iter().flatten().copied();
                (id, bound.chain(gathers(step)).collect())
            })
            .collect();
        if !open.is_empty() {
            let last_words = journey.exits.iter().filter_map(|exit| exit.last_words.as_ref());
            open.extend(last_words.map(|id| (id, bound.get(id).cloned().unwrap_or_default())));
        }
        let mut kept = Kept { at: BTreeMap::new() };
        while let Some((id, bound)) = open.pop() {
            let at = kept.at.entry(id);
            let is_new = matches!(at, std::collections::btree_map::Entry::Vacant(_));
            let at = at.or_default();
            let before = at.len();
            at.extend(bound);
            if is_new || at.len() > before {
                let next = journey.steps.get(id).map(Step::successors).unwrap_or_default();
                open.extend(next.into_iter().map(|next| (next, at.clone())));
            }
        }
        kept
    }

    pub fn nobody(&self) -> bool {
        self.at.is_empty()
    }

    /// Whether people come to the step with this from before.
    pub fn has(&self, step: &StepId, binding: &Name) -> bool {
        self.at.get(step).is_some_and(|bound| bound.contains(binding))
    }
}

/// What a step has bound in part while somebody stands at it.
fn gathers(step: &Step) -> Option<&Name> {
    match step {
        Step::Collect(collect) => Some(&collect.binding),
        _ => None,
    }
}
