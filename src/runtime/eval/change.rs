//! When a predicate may change by time alone (P-PAST-11).

use super::super::program::{Place, Timed};
use super::super::state::Kept;
use super::super::{Value, clock};
use super::Scope;
use crate::bundle::{Operand, Toward};
use crate::types::{Duration, Instant};

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
                soonest.see(self.begins_before(at, at.minus_seconds(duration.most_seconds()), duration));
            }
            (Some(Value::Date(_)), _) => soonest.see(clock::next_midnight(self.now, self.zone)),
            _ => {}
        }
    }

    /// The first instant t with `at` < t + duration. Calendar units make it hard to say backwards, so it is searched for between the
    /// longest that the duration can be and its shortest, to the millisecond.
    fn begins_before(&self, at: Instant, least: Instant, duration: Duration) -> Instant {
        let (mut low, mut high) = (least.millis(), at.millis());
        while low < high {
            let middle = low + (high - low) / 2;
            if at < clock::after(Instant::of_millis(middle), duration, self.zone) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        Instant::of_millis(low)
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
