//! Whether a send may leave at its instant, on the clocks of a zone.

use chrono::{Datelike, NaiveDateTime, Timelike};
use danbi::types::{Purpose, TimeRange, Weekday, Zone};

use super::Left;

/// In quiet hours, out of the journey's window, or on a day that is not active.
pub fn is_closed(left: &Left<'_>, zone: &str) -> bool {
    let local = Zone::of_name(zone).unwrap().local(left.at);
    let day = local.date();
    let active = left
        .journey
        .active
        .is_none_or(|active| active.from.is_none_or(|from| from <= day) && active.to.is_none_or(|to| day <= to));
    let may_be_withheld = matches!(left.send.purpose, Purpose::Advertising | Purpose::Informational);
    let quiet = left.bundle.plan.policy.quiet.iter();
    let is_quiet = quiet.filter(|quiet| quiet.purpose == left.send.purpose).any(|quiet| holds(quiet.range, local));
    let window = left.journey.window.as_ref();
    let is_out = window.is_some_and(|window| {
        // What crosses midnight belongs to the day on which it begins.
        let minute = local.hour() * 60 + local.minute();
        let crosses = window.range.end <= window.range.start;
        let began_before = crosses && minute < u32::from(window.range.end.minutes());
        let began = if began_before { day.pred_opt().unwrap() } else { day };
        let weekday = Weekday::ALL[began.weekday().num_days_from_monday() as usize];
        !holds(window.range, local) || !window.days.contains(weekday)
    });
    !active || may_be_withheld && (is_quiet || is_out)
}

/// From the start up to, not including, the end; over midnight where the end is not later.
fn holds(range: TimeRange, local: NaiveDateTime) -> bool {
    let minute = local.hour() * 60 + local.minute();
    let (start, end) = (u32::from(range.start.minutes()), u32::from(range.end.minutes()));
    if start < end { start <= minute && minute < end } else { minute >= start || minute < end }
}
