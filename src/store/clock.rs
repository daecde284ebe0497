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

impl Clock {
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
