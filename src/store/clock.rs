//! What time it is in a run.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::types::Instant;

/// Where the time of a run comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockKind {
    /// From the inputs: it stands at the latest of them, less the declared lateness, so that an input within it never comes too late.
    Virtual,
    /// From the system.
    Real,
}

/// The clock of a run. It never goes back.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    pub kind: ClockKind,
    /// Deadlines up to here fire.
    pub now: Instant,
    /// The latest input so far.
    pub latest: Instant,
}

/// How far an input may be ahead of the clock of the system: clocks of hosts go wrong by a zone now and then.
const AHEAD_MS: i64 = 24 * 3_600_000;

/// The same for an activation, before which everything of everybody fires: no more than clocks differ.
const ACTIVATION_AHEAD_MS: i64 = 60_000;

impl Clock {
    /// An input of a time to come. By the clock of the system it would play what has not happened yet, and lock its person out until
    /// then; a clock that follows the inputs goes there.
    pub fn is_behind(&self, at: Instant) -> bool {
        self.lags(at, AHEAD_MS)
    }

    /// An activation of a time to come.
    pub fn is_behind_activation(&self, at: Instant) -> bool {
        self.lags(at, ACTIVATION_AHEAD_MS)
    }

    fn lags(&self, at: Instant, most: i64) -> bool {
        self.kind == ClockKind::Real && at.millis() > self.now.millis().saturating_add(most)
    }

    /// An input of this instant comes by.
    pub fn hear(&mut self, at: Instant, lateness: u64) {
        self.latest = self.latest.max(at);
        if self.kind == ClockKind::Virtual {
            self.advance(self.latest.minus_seconds(lateness));
        }
    }

    pub fn advance(&mut self, to: Instant) {
        self.now = self.now.max(to);
    }

    /// Looks at the clock of the system, where that counts.
    pub fn look(&mut self) {
        if self.kind == ClockKind::Real {
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            self.advance(Instant::of_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX)));
        }
    }
}
