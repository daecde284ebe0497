//! Random small bundles and random timelines, from a seed.

use danbi::bundle::{
    AttributeContract, Bundle, Cap, CapPeriod, CapScope, Closed, Comparison, EntryOn, FieldContract, Journey, Moment,
    Operand, Policy, Predicate, Purpose, Quiet, SendWindow, Step, TypeRef,
};
use danbi::types::{Duration, Value, Weekday, Weekdays};

use super::sketches::*;
use super::timelines::{DAY, Timeline};

/// A small generator of numbers; the same seed gives the same project everywhere.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 16
    }

    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n.max(1)
    }

    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.below(most - least + 1)
    }
}

const EVENTS: [&str; 3] = ["a", "b", "c"];
const CHANNELS: [&str; 3] = ["push", "email", "sms"];

fn ticks(count: u64) -> Duration {
    if count > 0 && count.is_multiple_of(6) {
        Duration::days(u32::try_from(count / 6).unwrap())
    } else {
        hours(4 * count)
    }
}

/// Counts of days are written back as exact lengths where only those are allowed.
fn exact(count: u64) -> Duration {
    hours(4 * count)
}

pub fn project(seed: u64) -> Bundle {
    let mut dice = Dice::new(seed);
    let events = usize::try_from(dice.between(1, 3)).unwrap();
    let gaps: Vec<(&str, u64)> = EVENTS.iter().take(events).map(|name| (*name, 4 * dice.between(1, 3))).collect();
    let count = dice.between(1, 3);
    let journeys = (0..count).map(|index| random_journey(&mut dice, index, events)).collect();
    let mut bundle = bundle(journeys, policy(&mut dice), &gaps);
    for contract in bundle.contract.events.values_mut() {
        contract.once_per_person = dice.chance(10);
    }
    if dice.chance(15) {
        bundle.plan.limits.lateness = exact(1);
    }
    let ty = TypeRef::Enum { name: "tier".into(), values: vec!["x".into(), "y".into()], ordered: false };
    let field = FieldContract { ty, optional: false, personal: false };
    bundle.contract.attributes.insert("tier".into(), AttributeContract { field, fixed: true });
    bundle
}

fn tick_range(dice: &mut Dice) -> danbi::types::TimeRange {
    let start = dice.below(6);
    let end = (start + dice.between(1, 5)) % 6;
    range(u16::try_from(start * 4).unwrap(), u16::try_from(end * 4).unwrap())
}

fn policy(dice: &mut Dice) -> Policy {
    let mut policy = Policy::default();
    if dice.chance(50) {
        let effect = if dice.chance(75) { Closed::Hold } else { Closed::Refuse };
        policy.quiet.push(Quiet { range: tick_range(dice), purpose: Purpose::Advertising, effect });
    }
    if dice.chance(45) {
        for _ in 0..dice.between(1, 2) {
            policy.caps.push(random_cap(dice));
        }
    }
    policy
}

fn random_cap(dice: &mut Dice) -> Cap {
    let period =
        if dice.chance(67) { CapPeriod::Rolling(exact(dice.between(1, 8))) } else { CapPeriod::CalendarDay {} };
    let scope = match dice.below(10) {
        0 => CapScope::Journey("j0".into()),
        1 => CapScope::Purpose(Purpose::Informational),
        _ => CapScope::Purpose(Purpose::Advertising),
    };
    let channel = dice.chance(25).then(|| CHANNELS[usize::try_from(dice.below(3)).unwrap()].into());
    Cap { count: u32::try_from(dice.between(1, 2)).unwrap(), period, scope, channel }
}

fn random_journey(dice: &mut Dice, index: u64, events: usize) -> Journey {
    let event = |dice: &mut Dice| EVENTS[usize::try_from(dice.below(events as u64)).unwrap()];
    let entry = match dice.below(100) {
        0..64 => on(event(dice)),
        64..72 => EntryOn::When { predicate: Predicate::InList("somewhere".into()), including_current: false },
        72..76 => on_click(),
        _ => EntryOn::Weekly { days: weekdays(dice), at: clock(u16::try_from(4 * dice.below(6)).unwrap()) },
    };
    let free = matches!(entry, EntryOn::When { .. }) || entry == on_click();
    let length = dice.between(1, 4);
    let body = body(dice, length, 2, events);
    let mut journey = journey(&format!("j{index}"), entry, &body);
    if dice.chance(15) {
        journey.entries.push(danbi::bundle::Entry { on: on(event(dice)), spread: None });
    }
    if free || dice.chance(55) {
        let times = if dice.chance(20) { 2 } else { 1 };
        let per = dice.chance(80).then(|| exact(dice.between(1, 8)));
        journey = journey.limited(times, per);
    }
    if dice.chance(45) {
        journey = journey.keyed();
    }
    if dice.chance(35) {
        journey = journey.restarting();
    }
    for name in EVENTS.iter().take(events) {
        if dice.chance(20) {
            let words = if dice.chance(30) { vec![random_send(dice, 0, events)] } else { Vec::new() };
            journey = journey.leaving_on(name, &words);
        }
    }
    if dice.chance(20) {
        let days = if dice.chance(70) { Weekdays::EVERY } else { weekdays(dice) };
        journey = journey.within(SendWindow { days, range: tick_range(dice) });
    }
    if dice.chance(25) {
        let value = if dice.chance(50) { "x" } else { "y" };
        let (left, right) = (Operand::User(vec!["tier".into()]), Operand::Const(Value::Enum(value.into())));
        journey.audience = Some(Predicate::Compare { op: Comparison::Equal, left, right });
    }
    prefer_somewhere(dice, &mut journey);
    journey
}

fn prefer_somewhere(dice: &mut Dice, journey: &mut Journey) {
    for step in journey.steps.values_mut() {
        if let Step::Send(send) = step
            && send.via.len() > 1
            && dice.chance(20)
        {
            send.preferred = true;
        }
    }
}

fn weekdays(dice: &mut Dice) -> Weekdays {
    let days: Weekdays = Weekday::ALL.into_iter().filter(|_| dice.chance(40)).collect();
    if days.is_empty() { Weekdays::EVERY } else { days }
}

fn body(dice: &mut Dice, length: u64, depth: u64, events: usize) -> Vec<Do> {
    (0..length).map(|_| random_step(dice, depth, events)).collect()
}

fn random_step(dice: &mut Dice, depth: u64, events: usize) -> Do {
    let inside = |dice: &mut Dice| {
        let length = dice.below(3);
        body(dice, length, depth.saturating_sub(1), events)
    };
    match dice.below(100) {
        0..44 => random_send(dice, depth, events),
        44..66 => Do::Wait(ticks(dice.below(7))),
        66..70 => Do::WaitAt(Duration::days(u32::try_from(dice.below(3)).unwrap()), time(dice)),
        70..74 => Do::Until(moment(dice)),
        74..84 if depth > 0 => {
            let event = EVENTS[usize::try_from(dice.below(events as u64)).unwrap()];
            Do::Race { limit: ticks(dice.below(5)), arms: vec![(event, inside(dice))], otherwise: inside(dice) }
        }
        84..91 if depth > 0 => Do::Branch(vec![inside(dice), inside(dice)]),
        91..93 if depth > 0 => Do::Assign(vec![inside(dice), inside(dice)]),
        93..97 if depth > 0 => Do::Repeat {
            times: u32::try_from(dice.between(1, 3)).unwrap(),
            every: ticks(dice.below(4)),
            body: inside(dice),
        },
        97..99 => Do::Stop,
        _ => Do::Wait(ticks(1)),
    }
}

fn time(dice: &mut Dice) -> danbi::types::TimeOfDay {
    clock(u16::try_from(4 * dice.below(6)).unwrap())
}

fn moment(dice: &mut Dice) -> Moment {
    match dice.below(4) {
        0 => Moment::Weekday { day: Weekday::ALL[usize::try_from(dice.below(7)).unwrap()], at: time(dice) },
        1 => Moment::Day { number: u32::try_from(dice.below(3)).unwrap(), at: time(dice) },
        _ => Moment::Time(time(dice)),
    }
}

fn random_send(dice: &mut Dice, depth: u64, events: usize) -> Do {
    let channel = |dice: &mut Dice| CHANNELS[usize::try_from(dice.below(2)).unwrap()];
    let mut via = vec![(channel(dice), None)];
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
    })
}

/// Ticks that a timeline has.
pub const LENGTH: usize = 34;

pub fn timeline(bundle: &Bundle, dice: &mut Dice) -> Timeline {
    let density = dice.between(10, 80);
    let inputs = (0..LENGTH).map(|_| random_inputs(bundle, dice, density)).collect();
    Timeline {
        phase: i64::try_from(dice.below(7 * DAY.unsigned_abs())).unwrap(),
        tier: if dice.chance(50) { "x".into() } else { "y".into() },
        inputs,
        choices: (0..256).map(|_| u8::try_from(dice.below(256)).unwrap()).collect(),
    }
}

fn random_inputs(bundle: &Bundle, dice: &mut Dice, density: u64) -> Vec<usize> {
    let kinds = bundle.contract.events.len() + 2;
    let mut inputs: Vec<usize> = (0..kinds).filter(|_| dice.chance(density)).collect();
    if inputs.len() > 1 && dice.chance(50) {
        inputs.reverse();
    }
    inputs
}

/// A neighbour: something moved, added, dropped, or decided otherwise.
pub fn change(timeline: &Timeline, bundle: &Bundle, dice: &mut Dice) -> Timeline {
    let mut changed = timeline.clone();
    for _ in 0..dice.between(1, 3) {
        let tick = usize::try_from(dice.below(LENGTH as u64)).unwrap();
        match dice.below(8) {
            0 => changed.phase = (changed.phase + if dice.chance(50) { 1 } else { 41 }).rem_euclid(42),
            1..=3 => changed.inputs[tick] = random_inputs(bundle, dice, 40),
            4 => changed.inputs[tick] = Vec::new(),
            5 if tick + 1 < LENGTH => changed.inputs.swap(tick, tick + 1),
            6 => changed.tier = if changed.tier == "x" { "y".into() } else { "x".into() },
            _ => {
                for _ in 0..12 {
                    let place = usize::try_from(dice.below(256)).unwrap();
                    changed.choices[place] = u8::try_from(dice.below(256)).unwrap();
                }
            }
        }
    }
    changed
}
