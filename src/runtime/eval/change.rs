//! When a predicate may change by time alone (P-PAST-11).

use chrono::{DateTime, NaiveDateTime};

use super::super::Value;
use super::super::clock::{self, Way};
use super::super::program::{Place, Timed};
use super::super::state::Kept;
use super::Scope;
use crate::bundle::{Operand, Toward};
use crate::types::{Duration, Instant};

const DAY_MILLIS: i64 = 86_400_000;

/// The soonest instant behind `after` of those it is shown.
struct Soonest {
    after: Instant,
    found: Option<Instant>,
}

impl Soonest {
    fn see(&mut self, at: Instant) {
        if at > self.after && self.found.is_none_or(|found| at < found) {
            self.found = Some(at);
        }
    }

    /// An event told ahead of its time begins to count at it; it leaves the window so long afterwards.
    fn see_event(&mut self, at: Instant, seconds: u64) {
        self.see(at);
        self.see(at.plus_seconds(seconds));
    }
}

impl Scope<'_> {
    /// The first instant after now at which time alone may change what predicates come to; absent: never. It may be earlier than the
    /// change, never later.
    pub fn next_change(&self, timed: &[Timed]) -> Option<Instant> {
        let mut soonest = Soonest { after: self.now, found: None };
        for one in timed {
            match one {
                Timed::Past { kept, seconds } => self.see_past(*kept, *seconds, &mut soonest),
                Timed::Within { left, toward, duration } => self.see_within(left, *toward, *duration, &mut soonest),
            }
        }
        soonest.found
    }

    fn see_within(&self, left: &Operand, toward: Toward, duration: Duration, soonest: &mut Soonest) {
        match (self.value(left), toward) {
            (Some(Value::Instant(at)), Toward::Last) => {
                soonest.see(at);
                soonest.see(clock::after(at, duration, self.zone));
            }
            (Some(Value::Instant(at)), Toward::Next) => {
                // It stops to hold right after `at`.
                soonest.see(Instant::of_millis(at.millis().saturating_add(1)));
                self.see_begin(at, duration, soonest);
            }
            (Some(Value::Date(_)), _) => soonest.see(clock::next_midnight(self.now, self.zone)),
            _ => {}
        }
    }

    /// Where `at` < now + duration begins to hold. What the clocks show decides it for calendar units, so it holds from one local time
    /// on, and where that is shown twice, it stops and begins again.
    fn see_begin(&self, at: Instant, duration: Duration, soonest: &mut Soonest) {
        let reaches = Instant::of_millis(at.minus_seconds(duration.seconds).millis().saturating_add(1));
        if duration.is_exact() {
            return soonest.see(reaches);
        }
        let begins = self.shown_before(reaches, duration);
        let first = self.zone.instant(begins);
        soonest.see(first);
        if let Some(second) = self.zone.second_instant(begins) {
            soonest.see(second);
            self.zone.change_after(first).into_iter().for_each(|change| soonest.see(change));
        }
    }

    /// The first local time whose instant is `reaches` or later once it is moved by the calendar part of a duration, to the millisecond.
    fn shown_before(&self, reaches: Instant, duration: Duration) -> NaiveDateTime {
        let shown =
            |millis: i64| DateTime::from_timestamp_millis(millis).map_or(NaiveDateTime::MIN, |at| at.naive_utc());
        let known = self.zone.local(reaches).and_utc().timestamp_millis();
        // Two days more than its longest, for what clocks and the ends of months can add.
        let longest = (i64::from(duration.months) * 31 + i64::from(duration.days) + 2).saturating_mul(DAY_MILLIS);
        let (mut low, mut high) = (known.saturating_sub(longest), known.saturating_add(2 * DAY_MILLIS));
        while low < high {
            let middle = low + (high - low) / 2;
            if self.zone.instant(clock::shifted(shown(middle), duration, Way::Forward)) >= reaches {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        shown(low)
    }

    fn see_past(&self, place: Place, seconds: u64, soonest: &mut Soonest) {
        let (kept, known_since) = match place {
            Place::History(place) => {
                let memory = self.state.histories.get(place);
                (memory.map(|memory| &memory.kept), memory.and_then(|memory| memory.known_since))
            }
            Place::Counter(place) => (self.instance.and_then(|instance| instance.counters.get(place)), None),
        };
        if let Some(known) = known_since.or(self.state.first) {
            soonest.see(known.plus_seconds(seconds));
        }
        match kept {
            Some(Kept::Instants(instants)) => instants.iter().for_each(|&at| soonest.see_event(at, seconds)),
            Some(Kept::Values(values)) => values.iter().for_each(|(at, _)| soonest.see_event(*at, seconds)),
            Some(Kept::Days(_)) => soonest.see(clock::next_midnight(self.now, self.zone)),
            _ => {}
        }
    }
}
