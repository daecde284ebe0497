//! What was done for a person, as far back as something counts it.

use serde::{Deserialize, Serialize};

use super::super::Key;
use crate::types::{Duration, Instant, Name, Purpose};
use chrono::NaiveDate;

/// Ids of inputs within the horizon, the oldest first; of each id 64 bits of its hash.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Seen {
    ids: std::collections::VecDeque<(u64, Instant)>,
}

impl Seen {
    /// Forgets what is no longer within the horizon.
    pub fn forget_before(&mut self, now: Instant, horizon: Duration) {
        let oldest = now.minus_seconds(horizon.least_seconds());
        while self.ids.front().is_some_and(|(_, at)| *at <= oldest) {
            self.ids.pop_front();
        }
    }

    /// Whether the id was seen within the horizon. Nothing is forgotten by it: what is ignored changes nothing (P-DUP-1).
    pub fn contains(&self, id: u64, now: Instant, horizon: Duration) -> bool {
        let oldest = now.minus_seconds(horizon.least_seconds());
        let (older, newer) = self.ids.as_slices();
        let is_among = |ids: &[(u64, Instant)]| ids.iter().any(|(seen, at)| *seen == id && *at > oldest);
        is_among(newer) || is_among(older)
    }

    pub fn insert(&mut self, id: u64, at: Instant) {
        self.ids.push_back((id, at));
    }

    pub fn unite(&mut self, other: Seen) {
        self.ids.extend(other.ids);
        self.ids.make_contiguous().sort_by_key(|(_, at)| *at);
    }
}

/// An entry that re-entry limits count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PastEntry {
    pub journey: Name,
    /// Stands for the key.
    pub key: u64,
    pub at: Instant,
}

/// A message that left and counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Left {
    /// Of its first attempt.
    pub at: Instant,
    /// The local day of it.
    #[serde(with = "super::local::day")]
    pub day: NaiveDate,
    pub purpose: Purpose,
    pub stage: Option<Name>,
    pub message: Name,
    pub topic: Option<Name>,
    pub journey: Name,
    pub attempts: Vec<Attempted>,
}

/// One try on a channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attempted {
    pub channel: Name,
    pub at: Instant,
    #[serde(with = "super::local::day")]
    pub day: NaiveDate,
}

/// A grant that was asked for and not refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Grant {
    pub offer: Name,
    pub at: Instant,
    pub command: Key,
}

/// A send command whose receipts are understood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnownCommand {
    pub id: Key,
    pub at: Instant,
    pub instance: Key,
    pub journey: Name,
    pub message: Name,
    pub channel: Name,
    pub purpose: Purpose,
}
