//! `money`: an amount with its currency.

use super::{Filter, Vector, locale};
use crate::types::{Ty, Value};

/// Money as the locale writes it. What a placeholder without a filter prints too; said, it may be followed by further filters.
pub(super) static MONEY: Filter = Filter {
    name: "money",
    meaning: "filter-money",
    accepts: &["type-money"],
    params: &[],
    result: |_, _| Ty::Text { max: None },
    apply,
    vectors: &[
        vector(r#"{"money":{"minor":39000,"currency":"KRW"}}"#, "ko", "39,000원"),
        vector(r#"{"money":{"minor":39000,"currency":"KRW"}}"#, "en", "₩39,000"),
        vector(r#"{"money":{"minor":-1234567,"currency":"KRW"}}"#, "ko-KR", "-1,234,567원"),
        vector(r#"{"money":{"minor":123450,"currency":"USD"}}"#, "ko", "1,234.50달러"),
        vector(r#"{"money":{"minor":-990,"currency":"USD"}}"#, "en", "-$9.90"),
        vector(r#"{"money":{"minor":5,"currency":"EUR"}}"#, "en", "€0.05"),
        vector(r#"{"money":{"minor":1000,"currency":"JPY"}}"#, "ja", "1,000円"),
        vector(r#"{"money":{"minor":1000,"currency":"JPY"}}"#, "en", "¥1,000"),
        vector(r#"{"money":{"minor":123450,"currency":"CHF"}}"#, "en", "1,234.50 CHF"),
        vector(r#"{"money":{"minor":1234567,"currency":"KWD"}}"#, "de", "1,234.567 KWD"),
    ],
};

const fn vector(input: &'static str, locale: &'static str, output: &'static str) -> Vector {
    Vector { input, args: "[]", locale, output }
}

fn apply(value: Option<&Value>, _: &[Value], locale: &str) -> Option<Value> {
    let Value::Money(money) = value? else { return None };
    Some(Value::Text(locale::money(*money, locale).into()))
}
