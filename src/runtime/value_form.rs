//! The forms in which plain values of some types are written, and no others: every runtime takes the same (P-INPUT-8).

use chrono::NaiveDate;

use crate::types::{Decimal, Duration, TimeOfDay, iso};

/// Digits of a decimal, before and behind the point.
const MOST_DIGITS: usize = 18;

/// `2026-03-02`, of the years that instants have too.
pub fn day(text: &str) -> Option<NaiveDate> {
    iso::day(text.as_bytes()).filter(|day| iso::is_day(*day))
}

/// `09:30`.
pub fn time(text: &str) -> Option<TimeOfDay> {
    TimeOfDay::parse(text).filter(|_| text.len() == "09:30".len())
}

/// `-12.50`.
pub fn decimal(text: &str) -> Option<Decimal> {
    let (whole, fraction) = match text.strip_prefix('-').unwrap_or(text).split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text.strip_prefix('-').unwrap_or(text), None),
    };
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let fits = is_number(whole) && fraction.is_none_or(is_number);
    let digits = whole.len() + fraction.map_or(0, str::len);
    (fits && digits <= MOST_DIGITS).then(|| Decimal::parse(text)).flatten()
}

/// `P1Y2M10DT2H30M5S`: units from the greatest down, each at most once.
pub fn duration(text: &str) -> Option<Duration> {
    let parts = text.strip_prefix('P')?;
    let (days, time) = parts.split_once('T').map_or((parts, None), |(days, time)| (days, Some(time)));
    let fits = in_order(days, "YMD") && time.is_none_or(|time| !time.is_empty() && in_order(time, "HMS"));
    fits.then(|| Duration::parse_iso8601(text)).flatten()
}

fn in_order(parts: &str, mut units: &str) -> bool {
    parts.split_inclusive(|letter: char| !letter.is_ascii_digit()).all(|part| {
        let most = if part.ends_with('Y') { 4 } else { 9 };
        let Some(unit) = part.chars().last() else { return false };
        let Some((_, rest)) = units.split_once(unit) else { return false };
        units = rest;
        (1..=most).contains(&part.trim_end_matches(unit).len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_forms_of_the_page_fit() {
        assert!(["0001-01-01", "9998-12-31", "2028-02-29"].iter().all(|text| day(text).is_some()));
        let odd = ["0000-01-01", "9999-01-01", "2026-3-2", "-2026-03-02", "+2026-3-02", "2026-02-29", ""];
        assert!(odd.iter().all(|text| day(text).is_none()));
        assert!(time("09:30").is_some() && time("9:30").is_none() && time("24:00").is_none());
        assert!(["0", "-12.50", "123456789012345678"].iter().all(|text| decimal(text).is_some()));
        let odd = ["", "-", "+1", ".5", "1.", "1_000", "1e3", "1234567890123456789", "1.2.3"];
        assert!(odd.iter().all(|text| decimal(text).is_none()));
        assert!(["PT0S", "P1Y2M10DT2H30M5S", "P999999999D", "P9999Y"].iter().all(|text| duration(text).is_some()));
        let odd = ["P", "PT", "P1W", "PT1M1H", "P1DT", "P1D1D", "P10000Y", "P1234567890D", "PD", "-P1D", "P1.5D"];
        assert!(odd.iter().all(|text| duration(text).is_none()));
    }
}
