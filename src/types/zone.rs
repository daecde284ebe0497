//! Time zones: the only place that names a time-zone library.

/// Whether the bundled IANA data knows a zone of this name.
pub fn exists(name: &str) -> bool {
    jiff::tz::TimeZoneDatabase::bundled().get(name).is_ok()
}

/// Names of all zones of the bundled data, for suggestions.
pub fn names() -> Vec<String> {
    jiff::tz::TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect()
}
