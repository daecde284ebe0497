//! Plain values: what attributes, properties, arguments and bindings hold.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::bundle::canonical::GREATEST_INTEGER;
use crate::types::{self, Decimal, Duration, Instant, Money, Name, Percent, TimeOfDay, Zone};

/// A value at run time. The contract gives its type, so that in inputs and effects it is written without a wrapping.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    Boolean(bool),
    Integer(i64),
    Decimal(Decimal),
    Money(Money),
    Percent(Percent),
    Text(Name),
    /// A value of an enum.
    Enum(Name),
    Date(#[serde(with = "super::state::local::day")] NaiveDate),
    /// What the contract calls a datetime.
    Instant(Instant),
    Time(TimeOfDay),
    Duration(Duration),
    List(#[serde(deserialize_with = "super::state::nested::nested")] Vec<Value>),
    Record(#[serde(deserialize_with = "super::state::nested::nested")] Fields),
    /// What a `collect` gathered.
    Gathered(#[serde(deserialize_with = "super::state::nested::nested")] Box<Gathered>),
}

/// Fields of a record, properties of an event. Few, so they are looked for one after the other.
pub type Fields = Vec<(Name, Value)>;

/// Events of a `collect`, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Gathered {
    /// The newest, at most [`Gathered::MOST`].
    pub items: Vec<Value>,
    /// How many there were.
    pub total: u64,
}

impl Gathered {
    /// As many items are kept (P-STEP-13).
    pub const MOST: usize = 100;

    /// Adds the newest event.
    pub fn push(&mut self, item: Value) {
        if self.items.len() >= Gathered::MOST {
            self.items.remove(0);
        }
        self.items.push(item);
        self.total = self.total.saturating_add(1);
    }
}

impl Value {
    /// A constant of a plan; a local date and time is an instant on the clocks of the zone.
    pub fn of_constant(constant: &types::Value, zone: &Zone) -> Value {
        match constant {
            types::Value::Boolean(flag) => Value::Boolean(*flag),
            types::Value::Integer(number) => Value::Integer(*number),
            types::Value::Decimal(number) => Value::Decimal(*number),
            types::Value::Money(money) => Value::Money(*money),
            types::Value::Percent(share) => Value::Percent(*share),
            types::Value::Text(text) => Value::Text(text.clone()),
            types::Value::Enum(word) => Value::Enum(word.clone()),
            types::Value::Date(day) => Value::Date(*day),
            types::Value::Local(local) => Value::Instant(zone.instant(*local)),
            types::Value::Time(time) => Value::Time(*time),
            types::Value::Duration(duration) => Value::Duration(*duration),
            types::Value::List(items) => Value::List(items.iter().map(|item| Value::of_constant(item, zone)).collect()),
        }
    }

    /// What a path leads to; the whole for an empty one.
    pub fn at<'v>(&'v self, path: &[Name]) -> Option<std::borrow::Cow<'v, Value>> {
        use std::borrow::Cow;
        let Some((first, rest)) = path.split_first() else { return Some(Cow::Borrowed(self)) };
        match self {
            Value::Record(fields) => field(fields, first)?.at(rest),
            Value::Gathered(gathered) if first == "total" && rest.is_empty() => {
                Some(Cow::Owned(Value::Integer(i64::try_from(gathered.total).unwrap_or(i64::MAX))))
            }
            _ => None,
        }
    }

    /// The items of a list.
    pub fn items(&self) -> Option<&[Value]> {
        match self {
            Value::List(items) => Some(items),
            Value::Gathered(gathered) => Some(&gathered.items),
            _ => None,
        }
    }

    /// `None` between values of different types. Texts compare by their Unicode scalar values (P-PRED-2), a decimal with an integer
    /// by amount and money within its currency (P-PRED-4). Enum values have an order only by the type of the contract: here they are
    /// equal or not.
    pub fn compare(&self, other: &Value) -> Option<Ordering> {
        use Value as V;
        match (self, other) {
            (V::Boolean(a), V::Boolean(b)) => Some(a.cmp(b)),
            (V::Integer(_) | V::Decimal(_), V::Integer(_) | V::Decimal(_)) => compare_numbers(self, other),
            (V::Money(a), V::Money(b)) if a.currency == b.currency => Some(a.minor.cmp(&b.minor)),
            (V::Percent(a), V::Percent(b)) => Some(a.cmp(b)),
            (V::Text(a), V::Text(b)) => Some(a.cmp(b)),
            // What is an enum value may stand as a text where the contract gives no type, and the other way round.
            (V::Enum(a), V::Enum(b) | V::Text(b)) | (V::Text(a), V::Enum(b)) => (a == b).then_some(Ordering::Equal),
            (V::Date(a), V::Date(b)) => Some(a.cmp(b)),
            (V::Instant(a), V::Instant(b)) => Some(a.cmp(b)),
            (V::Time(a), V::Time(b)) => Some(a.cmp(b)),
            (V::Duration(a), V::Duration(b)) => {
                let by_length = a.nominal_seconds().cmp(&b.nominal_seconds());
                Some(by_length.then(b.seconds.cmp(&a.seconds)))
            }
            _ => None,
        }
    }

    /// Whether both are of types whose values may be the same. Two of others are neither equal nor unequal (P-PRED-11).
    pub fn is_like(&self, other: &Value) -> bool {
        use Value as V;
        match (self, other) {
            (V::Integer(_) | V::Decimal(_), V::Integer(_) | V::Decimal(_))
            | (V::Text(_) | V::Enum(_), V::Text(_) | V::Enum(_))
            | (V::List(_) | V::Gathered(_), V::List(_) | V::Gathered(_)) => true,
            (V::Money(a), V::Money(b)) => a.currency == b.currency,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    /// Whether it is of a type whose values have a sum.
    pub fn adds_up(&self) -> bool {
        use Value as V;
        matches!(self, V::Integer(_) | V::Decimal(_) | V::Percent(_) | V::Money(_) | V::Duration(_))
    }

    /// Whether both are the same amount, word or list.
    pub fn equals(&self, other: &Value) -> bool {
        match (self.items(), other.items()) {
            (Some(a), Some(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.equals(b)),
            _ => self == other || self.compare(other) == Some(Ordering::Equal),
        }
    }

    /// The sum; the greatest or least that a number can be where it lies beyond (P-PRED-10). `None` between different types.
    pub fn plus(&self, other: &Value) -> Option<Value> {
        Some(match (self, other) {
            (Value::Integer(a), Value::Integer(b)) => Value::Integer(bounded(*a, *b)),
            (Value::Money(a), Value::Money(b)) if a.currency == b.currency => {
                Value::Money(Money { minor: bounded(a.minor, b.minor), ..*a })
            }
            (Value::Percent(a), Value::Percent(b)) => Value::Percent(Percent(bounded(a.0, b.0))),
            (Value::Duration(a), Value::Duration(b)) => Value::Duration(a.and(*b)),
            (Value::Integer(_) | Value::Decimal(_), Value::Integer(_) | Value::Decimal(_)) => {
                let (a, b) = (decimal(self)?, decimal(other)?);
                let scale = a.scale.max(b.scale);
                let sum = widened(a, scale).saturating_add(widened(b, scale));
                let sum = sum.clamp(-GREATEST_MANTISSA, GREATEST_MANTISSA);
                Value::Decimal(Decimal { mantissa: narrowed(sum), scale })
            }
            _ => return None,
        })
    }

    /// Divided by a count, rounded half up (P-TIME-7); a decimal keeps its digits, a duration becomes exact time of its length.
    pub fn divided_by(&self, count: u64) -> Option<Value> {
        let divide = |amount: i64| divide_half_up(amount, count);
        Some(match self {
            Value::Integer(number) => Value::Integer(divide(*number)?),
            Value::Money(money) => Value::Money(Money { minor: divide(money.minor)?, ..*money }),
            Value::Percent(share) => Value::Percent(Percent(divide(share.0)?)),
            Value::Decimal(number) => Value::Decimal(Decimal { mantissa: divide(number.mantissa)?, ..*number }),
            Value::Duration(length) => {
                let seconds = divide(i64::try_from(length.nominal_seconds()).unwrap_or(i64::MAX))?;
                Value::Duration(Duration::exact(seconds.unsigned_abs()))
            }
            _ => return None,
        })
    }
}

/// The value of a field. Two names are told apart without a look at memory elsewhere, so it asks for one.
pub fn field<'f>(fields: &'f [(Name, Value)], name: &Name) -> Option<&'f Value> {
    fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
}

/// Eighteen nines.
const GREATEST_MANTISSA: i128 = 999_999_999_999_999_999;

fn bounded(one: i64, other: i64) -> i64 {
    one.saturating_add(other).clamp(-GREATEST_INTEGER, GREATEST_INTEGER)
}

fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Integer(number) => Some(Decimal { mantissa: *number, scale: 0 }),
        Value::Decimal(number) => Some(*number),
        _ => None,
    }
}

/// 10^18 times the greatest mantissa fits 128 bits.
fn widened(number: Decimal, scale: u32) -> i128 {
    let more = scale.saturating_sub(number.scale).min(18);
    i128::from(number.mantissa).saturating_mul(10_i128.saturating_pow(more))
}

fn narrowed(amount: i128) -> i64 {
    i64::try_from(amount).unwrap_or(if amount < 0 { i64::MIN } else { i64::MAX })
}

fn compare_numbers(a: &Value, b: &Value) -> Option<Ordering> {
    let (a, b) = (decimal(a)?, decimal(b)?);
    let scale = a.scale.max(b.scale);
    Some(widened(a, scale).cmp(&widened(b, scale)))
}

/// 5/2 is 3, -5/2 is -2.
fn divide_half_up(amount: i64, count: u64) -> Option<i64> {
    let (amount, count) = (i128::from(amount), i128::from(count));
    let twice = count.checked_mul(2).filter(|&twice| twice > 0)?;
    Some(narrowed((amount * 2 + count).div_euclid(twice)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_up() {
        let half = |number: i64| Value::Integer(number).divided_by(2);
        assert_eq!((half(5), half(-5)), (Some(Value::Integer(3)), Some(Value::Integer(-2))));
        assert_eq!(Value::Integer(7).divided_by(0), None);
        assert_eq!(Value::Integer(i64::MAX).divided_by(1), Some(Value::Integer(i64::MAX)));
    }

    #[test]
    fn a_sum_stays_a_number() {
        let greatest = Value::Integer(GREATEST_INTEGER);
        assert_eq!(greatest.plus(&greatest), Some(greatest.clone()));
        assert_eq!(greatest.plus(&Value::Integer(-1)), Some(Value::Integer(GREATEST_INTEGER - 1)));
        let decimal = |text: &str| Value::Decimal(Decimal::parse(text).unwrap());
        assert_eq!(decimal("-999999999999999.999").plus(&decimal("-1.0")), Some(decimal("-999999999999999.999")));
        assert_eq!(decimal("999999999999999999").plus(&decimal("0.1")), Some(decimal("99999999999999999.9")));
    }

    #[test]
    fn a_decimal_equals_an_integer_of_the_same_amount() {
        let decimal = |text: &str| Value::Decimal(Decimal::parse(text).unwrap());
        assert!(decimal("12.00").equals(&Value::Integer(12)));
        assert_eq!(decimal("12.01").compare(&Value::Integer(12)), Some(Ordering::Greater));
        assert_eq!(Value::Text("12".into()).compare(&Value::Integer(12)), None);
        assert_eq!(decimal("0.10").plus(&Value::Integer(2)), Some(decimal("2.10")));
    }

    #[test]
    fn only_the_newest_hundred_are_kept() {
        let mut gathered = Gathered::default();
        (0..102).for_each(|number| gathered.push(Value::Integer(number)));
        assert_eq!((gathered.items.len(), gathered.total), (100, 102));
        assert_eq!(gathered.items.first(), Some(&Value::Integer(2)));
    }
}
