//! Sends that are reached at a time of day at which they can never leave.

use crate::bundle::{
    Bundle, Closed, Collect, CollectUntil, Entry, EntryOn, Journey, Moment, Policy, Send, Step, StepId,
};
use crate::types::TimeOfDay;

use super::pressure::Course;
use super::pressure::clocks::{Clocks, DAY, Stretch};
use super::pressure::closed::sometimes_open;

const MINUTE: i64 = 60_000;

/// A send that window or quiet hours always keep from leaving when it is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedSend {
    pub step: StepId,
    /// The local time at which it is reached.
    pub reached: TimeOfDay,
    /// The first local time after that at which it could leave.
    pub opens: TimeOfDay,
    pub outcome: Outcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is held until it opens, later on the same day.
    SameDay,
    /// It is held until it opens, the next day at the earliest.
    NextDay,
    /// It is refused at once, or its hold ends before: it never leaves.
    Never,
}

/// Whether a journey can have such sends at all: only then its course is looked at.
pub(super) fn may_be_in(bundle: &Bundle, journey: &Journey) -> bool {
    let closes = journey.window.is_some() || !bundle.plan.policy.quiet.is_empty();
    closes && names_a_time(journey)
}

/// Without a time of day nothing is known of when its sends are reached.
fn names_a_time(journey: &Journey) -> bool {
    let moment = |moment: &Moment| !matches!(moment, Moment::Date(_) | Moment::TimeOf { .. });
    let entry =
        |entry: &Entry| matches!(entry.on, EntryOn::Weekly { .. } | EntryOn::Monthly { .. } | EntryOn::Yearly { .. });
    journey.entries.iter().any(entry)
        || journey.steps.values().any(|step| match step {
            Step::Wait { at, .. } => at.is_some(),
            Step::Until { moment: until, .. } => moment(until),
            Step::Collect(Collect { until: CollectUntil::Moment { moment: until, .. }, .. }) => moment(until),
            _ => false,
        })
}

/// Every such send, in the order of the steps. One that may also be reached at another time is none.
pub(super) fn closed_sends(bundle: &Bundle, journey: &Journey, course: &Course) -> Vec<ClosedSend> {
    let steps = journey.steps.iter().enumerate();
    let closed = steps.filter_map(|(place, (id, step))| {
        let Step::Send(send) = step else { return None };
        let mut stops = course.stops.iter().filter(|stop| stop.step == place);
        let first = stops.next()?.arrives?;
        let reached = stops.try_fold(first, |all, stop| stop.arrives.map(|arrives| all.or(arrives)))?;
        closed_at(bundle, journey, (id, send), reached)
    });
    closed.collect()
}

fn closed_at(
    bundle: &Bundle,
    journey: &Journey,
    (step, send): (&StepId, &Send),
    reached: Stretch,
) -> Option<ClosedSend> {
    if !send.purpose.can_be_withheld() {
        return None;
    }
    let policy = &bundle.plan.policy;
    let open = sometimes_open(send, journey.window.as_ref(), policy);
    let (first, last) = (minute(reached.least)?, minute(reached.most)?);
    if open.get(first..=last)?.iter().any(|&open| open) {
        return None;
    }
    let after = (1..open.len()).find(|after| open.get((last + after) % open.len()).copied().unwrap_or(false))?;
    let opens = last + after;
    let clocks = Clocks::of_zone(&bundle.plan.zone);
    let waits = i64::try_from(after).ok()? * MINUTE;
    let too_late = send.hold_at_most.is_some_and(|most| clocks.forward(most).most < waits);
    let mut refusing =
        policy.quiet.iter().filter(|quiet| quiet.purpose == send.purpose && quiet.effect == Closed::Refuse);
    let released = released(journey, send, policy, last);
    let refuses = refusing.any(|quiet| {
        let refuses = |minute: usize| quiet.range.contains(time(minute));
        (refuses(first) && refuses(last)) || released.is_some_and(refuses)
    });
    let outcome = match send.closed == Closed::Refuse || refuses || too_late {
        true => Outcome::Never,
        false if opens < open.len() => Outcome::SameDay,
        false => Outcome::NextDay,
    };
    let opens = time(opens % open.len());
    Some(ClosedSend { step: step.clone(), reached: time(first), opens, outcome })
}

/// The minute of the day at which what is held would be let go: hours that refuse are not waited for (P-SEND-6).
fn released(journey: &Journey, send: &Send, policy: &Policy, reached: usize) -> Option<usize> {
    let holding = policy.quiet.iter().filter(|quiet| quiet.effect == Closed::Hold).cloned().collect();
    let open = sometimes_open(send, journey.window.as_ref(), &Policy { quiet: holding, ..policy.clone() });
    let mut minutes = (1..open.len()).map(|after| (reached + after) % open.len());
    minutes.find(|&minute| open.get(minute).copied().unwrap_or(false))
}

fn minute(at: i64) -> Option<usize> {
    usize::try_from(at / MINUTE).ok().filter(|_| at < DAY)
}

fn time(minute: usize) -> TimeOfDay {
    u16::try_from(minute)
        .ok()
        .and_then(|minute| TimeOfDay::new(minute / 60, minute % 60))
        .unwrap_or(TimeOfDay::MIDNIGHT)
}
