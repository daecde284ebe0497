//! Predicates.

use chrono::NaiveDate;

use super::super::state::holds;
use super::super::{Value, clock};
use super::{Given, Scope, Truth};
use crate::bundle::{Comparison, Operand, Predicate, Toward};
use crate::types::{self, Duration, Instant, Name};

impl Scope<'_> {
    pub fn judge(&self, predicate: &Predicate) -> Truth {
        match predicate {
            Predicate::All(all) => self.all(all),
            Predicate::Any(any) => self.any(any),
            Predicate::Not(inside) => self.judge(inside).not(),
            Predicate::Segment(name) => match self.segments.get(name) {
                Some(segment) => self.judge(&segment.predicate),
                None => Truth::False,
            },
            Predicate::True(operand) => self.one(operand, |value| *value == Value::Boolean(true)),
            Predicate::Compare { op, left, right } => self.comparison(*op, left, right),
            Predicate::OneOf { left, values } => self.one(left, |value| self.is_one_of(value, values)),
            Predicate::IsSet(operand) => match self.operand(operand) {
                Given::Value(_) => Truth::True,
                Given::Unset => Truth::False,
                Given::Unknown => Truth::Unknown,
            },
            Predicate::IsEmpty(operand) => match self.operand(operand) {
                Given::Value(value) => Truth::of(is_empty(&value)),
                Given::Unset => Truth::True,
                Given::Unknown => Truth::Unknown,
            },
            Predicate::Contains { left, right } => self.two(left, right, contains),
            Predicate::StartsWith { left, right } => self.two(left, right, starts_with),
            Predicate::Within { left, toward, duration } => {
                self.one(left, |value| self.is_within(value, *toward, *duration))
            }
            Predicate::Did(did) => self.did(did),
            Predicate::Reachable { channel } => Truth::of(self.reachable(channel.as_ref())),
            Predicate::Consents { to } => Truth::of(holds(&self.state.profile.consents, to)),
            Predicate::InList(name) => Truth::of(holds(&self.state.profile.lists, name)),
            Predicate::InJourney(name) => {
                Truth::of(self.state.instances.iter().any(|instance| instance.journey == *name))
            }
        }
    }

    fn all(&self, all: &[Predicate]) -> Truth {
        let mut truth = Truth::True;
        for predicate in all {
            match self.judge(predicate) {
                Truth::False => return Truth::False,
                Truth::Unknown => truth = Truth::Unknown,
                Truth::True => {}
            }
        }
        truth
    }

    fn any(&self, any: &[Predicate]) -> Truth {
        let mut truth = Truth::False;
        for predicate in any {
            match self.judge(predicate) {
                Truth::True => return Truth::True,
                Truth::Unknown => truth = Truth::Unknown,
                Truth::False => {}
            }
        }
        truth
    }

    /// Of a value that is set; unset does not hold (P-PRED-1).
    fn one(&self, operand: &Operand, holds: impl FnOnce(&Value) -> bool) -> Truth {
        match self.operand(operand) {
            Given::Value(value) => Truth::of(holds(&value)),
            Given::Unset => Truth::False,
            Given::Unknown => Truth::Unknown,
        }
    }

    fn two(&self, left: &Operand, right: &Operand, holds: impl FnOnce(&Value, &Value) -> bool) -> Truth {
        match (self.operand(left), self.operand(right)) {
            (Given::Unset, _) | (_, Given::Unset) => Truth::False,
            (Given::Unknown, _) | (_, Given::Unknown) => Truth::Unknown,
            (Given::Value(left), Given::Value(right)) => Truth::of(holds(&left, &right)),
        }
    }

    fn comparison(&self, op: Comparison, left: &Operand, right: &Operand) -> Truth {
        self.two(left, right, |a, b| {
            let order = || self.compare((left, a), (right, b));
            match op {
                Comparison::Equal => a.equals(b),
                Comparison::NotEqual => a.is_like(b) && !a.equals(b),
                Comparison::Less => order().is_some_and(std::cmp::Ordering::is_lt),
                Comparison::LessEqual => order().is_some_and(std::cmp::Ordering::is_le),
                Comparison::Greater => order().is_some_and(std::cmp::Ordering::is_gt),
                Comparison::GreaterEqual => order().is_some_and(std::cmp::Ordering::is_ge),
            }
        })
    }

    fn is_one_of(&self, value: &Value, values: &[types::Value]) -> bool {
        values.iter().any(|constant| value.equals(&Value::of_constant(constant, self.zone)))
    }

    fn reachable(&self, channel: Option<&Name>) -> bool {
        let on = |channel: &Name| holds(&self.state.profile.reachable, channel);
        match channel {
            Some(channel) => on(channel),
            None => self.program.contract.channels.keys().any(on),
        }
    }

    fn is_within(&self, value: &Value, toward: Toward, duration: Duration) -> bool {
        match value {
            Value::Instant(at) => match toward {
                // now - d < x, said forward: now < x + d (P-PRED-5).
                Toward::Last => *at <= self.now && self.now < clock::after(*at, duration, self.zone),
                Toward::Next => self.now <= *at && *at < clock::after(self.now, duration, self.zone),
            },
            Value::Date(day) => self.is_day_within(*day, toward, duration),
            _ => false,
        }
    }

    /// Today or one of the N - 1 days beside it (P-PRED-6).
    fn is_day_within(&self, day: NaiveDate, toward: Toward, duration: Duration) -> bool {
        let today = self.today();
        let days = duration.lookback_seconds().unwrap_or_else(|| duration.most_seconds()) / 86_400;
        let others = u32::try_from(days).unwrap_or(u32::MAX).saturating_sub(1);
        match toward {
            Toward::Last => clock::days_before(today, others) <= day && day <= today,
            Toward::Next => today <= day && day <= clock::days_after(today, others),
        }
    }

    pub fn today(&self) -> NaiveDate {
        self.zone.local(self.now).date()
    }

    /// When a day begins.
    pub fn begin_of(&self, day: NaiveDate) -> Instant {
        self.zone.instant(clock::at(day, types::TimeOfDay::MIDNIGHT))
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.is_empty(),
        value => value.items().is_some_and(<[Value]>::is_empty),
    }
}

fn contains(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Text(whole), Value::Text(part)) => whole.contains(part.as_str()),
        (whole, part) => whole.items().is_some_and(|items| items.iter().any(|item| item.equals(part))),
    }
}

fn starts_with(whole: &Value, beginning: &Value) -> bool {
    match (whole, beginning) {
        (Value::Text(whole), Value::Text(beginning)) => whole.starts_with(beginning.as_str()),
        _ => false,
    }
}
