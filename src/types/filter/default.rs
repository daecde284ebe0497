//! `default('고객')`: what to say where a value is unset.

use super::{ArgKind, Filter, Param, Vector};
use crate::types::{Ty, Value};

/// Gives its argument where the value is unset.
pub(super) static DEFAULT: Filter = Filter {
    name: "default",
    meaning: "filter-default",
    accepts: &[
        "type-text",
        "type-url",
        "type-enum",
        "type-integer",
        "type-decimal",
        "type-money",
        "type-percent",
        "type-date",
        "type-datetime",
        "type-time",
    ],
    params: &[Param { name: "value", kind: ArgKind::Alternative, required: true }],
    result,
    apply: |value, args, _| value.or(args.first()).cloned(),
    vectors: &[
        vector(r#"{"text":"민수"}"#, r#"[{"text":"고객"}]"#, "민수"),
        vector("null", r#"[{"text":"고객"}]"#, "고객"),
        vector(r#"{"text":""}"#, r#"[{"text":"고객"}]"#, ""),
        vector("null", r#"[{"integer":0}]"#, "0"),
        vector("null", r#"[{"money":{"minor":3000,"currency":"KRW"}}]"#, "3,000원"),
    ],
};

const fn vector(input: &'static str, args: &'static str, output: &'static str) -> Vector {
    Vector { input, args, locale: "ko", output }
}

/// The type of the value; the longer of both texts counts. An enum value may be replaced by a text, which makes it one.
fn result(ty: &Ty, args: &[Value]) -> Ty {
    let Some(Value::Text(text)) = args.first() else { return ty.clone() };
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    match ty {
        Ty::Text { max } => Ty::Text { max: max.map(|max| max.max(length)) },
        Ty::Url { max } => Ty::Url { max: max.map(|max| max.max(length)) },
        Ty::Enum(_) => Ty::Text { max: super::print::longest(ty).map(|max| max.max(length)) },
        other => other.clone(),
    }
}
