//! Lengths of time: an exact part and a calendar part.

use serde::{Serialize, Serializer};

/// A unit of a duration as written in a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    /// Every unit, shortest first.
    pub const ALL: [Unit; 7] = [Unit::Second, Unit::Minute, Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Year];

    /// How it is written: `m` alone is no unit, because it could mean minutes or months.
    pub fn word(self) -> &'static str {
        match self {
            Unit::Second => "s",
            Unit::Minute => "min",
            Unit::Hour => "h",
            Unit::Day => "d",
            Unit::Week => "w",
            Unit::Month => "mo",
            Unit::Year => "y",
        }
    }

    pub fn of_word(word: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|unit| unit.word() == word)
    }
}

/// A length of time. Seconds, minutes and hours are exact; days, weeks, months and years are calendar units of the
/// person's zone when looking forward. Looking back, a day is 24 h and a week 168 h.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    /// Calendar months; a year is 12.
    pub months: u32,
    /// Calendar days; a week is 7.
    pub days: u32,
    /// Exact seconds.
    pub seconds: u64,
}

pub(crate) const MINUTE: u64 = 60;
pub(crate) const HOUR: u64 = 60 * MINUTE;
pub(crate) const DAY: u64 = 24 * HOUR;

impl Duration {
    pub const ZERO: Duration = Duration { months: 0, days: 0, seconds: 0 };

    pub fn exact(seconds: u64) -> Self {
        Duration { seconds, ..Duration::ZERO }
    }

    pub fn days(days: u32) -> Self {
        Duration { days, ..Duration::ZERO }
    }

    /// Adds `amount` of `unit`; `None` where the sum leaves the range of the fields.
    pub fn plus(self, amount: u64, unit: Unit) -> Option<Duration> {
        let small = || u32::try_from(amount).ok();
        let add_seconds = |each: u64| self.seconds.checked_add(amount.checked_mul(each)?);
        Some(match unit {
            Unit::Second => Duration { seconds: add_seconds(1)?, ..self },
            Unit::Minute => Duration { seconds: add_seconds(MINUTE)?, ..self },
            Unit::Hour => Duration { seconds: add_seconds(HOUR)?, ..self },
            Unit::Day => Duration { days: self.days.checked_add(small()?)?, ..self },
            Unit::Week => Duration { days: self.days.checked_add(small()?.checked_mul(7)?)?, ..self },
            Unit::Month => Duration { months: self.months.checked_add(small()?)?, ..self },
            Unit::Year => Duration { months: self.months.checked_add(small()?.checked_mul(12)?)?, ..self },
        })
    }

    pub fn is_zero(self) -> bool {
        self == Duration::ZERO
    }

    /// Whether every runtime reads what [`Duration::iso8601`] writes: years of four digits, each other number of nine (P-INPUT-8).
    pub fn has_form(self) -> bool {
        self.months / 12 <= 9_999 && self.days <= 999_999_999 && self.seconds / HOUR <= 999_999_999
    }

    /// No calendar part: its length does not depend on the date it starts at.
    pub fn is_exact(self) -> bool {
        self.months == 0 && self.days == 0
    }

    /// Only calendar parts: it ends at the time of day it began at.
    pub fn is_calendar(self) -> bool {
        self.seconds == 0
    }

    /// Seconds when looking back: a day is 24 h. `None` with months or years, which looking back refuses.
    pub fn lookback_seconds(self) -> Option<u64> {
        (self.months == 0).then(|| self.seconds.saturating_add(u64::from(self.days) * DAY))
    }

    /// Seconds as durations are compared and averaged: a day of 24 hours, a month of 31 days (P-PRED-4).
    pub fn nominal_seconds(self) -> u64 {
        let days = u64::from(self.days) + u64::from(self.months) * 31;
        self.seconds.saturating_add(days * DAY)
    }

    /// Both together, each part by itself; the greatest value of a part where the sum lies beyond.
    pub fn and(self, other: Duration) -> Duration {
        Duration {
            months: self.months.saturating_add(other.months),
            days: self.days.saturating_add(other.days),
            seconds: self.seconds.saturating_add(other.seconds),
        }
    }

    /// The least seconds it can take anywhere: a month of 28 days, and one hour less for a change of clocks in between where
    /// it has a calendar part.
    pub fn least_seconds(self) -> u64 {
        let days = u64::from(self.days) + u64::from(self.months) * 28;
        let change = if self.is_exact() { 0 } else { HOUR };
        self.seconds.saturating_add(days * DAY).saturating_sub(change)
    }

    /// The most seconds it can take anywhere: a month of 31 days, and one hour more for a change of clocks.
    pub fn most_seconds(self) -> u64 {
        self.nominal_seconds().saturating_add(if self.is_exact() { 0 } else { HOUR })
    }

    /// ISO 8601, as the bundle writes it: `PT1H30M`, `P7D`, `P1Y`, `P1M2DT3H`; zero is `PT0S`. Hours are never folded into
    /// days, because 24 hours and one day differ.
    pub fn iso8601(self) -> String {
        let mut out = String::from("P");
        let mut part = |amount: u64, letter: char| {
            if amount > 0 {
                out.push_str(&amount.to_string());
                out.push(letter);
            }
        };
        part(u64::from(self.months / 12), 'Y');
        part(u64::from(self.months % 12), 'M');
        part(u64::from(self.days), 'D');
        if self.seconds > 0 || self.is_zero() {
            out.push('T');
            let mut part = |amount: u64, letter: char| {
                if amount > 0 || (letter == 'S' && self.seconds == 0) {
                    out.push_str(&amount.to_string());
                    out.push(letter);
                }
            };
            part(self.seconds / HOUR, 'H');
            part(self.seconds % HOUR / MINUTE, 'M');
            part(self.seconds % MINUTE, 'S');
        }
        out
    }

    /// Reads what [`Duration::iso8601`] writes.
    pub fn parse_iso8601(text: &str) -> Option<Duration> {
        let mut duration = Duration::ZERO;
        let mut amount: Option<u64> = None;
        let mut time = false;
        for letter in text.strip_prefix('P')?.chars() {
            match letter {
                'T' if !time && amount.is_none() => time = true,
                '0'..='9' => {
                    let digit = u64::from(letter.to_digit(10)?);
                    amount = Some(amount.unwrap_or(0).checked_mul(10)?.checked_add(digit)?);
                }
                _ => {
                    let unit = match (letter, time) {
                        ('Y', false) => Unit::Year,
                        ('M', false) => Unit::Month,
                        ('W', false) => Unit::Week,
                        ('D', false) => Unit::Day,
                        ('H', true) => Unit::Hour,
                        ('M', true) => Unit::Minute,
                        ('S', true) => Unit::Second,
                        _ => return None,
                    };
                    duration = duration.plus(amount.take()?, unit)?;
                }
            }
        }
        (amount.is_none() && text.len() > 2).then_some(duration)
    }
}

/// As a campaign writes it: `1h30min`, `7d`.
impl std::fmt::Display for Duration {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.is_zero() {
            return f.write_str("0s");
        }
        let parts = [
            (u64::from(self.months / 12), Unit::Year),
            (u64::from(self.months % 12), Unit::Month),
            (u64::from(self.days), Unit::Day),
            (self.seconds / HOUR, Unit::Hour),
            (self.seconds % HOUR / MINUTE, Unit::Minute),
            (self.seconds % MINUTE, Unit::Second),
        ];
        for (amount, unit) in parts.into_iter().filter(|(amount, _)| *amount > 0) {
            write!(f, "{amount}{}", unit.word())?;
        }
        Ok(())
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso8601())
    }
}

impl<'de> serde::Deserialize<'de> for Duration {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Duration::parse_iso8601(&text).ok_or_else(|| serde::de::Error::custom("not an ISO 8601 duration"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_form_goes_both_ways() {
        for (text, iso) in [
            ((1, Unit::Hour), "PT1H"),
            ((90, Unit::Minute), "PT1H30M"),
            ((24, Unit::Hour), "PT24H"),
            ((1, Unit::Day), "P1D"),
            ((2, Unit::Week), "P14D"),
            ((13, Unit::Month), "P1Y1M"),
            ((0, Unit::Second), "PT0S"),
        ] {
            let duration = Duration::ZERO.plus(text.0, text.1).unwrap();
            assert_eq!(duration.iso8601(), iso);
            assert_eq!(Duration::parse_iso8601(iso), Some(duration));
        }
        for wrong in ["", "P", "PT", "1H", "P1H", "PT1", "PT1HH", "P1M2"] {
            assert_eq!(Duration::parse_iso8601(wrong), None, "{wrong}");
        }
    }
}
