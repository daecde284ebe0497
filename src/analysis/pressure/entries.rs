//! How often one person can enter a journey.

use std::collections::BTreeMap;

use crate::bundle::{
    AttributeContract, DateSource, Entry, EntryOn, EventContract, EventMatch, EventName, Journey, Limits, MonthDay,
    Operand,
};
use crate::types::{Name, TimeOfDay, Weekdays};

use super::anchors::gathered_weekly;
use super::arrival::Arrival;
use super::bound::UNLIMITED;
use super::clocks::{Clocks, DAY};
use super::recurrence;
use super::report::Assumption;
use super::step_function::{FOREVER, Scratch, Step, gathered, gathered_below, greatest, slide};

/// What of a bundle limits entries.
#[derive(Clone, Copy)]
pub(super) struct Promises<'a> {
    pub events: &'a BTreeMap<Name, EventContract>,
    pub attributes: &'a BTreeMap<Name, AttributeContract>,
    pub limits: Limits,
    pub clocks: Clocks,
}

impl Promises<'_> {
    /// How late an event may come in, in milliseconds.
    pub fn lateness(&self) -> i64 {
        self.clocks.forward(self.limits.lateness).most
    }
}

/// How often one `enter` line can happen to one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Law {
    /// At any instant, two of them so many milliseconds apart; 0: any number at one instant.
    Apart(i64),
    Once,
    /// At these instants of a local week, in milliseconds since its beginning, sorted.
    Weekly(Vec<i64>),
}

#[derive(Clone, Debug)]
struct Line {
    law: Law,
    /// How much later than the scheduled instant a person may enter.
    spread: i64,
    assumptions: Vec<Assumption>,
}

/// An event that leads into journeys: all of them are entered at its instants, and at no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trigger {
    pub event: Name,
    /// Least distance of two of them in milliseconds; `None`: there is but one.
    pub gap: Option<i64>,
    pub assumptions: Vec<Assumption>,
}

/// A re-entry limit of the whole person: at most `times` entries in any stretch of `per` milliseconds, or ever.
#[derive(Clone, Copy, Debug)]
struct Limit {
    times: u32,
    per: Option<i64>,
}

/// How often one person can enter a journey.
#[derive(Clone, Debug)]
pub(super) struct EntryRules {
    lines: Vec<Line>,
    limits: Vec<Limit>,
    clocks: Clocks,
}

impl EntryRules {
    pub fn of(journey: &Journey, promises: Promises) -> EntryRules {
        let limits = &journey.reentry.limits;
        // Keys are free, so a limit per key bounds nothing.
        let whole = limits.iter().filter(|limit| !limit.per_key || journey.key.is_none());
        let limits = whole.filter_map(|limit| match limit.per {
            None => Some(Limit { times: limit.times, per: None }),
            Some(per) => Clocks::looking_back(per).map(|per| Limit { times: limit.times, per: Some(per) }),
        });
        EntryRules {
            limits: limits.collect(),
            lines: journey.entries.iter().map(|entry| Line::of(journey, entry, promises)).collect(),
            clocks: promises.clocks,
        }
    }

    /// The most that all entries of one person gather, each worth `f` at its instant, and whether that leans on promises of the
    /// schema. `alone`: two instances that matter are at least so far apart, because a person has one at a time.
    pub fn gathered(&self, f: &[Step], alone: i64) -> (u64, bool) {
        let gap =
            self.limits.iter().filter(|limit| limit.times == 1).filter_map(|limit| limit.per).fold(alone, i64::max);
        let lanes = self.lanes(f, gap);
        // One line whose entries keep a distance: a greater distance never gathers more, so there is nothing else to try.
        if let [Line { law: Law::Apart(apart), spread: 0, .. }] = self.lines.as_slice() {
            let promised = gathered_below(f, gap.max(*apart), lanes);
            return (promised, *apart > gap && promised < lanes);
        }
        let promised =
            self.lines.iter().fold(0, |sum: u64, line| sum.saturating_add(line.gathered(f, gap, self.clocks)));
        let limited = gathered_below(f, gap, lanes);
        (promised.min(limited), promised < limited)
    }

    /// The event that alone leads here, if something is promised of it.
    pub fn trigger(&self, journey: &Journey) -> Option<Trigger> {
        let ([line], [entry]) = (self.lines.as_slice(), journey.entries.as_slice()) else { return None };
        let EntryOn::Event { of: EventMatch { event: EventName::Event(event), .. }, .. } = &entry.on else {
            return None;
        };
        let gap = match line.law {
            Law::Once => None,
            Law::Apart(gap) if gap > 0 => Some(gap),
            _ => return None,
        };
        Some(Trigger { event: event.clone(), gap, assumptions: line.assumptions.clone() }).filter(|_| line.spread == 0)
    }

    /// What the schema promises of the events that lead here.
    pub fn assumptions(&self) -> impl Iterator<Item = Assumption> {
        self.lines.iter().flat_map(|line| line.assumptions.iter().cloned())
    }

    /// At most N entries in D: entries i, i + N, i + 2N .. are at least D apart, so they are N lanes.
    fn lanes(&self, f: &[Step], gap: i64) -> u64 {
        let each = self.limits.iter().map(|limit| match (limit.times, limit.per) {
            (0, _) => 0,
            (times, None) => greatest(f).saturating_mul(u64::from(times)),
            (1, Some(per)) if per <= gap => UNLIMITED,
            (times, Some(per)) => gathered(f, per.max(gap)).saturating_mul(u64::from(times)),
        });
        each.min().unwrap_or(UNLIMITED)
    }

    /// When a person can arrive at the first step.
    pub fn arrival(journey: &Journey, clocks: Clocks) -> Arrival {
        let arrivals = journey.entries.iter().map(|entry| match (&entry.on, &entry.spread) {
            (EntryOn::Weekly { at, .. } | EntryOn::Monthly { at, .. } | EntryOn::Yearly { at, .. }, None) => {
                Arrival::at(*at, clocks)
            }
            _ => Arrival::any(clocks),
        });
        arrivals.reduce(Arrival::or).unwrap_or_else(|| Arrival::any(clocks))
    }
}

impl Line {
    fn of(journey: &Journey, entry: &Entry, promises: Promises) -> Line {
        let mut assumptions = Vec::new();
        let law = match &entry.on {
            EntryOn::Event { of, .. } => event_law(&of.event, promises, &mut assumptions),
            EntryOn::When { predicate, including_current } => {
                let (law, leans) = recurrence::law(journey, predicate, *including_current, promises);
                assumptions = leans;
                law
            }
            EntryOn::At(_) => Law::Once,
            EntryOn::Weekly { days, at } => Law::Weekly(weekly(*days, *at)),
            // The shortest way from one month's day to the next is that of February.
            EntryOn::Monthly { day: MonthDay::Day(_) | MonthDay::Last {}, .. } => {
                Law::Apart(28 * DAY - promises.clocks.change)
            }
            EntryOn::Yearly { years, date, .. } => yearly(*years, date, promises, &mut assumptions),
            EntryOn::Date(moment) => match &moment.date {
                DateSource::Date(_) | DateSource::Local(_) => Law::Once,
                DateSource::Value(value) if is_fixed(value, promises, &mut assumptions) => Law::Once,
                DateSource::Value(_) => Law::Apart(0),
            },
        };
        let spread = entry.spread.as_ref().map_or(0, |spread| promises.clocks.forward(spread.over).most);
        Line { law, spread, assumptions }
    }

    fn gathered(&self, f: &[Step], least_gap: i64, clocks: Clocks) -> u64 {
        let mut spread = Vec::new();
        slide(f, 0, self.spread, &mut spread, &mut Scratch::default());
        match &self.law {
            Law::Apart(gap) if self.spread == 0 => gathered(f, least_gap.max(*gap)),
            Law::Apart(gap) => gathered(&spread, *gap),
            Law::Once => greatest(f),
            Law::Weekly(week) => gathered_weekly(&spread, week, clocks),
        }
    }
}

pub(super) fn event_law(event: &EventName, promises: Promises, assumptions: &mut Vec<Assumption>) -> Law {
    // Receipts and the events of journeys come as often as they like.
    let EventName::Event(name) = event else { return Law::Apart(0) };
    let Some(contract) = promises.events.get(name) else { return Law::Apart(0) };
    if contract.once_per_person {
        assumptions.push(Assumption::OncePerPerson(name.clone()));
        return Law::Once;
    }
    if contract.first {
        assumptions.push(Assumption::First(name.clone()));
        return Law::Once;
    }
    let Some(gap) = contract.minimum_gap else { return Law::Apart(0) };
    // A late event acts when it comes in, so two can act closer together by the lateness.
    let lateness = promises.lateness();
    assumptions.push(Assumption::MinimumGap { event: name.clone(), gap });
    if lateness > 0 {
        assumptions.push(Assumption::Lateness(promises.limits.lateness));
    }
    Law::Apart(promises.clocks.forward(gap).least.saturating_sub(lateness).max(0))
}

fn weekly(days: Weekdays, at: TimeOfDay) -> Vec<i64> {
    days.iter().map(|day| i64::from(day.index()) * DAY + i64::from(at.minutes()) * 60_000).collect()
}

/// A date that may change can fall on every day, but each day has only one such time.
fn yearly(years: u32, date: &Operand, promises: Promises, assumptions: &mut Vec<Assumption>) -> Law {
    let days = if is_fixed(date, promises, assumptions) { i64::from(years.max(1)).saturating_mul(365) } else { 1 };
    Law::Apart((days.saturating_mul(DAY) - promises.clocks.change).min(FOREVER))
}

pub(super) fn is_fixed(value: &Operand, promises: Promises, assumptions: &mut Vec<Assumption>) -> bool {
    let Operand::User(path) = value else { return matches!(value, Operand::Const(_)) };
    let Some(name) = path.first() else { return false };
    let fixed = promises.attributes.get(name).is_some_and(|attribute| attribute.fixed);
    if fixed {
        assumptions.push(Assumption::Fixed(name.clone()));
    }
    fixed
}
