//! How numbers, money and dates are written in the languages Danbi knows.
//!
//! Korean, English and Japanese have forms of their own; every other locale gets forms that nobody misreads: ISO 8601 dates,
//! `1,234.50 XXX`. Money in Korean is written as Korean shops write it (`39,000원`), which is also what particles can follow;
//! the other forms follow Unicode CLDR 46 (`numbers`, `dates`), the English dates with the month as a word, because `12/11` is
//! read differently on two sides of an ocean.

use chrono::{Datelike, NaiveDate};

use crate::types::{Decimal, Money};

/// How long a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// `2026. 12. 24.`, `Dec 24, 2026`
    Short,
    /// `2026년 12월 24일`, `December 24, 2026`
    Long,
    /// `12월 24일`, `December 24`
    MonthDay,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The language of a locale: `en` of `en-US`.
fn language(locale: &str) -> &str {
    locale.split(['-', '_']).next().unwrap_or(locale)
}

/// A date in words of the locale.
pub fn date(date: NaiveDate, style: DateStyle, locale: &str) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let name = MONTHS.get(date.month0() as usize).copied().unwrap_or_default();
    match (language(locale), style) {
        ("ko", DateStyle::Short) => format!("{year}. {month}. {day}."),
        ("ko", DateStyle::Long) => format!("{year}년 {month}월 {day}일"),
        ("ko", DateStyle::MonthDay) => format!("{month}월 {day}일"),
        ("ja", DateStyle::Short) => format!("{year}/{month:02}/{day:02}"),
        ("ja", DateStyle::Long) => format!("{year}年{month}月{day}日"),
        ("ja", DateStyle::MonthDay) => format!("{month}月{day}日"),
        ("en", DateStyle::Short) => format!("{} {day}, {year}", name.get(..3).unwrap_or(name)),
        ("en", DateStyle::Long) => format!("{name} {day}, {year}"),
        ("en", DateStyle::MonthDay) => format!("{name} {day}"),
        (_, DateStyle::Short | DateStyle::Long) => format!("{year:04}-{month:02}-{day:02}"),
        (_, DateStyle::MonthDay) => format!("{month:02}-{day:02}"),
    }
}

/// Money in words of the locale.
pub fn money(money: Money, locale: &str) -> String {
    let amount = Decimal { mantissa: money.minor, scale: money.currency.exponent() };
    let text = group(&amount.to_string());
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    match (language(locale), money.currency.code()) {
        ("ko", "KRW") => format!("{text}원"),
        ("ko", "USD") => format!("{text}달러"),
        ("ko", "JPY") => format!("{text}엔"),
        ("ko", "EUR") => format!("{text}유로"),
        ("ja", "JPY") => format!("{text}円"),
        (_, "KRW") => format!("{sign}₩{digits}"),
        (_, "USD") => format!("{sign}${digits}"),
        (_, "JPY") => format!("{sign}¥{digits}"),
        (_, "EUR") => format!("{sign}€{digits}"),
        (_, code) => format!("{text} {code}"),
    }
}

/// Commas between thousands, left of the point: `1234.50` becomes `1,234.50`.
pub fn group(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}
