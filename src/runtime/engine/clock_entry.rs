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
use crate::bundle::{EntryOn, MonthDay, Operand};
use crate::types::{Instant, Name};

/// How far ahead occurrences are looked for: a day of the month may be missing for months, 29 February for eight years.
const YEARS_AHEAD: i32 = 9;

/// One instant never lies on days further apart, whatever the zones; nor does its return in a year without 29 February.
const ZONES_APART: i64 = 3;

impl Engine<'_, '_> {
    /// The ways in of every current version, from now on.
    pub(super) fn begin_sources(&mut self) {
        let now = self.state.now;
        self.state.watching = Default::default();
        let known = self.state.sources.len();
        let sources = self.state.sources.list_mut();
        sources.reserve(self.program.ways_in.len().saturating_sub(known));
        for &(place, entry) in &self.program.ways_in {
            let Some(version) = self.program.current.get(place) else { continue };
            let (journey, id) = (&version.journey.id, &version.journey.version);
            let same = |source: &Source| source.entry == entry && source.journey == *journey && source.version == *id;
            if sources.iter().take(known).any(same) {
                continue;
            }
            sources.push(Source {
                journey: journey.clone(),
                version: id.clone(),
                entry,
                held: false,
                since: now,
                fired: None,
                next: None,
            });
        }
        for place in known..self.state.sources.len() {
            self.plan_source(place);
        }
    }

    /// What the dates are around which entries lie, by place; none where no change of these attributes can make them others.
    pub(super) fn dates(&self, changed: impl Fn(&Name) -> bool) -> Vec<(usize, Option<Value>)> {
        let may_change = |date: &Operand| match date {
            Operand::User(path) => path.first().is_some_and(&changed),
            _ => true,
        };
        if self.program.dates.iter().any(may_change) { self.all_dates() } else { Vec::new() }
    }

    fn all_dates(&self) -> Vec<(usize, Option<Value>)> {
        let sources = self.state.sources.iter().enumerate();
        let dated = sources.filter_map(|(place, source)| {
            let version = self.program.current(&source.journey)?;
            let date = version.journey.entries.get(source.entry)?.on.date()?;
            Some((place, self.person_scope(version).value(date)))
        });
        dated.collect()
    }

    /// A moment of a date that is another than before must lie behind the instant at which it is known (P-ENTRY-6).
    pub(super) fn plan_dates(&mut self, before: Vec<(usize, Option<Value>)>) {
        if before.is_empty() {
            return;
        }
        let now = self.state.now;
        let changed = self.all_dates().into_iter().zip(before).filter(|(date, before)| date != before);
        for ((place, _), _) in changed {
            if let Some(source) = self.state.sources.get_mut(place) {
                source.since = source.since.max(now);
            }
            self.plan_source(place);
        }
    }

    /// After a change of zone (P-ENTRY-17).
    pub(super) fn plan_on_new_clocks(&mut self) {
        let now = self.state.now;
        for place in 0..self.state.sources.len() {
            let Some(source) = self.state.sources.get(place) else { return };
            let was = source.next.map(|(_, local)| local);
            let again = was.and_then(|was| self.occurrence(place, source.since, &|on, local| is_again(on, local, was)));
            let ahead = source.since.max(Instant::of_millis(now.millis().saturating_sub(1)));
            let next = again.filter(|(at, _)| *at <= now).or_else(|| self.occurrence(place, ahead, &|_, _| true));
            self.set_next(place, next);
        }
    }

    fn plan_source(&mut self, place: usize) {
        let Some(source) = self.state.sources.get(place) else { return };
        let next = self.occurrence(place, source.since, &|_, _| true);
        self.set_next(place, next);
    }

    /// The first occurrence behind an instant that has not let in and that is wanted.
    fn occurrence(
        &self,
        place: usize,
        since: Instant,
        wanted: &dyn Fn(&EntryOn, NaiveDateTime) -> bool,
    ) -> Option<(Instant, NaiveDateTime)> {
        let source = self.state.sources.get(place)?;
        let version = self.program.current(&source.journey)?;
        let on = &version.journey.entries.get(source.entry)?.on;
        let fits = |at: Instant, local: NaiveDateTime| at > since && !source.has_fired(local, on) && wanted(on, local);
        next_moment(on, &self.person_scope(version), since, &fits)
    }

    /// It comes with the delay of the spread.
    fn set_next(&mut self, place: usize, next: Option<(Instant, NaiveDateTime)>) {
        let Some(source) = self.state.sources.get_mut(place) else { return };
        let version = self.program.current(&source.journey);
        let entry = version.and_then(|version| version.journey.entries.get(source.entry));
        let spread = entry.and_then(|entry| entry.spread.as_ref());
        let person = &self.state.person;
        let delay = spread.map_or(0, |spread| spread_seconds(&spread.salt, person, spread.over.least_seconds()));
        source.next = next.map(|(at, local)| (at.plus_seconds(delay), local));
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
        self.plan_source(place);
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

/// Whether a local moment is that of the same occurrence on other clocks: around a date whichever it is; of the years around an instant
/// that of the same year, on whatever day the clocks show it; else the same.
fn is_again(on: &EntryOn, local: NaiveDateTime, was: NaiveDateTime) -> bool {
    match on {
        EntryOn::Date(_) => true,
        EntryOn::Yearly { .. } => (local.date() - was.date()).num_days().abs() <= ZONES_APART,
        _ => local == was,
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
