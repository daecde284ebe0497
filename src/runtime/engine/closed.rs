//! Hours in which a send cannot leave: guards, the journey's window, quiet hours.

use super::super::clock;
use super::super::eval::Scope;
use super::{Engine, Version};
use crate::bundle::{Attempt, Closed, Guard, Reason, Send, SendWindow};
use crate::types::{Instant, Name, TimeOfDay, TimeRange, Zone};
use chrono::{NaiveDateTime, Timelike};

/// Closures that follow one another at most so often before an opening is found: hours repeat by the week, and each rule closes at
/// most once a day.
const MOST_CLOSURES: usize = 64;

/// Why the send cannot leave on a channel now.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Closure {
    pub reason: Reason,
    /// Of a guard.
    pub rule: Option<Name>,
    pub effect: Closed,
    /// When all is open, of what holds.
    pub until: Instant,
}

/// One rule that closes.
#[derive(Clone, Copy, Debug)]
enum Hours<'h> {
    Window(&'h SendWindow),
    Range(TimeRange),
}

impl Engine<'_, '_> {
    /// A guard of the channel that forbids it now (P-SEND-3, 4.).
    pub(super) fn guarded(
        &self,
        scope: &Scope<'_>,
        version: &Version,
        send: &Send,
        attempt: &Attempt,
    ) -> Option<Closure> {
        let now = self.state.now;
        let local = self.zone.local(now);
        let forbids =
            |guard: &&Guard| guard.hours.is_none_or(|hours| contains(hours, local)) && !is_lifted(guard, scope);
        // One that refuses decides before one that holds: nothing is held that cannot leave afterwards either.
        let refuses = |guard: &&Guard| guard.effect == Closed::Refuse || guard.hours.is_none();
        let mut forbidding = attempt.guards.iter().filter(forbids);
        let guard = attempt.guards.iter().filter(forbids).find(refuses).or_else(|| forbidding.next())?;
        let effect = if refuses(&guard) { Closed::Refuse } else { guard.effect };
        let closure = Closure { reason: Reason::Guard, rule: Some(guard.rule.clone()), effect, until: Instant::MAX };
        Some(self.until_open(closure, scope, version, send, attempt))
    }

    /// The window and the quiet hours of the purpose (P-SEND-3, 5.).
    pub(super) fn closed(
        &self,
        scope: &Scope<'_>,
        version: &Version,
        send: &Send,
        attempt: &Attempt,
    ) -> Option<Closure> {
        if !send.purpose.can_be_withheld() {
            return None;
        }
        let local = self.zone.local(self.state.now);
        let window = version.journey.window.as_ref().filter(|window| !is_open(window, local));
        let quiet = self.quiet(send).filter(|quiet| contains(quiet.range, local));
        // What refuses decides: what would only hold need not be waited for.
        let refuses = quiet.clone().any(|quiet| quiet.effect == Closed::Refuse);
        let (reason, effect) = match (window, quiet.clone().next()) {
            (_, Some(_)) if refuses => (Reason::Quiet, Closed::Refuse),
            (Some(_), _) => (Reason::Window, Closed::Hold),
            (None, Some(quiet)) => (Reason::Quiet, quiet.effect),
            (None, None) => return None,
        };
        let closure = Closure { reason, rule: None, effect, until: Instant::MAX };
        Some(self.until_open(closure, scope, version, send, attempt))
    }

    /// What holds it holds until all is open; nothing waits for what never opens (P-SEND-6).
    fn until_open(
        &self,
        closure: Closure,
        scope: &Scope<'_>,
        version: &Version,
        send: &Send,
        attempt: &Attempt,
    ) -> Closure {
        match closure.effect {
            Closed::Refuse => closure,
            Closed::Hold => match self.opens(scope, version, send, attempt) {
                Some(until) => Closure { until, ..closure },
                None => Closure { effect: Closed::Refuse, ..closure },
            },
        }
    }

    /// What holds a channel now, whatever else would refuse it; with the rule of a guard (P-SEND-6).
    pub(super) fn holding(
        &self,
        scope: &Scope<'_>,
        version: &Version,
        send: &Send,
        attempt: &Attempt,
    ) -> Option<(Reason, Option<Name>)> {
        let local = self.zone.local(self.state.now);
        let mut guards = self.holding_guards(scope, attempt);
        if let Some((_, guard)) = guards.find(|(hours, _)| contains(*hours, local)) {
            return Some((Reason::Guard, Some(guard.rule.clone())));
        }
        if !send.purpose.can_be_withheld() {
            return None;
        }
        if version.journey.window.as_ref().is_some_and(|window| !is_open(window, local)) {
            return Some((Reason::Window, None));
        }
        self.holding_quiet(send).any(|hours| contains(hours, local)).then_some((Reason::Quiet, None))
    }

    /// Guards of a channel that hold, with their hours, as things are now.
    fn holding_guards<'e>(
        &self,
        scope: &'e Scope<'_>,
        attempt: &'e Attempt,
    ) -> impl Iterator<Item = (TimeRange, &'e Guard)> {
        let guards = attempt.guards.iter();
        let holding = guards.filter(|guard| guard.effect == Closed::Hold && !is_lifted(guard, scope));
        holding.filter_map(|guard| Some((guard.hours?, guard)))
    }

    /// Quiet hours that hold; those that refuse are not waited for.
    fn holding_quiet<'e>(&'e self, send: &'e Send) -> impl Iterator<Item = TimeRange> + 'e {
        self.quiet(send).filter(|quiet| quiet.effect == Closed::Hold).map(|quiet| quiet.range)
    }

    fn quiet<'e>(&'e self, send: &'e Send) -> impl Iterator<Item = &'e crate::bundle::Quiet> + Clone {
        self.program.plan.policy.quiet.iter().filter(|quiet| quiet.purpose == send.purpose)
    }

    /// The first instant, from now on, at which the window, every holding quiet hour and every holding guard are open (P-SEND-6).
    pub(super) fn opens(
        &self,
        scope: &Scope<'_>,
        version: &Version,
        send: &Send,
        attempt: &Attempt,
    ) -> Option<Instant> {
        let withheld = send.purpose.can_be_withheld();
        let window = version.journey.window.as_ref().filter(|_| withheld).map(Hours::Window);
        let quiet = self.holding_quiet(send).filter(|_| withheld).map(Hours::Range);
        let guards = self.holding_guards(scope, attempt).map(|(hours, _)| Hours::Range(hours));
        let rules: Vec<Hours> = window.into_iter().chain(quiet).chain(guards).collect();
        let mut at = self.state.now;
        for _ in 0..MOST_CLOSURES {
            let closed = rules.iter().find(|rule| rule.closes(self.zone.local(at)));
            let Some(rule) = closed else { return Some(at) };
            at = rule.may_open_after(at, &self.zone)?;
        }
        None
    }
}

/// What the guard makes an exception for holds.
fn is_lifted(guard: &Guard, scope: &Scope<'_>) -> bool {
    guard.unless.as_ref().is_some_and(|unless| scope.judge(unless).holds())
}

impl Hours<'_> {
    fn closes(&self, local: NaiveDateTime) -> bool {
        match self {
            Hours::Window(window) => !is_open(window, local),
            Hours::Range(range) => contains(*range, local),
        }
    }

    /// The next instant at which it may open, closed at `at`: its time comes, or the clocks are changed, which can open it too (put
    /// back from 03:00 to 02:00 they show again what a window up to 02:30 is open at). Absent: never.
    fn may_open_after(&self, at: Instant, zone: &Zone) -> Option<Instant> {
        let opens = match self {
            Hours::Window(window) => {
                clock::next_shown(at, window.range.start, zone, |day| window.days.contains(clock::weekday(day)))?
            }
            Hours::Range(range) if range.start == range.end => return None,
            Hours::Range(range) => clock::next_shown(at, range.end, zone, |_| true)?,
        };
        Some(zone.change_after(at).map_or(opens, |change| change.min(opens)))
    }
}

/// From the start up to, not including, the end (P-POLICY-7).
pub(super) fn contains(range: TimeRange, local: NaiveDateTime) -> bool {
    let minutes = minutes(local);
    let (start, end) = (range.start.minutes(), range.end.minutes());
    if start < end { (start..end).contains(&minutes) } else { minutes >= start || minutes < end }
}

/// A window past midnight belongs to the day on which it begins (P-WINDOW-1).
fn is_open(window: &SendWindow, local: NaiveDateTime) -> bool {
    let range = window.range;
    let past_midnight = range.end <= range.start && minutes(local) < range.end.minutes();
    let day = if past_midnight { clock::days_before(local.date(), 1) } else { local.date() };
    contains(range, local) && window.days.contains(clock::weekday(day))
}

fn minutes(local: NaiveDateTime) -> u16 {
    u16::try_from(local.num_seconds_from_midnight() / 60).unwrap_or(TimeOfDay::MIDNIGHT.minutes())
}
