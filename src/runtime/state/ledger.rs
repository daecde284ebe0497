//! What was done for a person, as far back as something counts it.

use std::collections::VecDeque;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::Key;
use super::Instance;
use crate::types::{Duration, Instant, Name, Purpose};
use chrono::NaiveDate;

/// Room for what comes in of most people within a horizon.
const USUAL: usize = 16;

/// Ids of inputs within the horizon, the oldest first; of each id 64 bits of its hash. Ids and instants stand apart, because every input
/// asks for its id among all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    ids: VecDeque<u64>,
    /// One for each id, in the same order.
    at: VecDeque<Instant>,
}

impl Serialize for Seen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.ids.iter().zip(&self.at))
    }
}

impl<'de> Deserialize<'de> for Seen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Seen, D::Error> {
        Ok(Vec::deserialize(deserializer)?.into_iter().collect())
    }
}

impl FromIterator<(u64, Instant)> for Seen {
    fn from_iter<I: IntoIterator<Item = (u64, Instant)>>(seen: I) -> Seen {
        let (ids, at) = seen.into_iter().unzip();
        Seen { ids, at }
    }
}

impl Seen {
    /// Forgets what is no longer within the horizon.
    pub fn forget_before(&mut self, now: Instant, horizon: Duration) {
        let oldest = now.minus_seconds(horizon.least_seconds());
        while self.at.front().is_some_and(|at| *at <= oldest) {
            self.ids.pop_front();
            self.at.pop_front();
        }
    }

    /// Whether the id was seen within the horizon. Nothing is forgotten by it: what is ignored changes nothing (P-DUP-1).
    pub fn contains(&self, id: u64, now: Instant, horizon: Duration) -> bool {
        let oldest = now.minus_seconds(horizon.least_seconds());
        let (older, newer) = self.ids.as_slices();
        if !newer.contains(&id) && !older.contains(&id) {
            return false;
        }
        self.ids.iter().zip(&self.at).any(|(seen, at)| *seen == id && *at > oldest)
    }

    pub fn insert(&mut self, id: u64, at: Instant) {
        if self.ids.capacity() == 0 {
            self.ids.reserve(USUAL);
            self.at.reserve(USUAL);
        }
        self.ids.push_back(id);
        self.at.push_back(at);
    }

    fn pairs(self) -> impl Iterator<Item = (u64, Instant)> {
        self.ids.into_iter().zip(self.at)
    }

    pub fn unite(&mut self, other: Seen) {
        let mine = std::mem::take(self);
        let mut all: Vec<(u64, Instant)> = mine.pairs().chain(other.pairs()).collect();
        all.sort_by_key(|(_, at)| *at);
        *self = all.into_iter().collect();
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
    /// Of its first attempt; [`Instant::MIN`] where that is not remembered (P-POLICY-11).
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

impl Left {
    /// Its first attempt is not remembered: only caps with a channel count it, by its further ones.
    pub fn forget_first(&mut self) {
        (self.at, self.day) = (Instant::MIN, NaiveDate::MIN);
    }
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

impl KnownCommand {
    /// An instance of the same key that began later, by an input id that came twice, did not issue it (P-INPUT-4).
    pub fn is_of(&self, instance: &Instance) -> bool {
        self.instance == instance.key && instance.entered <= self.at
    }
}
