//! `cap-swallows`: a cap of the policy lets less through than one journey alone sends to one person.
//!
//! That several journeys together ask for more than a cap lets through is what caps are for. But a journey whose own steps go beyond
//! a cap has messages that nobody ever gets. Where its sends say with `otherwise` what follows, it is meant.

use crate::analysis::pressure::{Bound, Contributor};
use crate::bundle::{Cap, CapPeriod, Closed, Journey, Send, Step};
use crate::diag::codes::lint::CAP_SWALLOWS;
use crate::diag::{Diagnostic, Sink};
use crate::text::Span;
use crate::types::Name;

use super::pressure_words::place;
use super::{Context, Lint};

pub(super) static LINT: Lint = Lint { codes: &[&CAP_SWALLOWS], check };

/// What a cap refuses of one journey.
struct Swallowed<'a> {
    journey: &'a Contributor,
    asks: u64,
    cap: &'a Cap,
    at: Span,
}

fn check(context: &Context, sink: &mut Sink) {
    let mut worst: Vec<Swallowed> = Vec::new();
    let places = &context.bundle.source_map.caps;
    for ((cap, demand), at) in context.bundle.plan.policy.caps.iter().zip(&context.pressure.caps).zip(places) {
        for journey in &demand.one_pass {
            let Some(asks) = swallowed(context, cap, journey) else { continue };
            let found = Swallowed { journey, asks, cap, at: *at };
            match worst.iter_mut().find(|known| known.journey.journey == journey.journey) {
                // Several caps may refuse the same steps: one of them is enough to tell.
                Some(known) if known.refused() < found.refused() => *known = found,
                Some(_) => {}
                None => worst.push(found),
            }
        }
    }
    worst.iter().filter_map(|found| found.finding(context)).for_each(|finding| sink.push(finding));
}

/// How much a journey asks for, where that is more than the cap lets through and a refused send is simply left out.
fn swallowed(context: &Context, cap: &Cap, journey: &Contributor) -> Option<u64> {
    let Bound::AtMost(asks) = journey.asks else { return None };
    let of = context.bundle.journeys.get(&journey.journey)?;
    (asks > u64::from(cap.count) && sends(of).any(|send| left_out(cap, send))).then_some(asks)
}

fn sends(journey: &Journey) -> impl Iterator<Item = &Send> {
    journey.steps.values().filter_map(|step| match step {
        Step::Send(send) => Some(send.as_ref()),
        _ => None,
    })
}

/// A send that the cap can refuse altogether, and that says nothing of what follows then.
fn left_out(cap: &Cap, send: &Send) -> bool {
    let alone = |channel: &Name| send.via.iter().all(|attempt| attempt.channel == *channel);
    // Whoever bounds a hold has thought of what comes too late.
    let goes_on = send.next == send.refused && send.hold_at_most.is_none() && send.closed == Closed::Hold;
    goes_on && send.purpose.can_be_withheld() && cap.channel.as_ref().is_none_or(alone)
}

impl Swallowed<'_> {
    fn refused(&self) -> u64 {
        self.asks.saturating_sub(u64::from(self.cap.count))
    }

    fn finding(&self, context: &Context) -> Option<Diagnostic> {
        let name = &self.journey.journey;
        let hours = match self.cap.period {
            CapPeriod::Rolling(length) => length.lookback_seconds()? / 3_600,
            CapPeriod::CalendarDay {} => 24,
        };
        let days = hours.is_multiple_of(24) && hours > 24;
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let finding = Diagnostic::new(&CAP_SWALLOWS, place(context, name)?)
            .arg("journey", name)
            .arg("count", count(self.asks))
            .arg("most", self.cap.count)
            .arg("length", count(if days { hours / 24 } else { hours }))
            .arg("unit", if days { "days" } else { "hours" });
        Some(finding.label(self.at, "cap"))
    }
}
