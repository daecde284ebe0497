//! How far a run has come, and how it ended.

use crate::types::Instant;

/// How far a run has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub lines: u64,
    pub inputs: u64,
    pub effects: u64,
    pub dead_letters: u64,
    /// The time of the run.
    pub now: Instant,
}

/// How a run ended.
#[derive(Clone, Debug)]
pub struct Report {
    pub progress: Progress,
    /// It was stopped before the input ended.
    pub stopped: bool,
    /// A bundle that was given and is not in force.
    pub waiting: Option<String>,
    /// The bundle in force.
    pub manifest: String,
}
