//! When inputs come: where something is due, opens, closes or changes.

use chrono::{Days, NaiveDateTime};
use danbi::runtime::Instant;
use danbi::types::{TimeOfDay, Zone};

use super::{Host, literals::Literals};
use crate::generate::choices::Choices;

/// Where runs begin: an ordinary Monday, the evening before clocks change (Berlin, New York, Lord Howe and Santiago; Apia skips
/// nothing in these years), the end of a month, of a leap February and of a year.
const BEGINNINGS: [&str; 10] = [
    "2026-03-02T00:00:00Z",
    "2026-03-27T22:30:00Z",
    "2026-10-24T21:00:00Z",
    "2026-03-07T23:00:00Z",
    "2026-04-03T12:00:00Z",
    "2026-11-01T00:30:00Z",
    "2026-01-30T14:59:00Z",
    "2028-02-27T12:00:00Z",
    "2026-12-30T06:00:00Z",
    "2026-12-23T20:00:00Z",
];

pub fn beginning(dice: &mut Choices, literals: &Literals) -> Instant {
    let locals: Vec<_> = literals.locals.iter().map(NaiveDateTime::date).collect();
    // What is named by day and time happens once: a run far from it never comes there.
    let named = match dice.any(&locals) {
        Some(day) if dice.chance(50) => Some(day),
        _ => dice.any(&literals.days).filter(|_| dice.chance(25)),
    };
    match named {
        Some(day) => {
            let day = *day - Days::new(dice.below(3) as u64);
            Zone::utc().instant(day.and_time(chrono::NaiveTime::MIN))
        }
        None => Instant::parse(dice.word(&BEGINNINGS)).unwrap(),
    }
}

/// One to three days before the clocks of a zone are changed.
pub fn before_change(dice: &mut Choices, zone: &str) -> Instant {
    let from = Instant::parse(dice.word(&["2026-08-01T00:00:00Z", "2026-02-01T00:00:00Z"])).unwrap();
    let change = Zone::of_name(zone).and_then(|zone| zone.change_after(from)).unwrap_or(from);
    change.minus_seconds(86_400 + 900 * dice.below(192) as u64)
}

/// Just before, at, or just after.
pub fn around(dice: &mut Choices, at: Instant) -> Instant {
    Instant::of_millis(at.millis() + *dice.pick(&[0, -1, 1, 0, 0, 1_000, -60_000]))
}

/// When the next input comes, not before `now`.
pub fn next(dice: &mut Choices, host: &Host<'_>, literals: &Literals, zone: &Zone, now: Instant) -> Instant {
    let at = match dice.below(18) {
        0..3 => now,
        3 => now.plus_seconds(dice.below(90) as u64),
        4 => now.plus_seconds(60 * dice.below(240) as u64),
        5 => now.plus_seconds(3_600 * dice.below(30) as u64),
        6 => now.plus_seconds(86_400 * dice.below(12) as u64),
        7..13 => {
            let deadlines = soon(host, now);
            match dice.any(&deadlines).copied() {
                Some(due) => around(dice, due),
                None => now,
            }
        }
        13 => match dice.any(&literals.durations) {
            Some(duration) if duration.least_seconds() < 40 * 86_400 => {
                around(dice, now.plus_seconds(duration.least_seconds()))
            }
            _ => now,
        },
        14 => match dice.any(&literals.times) {
            Some(time) => around(dice, next_time(zone, now, *time)),
            None => now,
        },
        15 | 16 => near_change(dice, zone, now).unwrap_or(now),
        _ => around(dice, next_time(zone, now, TimeOfDay::MIDNIGHT)),
    };
    at.max(now)
}

/// About the next change of the clocks, if it is near: what they leave out or show twice.
pub fn near_change(dice: &mut Choices, zone: &Zone, now: Instant) -> Option<Instant> {
    let change = zone.change_after(now).filter(|change| *change <= now.plus_seconds(8 * 86_400))?;
    let minutes = *dice.pick(&[0, 30, -30, -60, 60, 15, -15, 90, -90, 120]);
    Some(around(dice, Instant::of_millis(change.millis() + minutes * 60_000)))
}

/// Deadlines not so far away that a run would leap over everything else.
fn soon(host: &Host<'_>, now: Instant) -> Vec<Instant> {
    let horizon = now.plus_seconds(45 * 86_400);
    host.deadlines().into_iter().filter(|due| *due <= horizon).collect()
}

fn next_time(zone: &Zone, now: Instant, time: TimeOfDay) -> Instant {
    let local: NaiveDateTime = zone.local(now);
    let of_day = |day: chrono::NaiveDate| {
        let minutes = u32::from(time.minutes());
        zone.instant(day.and_hms_opt(minutes / 60, minutes % 60, 0).unwrap())
    };
    let today = of_day(local.date());
    if today > now { today } else { of_day(local.date() + Days::new(1)) }
}
