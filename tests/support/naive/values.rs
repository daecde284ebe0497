//! Values: which are the same, which is less, sums.

use std::collections::BTreeMap;

use danbi::runtime::Value;
use danbi::types::{self, Decimal, Money, Name, Zone};

pub fn constant(value: &types::Value, zone: &Zone) -> Value {
    match value {
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
        types::Value::List(items) => Value::List(items.iter().map(|item| constant(item, zone)).collect()),
    }
}

pub fn follow(fields: &BTreeMap<String, Value>, path: &[Name]) -> Option<Value> {
    let first = fields.get(path[0].as_str())?.clone();
    path[1..].iter().try_fold(first, |value, name| match value {
        Value::Record(fields) => fields.into_iter().find(|(field, _)| field == name).map(|(_, value)| value),
        _ => None,
    })
}

pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Text(a) | Value::Enum(a), Value::Text(b) | Value::Enum(b)) => a == b,
        (Value::Integer(_) | Value::Decimal(_), Value::Integer(_) | Value::Decimal(_)) => amount(a) == amount(b),
        (Value::Duration(a), Value::Duration(b)) => seconds(a) == seconds(b),
        (Value::List(a), Value::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        _ => a == b,
    }
}

/// `order` lists the values of an enum, the lowest first.
pub fn is_less(a: &Value, b: &Value, order: Option<&[Name]>) -> bool {
    match (a, b) {
        (Value::Integer(_) | Value::Decimal(_), Value::Integer(_) | Value::Decimal(_)) => amount(a) < amount(b),
        (Value::Money(a), Value::Money(b)) => a.currency == b.currency && a.minor < b.minor,
        (Value::Percent(a), Value::Percent(b)) => a.0 < b.0,
        (Value::Text(a), Value::Text(b)) => a.chars().lt(b.chars()),
        (Value::Date(a), Value::Date(b)) => a < b,
        (Value::Instant(a), Value::Instant(b)) => a < b,
        (Value::Time(a), Value::Time(b)) => a < b,
        (Value::Duration(a), Value::Duration(b)) => seconds(a) < seconds(b),
        (Value::Enum(a), Value::Enum(b)) => {
            let place = |word: &Name| order.and_then(|order| order.iter().position(|one| one == word));
            place(a) < place(b)
        }
        _ => false,
    }
}

/// The length when a month is as long as it can be.
fn seconds(duration: &types::Duration) -> u64 {
    duration.most_seconds()
}

/// In units of 10^-18.
fn amount(value: &Value) -> i128 {
    let scaled = |number: i64, digits: u32| i128::from(number) * 10_i128.pow(18 - digits);
    match value {
        Value::Integer(number) => scaled(*number, 0),
        Value::Decimal(Decimal { mantissa, scale }) => scaled(*mantissa, *scale),
        other => panic!("no number: {other:?}"),
    }
}

pub fn sum(values: &[Value]) -> Option<Value> {
    values.iter().cloned().reduce(|a, b| match (&a, &b) {
        (Value::Integer(a), Value::Integer(b)) => Value::Integer(a + b),
        (Value::Percent(a), Value::Percent(b)) => Value::Percent(types::Percent(a.0 + b.0)),
        (Value::Money(a), Value::Money(b)) => Value::Money(Money { minor: a.minor + b.minor, ..*a }),
        (Value::Decimal(x), Value::Decimal(y)) => {
            let scale = x.scale.max(y.scale);
            let total = (amount(&a) + amount(&b)) / 10_i128.pow(18 - scale);
            Value::Decimal(Decimal { mantissa: i64::try_from(total).unwrap(), scale })
        }
        (a, b) => panic!("no sum of {a:?} and {b:?}"),
    })
}

/// Rounded half up, at the last digit.
pub fn divided(value: &Value, count: usize) -> Option<Value> {
    let divide = |number: i64| {
        let count = count as i64;
        // The greatest q with q <= number / count + 1/2.
        (2 * number + count).div_euclid(2 * count)
    };
    Some(match value {
        Value::Integer(number) => Value::Integer(divide(*number)),
        Value::Percent(share) => Value::Percent(types::Percent(divide(share.0))),
        Value::Money(money) => Value::Money(Money { minor: divide(money.minor), ..*money }),
        Value::Decimal(number) => Value::Decimal(Decimal { mantissa: divide(number.mantissa), ..*number }),
        _ => return None,
    })
}
