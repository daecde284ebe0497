//! `closed-send`: a send that is always reached while window or quiet hours are closed.

use crate::analysis::hours::{ClosedSend, Outcome};
use crate::bundle::{Journey, Moment, Step, StepId};
use crate::diag::codes::lint::CLOSED_SEND;
use crate::diag::{Diagnostic, Sink};
use crate::types::Name;

use super::{Context, Lint};

pub(super) static LINT: Lint = Lint { codes: &[&CLOSED_SEND], check };

fn check(context: &Context, sink: &mut Sink) {
    for (journey, closed) in context.known.closed_sends() {
        if let Some(finding) = finding(context, journey, closed) {
            sink.push(finding);
        }
    }
}

fn finding(context: &Context, name: &Name, closed: &ClosedSend) -> Option<Diagnostic> {
    let journey = context.bundle.journeys.get(name)?;
    let spans = context.bundle.source_map.journeys.get(name)?;
    let send = *spans.steps.get(&closed.step)?;
    let Step::Send(sends) = journey.steps.get(&closed.step)? else { return None };
    // The time is what will be changed, where it stands right before.
    let wait = wait_before(journey, &closed.step).and_then(|id| spans.steps.get(id));
    let found = Diagnostic::new(&CLOSED_SEND, wait.copied().unwrap_or(send))
        .arg("message", &sends.message)
        .arg("reached", closed.reached.to_string())
        .arg("opens", closed.opens.to_string())
        .arg("leaves", word(closed.outcome));
    Some(if wait.is_some() { found.label(send, "send") } else { found })
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::SameDay => "same-day",
        Outcome::NextDay => "next-day",
        Outcome::Never => "never",
    }
}

/// The wait for a time of day behind which the send comes at once.
fn wait_before<'j>(journey: &'j Journey, send: &StepId) -> Option<&'j StepId> {
    let mut before = journey.steps.iter().filter(|(_, step)| step.successors().contains(&send));
    let (id, step) = before.next()?;
    let names_time = match step {
        Step::Wait { at, .. } => at.is_some(),
        Step::Until { moment, arms, .. } => {
            arms.is_empty() && matches!(moment, Moment::Time(_) | Moment::Weekday { .. } | Moment::Day { .. })
        }
        _ => false,
    };
    (names_time && before.next().is_none()).then_some(id)
}
