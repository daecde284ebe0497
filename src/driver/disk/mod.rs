//! A project in a folder.

mod list;
mod locate;
mod read;
mod rewrite;
mod write;

use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::NaiveDate;
pub use locate::{LocateError, Located, locate, locate_unsaved};

use super::{FileError, Files, LIMITS, Limits, Listing, World, WriteError};

/// The folder that holds `danbi.toml`.
#[derive(Debug)]
pub struct DiskWorld {
    /// Without links and relative parts.
    root: PathBuf,
    limits: Limits,
}

impl DiskWorld {
    /// The project in `root`; fails where there is no such folder.
    pub fn new(root: &Path) -> std::io::Result<DiskWorld> {
        Ok(DiskWorld { root: root.canonicalize()?, limits: LIMITS })
    }

    /// Other limits than [`LIMITS`].
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> DiskWorld {
        self.limits = limits;
        self
    }

    pub fn root(&self) -> &Path {
        &self.root
    }
}

impl World for DiskWorld {
    fn list(&self) -> Listing {
        list::list(&self.root, self.limits.files)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        let path = self.root.join(path);
        match path.canonicalize() {
            Ok(real) if !real.starts_with(&self.root) => Err(FileError::Outside),
            // What cannot be resolved cannot be read either, and reading says why.
            _ => read::read(&path, self.limits.bytes),
        }
    }

    fn write(&self, dir: &str, files: &Files) -> Result<(), WriteError> {
        write::replace(&self.root.join(dir), files)
    }

    fn rewrite(&self, path: &str, before: &[u8], after: &[u8]) -> Result<(), WriteError> {
        rewrite::rewrite(&self.root.join(path), before, after)
    }

    fn today(&self) -> NaiveDate {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let days = i32::try_from(since.as_secs() / 86_400).unwrap_or(i32::MAX);
        NaiveDate::from_epoch_days(days).unwrap_or(NaiveDate::MAX)
    }
}
