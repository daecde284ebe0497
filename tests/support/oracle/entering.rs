//! Entries.

use danbi::bundle::{DateSource, Entry, EntryOn, EventMatch, JourneyEvent, Operand, Predicate, TypeRef, WhileActive};
use danbi::types::{TimeOfDay, Value};

use super::person::{Blocked, Instance};
use super::player::{Player, What};
use super::world::{counts_days, is_followed};

/// Key of the fixed attribute among what is drawn once.
const TIER: usize = 0;
/// Keys of spreads begin here.
const SPREAD: usize = 1;

impl Player<'_, '_> {
    pub fn enter_scheduled(&mut self) {
        for journey in 0..self.world.journeys.len() {
            let due = (0..self.journey(journey).entries.len()).find(|line| self.is_due(journey, *line));
            let Some(entry) = due.and_then(|line| self.journey(journey).entries.get(line)) else { continue };
            let over = entry.spread.as_ref().map_or(0, |spread| self.world.clock.ticks(spread.over));
            match self.drawn_once(SPREAD + journey, usize::try_from(over).unwrap() + 1) {
                0 => self.enter(journey),
                later => self.person.spread.push((journey, later as i64)),
            }
        }
    }

    fn is_due(&mut self, journey: usize, line: usize) -> bool {
        match &self.journey(journey).entries[line].on {
            EntryOn::Weekly { days, at } => {
                days.iter().any(|day| i64::from(day.index()) == self.weekday_if_known(days.iter().count()))
                    && self.is_time(*at)
            }
            // The days of a month are four weeks apart, so one of them is in reach.
            EntryOn::Monthly { at, .. } => self.is_time(*at) && self.happens_once(journey, line),
            EntryOn::At(at) => {
                let at = TimeOfDay::new(hour_of(at), 0).unwrap();
                self.is_time(at) && self.happens_once(journey, line)
            }
            EntryOn::Yearly { date, at, .. } if self.is_fixed(date) => {
                self.is_time(*at) && self.happens_once(journey, line)
            }
            EntryOn::Yearly { at, .. } => self.is_time(*at) && self.choose(2, journey, line, What::Date) == 1,
            EntryOn::Date(moment) => {
                let today = moment.at.is_none_or(|at| self.is_time(at));
                let once = match &moment.date {
                    DateSource::Value(value) => self.is_fixed(value),
                    _ => true,
                };
                today
                    && if once {
                        self.happens_once(journey, line)
                    } else {
                        self.choose(2, journey, line, What::Date) == 1
                    }
            }
            EntryOn::Event { .. } | EntryOn::When { .. } => false,
        }
    }

    /// Where every day counts, the day of the week need not be known.
    fn weekday_if_known(&self, listed: usize) -> i64 {
        if listed == 7 { 0 } else { self.weekday() }
    }

    fn is_time(&self, at: TimeOfDay) -> bool {
        self.world.clock.of(at) == self.tick_of_day()
    }

    fn happens_once(&mut self, journey: usize, line: usize) -> bool {
        if self.person.journeys[journey].done.contains(&line) || self.choose(2, journey, line, What::Date) == 0 {
            return false;
        }
        self.person.journeys[journey].done.push(line);
        self.person.journeys[journey].done.sort_unstable();
        true
    }

    fn is_fixed(&self, value: &Operand) -> bool {
        let Operand::User(path) = value else { return false };
        self.world.bundle.contract.attributes.get(&path[0]).is_some_and(|attribute| attribute.fixed)
    }

    pub fn enter_on(&mut self, matches: &dyn Fn(&EventMatch) -> bool) {
        for journey in 0..self.world.journeys.len() {
            let fits = |entry: &&Entry| matches!(&entry.on, EntryOn::Event { of, .. } if matches(of));
            let Some(entry) = self.journey(journey).entries.iter().find(fits) else { continue };
            let narrowed = matches!(&entry.on, EntryOn::Event { of, .. } if of.filter.is_some());
            if !narrowed || self.choose(2, journey, 0, What::Way) == 0 {
                self.enter(journey);
            }
        }
    }

    /// Enters where a followed predicate has become true. False if nothing changed.
    pub fn judge(&mut self) -> bool {
        let mut changed = false;
        for journey in 0..self.world.journeys.len() {
            let mut followed = self.journey(journey).entries.iter().filter_map(|entry| match &entry.on {
                EntryOn::When { predicate, .. } if is_followed(predicate) => Some(predicate),
                _ => None,
            });
            let Some(predicate) = followed.next() else { continue };
            let holds = self.holds(predicate);
            let held = std::mem::replace(&mut self.person.journeys[journey].held, holds);
            if holds && !held {
                self.enter(journey);
            }
            changed |= holds != held;
        }
        changed
    }

    /// What says whether somebody enters: audience, limits, concurrency.
    pub fn enter(&mut self, number: usize) {
        let journey = self.journey(number);
        if !journey.audience.as_ref().is_none_or(|audience| self.belongs(audience)) || !self.may_enter(number) {
            return;
        }
        if journey.key.is_none() && self.person.instances.iter().any(|instance| instance.journey == number) {
            if journey.reentry.while_active == WhileActive::Ignore {
                return;
            }
            self.person.instances.retain(|instance| instance.journey != number);
        }
        let entered = &mut self.person.journeys[number];
        if journey.reentry.limits.iter().any(|limit| limit.per.is_some()) {
            entered.ages.insert(0, 0);
        }
        let most = journey.reentry.limits.iter().filter(|limit| limit.per.is_none()).map(|limit| limit.times).max();
        entered.ever = (entered.ever + 1).min(most.unwrap_or(0));
        let start = self.number(number, &journey.start);
        let since_day = if counts_days(journey) { self.tick_of_day() } else { 0 };
        let blocked = Blocked::Before(start);
        self.echo(JourneyEvent::Entered, number);
        let instance = Instance { journey: number, since_day, rounds: Vec::new(), left: 0, blocked };
        if let Some(instance) = self.go(instance, start) {
            self.person.instances.push(instance);
        }
    }

    fn may_enter(&self, number: usize) -> bool {
        let journey = self.journey(number);
        let entered = &self.person.journeys[number];
        // Keys are fresh each time, so a limit of each key refuses nobody.
        let mut limits = journey.reentry.limits.iter().filter(|limit| !limit.per_key || journey.key.is_none());
        limits.all(|limit| match limit.per {
            None => entered.ever < limit.times,
            Some(per) => {
                let length = self.world.clock.ticks(per);
                entered.ages.iter().filter(|age| **age < length).count() < limit.times as usize
            }
        })
    }

    /// Whether the person has that value of an attribute.
    fn belongs(&mut self, audience: &Predicate) -> bool {
        let Predicate::Compare { left: Operand::User(path), right: Operand::Const(Value::Enum(wanted)), .. } = audience
        else {
            panic!("not drawn: {audience:?}");
        };
        let attribute = &self.world.bundle.contract.attributes[&path[0]];
        let TypeRef::Enum { values, .. } = &attribute.field.ty else { panic!("no enum: {attribute:?}") };
        let value = if attribute.fixed {
            self.drawn_once(TIER, values.len())
        } else {
            self.choose(values.len(), 0, TIER, What::Trait)
        };
        values[value] == *wanted
    }
}

fn hour_of(at: &chrono::NaiveDateTime) -> u16 {
    use chrono::Timelike;
    u16::try_from(at.hour()).unwrap()
}
