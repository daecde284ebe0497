//! Instants: what inputs and effects are dated by.

use super::iso;
use chrono::DateTime;
use serde::{Deserialize, Serialize};

/// A moment, in whole milliseconds since 1970-01-01T00:00Z, between the years 1 and 9999. As text RFC 3339, in UTC, with three digits
/// of a second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant {
    millis: i64,
}

impl Instant {
    /// 0001-01-01T00:00Z.
    pub const MIN: Instant = Instant { millis: -62_135_596_800_000 };
    /// The last millisecond of 9998: one year short of what calendars hold, so that every instant has a local time.
    pub const MAX: Instant = Instant { millis: 253_370_764_799_999 };

    /// The nearest instant in range.
    pub fn of_millis(millis: i64) -> Instant {
        Instant { millis: millis.clamp(Instant::MIN.millis, Instant::MAX.millis) }
    }

    pub fn millis(self) -> i64 {
        self.millis
    }

    /// So many seconds later; the last instant there is where it would lie beyond.
    #[must_use]
    pub fn plus_seconds(self, seconds: u64) -> Instant {
        let millis = i64::try_from(seconds).unwrap_or(i64::MAX).saturating_mul(1_000);
        Instant::of_millis(self.millis.saturating_add(millis))
    }

    /// So many seconds earlier; the first instant there is where it would lie before.
    #[must_use]
    pub fn minus_seconds(self, seconds: u64) -> Instant {
        let millis = i64::try_from(seconds).unwrap_or(i64::MAX).saturating_mul(1_000);
        Instant::of_millis(self.millis.saturating_sub(millis))
    }

    /// The 24 characters of its text.
    pub fn characters(self) -> [u8; 24] {
        let at = DateTime::from_timestamp_millis(self.millis).unwrap_or_default().naive_utc();
        let mut text = [b'Z'; 24];
        text.iter_mut().zip(iso::characters(at)).for_each(|(to, from)| *to = from);
        text
    }

    /// Reads RFC 3339 with any offset; parts of a millisecond are cut off.
    pub fn parse(text: &str) -> Option<Instant> {
        let any_offset = || Some(DateTime::parse_from_rfc3339(text).ok()?.timestamp_millis());
        let millis = utc_millis(text.as_bytes()).or_else(any_offset)?;
        (Instant::MIN.millis..=Instant::MAX.millis).contains(&millis).then_some(Instant { millis })
    }
}

/// Reads the form in which nearly all instants come: UTC. None where it is any other.
fn utc_millis(text: &[u8]) -> Option<i64> {
    let at = iso::local(text.strip_suffix(b"Z")?)?;
    Some(at.and_utc().timestamp_millis())
}

impl std::fmt::Display for Instant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(std::str::from_utf8(&self.characters()).unwrap_or_default())
    }
}

/// Text for people and JSON, a number for compact forms.
impl Serialize for Instant {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            serializer.serialize_i64(self.millis)
        }
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            Instant::parse(&text).ok_or_else(|| serde::de::Error::custom("not an instant"))
        } else {
            Ok(Instant::of_millis(i64::deserialize(deserializer)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_goes_both_ways() {
        let at = Instant::parse("2026-03-02T14:00:00+09:00").unwrap();
        assert_eq!(at.to_string(), "2026-03-02T05:00:00.000Z");
        assert_eq!(Instant::parse("2026-03-02T05:00:00.123456Z").unwrap().to_string(), "2026-03-02T05:00:00.123Z");
        for end in [Instant::MIN, Instant::MAX] {
            assert_eq!(Instant::parse(&end.to_string()), Some(end));
        }
        assert_eq!(Instant::MAX.to_string(), "9998-12-31T23:59:59.999Z");
        assert_eq!(Instant::parse("10000-01-01T00:00:00Z"), None);
        assert_eq!(Instant::parse("2026-03-02"), None);
        for odd in ["2026-02-30T05:00:00Z", "2026-03-02T24:00:00Z", "2026-03-02T05:60:00Z", "2026-0a-02T05:00:00.000Z"]
        {
            assert_eq!(Instant::parse(odd), None, "{odd}");
        }
        for text in ["0001-01-01T00:00:00.000Z", "1969-12-31T23:59:59.999Z", "2028-02-29T12:34:56.789Z"] {
            let plain = DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis();
            assert_eq!(Instant::parse(text).map(Instant::millis), Some(plain), "{text}");
        }
        assert_eq!(Instant::MAX.plus_seconds(u64::MAX), Instant::MAX);
        assert_eq!(Instant::MIN.minus_seconds(u64::MAX), Instant::MIN);
    }
}
