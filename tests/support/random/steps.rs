//! Steps.

use danbi::bundle::{ArmOn, Closed, CollectUntil, DateMoment, MessageEvent, Moment, Operand, Purpose};
use danbi::bundle::{EventMatch, EventName};
use danbi::types::{Duration, Weekday};

use super::Dice;
use super::journeys::{anything, maybe_narrowed};
use super::projects::{CHANNELS, OFFERS, exact, tick_range, ticks, time};
use crate::sketches::*;

pub fn body(dice: &mut Dice, length: u64, depth: u64, events: &[&'static str]) -> Vec<Do> {
    (0..length).map(|_| random_step(dice, depth, events)).collect()
}

fn random_step(dice: &mut Dice, depth: u64, events: &[&'static str]) -> Do {
    let inside = |dice: &mut Dice| {
        let length = dice.below(3);
        body(dice, length, depth.saturating_sub(1), events)
    };
    match dice.below(100) {
        0..42 => random_send(dice, depth, events),
        42..60 => Do::Wait(ticks(dice.below(7))),
        60..64 => Do::WaitAt(Duration::days(u32::try_from(dice.below(3)).unwrap()), time(dice)),
        64..68 => Do::Until(moment(dice)),
        68..71 => until_date(dice, depth, events),
        71..73 => Do::Collect(dice.of(events), collected_until(dice)),
        73..80 if depth > 0 => {
            let arm = (
                ArmOn::Event {
                    of: {
                        let event = dice.of(events);
                        maybe_narrowed(dice, event)
                    },
                    binding: None,
                },
                inside(dice),
            );
            Do::Answer { limit: ticks(dice.below(5)), arms: vec![arm], otherwise: inside(dice) }
        }
        80..83 if depth > 0 => {
            let arm = (free_arm(dice), inside(dice));
            Do::Answer { limit: ticks(dice.below(4)), arms: vec![arm], otherwise: inside(dice) }
        }
        83..85 if depth > 0 => Do::Load(inside(dice), inside(dice)),
        85..90 if depth > 0 => Do::Branch(vec![inside(dice), inside(dice)]),
        90..92 if depth > 0 => Do::Assign(vec![inside(dice), inside(dice)]),
        92..96 if depth > 0 => Do::Repeat {
            times: u32::try_from(dice.between(1, 3)).unwrap(),
            every: ticks(dice.below(4)),
            body: inside(dice),
        },
        96..98 => Do::Stop,
        98 => Do::Grant(dice.of(&OFFERS)),
        _ => Do::Wait(ticks(1)),
    }
}

/// A receipt, or a predicate.
fn free_arm(dice: &mut Dice) -> ArmOn {
    if dice.chance(50) {
        return ArmOn::When(anything());
    }
    let event = EventName::Message { kind: MessageEvent::Opened, message: None, own: true };
    ArmOn::Event { of: EventMatch { event, filter: None }, binding: None }
}

fn until_date(dice: &mut Dice, depth: u64, events: &[&'static str]) -> Do {
    let (moment, most) = date(dice);
    let arms = if depth > 0 && dice.chance(50) {
        let length = dice.below(3);
        let on = ArmOn::Event { of: matching(dice.of(events)), binding: None };
        vec![(on, body(dice, length, depth - 1, events))]
    } else {
        Vec::new()
    };
    Do::UntilUnless { moment: Moment::Date(moment), most: Some(most), arms }
}

/// A date that changes as it likes, and the longest it is waited for.
fn date(dice: &mut Dice) -> (DateMoment, Duration) {
    (date_of("renews", None), ticks(dice.below(4)))
}

fn collected_until(dice: &mut Dice) -> CollectUntil {
    if dice.chance(50) {
        return CollectUntil::For(ticks(dice.below(5)));
    }
    let (moment, most) = if dice.chance(50) {
        (Moment::Time(time(dice)), None)
    } else {
        let (date, most) = date(dice);
        (Moment::Date(date), Some(most))
    };
    CollectUntil::Moment { moment, most }
}

fn moment(dice: &mut Dice) -> Moment {
    match dice.below(5) {
        0 => Moment::Weekday { day: dice.of(&Weekday::ALL), at: time(dice) },
        1 => Moment::Day { number: u32::try_from(dice.below(3)).unwrap(), at: time(dice) },
        2 => Moment::TimeOf { value: Operand::User(vec!["best_hour".into()]), otherwise: time(dice) },
        _ => Moment::Time(time(dice)),
    }
}

pub fn random_send(dice: &mut Dice, depth: u64, events: &[&'static str]) -> Do {
    let mut via = vec![(dice.of(&CHANNELS[..2]), None)];
    if dice.chance(20) {
        let after = dice.chance(60).then(|| exact(dice.between(1, 3)));
        via = vec![(via[0].0, after), ("sms", None)];
    }
    let otherwise = (depth > 0 && dice.chance(35)).then(|| {
        let length = dice.below(3);
        let mut refused = body(dice, length, depth - 1, events);
        if dice.chance(30) {
            refused.push(Do::Stop);
        }
        refused
    });
    Do::Send(Sending {
        via,
        purpose: match dice.below(100) {
            0..80 => Purpose::Advertising,
            80..92 => Purpose::Informational,
            _ => Purpose::Authentication,
        },
        closed: if dice.chance(80) { Closed::Hold } else { Closed::Refuse },
        hold_at_most: dice.chance(20).then(|| exact(dice.between(1, 5))),
        otherwise,
        offer: dice.chance(10).then(|| (dice.of(&OFFERS), dice.chance(80))),
        guard: dice.chance(6).then(|| (tick_range(dice), if dice.chance(70) { Closed::Hold } else { Closed::Refuse })),
    })
}
