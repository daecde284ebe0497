//! `time`: the time of day of an instant.

use chrono::Timelike;

use super::{Filter, Vector};
use crate::types::{Ty, Value};

/// `10:00`, on a clock of 24 hours in every locale. An instant is read on the person's clock.
pub(super) static TIME: Filter = Filter {
    name: "time",
    meaning: "filter-time",
    accepts: &["type-datetime", "type-time"],
    params: &[],
    result: |_, _| Ty::Text { max: Some(5) },
    apply,
    vectors: &[
        vector(r#"{"time":"10:00"}"#, "ko", "10:00"),
        vector(r#"{"time":"09:05"}"#, "en", "09:05"),
        vector(r#"{"local":"2026-12-24T21:30:59"}"#, "ko", "21:30"),
        vector("null", "ko", ""),
    ],
};

const fn vector(input: &'static str, locale: &'static str, output: &'static str) -> Vector {
    Vector { input, args: "[]", locale, output }
}

fn apply(value: Option<&Value>, _: &[Value], _: &str) -> Option<Value> {
    let text = match value? {
        Value::Time(time) => time.to_string(),
        Value::Local(local) => format!("{:02}:{:02}", local.hour(), local.minute()),
        _ => return None,
    };
    Some(Value::Text(text.into()))
}
