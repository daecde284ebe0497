//! A clock of few ticks. Local time is that of UTC: no clock ever changes.

use danbi::types::{Duration, TimeOfDay, TimeRange};

/// How coarse time is. Every constant of a bundle that is played must be a multiple of a tick.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// Seconds; a divisor of a day.
    pub tick: u64,
}

impl Clock {
    pub fn day(self) -> i64 {
        i64::try_from(86_400 / self.tick).unwrap()
    }

    pub fn week(self) -> i64 {
        7 * self.day()
    }

    pub fn ticks(self, duration: Duration) -> i64 {
        assert!(duration.seconds.is_multiple_of(self.tick), "{duration:?} is no multiple of a tick");
        i64::try_from(duration.seconds / self.tick).unwrap() + i64::from(duration.days) * self.day()
    }

    /// Tick of the day.
    pub fn of(self, time: TimeOfDay) -> i64 {
        i64::try_from(u64::from(time.minutes()) * 60 / self.tick).unwrap()
    }

    /// Whether a tick of the day is inside.
    pub fn inside(self, range: TimeRange, tick: i64) -> bool {
        let (start, end) = (self.of(range.start), self.of(range.end));
        if start < end { (start..end).contains(&tick) } else { tick >= start || tick < end }
    }

    /// Ticks that hold a part of a half-open window.
    pub fn touched(self, seconds: u64) -> usize {
        usize::try_from(seconds.div_ceil(self.tick)).unwrap()
    }
}
