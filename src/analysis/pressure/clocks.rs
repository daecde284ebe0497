//! Lengths of calendar time in milliseconds, where clocks may change.

use crate::types::{Duration, zone};

use super::step_function::FOREVER;

pub(super) const SECOND: i64 = 1_000;
pub(super) const HOUR: i64 = 3_600 * SECOND;
pub(in crate::analysis) const DAY: i64 = 24 * HOUR;

/// How far clocks can be put forward or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Clocks {
    /// Milliseconds: 0 or an hour.
    pub change: i64,
}

/// A least and a most, in milliseconds, both possible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::analysis) struct Stretch {
    pub least: i64,
    pub most: i64,
}

impl Stretch {
    pub const NONE: Stretch = Stretch { least: 0, most: 0 };

    pub fn new(least: i64, most: i64) -> Stretch {
        let least = least.clamp(0, FOREVER);
        Stretch { least, most: most.clamp(least, FOREVER) }
    }

    pub fn up_to(most: i64) -> Stretch {
        Stretch::new(0, most)
    }

    pub fn then(self, after: Stretch) -> Stretch {
        Stretch::new(self.least.saturating_add(after.least), self.most.saturating_add(after.most))
    }

    /// The smallest stretch that holds both.
    pub fn or(self, other: Stretch) -> Stretch {
        Stretch::new(self.least.min(other.least), self.most.max(other.most))
    }
}

fn milliseconds(seconds: u64) -> i64 {
    i64::try_from(seconds).map_or(FOREVER, |seconds| seconds.saturating_mul(SECOND)).min(FOREVER)
}

impl Clocks {
    /// Nobody's clock ever changes.
    pub const fn steady() -> Clocks {
        Clocks { change: 0 }
    }

    /// A day may have 23 or 25 hours.
    pub const fn changing() -> Clocks {
        Clocks { change: HOUR }
    }

    /// Those of a zone. An unknown zone changes its clocks.
    pub fn of_zone(name: &str) -> Clocks {
        if zone::changes_clocks(name) { Clocks::changing() } else { Clocks::steady() }
    }

    /// Going forward: days, weeks, months and years are of the calendar.
    pub fn forward(self, duration: Duration) -> Stretch {
        let exact = milliseconds(duration.seconds);
        let days = |month: i64| i64::from(duration.days) + i64::from(duration.months) * month;
        let change = if duration.is_exact() { 0 } else { self.change };
        let least = exact.saturating_add(days(28).saturating_mul(DAY)).saturating_sub(change);
        let most = exact.saturating_add(days(31).saturating_mul(DAY)).saturating_add(change);
        Stretch::new(least, most)
    }

    /// Looking back a day is 24 hours. `None` with months or years.
    pub fn looking_back(duration: Duration) -> Option<i64> {
        duration.lookback_seconds().map(milliseconds)
    }

    /// Local days that a half-open window of this length can touch: on a day of 23 hours, 24 hours touch three.
    pub fn days_touched(self, window: i64) -> u64 {
        // n whole days and a millisecond on either side must fit.
        let whole = window.saturating_sub(2).saturating_add(self.change).max(0) / DAY;
        let whole = if whole == 0 && window < 2 { -1 } else { whole };
        u64::try_from(whole + 2).unwrap_or(0)
    }

    /// The least distance of two neighbours among instants that come again every `period`.
    pub fn least_gap(self, instants: &[i64], period: i64) -> i64 {
        let inside = instants.iter().zip(instants.iter().skip(1)).map(|(a, b)| b - a);
        let around = instants.first().zip(instants.last()).map(|(first, last)| first + period - last);
        inside.chain(around).min().unwrap_or(period).saturating_sub(self.change)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_a_window_touches() {
        let steady = Clocks::steady();
        let changing = Clocks::changing();
        for (window, without, with) in [
            (1, 1, 1),
            (2, 2, 2),
            (HOUR, 2, 2),
            (23 * HOUR + 1, 2, 2),
            (23 * HOUR + 2, 2, 3),
            (DAY, 2, 3),
            (DAY + 2, 3, 3),
            (7 * DAY, 8, 9),
        ] {
            assert_eq!((steady.days_touched(window), changing.days_touched(window)), (without, with), "{window}");
        }
    }

    #[test]
    fn a_calendar_day_may_be_an_hour_shorter_or_longer() {
        let day = Duration::days(1);
        assert_eq!(Clocks::steady().forward(day), Stretch { least: DAY, most: DAY });
        assert_eq!(Clocks::changing().forward(day), Stretch { least: DAY - HOUR, most: DAY + HOUR });
        assert_eq!(Clocks::changing().forward(Duration::exact(60)), Stretch { least: 60_000, most: 60_000 });
    }
}
