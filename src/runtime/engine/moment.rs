//! Moments as instants (docs/plan.md, "Instructions").

use chrono::{NaiveDateTime, NaiveTime};

use super::super::clock::{self, Way};
use super::super::eval::Scope;
use super::super::{Value, state::Instance};
use super::Engine;
use crate::bundle::{DateMoment, DateSource, Direction, Moment, Operand};
use crate::types::{Duration, Instant, TimeOfDay};

/// Where a moment lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reached {
    /// May lie before now.
    At(Instant),
    /// Unset, or beyond the most that the wait allows.
    NoDate,
}

impl Engine<'_, '_> {
    /// The instant of a moment for an instance that arrived then, `most` counted from the arrival.
    pub(super) fn reached(
        &self,
        instance: &Instance,
        moment: &Moment,
        most: Option<Duration>,
        (arrived, local): (Instant, NaiveDateTime),
    ) -> Reached {
        let Some(version) = &instance.version else { return Reached::NoDate };
        let scope = self.scope(version, instance);
        // Times of day come again: after a change of zone they are looked for from now (P-ZONE-1).
        let now = self.state.now;
        let next = |time: TimeOfDay| clock::next_time(now, time, &self.zone, |_| true);
        let found = match moment {
            Moment::Time(time) => next(*time),
            Moment::Weekday { day, at } => clock::next_time(now, *at, &self.zone, |of| clock::weekday(of) == *day),
            Moment::Day { number, at } => {
                let day = clock::days_after(instance.entered_local.date(), *number);
                Some(self.zone.instant(clock::at(day, *at)))
            }
            Moment::Date(date) => date_moment(&scope, date),
            Moment::TimeOf { value, otherwise } => match scope.value(value) {
                Some(Value::Time(time)) => next(time),
                _ => next(*otherwise),
            },
        };
        let latest = most.map_or(Instant::MAX, |most| self.after_arrival((arrived, local), most));
        found.filter(|&at| at <= latest).map_or(Reached::NoDate, Reached::At)
    }
}

/// The instant of a date and an offset; absent where the date is unset.
pub(super) fn date_moment(scope: &Scope<'_>, moment: &DateMoment) -> Option<Instant> {
    date_moment_local(scope, moment).map(|(at, _)| at)
}

/// The same with its local time, which clocks may leave out: they show the first after it then.
pub(super) fn date_moment_local(scope: &Scope<'_>, moment: &DateMoment) -> Option<(Instant, NaiveDateTime)> {
    let (local, exact) = match &moment.date {
        DateSource::Date(day) => (day.and_time(NaiveTime::MIN), None),
        DateSource::Local(local) => (*local, None),
        DateSource::Value(operand) => of_value(scope, operand)?,
    };
    let zone = scope.zone;
    let Some(offset) = &moment.offset else {
        let local = moment.at.map_or(local, |time| clock::at(local.date(), time));
        // An instant stays the one of two that it is.
        let at = exact.filter(|_| moment.at.is_none()).unwrap_or_else(|| zone.instant(local));
        return Some((at, local));
    };
    let way = if offset.direction == Direction::Before { Way::Back } else { Way::Forward };
    let shifted = clock::shifted(local, offset.by, way);
    // Exact time counts from the one of two that it is.
    let from = exact.filter(|_| offset.by.is_exact()).unwrap_or_else(|| zone.instant(shifted));
    let moved = clock::moved(from, offset.by, way);
    // Whole days stay on their day and time of day, though clocks may leave them out.
    let local = if offset.by.is_calendar() { shifted } else { zone.local(moved) };
    Some(moment.at.map_or((moved, local), |time| {
        let local = clock::at(local.date(), time);
        (zone.instant(local), local)
    }))
}

fn of_value(scope: &Scope<'_>, operand: &Operand) -> Option<(NaiveDateTime, Option<Instant>)> {
    match scope.value(operand)? {
        Value::Date(day) => Some((day.and_time(NaiveTime::MIN), None)),
        Value::Instant(at) => Some((scope.zone.local(at), Some(at))),
        _ => None,
    }
}
