//! Why a store cannot be used, or a run cannot go on.

use std::path::{Path, PathBuf};

use crate::runtime::{LoadError, StateError};
use crate::types::{Instant, Name};

#[derive(Debug)]
pub enum StoreError {
    /// Another process runs on it.
    Busy,
    /// The file is something else.
    NotAStore,
    /// It was written by another version of this program.
    OtherFormat {
        found: i64,
        known: i64,
    },
    /// It holds the people of another project.
    OtherProject {
        stored: String,
        given: String,
    },
    /// There is no such store, and nothing to begin one with.
    NoStore,
    /// A new store needs a bundle.
    NoBundle,
    /// There is no such file of inputs.
    NoInput {
        path: PathBuf,
    },
    /// A folder that no build wrote.
    NotABundle {
        path: PathBuf,
    },
    Load(LoadError),
    /// The database refuses, for example because the disk is full. Nothing that was committed is lost.
    Database(rusqlite::Error),
    Io {
        path: PathBuf,
        error: std::io::Error,
    },
    /// The state of a person cannot be read.
    State {
        person: Name,
        error: StateError,
    },
    /// The output file is shorter than what was written to it.
    Shortened {
        path: PathBuf,
    },
    /// A bundle should come into force when the clock of the system has not come there.
    Ahead {
        at: Instant,
    },
    /// The store, the inputs and the outputs need a file each.
    SameFile {
        path: PathBuf,
    },
    /// Nobody reads the effects any more.
    BrokenPipe,
}

impl StoreError {
    pub(super) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> StoreError + '_ {
        move |error| match error.kind() {
            std::io::ErrorKind::BrokenPipe => StoreError::BrokenPipe,
            _ => StoreError::Io { path: path.to_owned(), error },
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => StoreError::NotAStore,
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => StoreError::Busy,
            _ => StoreError::Database(error),
        }
    }
}

impl From<LoadError> for StoreError {
    fn from(error: LoadError) -> Self {
        StoreError::Load(error)
    }
}
