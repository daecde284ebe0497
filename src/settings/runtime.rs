//! `[runtime]`: what the host promises.

use std::ops::RangeInclusive;

use super::{RuntimeLimits, keys};
use crate::diag::Diagnostic;
use crate::diag::codes::tables;
use crate::tables::{Reader, Table};
use crate::types::Duration;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

impl Default for RuntimeLimits {
    fn default() -> Self {
        RuntimeLimits {
            lateness: Duration::ZERO,
            horizon: Duration::exact(7 * DAY),
            grant_timeout: Duration::exact(MINUTE),
            load_timeout: Duration::exact(MINUTE),
        }
    }
}

pub fn read(reader: &mut Reader<'_>, root: &Table<'_>) -> RuntimeLimits {
    let default = RuntimeLimits::default();
    let Some(table) = reader.table(root, "runtime") else { return default };
    reader.check_keys(&table, keys::RUNTIME);
    let mut limit = |key, least, most, default| {
        exact(reader, &table, key, &(Duration::exact(least)..=Duration::exact(most))).unwrap_or(default)
    };
    RuntimeLimits {
        lateness: limit("lateness", 0, 7 * DAY, default.lateness),
        horizon: limit("horizon", HOUR, 90 * DAY, default.horizon),
        grant_timeout: limit("grant_timeout", 1, DAY, default.grant_timeout),
        load_timeout: limit("load_timeout", 1, DAY, default.load_timeout),
    }
}

/// An exact duration within a range under `key`: a day counts as 24 h, a week as 168 h; months and years are refused.
pub fn exact(
    reader: &mut Reader<'_>,
    table: &Table<'_>,
    key: &str,
    range: &RangeInclusive<Duration>,
) -> Option<Duration> {
    let (written, span) = reader.duration(table, key)?;
    let exact = written.lookback_seconds().map(Duration::exact).filter(|exact| range.contains(exact));
    if exact.is_none() {
        let found = Diagnostic::new(&tables::DURATION_OUT_OF_RANGE, span)
            .arg("key", format!("{}.{key}", table.path))
            .arg("found", written.to_string())
            .arg("least", range.start().to_string())
            .arg("most", days(*range.end()));
        reader.report(if written.months > 0 { found.help("help-months") } else { found });
    }
    exact
}

/// In days where it is whole days: `90d` says more than `2160h`.
fn days(duration: Duration) -> String {
    match u32::try_from(duration.seconds / DAY) {
        Ok(days) if days > 1 && duration.seconds.is_multiple_of(DAY) => Duration::days(days).to_string(),
        _ => duration.to_string(),
    }
}
