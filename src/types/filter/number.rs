//! `number`: separators between thousands, digits behind the point.

use super::{ArgKind, Filter, Param, Vector, locale};
use crate::types::{Decimal, Ty, Value};

/// Most digits behind the point that can be asked for.
const MOST_DIGITS: i64 = 6;

/// `12,345`; with an argument so many digits behind the point, rounded half up as everywhere in Danbi.
pub(super) static NUMBER: Filter = Filter {
    name: "number",
    meaning: "filter-number",
    accepts: &["type-integer", "type-decimal"],
    params: &[Param { name: "digits", kind: ArgKind::Count { least: 0, most: MOST_DIGITS }, required: false }],
    result: |_, _| Ty::Text { max: None },
    apply,
    vectors: &[
        vector(r#"{"integer":1234567}"#, "[]", "1,234,567"),
        vector(r#"{"integer":-999}"#, "[]", "-999"),
        vector(r#"{"integer":1000}"#, r#"[{"integer":2}]"#, "1,000.00"),
        vector(r#"{"decimal":"12345.678"}"#, "[]", "12,345.678"),
        vector(r#"{"decimal":"4.25"}"#, r#"[{"integer":1}]"#, "4.3"),
        vector(r#"{"decimal":"-4.25"}"#, r#"[{"integer":1}]"#, "-4.2"),
        vector(r#"{"decimal":"999.5"}"#, r#"[{"integer":0}]"#, "1,000"),
        vector("null", "[]", ""),
    ],
};

const fn vector(input: &'static str, args: &'static str, output: &'static str) -> Vector {
    Vector { input, args, locale: "ko", output }
}

fn apply(value: Option<&Value>, args: &[Value], _: &str) -> Option<Value> {
    let number = match value? {
        Value::Integer(number) => Decimal { mantissa: *number, scale: 0 },
        Value::Decimal(number) => *number,
        _ => return None,
    };
    let text = match args.first() {
        None => number.to_string(),
        Some(Value::Integer(digits)) => rounded(number, u32::try_from(*digits).ok()?)?,
        Some(_) => return None,
    };
    Some(Value::Text(locale::group(&text).into()))
}

/// The number with exactly so many digits behind the point; half goes up.
fn rounded(number: Decimal, digits: u32) -> Option<String> {
    let mantissa = i128::from(number.mantissa);
    let scaled = if digits >= number.scale {
        mantissa.checked_mul(10_i128.checked_pow(digits - number.scale)?)?
    } else {
        let factor = 10_i128.checked_pow(number.scale - digits)?;
        (mantissa * 2 + factor).div_euclid(factor * 2)
    };
    let sign = if scaled < 0 { "-" } else { "" };
    let width = digits as usize + 1;
    let padded = format!("{:0>width$}", scaled.unsigned_abs());
    let (whole, fraction) = padded.split_at_checked(padded.len().checked_sub(digits as usize)?)?;
    Some(if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") })
}
