//! Offers along the way through a journey: which are surely granted where a message speaks of them, and which are used up where they
//! are granted again.
//!
//! A send that cannot leave grants nothing (`docs/plan.md`, P-OFFER). What `opened(M)` and its like prove is followed: M left, and with
//! it the offer of every send of M.

mod granted;
mod proof;

use std::collections::BTreeSet;

use crate::bundle::{Journey, OfferLimit, Step, StepId};
use crate::types::Name;

use super::pressure::Course;
use granted::{Granted, along};

/// What is doubtful about an offer at a step.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// Where the offer is promised, or granted again.
    pub step: StepId,
    pub offer: Name,
    /// The step that grants it before.
    pub before: StepId,
    pub kind: DoubtKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DoubtKind {
    /// Promised behind a send that grants it, may have been withheld, and is followed by no other grant.
    MayBeMissing,
    /// Granted again within its limit: withheld whenever the grant before it was made.
    UsedUp,
}

/// Whether there can be doubts about a journey at all: only then its course is looked at.
pub(super) fn may_be_doubtful(journey: &Journey) -> bool {
    let twice = || journey.steps.values().filter(|step| offer_of(step).is_some()).nth(1).is_some();
    let again = || journey.steps.values().any(|step| matches!(step, Step::Repeat { .. }));
    !journey.offers.is_empty() && (twice() || again())
}

/// Every doubt about the offers of a journey, in the order of its steps.
pub(super) fn doubts(journey: &Journey, course: &Course) -> Vec<Doubt> {
    let doubts: BTreeSet<(usize, Doubt)> =
        journey.offers.keys().flat_map(|offer| of_offer(journey, course, offer)).collect();
    doubts.into_iter().map(|(_, doubt)| doubt).collect()
}

fn of_offer(journey: &Journey, course: &Course, offer: &Name) -> Vec<(usize, Doubt)> {
    let most = looked_back(journey, offer).map_or(0, |(count, _)| count);
    let (before, later) = (along(journey, course, offer, most), granted::later(journey, course, offer));
    let mut found: Vec<(usize, Doubt)> = Vec::new();
    for ((stop, before), later) in course.stops.iter().zip(&before).zip(&later) {
        let Some((id, step)) = journey.steps.get_index(stop.step) else { continue };
        let (Some((of, grants)), Some(before)) = (offer_of(step), before) else { continue };
        if of != offer || found.iter().any(|(_, doubt)| doubt.step == *id) {
            continue;
        }
        let doubt = if grants { used_up(journey, offer, before) } else { missing(before).filter(|_| !later) };
        let Some((grant, kind)) = doubt else { continue };
        let Some((grant, _)) = journey.steps.get_index(grant) else { continue };
        found.push((stop.step, Doubt { step: id.clone(), offer: offer.clone(), before: grant.clone(), kind }));
    }
    found
}

/// The offer that a step speaks of, and whether it grants it.
fn offer_of(step: &Step) -> Option<(&Name, bool)> {
    match step {
        Step::Send(send) => send.offer.as_ref().map(|with| (&with.offer, with.grant)),
        Step::Grant { offer, .. } => Some((offer, true)),
        _ => None,
    }
}

/// How many grants the limit of an offer allows, in how many seconds.
fn looked_back(journey: &Journey, offer: &Name) -> Option<(usize, u64)> {
    match journey.offers.get(offer)?.limit.as_ref()? {
        OfferLimit::Once {} => Some((1, u64::MAX)),
        OfferLimit::Per { count, period } => Some((usize::try_from(*count).ok()?, period.lookback_seconds()?)),
    }
}

fn used_up(journey: &Journey, offer: &Name, before: &Granted) -> Option<(usize, DoubtKind)> {
    let (count, period) = looked_back(journey, offer)?;
    let newest_first = before.ordinary.get(count.checked_sub(1)?)?;
    let age = u64::try_from(newest_first.age / 1_000).ok()?;
    (age < period).then_some((newest_first.step, DoubtKind::UsedUp))
}

fn missing(before: &Granted) -> Option<(usize, DoubtKind)> {
    before.possible.filter(|_| !before.certain).map(|step| (step, DoubtKind::MayBeMissing))
}
