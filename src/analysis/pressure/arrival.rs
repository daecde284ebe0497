//! What is known of when an instance arrives at a step, and how long it waits there.
//!
//! The bound knows no phase: where a wait ends at a time of day, it takes anything between its least and its most. Two facts that are
//! cheap to carry along narrow that: how long ago the day of the entry began, and the local time of day.

use crate::bundle::Moment;
use crate::types::{Duration, TimeOfDay};

use super::clocks::{Clocks, DAY, Stretch};
use super::step_function::FOREVER;

/// When an instance arrives at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arrival {
    pub since_entry: Stretch,
    /// Since local midnight of the day it was entered on.
    pub since_midnight: Stretch,
    /// Local time of day, since midnight; `None`: any.
    pub time_of_day: Option<Stretch>,
}

/// A wait, as the plan says it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Delay<'a> {
    None,
    /// Ends at any time up to so many milliseconds.
    Within(i64),
    For(Duration),
    /// That time of day of the local date reached.
    ForAt(Duration, TimeOfDay),
    /// Until a moment, at most so long.
    Until(&'a Moment, Option<Duration>),
    /// Any time before that moment: an arm of such a wait.
    Before(&'a Moment, Option<Duration>),
    /// Any time before this much has passed: an arm of a race.
    BeforeEndOf(Duration),
}

fn since_midnight(time: TimeOfDay) -> i64 {
    i64::from(time.minutes()) * 60_000
}

fn at(time: TimeOfDay, clocks: Clocks) -> Option<Stretch> {
    // A local time that does not exist moves forward by the change.
    let start = since_midnight(time);
    (start + clocks.change < DAY).then(|| Stretch::new(start, start + clocks.change))
}

impl Arrival {
    /// At any time of day.
    pub fn any(clocks: Clocks) -> Arrival {
        Arrival {
            since_entry: Stretch::NONE,
            since_midnight: Stretch::up_to(DAY - 1 + clocks.change),
            time_of_day: None,
        }
    }

    /// At this local time.
    pub fn at(time: TimeOfDay, clocks: Clocks) -> Arrival {
        let start = since_midnight(time);
        let since_midnight = Stretch::new(start - clocks.change, start + clocks.change);
        Arrival { since_entry: Stretch::NONE, since_midnight, time_of_day: at(time, clocks) }
    }

    /// Nothing is known.
    pub fn unknown() -> Arrival {
        Arrival { since_entry: Stretch::up_to(FOREVER), since_midnight: Stretch::up_to(FOREVER), time_of_day: None }
    }

    /// What holds whichever of both it is.
    pub fn or(self, other: Arrival) -> Arrival {
        Arrival {
            since_entry: self.since_entry.or(other.since_entry),
            since_midnight: self.since_midnight.or(other.since_midnight),
            time_of_day: self.time_of_day.zip(other.time_of_day).map(|(a, b)| a.or(b)),
        }
    }

    /// Some time between none and `most` later.
    pub fn within(self, most: i64) -> Arrival {
        let time_of_day = self.time_of_day.filter(|_| most == 0);
        Arrival { time_of_day, ..self.after(Stretch::up_to(most)) }
    }

    /// How long the wait takes from here, and when the next step is reached.
    pub fn wait(self, delay: Delay, clocks: Clocks) -> (Stretch, Arrival) {
        match delay {
            Delay::None => (Stretch::NONE, self),
            Delay::Within(most) => (Stretch::up_to(most), self.within(most)),
            Delay::BeforeEndOf(limit) => {
                let most = (clocks.forward(limit).most - 1).max(0);
                (Stretch::up_to(most), self.within(most))
            }
            Delay::Before(moment, most) => {
                let most = (self.until(moment, most, clocks).0.most - 1).max(0);
                (Stretch::up_to(most), self.within(most))
            }
            Delay::For(duration) => self.for_duration(duration, clocks),
            Delay::ForAt(duration, time) => self.for_duration_at(duration, time, clocks),
            Delay::Until(moment, most) => self.until(moment, most, clocks),
        }
    }

    /// So much later, at the same time of day.
    fn after(self, wait: Stretch) -> Arrival {
        Arrival {
            since_entry: self.since_entry.then(wait),
            since_midnight: self.since_midnight.then(wait),
            time_of_day: self.time_of_day,
        }
    }

    fn later(self, wait: Stretch, time_of_day: Option<Stretch>) -> (Stretch, Arrival) {
        (wait, Arrival { time_of_day, ..self.after(wait) })
    }

    fn for_duration(self, duration: Duration, clocks: Clocks) -> (Stretch, Arrival) {
        let exact = clocks.forward(Duration { days: 0, months: 0, ..duration }).least % DAY;
        let time_of_day = self.time_of_day.and_then(|time| {
            let (first, last) = (time.least + exact - clocks.change, time.most + exact + clocks.change);
            let wrapped = if first >= DAY { DAY } else { 0 };
            (first >= 0 && last - wrapped < DAY).then(|| Stretch::new(first - wrapped, last - wrapped))
        });
        self.later(clocks.forward(duration), time_of_day)
    }

    fn for_duration_at(self, duration: Duration, time: TimeOfDay, clocks: Clocks) -> (Stretch, Arrival) {
        let (length, target) = (clocks.forward(duration), since_midnight(time));
        let wait = match self.time_of_day.filter(|_| duration.is_calendar()) {
            Some(now) => Stretch::new(length.least + target - now.most, length.most.saturating_add(target - now.least)),
            None => Stretch::new(length.least - DAY + target - clocks.change, length.most.saturating_add(target)),
        };
        // Without a day in between the time may have passed already: then the flow goes on at once, whatever time it is.
        let comes = duration.days > 0 || duration.months > 0;
        self.later(wait, at(time, clocks).filter(|_| comes))
    }

    fn until(self, moment: &Moment, most: Option<Duration>, clocks: Clocks) -> (Stretch, Arrival) {
        let day = DAY - 1 + clocks.change;
        match moment {
            Moment::Time(time) => self.later(self.until_time(since_midnight(*time), clocks), at(*time, clocks)),
            Moment::Weekday { at: time, .. } => self.later(Stretch::up_to(6 * DAY + day), at(*time, clocks)),
            Moment::Day { number, at } => self.until_day(*number, *at, clocks),
            Moment::TimeOf { .. } => self.later(Stretch::up_to(day), None),
            Moment::Date(_) => {
                let most = most.map_or(FOREVER, |most| clocks.forward(most).most);
                self.later(Stretch::up_to(most), None)
            }
        }
    }

    fn until_time(self, target: i64, clocks: Clocks) -> Stretch {
        let between = |from: i64, now: Stretch| {
            Stretch::new(target - now.most + from - clocks.change, target - now.least + from + clocks.change)
        };
        match self.time_of_day {
            Some(now) if now.most <= target => between(0, now),
            Some(now) if now.least > target => between(DAY, now),
            _ => Stretch::up_to(DAY - 1 + clocks.change),
        }
    }

    /// A day counted from that of the entry is the same instant whatever was waited for before, as long as it is still to come.
    fn until_day(self, number: u32, time: TimeOfDay, clocks: Clocks) -> (Stretch, Arrival) {
        let target = i64::from(number) * DAY + since_midnight(time);
        let (first, last) = (target - clocks.change, target + clocks.change);
        let since = self.since_midnight;
        let wait = Stretch::new(first - since.most, last - since.least);
        if since.most <= first {
            let since_midnight = Stretch::new(first, last);
            return (wait, Arrival { since_midnight, time_of_day: at(time, clocks), ..self.after(wait) });
        }
        let since_midnight = Stretch::new(first.max(since.least), last.max(since.most));
        let wait = Stretch::up_to(wait.most);
        (wait, Arrival { since_midnight, time_of_day: None, ..self.after(wait) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::pressure::clocks::HOUR;

    fn ten() -> TimeOfDay {
        TimeOfDay::new(10, 0).unwrap()
    }

    #[test]
    fn days_since_entry_keep_their_distance() {
        let steady = Clocks::steady();
        let day = |number| Moment::Day { number, at: ten() };
        let (first, arrival) = Arrival::any(steady).wait(Delay::Until(&day(1), None), steady);
        assert_eq!(first, Stretch::new(10 * HOUR + 1, 34 * HOUR));
        let (second, _) = arrival.wait(Delay::Until(&day(3), None), steady);
        assert_eq!(second, Stretch::new(48 * HOUR, 48 * HOUR));
        let (passed, _) = arrival.wait(Delay::Until(&day(0), None), steady);
        assert_eq!(passed, Stretch::NONE);
    }

    #[test]
    fn the_next_day_at_ten_is_a_day_later_from_ten() {
        let steady = Clocks::steady();
        let next = Delay::ForAt(Duration::days(1), ten());
        let (first, arrival) = Arrival::any(steady).wait(next, steady);
        assert_eq!(first, Stretch::new(10 * HOUR, 34 * HOUR));
        assert_eq!(arrival.wait(next, steady).0, Stretch::new(24 * HOUR, 24 * HOUR));
        assert_eq!(arrival.wait(Delay::Until(&Moment::Time(ten()), None), steady).0, Stretch::NONE);
        let hours = arrival.wait(Delay::For(Duration::exact(20 * 3_600)), steady).1;
        assert_eq!(hours.time_of_day, Some(Stretch::new(6 * HOUR, 6 * HOUR)));
        assert_eq!(hours.wait(Delay::Until(&Moment::Time(ten()), None), steady).0, Stretch::new(4 * HOUR, 4 * HOUR));
    }

    #[test]
    fn a_time_of_today_may_have_passed() {
        let steady = Clocks::steady();
        let (wait, arrival) = Arrival::any(steady).wait(Delay::ForAt(Duration::ZERO, ten()), steady);
        assert_eq!((wait, arrival.time_of_day), (Stretch::up_to(10 * HOUR), None));
    }

    #[test]
    fn clocks_that_change_widen_every_calendar_wait() {
        let changing = Clocks::changing();
        let (_, arrival) = Arrival::any(changing).wait(Delay::ForAt(Duration::days(1), ten()), changing);
        let (next, _) = arrival.wait(Delay::ForAt(Duration::days(1), ten()), changing);
        assert!(next.least <= 23 * HOUR && next.most >= 25 * HOUR, "{next:?}");
    }
}
