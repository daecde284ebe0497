//! Hours in which a journey may send: its window and the quiet hours of the policy together.

use rustc_hash::FxHashMap;

use crate::diag::{Diagnostic, Sink, codes};
use crate::hir::{Block, Journey, Project, Purpose, Quiet, StepKind};
use crate::text::Span;
use crate::types::{Name, TimeOfDay, TimeRange};

/// Reports every journey whose window lies wholly in quiet hours of something it sends, and quiet hours that leave no minute of the
/// day to what a journey sends: that could never leave.
pub(super) fn check(project: &mut Project, findings: &mut Sink) {
    let Some(policy) = &project.policy else { return };
    if policy.quiet.is_empty() {
        return;
    }
    let purposes: FxHashMap<&Name, Purpose> =
        project.messages.iter().map(|message| (&message.head.name, message.purpose)).collect();
    let mut all_day = Vec::new();
    for journey in &mut project.journeys {
        let range = journey.window.map(|(_, range)| range);
        let mut sent = Vec::new();
        sends(&journey.body, &mut |message| sent.extend(purposes.get(message).copied()));
        let mut closing = policy.quiet.iter().filter(|quiet| sent.contains(&quiet.purpose));
        let Some(quiet) = closing.find(|quiet| never_open(range, quiet, &policy.quiet)) else { continue };
        journey.head.broken = true;
        if never_open(None, quiet, &policy.quiet) {
            all_day.push(quiet);
        } else {
            findings.push(closed(journey, quiet));
        }
    }
    // What no window could mend is said once, of the policy.
    let closing = policy.quiet.iter().filter(|quiet| all_day.iter().any(|other| other.span == quiet.span));
    closing.for_each(|quiet| findings.push(finding(quiet.span, quiet, "policy")));
}

fn closed(journey: &Journey, quiet: &Quiet) -> Diagnostic {
    finding(journey.window_span.unwrap_or(journey.head.span), quiet, "window").label(quiet.span, "quiet")
}

/// `by` is what leaves nothing open: the `window` of a journey, or the `policy` alone.
fn finding(span: Span, quiet: &Quiet, by: &'static str) -> Diagnostic {
    Diagnostic::new(&codes::hir::NEVER_OPEN, span).arg("by", by).term("purpose", purpose_term(quiet.purpose))
}

fn purpose_term(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Advertising => "purpose-advertising",
        Purpose::Informational => "purpose-informational",
        Purpose::Authentication => "purpose-authentication",
        Purpose::Statutory => "purpose-statutory",
    }
}

/// Whether no minute of the day is inside the window, if there is one, and outside all quiet hours of this purpose. The window's days
/// do not matter: quiet hours are the same on each.
fn never_open(window: Option<TimeRange>, quiet: &Quiet, all: &[Quiet]) -> bool {
    let same = || all.iter().filter(|other| other.purpose == quiet.purpose);
    // From the first minute of the window on, or of what follows the quiet hours: mostly it is open.
    let first = window.map_or(quiet.range.end, |window| window.start).minutes();
    let minutes = (0..1440).map(|minute| (first + minute) % 1440);
    let mut minutes = minutes.filter_map(|minute| TimeOfDay::new(minute / 60, minute % 60));
    minutes.all(|time| {
        window.is_some_and(|window| !window.contains(time)) || same().any(|quiet| quiet.range.contains(time))
    })
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
