//! `date('long')`: the day of a date or an instant.

use super::locale::{self, DateStyle};
use super::{ArgKind, Filter, Param, Vector};
use crate::types::{Ty, Value};

/// Names of the styles, the one that counts where none is said first.
static STYLES: [&str; 3] = ["long", "short", "month_day"];

/// The longest form of all: `September 24, 2026` (18 characters).
const LONGEST: u32 = 18;

/// A date in words of the locale. An instant is the local day of the person.
pub(super) static DATE: Filter = Filter {
    name: "date",
    meaning: "filter-date",
    accepts: &["type-date", "type-datetime"],
    params: &[Param { name: "style", kind: ArgKind::Choice(&STYLES), required: false }],
    result: |_, _| Ty::Text { max: Some(LONGEST) },
    apply,
    vectors: &[
        vector(r#"{"date":"2026-12-24"}"#, "[]", "ko", "2026년 12월 24일"),
        vector(r#"{"date":"2026-12-24"}"#, r#"[{"text":"long"}]"#, "en", "December 24, 2026"),
        vector(r#"{"date":"2026-12-24"}"#, r#"[{"text":"long"}]"#, "ja", "2026年12月24日"),
        vector(r#"{"date":"2026-03-05"}"#, r#"[{"text":"short"}]"#, "ko", "2026. 3. 5."),
        vector(r#"{"date":"2026-03-05"}"#, r#"[{"text":"short"}]"#, "en-US", "Mar 5, 2026"),
        vector(r#"{"date":"2026-03-05"}"#, r#"[{"text":"short"}]"#, "de", "2026-03-05"),
        vector(r#"{"date":"2026-03-05"}"#, r#"[{"text":"month_day"}]"#, "ko", "3월 5일"),
        vector(r#"{"date":"2026-03-05"}"#, r#"[{"text":"month_day"}]"#, "en", "March 5"),
        vector(r#"{"local":"2026-03-05T23:59:00"}"#, r#"[{"text":"long"}]"#, "ko", "2026년 3월 5일"),
        vector("null", "[]", "ko", ""),
    ],
};

const fn vector(input: &'static str, args: &'static str, locale: &'static str, output: &'static str) -> Vector {
    Vector { input, args, locale, output }
}

fn apply(value: Option<&Value>, args: &[Value], locale: &str) -> Option<Value> {
    let date = match value? {
        Value::Date(date) => *date,
        Value::Local(local) => local.date(),
        _ => return None,
    };
    let style = match args.first() {
        None => DateStyle::Long,
        Some(Value::Text(style)) => match style.as_str() {
            "long" => DateStyle::Long,
            "short" => DateStyle::Short,
            "month_day" => DateStyle::MonthDay,
            _ => return None,
        },
        Some(_) => return None,
    };
    Some(Value::Text(locale::date(date, style, locale).into()))
}
