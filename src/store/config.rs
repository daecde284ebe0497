//! What a run is to do.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use super::clock::ClockKind;
use crate::diag::Language;
use crate::types::Instant;

/// What a run is to do.
#[derive(Clone, Debug)]
pub struct Config {
    pub db: PathBuf,
    /// Folders of bundles. The first that a new store meets is in force; others come into force by an `activate`.
    pub bundles: Vec<PathBuf>,
    /// Brings the last of `bundles` into force before anything is read, unless it is.
    pub activate: Option<Activate>,
    /// None: standard input.
    pub input: Option<PathBuf>,
    /// Goes on when the input ends, as it grows.
    pub follow: bool,
    /// A file is read from its beginning, wherever it was left.
    pub from_start: bool,
    /// Standard input begins where it began the last time: what was read then is passed over.
    pub resume: bool,
    /// None: standard output.
    pub out: Option<PathBuf>,
    /// None: they stay in the store.
    pub dead_letters: Option<PathBuf>,
    pub clock: ClockKind,
    /// At the end of the input, time goes on until here.
    pub until: Option<Instant>,
    /// Effects and dead letters go when they have been written out and are older than so many seconds. None: they stay.
    pub keep: Option<u64>,
    pub limits: BatchLimits,
    /// States that are kept in memory.
    pub cache: usize,
    pub language: Language,
    /// Set from outside: the batch under way is finished, then the run ends.
    pub stop: Arc<AtomicBool>,
}

/// When a bundle comes into force that is not activated by an input.
#[derive(Clone, Copy, Debug)]
pub enum Activate {
    /// At the time of the store.
    Now,
    At(Instant),
}

/// When a batch is full.
#[derive(Clone, Copy, Debug)]
pub struct BatchLimits {
    pub inputs: usize,
    pub bytes: usize,
    /// From its first line.
    pub time: Duration,
}
