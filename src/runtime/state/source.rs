//! Ways into a journey that wait for the clock or for a predicate, and candidates whose entry is delayed.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::types::{Instant, Name};

/// What is remembered of one entry line of a version in force.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub journey: Name,
    pub version: Name,
    /// Place among the entry lines.
    pub entry: usize,
    /// Of a `when`: whether its predicate held when it was last judged.
    pub held: bool,
    /// Of the clock: occurrences at or before it are done with.
    pub since: Instant,
    /// The last local moment that let in: it does so once, whatever the zone becomes (P-ZONE-2).
    #[serde(with = "super::local::fired")]
    pub fired: Option<NaiveDateTime>,
    /// The next occurrence, already delayed by the spread.
    #[serde(with = "super::local::next")]
    pub next: Option<(Instant, NaiveDateTime)>,
}

/// A candidate of `including_current` that waits for its second of the spread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pending {
    pub journey: Name,
    pub version: Name,
    pub entry: usize,
    pub at: Instant,
}
