//! `truncate(20)`: a text that is never longer than so many characters.

use super::{ArgKind, Filter, Param, Vector};
use crate::types::{Ty, Value};

/// Longest text that can be asked for.
const MOST: i64 = 1_000;

/// Cuts a text so that it has at most so many characters (Unicode scalar values), the `…` at its end included. Blanks before the
/// `…` go too. What is short enough stays as it is.
pub(super) static TRUNCATE: Filter = Filter {
    name: "truncate",
    meaning: "filter-truncate",
    accepts: &["type-text"],
    params: &[Param { name: "characters", kind: ArgKind::Count { least: 1, most: MOST }, required: true }],
    result,
    apply,
    vectors: &[
        vector(r#"{"text":"부드러운 겨울 니트"}"#, r#"[{"integer":7}]"#, "부드러운 겨…"),
        vector(r#"{"text":"부드러운 겨울 니트"}"#, r#"[{"integer":6}]"#, "부드러운…"),
        vector(r#"{"text":"니트"}"#, r#"[{"integer":2}]"#, "니트"),
        vector(r#"{"text":"니트"}"#, r#"[{"integer":1}]"#, "…"),
        vector("null", r#"[{"integer":5}]"#, ""),
    ],
};

const fn vector(input: &'static str, args: &'static str, output: &'static str) -> Vector {
    Vector { input, args, locale: "ko", output }
}

fn limit(args: &[Value]) -> Option<usize> {
    let Some(Value::Integer(limit)) = args.first() else { return None };
    usize::try_from(*limit).ok()
}

fn result(ty: &Ty, args: &[Value]) -> Ty {
    let limit = limit(args).and_then(|limit| u32::try_from(limit).ok());
    let max = match (ty, limit) {
        (Ty::Text { max: Some(max) }, Some(limit)) => Some(limit.min(*max)),
        (_, limit) => limit,
    };
    Ty::Text { max }
}

fn apply(value: Option<&Value>, args: &[Value], _: &str) -> Option<Value> {
    let (Value::Text(text), Some(limit)) = (value?, limit(args)) else { return None };
    if text.chars().count() <= limit {
        return Some(Value::Text(text.clone()));
    }
    let kept: String = text.chars().take(limit.saturating_sub(1)).collect();
    Some(Value::Text(format!("{}…", kept.trim_end()).into()))
}
