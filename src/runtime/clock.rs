//! Arithmetic of local time (docs/plan.md, "Values").

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime};

use crate::types::{Duration, Instant, TimeOfDay, Weekday, Zone};

/// So much later than a local date and time: months, then days at the same time of day, then exact seconds (P-TIME-1).
pub(super) fn forward(from: NaiveDateTime, by: Duration, zone: &Zone) -> Instant {
    zone.instant(shifted(from, by, Way::Forward)).plus_seconds(by.seconds)
}

/// An instant moved by the exact part of a duration.
pub(super) fn moved(from: Instant, by: Duration, way: Way) -> Instant {
    match way {
        Way::Forward => from.plus_seconds(by.seconds),
        Way::Back => from.minus_seconds(by.seconds),
    }
}

/// So much later than an instant; an exact duration does not look at the zone.
pub(super) fn after(from: Instant, by: Duration, zone: &Zone) -> Instant {
    if by.is_exact() { from.plus_seconds(by.seconds) } else { forward(zone.local(from), by, zone) }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Forward,
    Back,
}

/// A local date and time moved by the calendar part of a duration; the end of the calendar where it would lie beyond.
pub(super) fn shifted(from: NaiveDateTime, by: Duration, way: Way) -> NaiveDateTime {
    let (months, days) = (Months::new(by.months), Days::new(u64::from(by.days)));
    match way {
        Way::Forward => from.checked_add_months(months).and_then(|at| at.checked_add_days(days)).unwrap_or(FAR),
        Way::Back => from.checked_sub_months(months).and_then(|at| at.checked_sub_days(days)).unwrap_or(FAR_BACK),
    }
}

const FAR: NaiveDateTime = NaiveDateTime::MAX;
const FAR_BACK: NaiveDateTime = NaiveDateTime::MIN;

/// A time of day on a day.
pub(super) fn at(day: NaiveDate, time: TimeOfDay) -> NaiveDateTime {
    let seconds = u32::from(time.minutes()) * 60;
    day.and_time(NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default())
}

/// So many days later.
pub(super) fn days_after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
}

/// So many days earlier.
pub(super) fn days_before(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN)
}

pub(super) fn weekday(day: NaiveDate) -> Weekday {
    let index = day.weekday().num_days_from_monday() as usize;
    Weekday::ALL.get(index).copied().unwrap_or(Weekday::Monday)
}

/// When the next local day of an instant begins.
pub(super) fn next_midnight(at: Instant, zone: &Zone) -> Instant {
    let mut day = days_after(zone.local(at).date(), 1);
    // Where midnight is put back, the first of both may not be later.
    for _ in 0..2 {
        let begins = zone.instant(self::at(day, TimeOfDay::MIDNIGHT));
        if begins > at {
            return begins;
        }
        day = days_after(day, 1);
    }
    Instant::MAX
}

/// The first instant not before `from` at which clocks show `time` on a day that `fits`; looked for over nine days.
pub(super) fn next_time(
    from: Instant,
    time: TimeOfDay,
    zone: &Zone,
    fits: impl Fn(NaiveDate) -> bool,
) -> Option<Instant> {
    days_from(from, zone, fits).map(|day| zone.instant(at(day, time))).find(|&at| at >= from)
}

/// The first instant after `after` at which clocks show `time` on a day that `fits`, for the first or the second time, or pass over
/// it; looked for over nine days.
pub(super) fn next_shown(
    after: Instant,
    time: TimeOfDay,
    zone: &Zone,
    fits: impl Fn(NaiveDate) -> bool,
) -> Option<Instant> {
    let locals = days_from(after, zone, fits).map(|day| at(day, time));
    let shown = locals.flat_map(|local| [Some(zone.instant(local)), zone.second_instant(local)]);
    shown.flatten().find(|&at| at > after)
}

/// Of the local day of an instant and the eight behind it those that fit.
fn days_from(from: Instant, zone: &Zone, fits: impl Fn(NaiveDate) -> bool) -> impl Iterator<Item = NaiveDate> {
    let today = zone.local(from).date();
    (0..9).map(move |days| days_after(today, days)).filter(move |&day| fits(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn months_end_with_the_month() {
        let month = Duration { months: 1, ..Duration::ZERO };
        let moved = |from: &str| shifted(local(from), month, Way::Forward);
        assert_eq!(moved("2026-01-31T10:00:00"), local("2026-02-28T10:00:00"));
        assert_eq!(moved("2028-01-31T10:00:00"), local("2028-02-29T10:00:00"));
        let year = Duration { months: 12, ..Duration::ZERO };
        assert_eq!(shifted(local("2028-02-29T10:00:00"), year, Way::Forward), local("2029-02-28T10:00:00"));
        assert_eq!(shifted(local("2028-02-29T10:00:00"), Duration { months: u32::MAX, ..year }, Way::Forward), FAR);
    }

    #[test]
    fn a_day_keeps_the_time_of_day_and_hours_do_not() {
        let berlin = Zone::of_name("Europe/Berlin").unwrap();
        let from = local("2026-03-28T10:00:00");
        assert_eq!(forward(from, Duration::days(1), &berlin).to_string(), "2026-03-29T08:00:00.000Z");
        let exact = after(berlin.instant(from), Duration::exact(86_400), &berlin);
        assert_eq!(exact.to_string(), "2026-03-29T09:00:00.000Z");
    }

    #[test]
    fn far_ends_stay_in_range() {
        let berlin = Zone::of_name("Europe/Berlin").unwrap();
        let most = Duration { months: u32::MAX, days: u32::MAX, seconds: u64::MAX };
        assert_eq!(after(Instant::MAX, most, &berlin), Instant::MAX);
        assert_eq!(next_midnight(Instant::MAX, &berlin), Instant::MAX);
    }
}
