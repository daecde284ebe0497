//! Projects: events, policy, offers, attributes.

use std::sync::Arc;

use danbi::bundle::{
    AttributeContract, Benefit, Bundle, Cap, CapPeriod, CapScope, Closed, FieldContract, Offer, OfferLimit, Policy,
    Purpose, Quiet, TypeRef,
};
use danbi::types::{Duration, TimeOfDay, TimeRange};

use super::Dice;
use super::journeys::random_journey;
use crate::oracle::timelines::Question;
use crate::sketches::*;

/// Seconds of a tick: a day has six.
pub const TICK: u64 = 4 * 3_600;

pub const EVENTS: [&str; 3] = ["a", "b", "c"];
pub const CHANNELS: [&str; 3] = ["push", "email", "sms"];
pub const OFFERS: [&str; 2] = ["once", "often"];

/// The most of what a project is drawn with.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub events: u64,
    pub journeys: u64,
    /// Steps of a journey, and how deep they lie within one another.
    pub steps: u64,
    pub depth: u64,
    /// Ticks of a gap, a limit or a cap.
    pub length: u64,
}

impl Size {
    /// For timelines that are tried.
    pub const SMALL: Size = Size { events: 3, journeys: 3, steps: 4, depth: 2, length: 8 };
    /// For timelines that are enumerated.
    pub const TINY: Size = Size { events: 2, journeys: 2, steps: 3, depth: 1, length: 5 };
}

/// So many ticks; whole days as days.
pub fn ticks(count: u64) -> Duration {
    if count > 0 && count.is_multiple_of(6) { Duration::days(u32::try_from(count / 6).unwrap()) } else { exact(count) }
}

/// So many ticks as an exact length, where only those are allowed.
pub fn exact(count: u64) -> Duration {
    hours(4 * count)
}

pub fn time(dice: &mut Dice) -> TimeOfDay {
    clock(u16::try_from(4 * dice.below(6)).unwrap())
}

pub fn tick_range(dice: &mut Dice) -> TimeRange {
    let start = dice.below(6);
    let end = (start + dice.between(1, 5)) % 6;
    range(u16::try_from(start * 4).unwrap(), u16::try_from(end * 4).unwrap())
}

pub fn project(seed: u64, size: Size) -> Bundle {
    let mut dice = Dice::new(seed);
    let events = usize::try_from(dice.between(1, size.events)).unwrap();
    let gaps: Vec<(&str, u64)> = EVENTS.iter().take(events).map(|name| (*name, 4 * dice.between(1, 3))).collect();
    let count = dice.between(1, size.journeys);
    let journeys = (0..count).map(|index| random_journey(&mut dice, index, &EVENTS[..events], count, size)).collect();
    let mut bundle = bundle(journeys, policy(&mut dice, size), &gaps);
    for contract in bundle.contract.events.values_mut() {
        contract.once_per_person = dice.chance(10);
    }
    if dice.chance(15) {
        bundle.plan.limits.lateness = exact(1);
    }
    bundle.plan.limits.load_timeout = exact(dice.below(2));
    bundle.plan.limits.grant_timeout = exact(dice.below(2));
    attributes(&mut bundle);
    let often =
        OfferLimit::Per { count: u32::try_from(dice.between(1, 2)).unwrap(), period: exact(dice.between(1, 6)) };
    for (name, limit) in OFFERS.into_iter().zip([OfferLimit::Once {}, often]) {
        bundle.plan.offers.insert(name.into(), Arc::new(offer(limit)));
    }
    bundle
}

/// `tier` and `born` never change, `renews` does.
fn attributes(bundle: &mut Bundle) {
    let tier = TypeRef::Enum { name: "tier".into(), values: vec!["x".into(), "y".into()], ordered: false };
    for (name, ty, fixed) in [("tier", tier, true), ("born", TypeRef::Date, true), ("renews", TypeRef::Date, false)] {
        let field = FieldContract { ty, optional: false, personal: false };
        bundle.contract.attributes.insert(name.into(), AttributeContract { field, fixed });
    }
}

fn offer(limit: OfferLimit) -> Offer {
    Offer {
        benefits: vec![Benefit::ShippingFree {}],
        minimum: None,
        valid: None,
        limit: Some(limit),
        budget: None,
        origin: None,
        terms: None,
    }
}

fn policy(dice: &mut Dice, size: Size) -> Policy {
    let mut policy = Policy::default();
    if dice.chance(50) {
        let effect = if dice.chance(75) { Closed::Hold } else { Closed::Refuse };
        policy.quiet.push(Quiet { range: tick_range(dice), purpose: Purpose::Advertising, effect });
    }
    if dice.chance(45) {
        for _ in 0..dice.between(1, 2) {
            policy.caps.push(random_cap(dice, size));
        }
    }
    policy
}

fn random_cap(dice: &mut Dice, size: Size) -> Cap {
    let rolling = dice.chance(67);
    let period =
        if rolling { CapPeriod::Rolling(exact(dice.between(1, size.length))) } else { CapPeriod::CalendarDay {} };
    let scope = match dice.below(10) {
        0 => CapScope::Journey("j0".into()),
        1 => CapScope::Purpose(Purpose::Informational),
        _ => CapScope::Purpose(Purpose::Advertising),
    };
    let channel = dice.chance(25).then(|| dice.of(&CHANNELS).into());
    Cap { count: u32::try_from(dice.between(1, 2)).unwrap(), period, scope, channel }
}

/// What is asked of a project.
pub fn questions(dice: &mut Dice) -> Vec<Question> {
    let mut window = || (1 + dice.below(10)) * TICK + if dice.chance(30) { 1 } else { 0 };
    let advertising = Some(Purpose::Advertising);
    vec![
        Question { seconds: window(), channel: None, purpose: None },
        Question { seconds: window(), channel: None, purpose: advertising },
        Question { seconds: window(), channel: Some("push".into()), purpose: None },
        Question { seconds: window(), channel: Some("sms".into()), purpose: advertising },
    ]
}
