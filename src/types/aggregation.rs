//! What is computed of the values of many events.

use serde::{Deserialize, Serialize};

/// A function over one property of events in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// Of nothing it is 0.
    Sum,
    /// Rounded half up; of nothing it is unset, as are all that follow.
    Avg,
    Min,
    Max,
    /// The value of the oldest event.
    First,
    /// The value of the newest event.
    Last,
}
