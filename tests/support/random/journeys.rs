//! Journeys: entries, limits, exits, windows.

use chrono::NaiveDate;
use danbi::bundle::{
    Comparison, Entry, EntryOn, EventMatch, EventName, Exit, ExitOn, Journey, JourneyEvent, MonthDay, Operand,
    Predicate, SendWindow, Spread, Step,
};
use danbi::types::{Value, Weekday, Weekdays};

use super::Dice;
use super::projects::{Size, exact, tick_range, time};
use super::steps::{body, random_send};
use crate::sketches::*;

/// A predicate that nobody follows: whether somebody is on a list changes as it likes.
pub fn anything() -> Predicate {
    Predicate::InList("somewhere".into())
}

/// Sometimes only some events are meant.
pub fn maybe_narrowed(dice: &mut Dice, event: &str) -> EventMatch {
    let filter = dice.chance(12).then(|| Box::new(anything()));
    EventMatch { filter, ..matching(event) }
}

fn random_entry(dice: &mut Dice, events: &[&'static str], journeys: u64, size: Size) -> EntryOn {
    let date = |dice: &mut Dice| if dice.chance(50) { "born" } else { "renews" };
    match dice.below(100) {
        0..56 => EntryOn::Event {
            of: {
                let event = dice.of(events);
                maybe_narrowed(dice, event)
            },
            binding: None,
        },
        56..62 => EntryOn::When { predicate: anything(), including_current: dice.chance(30) },
        62..72 => {
            let (event, silent) = (dice.of(events), dice.of(events));
            let last = dice.chance(60).then(|| exact(dice.between(2, size.length + 2)));
            let predicate = silence(event, last, silent, exact(dice.between(1, size.length.min(5))));
            EntryOn::When { predicate, including_current: false }
        }
        72..75 => on_click(),
        75..79 => {
            let kind = dice.of(&[JourneyEvent::Entered, JourneyEvent::Finished, JourneyEvent::Exited]);
            let journey = format!("j{}", dice.below(journeys)).into();
            EntryOn::Event {
                of: EventMatch { event: EventName::Journey { kind, journey }, filter: None },
                binding: None,
            }
        }
        79..91 => EntryOn::Weekly { days: weekdays(dice), at: time(dice) },
        91..93 => {
            EntryOn::Monthly { day: if dice.chance(50) { MonthDay::Day(5) } else { MonthDay::Last {} }, at: time(dice) }
        }
        93..95 => EntryOn::Yearly { years: 1, date: Operand::User(vec![date(dice).into()]), at: time(dice) },
        95..98 => EntryOn::Date(date_of(date(dice), dice.chance(70).then(|| time(dice)))),
        _ => {
            let midnight = NaiveDate::from_ymd_opt(2026, 12, 24).unwrap();
            EntryOn::At(midnight.and_hms_opt(4 * u32::try_from(dice.below(6)).unwrap(), 0, 0).unwrap())
        }
    }
}

/// Whether entries come as often as they like, so that only a limit keeps the figure finite.
fn is_free(entry: &EntryOn) -> bool {
    match entry {
        EntryOn::When { .. } => true,
        EntryOn::Event { of, .. } => !matches!(of.event, EventName::Event(_)),
        _ => false,
    }
}

pub fn random_journey(dice: &mut Dice, index: u64, events: &[&'static str], journeys: u64, size: Size) -> Journey {
    let entry = random_entry(dice, events, journeys, size);
    let free = is_free(&entry);
    let scheduled = !free && !matches!(entry, EntryOn::Event { .. });
    let length = dice.between(1, size.steps);
    let steps = body(dice, length, size.depth, events);
    let mut journey = journey(&format!("j{index}"), entry, &steps);
    if scheduled && dice.chance(25) {
        let over = exact(dice.between(1, 3));
        journey.entries[0].spread = Some(Spread { over, salt: journey.id.to_string() });
    }
    if dice.chance(15) {
        journey.entries.push(Entry { on: on(dice.of(events)), spread: None });
    }
    if (free && dice.chance(85)) || dice.chance(55) {
        let times = if dice.chance(20) { 2 } else { 1 };
        let per = dice.chance(80).then(|| exact(dice.between(1, size.length)));
        journey = journey.limited(times, per);
    }
    if dice.chance(45) {
        journey = journey.keyed();
        if dice.chance(15) {
            journey = journey.limited(1, None);
            journey.reentry.limits.last_mut().unwrap().per_key = true;
        }
    }
    if dice.chance(35) {
        journey = journey.restarting();
    }
    add_exits(dice, &mut journey, events);
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

fn add_exits(dice: &mut Dice, journey: &mut Journey, events: &[&'static str]) {
    let words = |dice: &mut Dice| if dice.chance(30) { vec![random_send(dice, 0, events)] } else { Vec::new() };
    for name in events {
        if dice.chance(20) {
            let said = words(dice);
            let of = maybe_narrowed(dice, name);
            *journey = journey.clone().leaving_on(name, &said);
            journey.exits.last_mut().unwrap().on = ExitOn::Event(of);
        }
    }
    if dice.chance(6) {
        let said = words(dice);
        let last_words = (!said.is_empty()).then(|| lower(&said, "end", &mut journey.steps));
        journey.exits.push(Exit { on: ExitOn::When(anything()), last_words });
    }
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
    if dice.chance(40) {
        return Weekdays::EVERY;
    }
    let days: Weekdays = Weekday::ALL.into_iter().filter(|_| dice.chance(40)).collect();
    if days.is_empty() { Weekdays::EVERY } else { days }
}
