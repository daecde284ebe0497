//! Offers that a message promises: some step on the same way grants them.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::{Step, StepId, Steps};
use crate::diag::{Diagnostic, Sink, codes};
use crate::text::Span;
use crate::types::Name;

/// Reports every promise that no grant of the same offer can follow, and that follows none.
pub(super) fn check(steps: &Steps, spans: &BTreeMap<StepId, Span>, sink: &mut Sink) {
    let mut known: BTreeMap<&Name, Kept> = BTreeMap::new();
    for (id, step) in steps {
        let Step::Send(send) = step else { continue };
        let Some(promised) = send.offer.as_ref().filter(|offer| !offer.grant) else { continue };
        let kept = known.entry(&promised.offer).or_insert_with(|| Kept::of(steps, &promised.offer));
        if kept.on_a_way.contains(id) {
            continue;
        }
        let Some(at) = spans.get(id) else { continue };
        let found = Diagnostic::new(&codes::lower::PROMISE_NOT_KEPT, *at).arg("name", &promised.offer);
        let elsewhere = kept.first.and_then(|grant| spans.get(grant));
        sink.push(match elsewhere {
            Some(elsewhere) => found.label(*elsewhere, "elsewhere"),
            None => found,
        });
    }
}

/// Where promises of an offer are kept.
struct Kept<'s> {
    /// The first step that grants it.
    first: Option<&'s StepId>,
    /// Every step behind a grant, and every one that a grant can follow.
    on_a_way: BTreeSet<&'s StepId>,
}

impl<'s> Kept<'s> {
    fn of(steps: &'s Steps, offer: &Name) -> Kept<'s> {
        let granting: Vec<&StepId> = steps.iter().filter(|(_, step)| grants(step, offer)).map(|(id, _)| id).collect();
        let mut before: BTreeMap<&StepId, Vec<&StepId>> = BTreeMap::new();
        for (id, step) in steps {
            step.successors().into_iter().for_each(|next| before.entry(next).or_default().push(id));
        }
        let behind = reached(&granting, |id| steps.get(id).map(Step::successors).unwrap_or_default());
        let ahead = reached(&granting, |id| before.get(id).cloned().unwrap_or_default());
        Kept { first: granting.first().copied(), on_a_way: behind.union(&ahead).copied().collect() }
    }
}

fn grants(step: &Step, offer: &Name) -> bool {
    match step {
        Step::Grant { offer: of, .. } => of == offer,
        Step::Send(send) => send.offer.as_ref().is_some_and(|with| with.grant && with.offer == *offer),
        _ => false,
    }
}

/// Every step that can be come to from some, by one step or more.
fn reached<'s>(from: &[&'s StepId], next: impl Fn(&StepId) -> Vec<&'s StepId>) -> BTreeSet<&'s StepId> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&StepId> = from.iter().flat_map(|id| next(id)).collect();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(next(id));
        }
    }
    reached
}
