//! Arguments of filters.

use super::josa;
use crate::types::{Ty, Value};

/// One argument, by position.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    pub name: &'static str,
    pub kind: ArgKind,
    /// Optional ones stand last.
    pub required: bool,
}

/// What an argument must be.
#[derive(Clone, Copy, Debug)]
pub enum ArgKind {
    /// Of the type of the value before the filter; a text where that is text, a link or an enum value.
    Alternative,
    /// One of these texts.
    Choice(&'static [&'static str]),
    /// A whole number from `least` to `most`.
    Count { least: i64, most: i64 },
    /// A pair of Korean particles: `은/는`.
    Particles,
}

impl ArgKind {
    /// Whether the argument may stand after a value of type `input`.
    pub fn fits(self, arg: &Value, input: &Ty) -> bool {
        match (self, arg) {
            (ArgKind::Alternative, arg) => alternative(arg, input),
            (ArgKind::Choice(choices), Value::Text(text)) => choices.contains(&text.as_str()),
            (ArgKind::Count { least, most }, Value::Integer(count)) => (least..=most).contains(count),
            (ArgKind::Particles, Value::Text(text)) => josa::knows(text),
            _ => false,
        }
    }

    /// The texts it may be, where they are few.
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            ArgKind::Choice(choices) => choices,
            ArgKind::Particles => josa::COMMON,
            ArgKind::Alternative | ArgKind::Count { .. } => &[],
        }
    }
}

fn alternative(arg: &Value, input: &Ty) -> bool {
    match (input, arg) {
        (Ty::Unknown, _) => true,
        (Ty::Text { .. } | Ty::Url { .. } | Ty::Enum(_), Value::Text(_)) => true,
        (Ty::Integer, Value::Integer(_)) | (Ty::Decimal, Value::Integer(_) | Value::Decimal(_)) => true,
        (Ty::Money(currency), Value::Money(money)) => money.currency == *currency,
        (Ty::Percent, Value::Percent(_)) | (Ty::Time, Value::Time(_)) => true,
        (Ty::Date, Value::Date(_)) | (Ty::DateTime, Value::Local(_)) => true,
        _ => false,
    }
}
