//! Offers that a message promises: some step on the same way grants them.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::{Step, StepId, Steps};
use crate::diag::{Diagnostic, Sink, codes};
use crate::text::Span;
use crate::types::Name;

/// Reports every promise that no grant of the same offer can follow, and that follows none.
pub(super) fn check(steps: &Steps, spans: &BTreeMap<StepId, Span>, sink: &mut Sink) {
    for (id, step) in steps {
        let Step::Send(send) = step else { continue };
        let Some(promised) = send.offer.as_ref().filter(|offer| !offer.grant) else { continue };
        let grants: Vec<&StepId> =
            steps.iter().filter(|(_, step)| grants(step, &promised.offer)).map(|(id, _)| id).collect();
        let behind = reached_from(steps, id);
        let kept = |grant: &&&StepId| behind.contains(**grant) || reached_from(steps, grant).contains(id);
        if grants.iter().any(|grant| kept(&grant)) {
            continue;
        }
        let Some(at) = spans.get(id) else { continue };
        let found = Diagnostic::new(&codes::lower::PROMISE_NOT_KEPT, *at).arg("name", &promised.offer);
        let elsewhere = grants.first().and_then(|grant| spans.get(*grant));
        sink.push(match elsewhere {
            Some(elsewhere) => found.label(*elsewhere, "elsewhere"),
            None => found,
        });
    }
}

fn grants(step: &Step, offer: &Name) -> bool {
    match step {
        Step::Grant { offer: of, .. } => of == offer,
        Step::Send(send) => send.offer.as_ref().is_some_and(|with| with.grant && with.offer == *offer),
        _ => false,
    }
}

/// Every step that can come behind one.
fn reached_from<'s>(steps: &'s Steps, from: &StepId) -> BTreeSet<&'s StepId> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&StepId> = steps.get(from).map(Step::successors).unwrap_or_default();
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.extend(steps.get(id).map(Step::successors).unwrap_or_default());
        }
    }
    reached
}
