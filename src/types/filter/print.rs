//! What a value looks like without a filter.

use super::locale;
use crate::types::{Ty, Value};

/// Whether a value of the type can stand in a text as it is. Dates need a style first; conditions, lists, records and durations
/// are not for reading.
pub fn is_printable(ty: &Ty) -> bool {
    match ty {
        Ty::Text { .. } | Ty::Url { .. } | Ty::Enum(_) | Ty::Integer | Ty::Decimal => true,
        Ty::Money(_) | Ty::Percent | Ty::Time | Ty::Unknown => true,
        Ty::Boolean | Ty::Date | Ty::DateTime | Ty::Duration | Ty::List { .. } | Ty::Record(_) => false,
    }
}

/// The text of a value in a locale; `None` for what [`is_printable`] refuses.
///
/// Numbers come without separators (`number` sets them), money as `money` gives it, times of day as `10:00`.
pub fn print(value: &Value, of: &str) -> Option<String> {
    Some(match value {
        Value::Text(text) | Value::Enum(text) => text.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Money(money) => locale::money(*money, of),
        Value::Percent(share) => share.to_string(),
        Value::Time(time) => time.to_string(),
        Value::Boolean(_) | Value::Date(_) | Value::Local(_) | Value::Duration(_) | Value::List(_) => return None,
    })
}

/// The most characters a value of the type prints; `None`: no limit is known.
pub(super) fn longest(ty: &Ty) -> Option<u32> {
    let of_values = |values: &[crate::types::Name]| {
        let longest = values.iter().map(|value| value.chars().count()).max().unwrap_or(0);
        u32::try_from(longest).ok()
    };
    match ty {
        Ty::Text { max } | Ty::Url { max } => *max,
        Ty::Enum(of) => of_values(&of.values),
        Ty::Time => Some(5),
        _ => None,
    }
}
