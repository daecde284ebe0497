//! Entries of the clock: at a date, weekly, monthly, yearly, around a date of the person.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime};

use super::super::clock;
use super::super::eval::Scope;
use super::super::hash::spread_seconds;
use super::super::state::Source;
use super::super::value::Value;
use super::Engine;
use super::enter::Candidate;
use super::moment::date_moment_local;
use crate::bundle::{DateSource, EntryOn, MonthDay, Operand};
use crate::types::{Instant, Name};

/// How far ahead occurrences are looked for: a day of the month may be missing for months, 29 February for eight years.
const YEARS_AHEAD: i32 = 9;

impl Engine<'_, '_> {
    /// The ways in of every current version, from now on.
    pub(super) fn begin_sources(&mut self) {
        let now = self.state.now;
        self.state.watching.clear();
        for version in &self.program.current {
            for (entry, line) in version.journey.entries.iter().enumerate() {
                let (journey, id) = (&version.journey.id, &version.journey.version);
                let known =
                    |source: &Source| source.entry == entry && source.journey == *journey && source.version == *id;
                if matches!(line.on, EntryOn::Event { .. }) || self.state.sources.iter().any(known) {
                    continue;
                }
                self.state.sources.push(Source {
                    journey: journey.clone(),
                    version: id.clone(),
                    entry,
                    held: false,
                    since: now,
                    fired: None,
                    next: None,
                });
            }
        }
        self.plan_sources(false);
    }

    /// Works out the next occurrence of each.
    pub(super) fn plan_sources(&mut self, zone_changed: bool) {
        for place in 0..self.state.sources.len() {
            self.plan_source(place, zone_changed);
        }
    }

    /// After a change of attributes: only moments that these decide may be others.
    pub(super) fn plan_dated_sources(&mut self, changed: impl Fn(&Name) -> bool) {
        for place in 0..self.state.sources.len() {
            let Some(source) = self.state.sources.get(place) else { return };
            let Some(version) = self.program.current(&source.journey) else { continue };
            let Some(entry) = version.journey.entries.get(source.entry) else { continue };
            let date = match &entry.on {
                EntryOn::Yearly { date, .. } => Some(date),
                EntryOn::Date(moment) => match &moment.date {
                    DateSource::Value(date) => Some(date),
                    DateSource::Date(_) | DateSource::Local(_) => None,
                },
                _ => None,
            };
            let follows = match date {
                Some(Operand::User(path)) => path.first().is_some_and(&changed),
                Some(_) => true,
                None => false,
            };
            if follows {
                self.plan_source(place, false);
            }
        }
    }

    fn plan_source(&mut self, place: usize, zone_changed: bool) {
        let Some(source) = self.state.sources.get(place) else { return };
        let Some(version) = self.program.current(&source.journey) else { return };
        let Some(entry) = version.journey.entries.get(source.entry) else { return };
        let follows_date = matches!(entry.on, EntryOn::Date(_) | EntryOn::Yearly { .. });
        let scope = self.person_scope(version);
        let mut since = source.since;
        let occurrence = |since: Instant| {
            let fits = |at: Instant, local: NaiveDateTime| at > since && !source.has_fired(local, &entry.on);
            next_moment(&entry.on, &scope, since, &fits)
        };
        let mut next = occurrence(since);
        // What became known only now, or what the new clocks have passed already, is left out.
        let now = self.state.now;
        if (follows_date || zone_changed)
            && next.is_some_and(|(at, local)| at <= now && source.next.is_none_or(|(_, of)| of != local))
        {
            since = now;
            next = occurrence(since);
        }
        let delay = entry
            .spread
            .as_ref()
            .map_or(0, |spread| spread_seconds(&spread.salt, &self.state.person, spread.over.least_seconds()));
        if let Some(source) = self.state.sources.get_mut(place) {
            source.since = since;
            source.next = next.map(|(at, local)| (at.plus_seconds(delay), local));
        }
    }

    pub(super) fn enter_by_clock(&mut self, place: usize) {
        let Some(source) = self.state.sources.get_mut(place) else { return };
        let Some((_, local)) = source.next.take() else { return };
        source.fired = Some(local);
        let journey = source.journey.clone();
        let at = self.zone.instant(local);
        if let Some(source) = self.state.sources.get_mut(place) {
            source.since = source.since.max(at);
        }
        self.plan_source(place, false);
        if let Some(version) = self.program.current(&journey) {
            self.admit(version, Candidate::default());
        }
    }

    /// The second of the spread came for somebody who was in the segment at activation (P-ENTRY-5).
    pub(super) fn enter_delayed(&mut self, place: usize) {
        if place >= self.state.pending.len() {
            return;
        }
        let pending = self.state.pending.remove(place);
        if let Some(version) = self.program.current(&pending.journey) {
            self.admit(version, Candidate::default());
        }
    }
}

impl Source {
    /// One local moment lets in once: around a date the moment itself, else any of its day (P-ZONE-2).
    fn has_fired(&self, local: NaiveDateTime, on: &EntryOn) -> bool {
        self.fired.is_some_and(|fired| match on {
            EntryOn::Date(_) => fired == local,
            _ => fired.date() >= local.date(),
        })
    }
}

/// The first moment of an entry that fits, with what the clocks show, from about `since` on.
fn next_moment(
    on: &EntryOn,
    scope: &Scope<'_>,
    since: Instant,
    fits: &dyn Fn(Instant, NaiveDateTime) -> bool,
) -> Option<(Instant, NaiveDateTime)> {
    let zone = scope.zone;
    // A day early: clocks may have been set back.
    let first = clock::days_before(zone.local(since).date(), 1);
    let fitting = |local: NaiveDateTime| {
        let at = zone.instant(local);
        fits(at, local).then_some((at, local))
    };
    let on_days = |days: Vec<NaiveDate>, time| days.into_iter().find_map(|day| fitting(clock::at(day, time)));
    match on {
        EntryOn::At(local) => fitting(*local),
        EntryOn::Weekly { days, at } => {
            let all = (0..17).map(|ahead| clock::days_after(first, ahead));
            all.filter(|day| days.contains(clock::weekday(*day))).find_map(|day| fitting(clock::at(day, *at)))
        }
        EntryOn::Monthly { day, at } => on_days(month_days(first, *day), *at),
        EntryOn::Yearly { years, date, at } => match scope.value(date) {
            Some(Value::Date(day)) => on_days(anniversaries(day, *years, first), *at),
            Some(Value::Instant(instant)) => on_days(anniversaries(zone.local(instant).date(), *years, first), *at),
            _ => None,
        },
        EntryOn::Date(moment) => date_moment_local(scope, moment).filter(|(at, local)| fits(*at, *local)),
        EntryOn::Event { .. } | EntryOn::When { .. } => None,
    }
}

/// A month without the day is left out.
fn month_days(from: NaiveDate, wanted: MonthDay) -> Vec<NaiveDate> {
    let Some(begin) = from.with_day(1) else { return Vec::new() };
    // Seven of twelve months have a 31st, and no two without one follow each other.
    let months = (0..5).filter_map(|ahead| begin.checked_add_months(Months::new(ahead)));
    let day = |month: NaiveDate| match wanted {
        MonthDay::Day(day) => month.with_day(day),
        MonthDay::Last {} => month.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1)),
    };
    months.filter_map(day).filter(|day| *day >= from).collect()
}

/// Every so many years after its year, the first so many after it; 29 February falls on 28 where there is none.
fn anniversaries(of: NaiveDate, years: u32, from: NaiveDate) -> Vec<NaiveDate> {
    let every = i32::try_from(years.max(1)).unwrap_or(i32::MAX);
    let begin = from.year().max(of.year().saturating_add(every));
    let last = from.year().max(of.year()).saturating_add(every).saturating_add(YEARS_AHEAD);
    let passed = begin.saturating_sub(of.year()).rem_euclid(every);
    let first = if passed == 0 { begin } else { begin.saturating_add(every - passed) };
    let step = usize::try_from(every).unwrap_or(usize::MAX);
    let in_years = (first..=last).step_by(step).take(4);
    let on = |year: i32| of.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, of.month(), 28));
    in_years.filter_map(on).filter(|day| *day >= from).collect()
}
