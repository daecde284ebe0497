//! Hours in which a journey may send: its window and the quiet hours of the policy together.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Sink, codes};
use crate::hir::{Block, Journey, Project, Purpose, Quiet, StepKind};
use crate::types::{Name, TimeOfDay, TimeRange};

/// Reports every journey whose window lies wholly in quiet hours of something it sends: that could never leave.
pub(super) fn check(project: &mut Project, findings: &mut Sink) {
    let Some(policy) = &project.policy else { return };
    if policy.quiet.is_empty() {
        return;
    }
    let purposes: FxHashMap<&Name, Purpose> =
        project.messages.iter().map(|message| (&message.head.name, message.purpose)).collect();
    for journey in &mut project.journeys {
        let Some((_, range)) = journey.window else { continue };
        let mut sent = Vec::new();
        sends(&journey.body, &mut |message| sent.extend(purposes.get(message).copied()));
        let closing =
            policy.quiet.iter().find(|quiet| sent.contains(&quiet.purpose) && never_open(range, quiet, &policy.quiet));
        if let Some(quiet) = closing {
            findings.push(closed(journey, quiet));
            journey.head.broken = true;
        }
    }
}

fn closed(journey: &Journey, quiet: &Quiet) -> Diagnostic {
    Diagnostic::new(&codes::hir::NEVER_OPEN, journey.window_span.unwrap_or(journey.head.span))
        .term("purpose", purpose_term(quiet.purpose))
        .label(quiet.span, "quiet")
}

fn purpose_term(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Advertising => "purpose-advertising",
        Purpose::Informational => "purpose-informational",
        Purpose::Authentication => "purpose-authentication",
        Purpose::Statutory => "purpose-statutory",
    }
}

/// Whether no minute of the day is inside the window and outside all quiet hours of this purpose. The window's days do not matter:
/// quiet hours are the same on each.
fn never_open(window: TimeRange, quiet: &Quiet, all: &[Quiet]) -> bool {
    let same = || all.iter().filter(|other| other.purpose == quiet.purpose);
    // From the first minute of the window on: mostly it is open.
    let minutes = (0..1440).map(|minute| (window.start.minutes() + minute) % 1440);
    let mut minutes = minutes.filter_map(|minute| TimeOfDay::new(minute / 60, minute % 60));
    minutes.all(|time| !window.contains(time) || same().any(|quiet| quiet.range.contains(time)))
}

/// Every message that some step sends. Depth is bounded by the parser.
pub(super) fn sends(block: &Block, found: &mut impl FnMut(&Name)) {
    for step in block {
        match &step.kind {
            StepKind::Send(send) => {
                found(&send.message);
                if let crate::hir::Otherwise::Steps(steps) = &send.otherwise {
                    sends(steps, found);
                }
            }
            other => other.blocks().into_iter().for_each(|block| sends(block, found)),
        }
    }
}
