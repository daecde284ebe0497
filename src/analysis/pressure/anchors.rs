//! Entries by the calendar: how many of them a window can gather.

use super::bound::UNLIMITED;
use super::clocks::Clocks;
use super::step_function::{ALWAYS, FOREVER, Scratch, Step, gathered, greatest, slide, value_at};

/// A week of local time, in milliseconds.
const WEEK: i64 = 7 * 24 * 3_600_000;

/// More instants than this in reach, and the least distance between two of them has to do.
const MOST_INSTANTS: i64 = 2_000;

/// The most that entries at the instants `week` of every week (milliseconds since its beginning, sorted) can gather.
///
/// The sum over all of them changes only where one of them meets a start of `f`, so those phases are all that must be tried.
/// Clocks that change move each of them by at most the change, relative to a steady week.
pub(super) fn gathered_weekly(f: &[Step], week: &[i64], clocks: Clocks) -> u64 {
    let mut moved = Vec::new();
    slide(f, -clocks.change, clocks.change, &mut moved, &mut Scratch::default());
    let (Some(first), Some(last)) = (moved.first(), moved.last()) else { return 0 };
    if week.is_empty() {
        return 0;
    }
    if first.0 == ALWAYS || greatest(&moved) == UNLIMITED {
        return UNLIMITED;
    }
    let weeks = last.0.saturating_sub(first.0) / WEEK + 1;
    let days = i64::try_from(week.len()).unwrap_or(FOREVER);
    if weeks.saturating_mul(days) > MOST_INSTANTS {
        return gathered(f, clocks.least_gap(week, WEEK));
    }
    let phases = moved.iter().flat_map(|step| week.iter().map(|anchor| step.0 - anchor));
    phases.map(|phase| sum_from(&moved, first.0, last.0, week, phase)).max().unwrap_or(0)
}

fn sum_from(f: &[Step], first: i64, last: i64, week: &[i64], phase: i64) -> u64 {
    let mut sum = 0_u64;
    for anchor in week {
        let mut at = first + (anchor + phase - first).rem_euclid(WEEK);
        while at < last {
            sum = sum.saturating_add(value_at(f, at));
            at += WEEK;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;
    const DAY: i64 = 24 * HOUR;

    fn send(window: i64) -> Vec<Step> {
        vec![(0, 1), (window, 0)]
    }

    #[test]
    fn every_day_at_ten() {
        let week: Vec<i64> = (0..7).map(|day| day * DAY + 10 * HOUR).collect();
        let steady = Clocks::steady();
        assert_eq!(gathered_weekly(&send(DAY), &week, steady), 1);
        assert_eq!(gathered_weekly(&send(DAY + 1), &week, steady), 2);
        assert_eq!(gathered_weekly(&send(7 * DAY), &week, steady), 7);
        // A day of 23 hours: the second one comes just in time.
        assert_eq!(gathered_weekly(&send(DAY), &week, Clocks::changing()), 2);
        assert_eq!(gathered_weekly(&send(7 * DAY), &week, Clocks::changing()), 8);
    }

    #[test]
    fn monday_and_thursday() {
        let week = [10 * HOUR, 3 * DAY + 10 * HOUR];
        assert_eq!(gathered_weekly(&send(DAY), &week, Clocks::steady()), 1);
        assert_eq!(gathered_weekly(&send(7 * DAY), &week, Clocks::steady()), 2);
        assert_eq!(gathered_weekly(&send(7 * DAY), &week, Clocks::changing()), 3);
    }
}
