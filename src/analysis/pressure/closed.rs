//! Hours in which a send cannot leave: window, quiet hours, hours of law and vendors.

use rustc_hash::FxHashMap;

use crate::bundle::{Closed, Policy, Purpose, Send, SendWindow};
use crate::types::{TimeRange, Weekdays};

use super::clocks::{Clocks, Stretch};
use super::step_function::FOREVER;

const MINUTE: i64 = 60_000;
const HOUR: usize = 60;
const DAY: usize = 24 * HOUR;
const WEEK: usize = 7 * DAY;

/// The closed hours of a send, and what they mean for how long it is held.
#[derive(Debug)]
pub(super) struct ClosedHours {
    /// The longest stretch without an open minute, in milliseconds; [`FOREVER`] if none is open.
    longest: i64,
    /// The same where clocks are put forward over an opening and leave it out that day.
    longest_without_one: i64,
    /// Minutes of the day that are open on every day of the week.
    always_open: Vec<bool>,
}

/// What decides the closed hours of a send.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    window: Option<(Weekdays, TimeRange)>,
    ranges: Vec<TimeRange>,
}

/// Closed hours that were worked out before; few journeys have hours of their own.
#[derive(Debug, Default)]
pub(in crate::analysis) struct ClosedHoursCache {
    known: FxHashMap<Key, ClosedHours>,
}

impl ClosedHoursCache {
    /// How long a send may be held from its arrival, which is at a local time within `arrives` (milliseconds since midnight) or at
    /// any time.
    ///
    /// `hold up to D` may hold for any reason, so it is D whatever the hours are. Quiet hours that refuse still lengthen a
    /// stretch that something else holds through.
    pub fn longest_hold(
        &mut self,
        send: &Send,
        window: Option<&SendWindow>,
        policy: &Policy,
        arrives: Option<Stretch>,
        clocks: Clocks,
    ) -> i64 {
        if let Some(most) = send.hold_at_most {
            return clocks.forward(most).most;
        }
        if send.closed == Closed::Refuse || !can_hold(send, window, policy) {
            return 0;
        }
        let key = key_of(send, window, policy);
        let hours = self.known.entry(key).or_insert_with_key(ClosedHours::of);
        if arrives.is_some_and(|stretch| hours.open_throughout(stretch)) {
            return 0;
        }
        hours.longest_with(clocks)
    }
}

fn can_hold(send: &Send, window: Option<&SendWindow>, policy: &Policy) -> bool {
    let withheld = send.purpose.can_be_withheld();
    let quiet = policy.quiet.iter().any(|quiet| applies(quiet.purpose, send) && quiet.effect == Closed::Hold);
    let guards = send.via.iter().flat_map(|attempt| &attempt.guards);
    let mut guards = guards.filter(|guard| guard.hours.is_some() && guard.effect == Closed::Hold);
    (withheld && window.is_some()) || quiet || guards.next().is_some()
}

fn applies(purpose: Purpose, send: &Send) -> bool {
    purpose == send.purpose && send.purpose.can_be_withheld()
}

fn key_of(send: &Send, window: Option<&SendWindow>, policy: &Policy) -> Key {
    let quiet = policy.quiet.iter().filter(|quiet| applies(quiet.purpose, send)).map(|quiet| quiet.range);
    let guards = send.via.iter().flat_map(|attempt| &attempt.guards).filter_map(|guard| guard.hours);
    let window = window.filter(|_| send.purpose.can_be_withheld()).map(|window| (window.days, window.range));
    Key { window, ranges: quiet.chain(guards).collect() }
}

/// The minutes of the day at which window, quiet hours and guards let a send through on some day of the week.
pub(in crate::analysis) fn sometimes_open(send: &Send, window: Option<&SendWindow>, policy: &Policy) -> Vec<bool> {
    let open = week(&key_of(send, window, policy));
    (0..DAY).map(|minute| open.iter().skip(minute).step_by(DAY).any(|&open| open)).collect()
}

/// Which minutes of a week are open.
fn week(key: &Key) -> [bool; WEEK] {
    let mut open = match key.window {
        Some((days, range)) => window_hours(days, range),
        None => [true; WEEK],
    };
    for day in 0..7 {
        for range in &key.ranges {
            fill(&mut open, day, *range, false);
        }
    }
    open
}

impl ClosedHours {
    fn of(key: &Key) -> ClosedHours {
        let open = week(key);
        let mut always_open = vec![true; DAY];
        for day in open.chunks(DAY) {
            always_open.iter_mut().zip(day).for_each(|(always, open)| *always &= *open);
        }
        let runs = runs(&open);
        ClosedHours { longest: longest_closed(&runs), longest_without_one: longest_without_one(&runs), always_open }
    }

    fn longest_with(&self, clocks: Clocks) -> i64 {
        match clocks.change {
            0 => self.longest,
            change => self.longest.saturating_add(change).max(self.longest_without_one).min(FOREVER),
        }
    }

    fn open_throughout(&self, stretch: Stretch) -> bool {
        let first = usize::try_from(stretch.least / MINUTE).unwrap_or(DAY);
        let last = usize::try_from(stretch.most / MINUTE).unwrap_or(DAY);
        last < DAY && self.always_open.get(first..=last).is_some_and(|minutes| minutes.iter().all(|&open| open))
    }
}

/// A window past midnight belongs to the day it begins on; where reading it by the day of each minute would close an hour, that
/// hour counts as closed too.
fn window_hours(days: Weekdays, range: TimeRange) -> [bool; WEEK] {
    let mut open = [false; WEEK];
    for day in days.iter() {
        fill(&mut open, usize::from(day.index()), range, true);
    }
    for (day, minutes) in open.chunks_mut(DAY).enumerate() {
        if !days.iter().any(|listed| usize::from(listed.index()) == day) {
            minutes.fill(false);
        }
    }
    open
}

fn fill(open: &mut [bool; WEEK], day: usize, range: TimeRange, value: bool) {
    let (start, end) = (usize::from(range.start.minutes()), usize::from(range.end.minutes()));
    let length = if start < end { end - start } else { end + DAY - start };
    let first = day * DAY + start;
    let before_end = (first + length).min(WEEK);
    if let Some(minutes) = open.get_mut(first..before_end) {
        minutes.fill(value);
    }
    if let Some(minutes) = open.get_mut(..(first + length).saturating_sub(WEEK)) {
        minutes.fill(value);
    }
}

/// The stretches of the week, open or closed, in minutes. The week comes again: its end and its beginning are one stretch.
fn runs(open: &[bool; WEEK]) -> Vec<(bool, usize)> {
    let runs = open.chunk_by(|a, b| a == b);
    let mut runs: Vec<_> = runs.filter_map(|run| Some((*run.first()?, run.len()))).collect();
    let around = runs.first().zip(runs.last()).is_some_and(|(first, last)| runs.len() > 1 && first.0 == last.0);
    if let Some(last) = runs.pop_if(|_| around) {
        runs.first_mut().into_iter().for_each(|first| first.1 += last.1);
    }
    runs
}

fn longest_closed(runs: &[(bool, usize)]) -> i64 {
    if runs.iter().all(|(open, _)| !open) {
        return FOREVER;
    }
    milliseconds(runs.iter().filter(|(open, _)| !open).map(|(_, minutes)| *minutes).max().unwrap_or(0))
}

/// Openings that lie within an hour may all lie in what clocks leave out: no more passes than the closures beside them.
fn longest_without_one(runs: &[(bool, usize)]) -> i64 {
    let around = |place| runs.iter().cycle().skip(place);
    let lengths = (0..runs.len()).filter_map(|place| {
        let (_, before) = around(place).next().filter(|(open, _)| !open)?;
        let pairs = around(place + 1).step_by(2).zip(around(place + 2).step_by(2)).take(runs.len() / 2);
        let left_out = pairs.scan(0, |minutes, ((_, open), (_, closed))| {
            *minutes += open;
            let within = *minutes <= HOUR;
            *minutes += closed;
            within.then_some(closed)
        });
        Some(before + left_out.last()?)
    });
    milliseconds(lengths.max().unwrap_or(0))
}

fn milliseconds(minutes: usize) -> i64 {
    i64::try_from(minutes).unwrap_or(FOREVER).saturating_mul(MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{TimeOfDay, Weekday};

    fn range(start: u16, end: u16) -> TimeRange {
        TimeRange { start: TimeOfDay::new(start, 0).unwrap(), end: TimeOfDay::new(end, 0).unwrap() }
    }

    fn hours(window: Option<(Weekdays, TimeRange)>, ranges: Vec<TimeRange>) -> ClosedHours {
        ClosedHours::of(&Key { window, ranges })
    }

    #[test]
    fn nights_and_week_ends() {
        const HOUR: i64 = 60 * MINUTE;
        assert_eq!(hours(None, vec![range(22, 8)]).longest, 10 * HOUR);
        assert_eq!(hours(Some((Weekdays::EVERY, range(10, 20))), Vec::new()).longest, 14 * HOUR);
        assert_eq!(hours(Some((Weekdays::EVERY, range(10, 20))), vec![range(18, 11)]).longest, 17 * HOUR);
        let monday: Weekdays = [Weekday::Monday].into_iter().collect();
        assert_eq!(hours(Some((monday, range(10, 18))), Vec::new()).longest, (6 * 24 + 16) * HOUR);
        assert_eq!(hours(Some((Weekdays::EVERY, range(10, 12))), vec![range(9, 13)]).longest, FOREVER);
    }

    #[test]
    fn an_opening_that_clocks_leave_out_makes_two_closures_one() {
        const HOUR: i64 = 60 * MINUTE;
        let changing = Clocks::changing();
        let daily = hours(Some((Weekdays::EVERY, range(2, 3))), Vec::new());
        assert_eq!(daily.longest_with(Clocks::steady()), 23 * HOUR);
        assert_eq!(daily.longest_with(changing), 46 * HOUR);
        let half = TimeRange { start: TimeOfDay::new(2, 0).unwrap(), end: TimeOfDay::new(2, 30).unwrap() };
        assert_eq!(hours(Some((Weekdays::EVERY, half)), Vec::new()).longest_with(changing), 47 * HOUR);
        let within = TimeRange { start: TimeOfDay::new(2, 20).unwrap(), end: TimeOfDay::new(2, 40).unwrap() };
        assert_eq!(hours(Some((Weekdays::EVERY, range(2, 3))), vec![within]).longest_with(changing), 46 * HOUR);
        let sunday: Weekdays = [Weekday::Sunday].into_iter().collect();
        assert_eq!(hours(Some((sunday, range(2, 3))), Vec::new()).longest_with(changing), 2 * 167 * HOUR);
        assert_eq!(hours(Some((Weekdays::EVERY, range(1, 3))), Vec::new()).longest_with(changing), 23 * HOUR);
        assert_eq!(hours(None, Vec::new()).longest_with(changing), HOUR);
        assert_eq!(hours(Some((Weekdays::EVERY, range(2, 2))), vec![range(2, 2)]).longest_with(changing), FOREVER);
    }

    #[test]
    fn a_time_inside_the_open_hours_is_never_held() {
        let hours = hours(Some((Weekdays::EVERY, range(10, 20))), Vec::new());
        let at = |hour: i64, minute: i64| Stretch::new((hour * 60 + minute) * MINUTE, (hour * 60 + minute) * MINUTE);
        assert!(hours.open_throughout(at(10, 0)));
        assert!(hours.open_throughout(at(19, 59)));
        assert!(!hours.open_throughout(at(20, 0)));
        assert!(!hours.open_throughout(Stretch::new(9 * 60 * MINUTE, 11 * 60 * MINUTE)));
    }
}
