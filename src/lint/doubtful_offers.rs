//! `offer-uncertain`, `offer-used-up`: a message speaks of an offer that its reader may not have got, or grants one a second time
//! within its limit.

use crate::analysis::offers::{Doubt, DoubtKind};
use crate::bundle::{OfferLimit, Step};
use crate::diag::codes::lint::{OFFER_UNCERTAIN, OFFER_USED_UP};
use crate::diag::{Diagnostic, Sink};
use crate::types::Name;

use super::{Context, Lint};

pub(super) static LINT: Lint = Lint { codes: &[&OFFER_UNCERTAIN, &OFFER_USED_UP], check };

fn check(context: &Context, sink: &mut Sink) {
    for (journey, doubt) in context.known.doubts() {
        if let Some(finding) = finding(context, journey, doubt) {
            sink.push(finding);
        }
    }
}

fn finding(context: &Context, journey: &Name, doubt: &Doubt) -> Option<Diagnostic> {
    let steps = &context.bundle.source_map.journeys.get(journey)?.steps;
    let (at, before) = (*steps.get(&doubt.step)?, *steps.get(&doubt.before)?);
    let code = match doubt.kind {
        DoubtKind::MayBeMissing => &OFFER_UNCERTAIN,
        DoubtKind::UsedUp => &OFFER_USED_UP,
    };
    let found = Diagnostic::new(code, at).arg("offer", &doubt.offer).arg("message", message(context, journey, doubt));
    let found = match doubt.kind {
        DoubtKind::MayBeMissing => found,
        DoubtKind::UsedUp => {
            found.arg("limit", limit(context, &doubt.offer)?).arg("step", word(context, journey, doubt))
        }
    };
    Some(if before == at { found.help("help-repeat") } else { found.label(before, "before") })
}

/// The message that the step before sends; empty of a `grant`.
fn message(context: &Context, journey: &Name, doubt: &Doubt) -> String {
    let journey = context.bundle.journeys.get(journey);
    match journey.and_then(|journey| journey.steps.get(&doubt.before)) {
        Some(Step::Send(send)) => send.message.to_string(),
        _ => String::new(),
    }
}

/// The word of the step in doubt.
fn word(context: &Context, journey: &Name, doubt: &Doubt) -> &'static str {
    let journey = context.bundle.journeys.get(journey);
    match journey.and_then(|journey| journey.steps.get(&doubt.step)) {
        Some(Step::Grant { .. }) => "grant",
        _ => "send",
    }
}

/// As an offer writes it.
fn limit(context: &Context, offer: &Name) -> Option<String> {
    match context.bundle.plan.offers.get(offer)?.limit.as_ref()? {
        OfferLimit::Once {} => Some("once".to_owned()),
        OfferLimit::Per { count, period } => Some(format!("{count} per {period}")),
    }
}
