//! A project in memory.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;

use super::{FileError, Files, Listing, World, WriteError};

/// Files by path, each with its bytes or with the reason why it cannot be read.
#[derive(Debug)]
pub struct MemoryWorld {
    files: BTreeMap<String, Result<Vec<u8>, FileError>>,
    written: Mutex<BTreeMap<String, Files>>,
    rewritten: Mutex<Files>,
    today: NaiveDate,
}

impl Default for MemoryWorld {
    /// An empty project on Monday 2026-01-05, the first day of tests.
    fn default() -> Self {
        let today = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap_or_default();
        MemoryWorld { files: BTreeMap::new(), written: Mutex::default(), rewritten: Mutex::default(), today }
    }
}

impl MemoryWorld {
    pub fn new() -> Self {
        MemoryWorld::default()
    }

    /// Adds a file or replaces it.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.into(), Ok(content.into()));
        self
    }

    /// Adds a file that is listed and cannot be read.
    #[must_use]
    pub fn with_error(mut self, path: impl Into<String>, error: FileError) -> Self {
        self.files.insert(path.into(), Err(error));
        self
    }

    /// Takes a file away.
    #[must_use]
    pub fn without(mut self, path: &str) -> Self {
        self.files.remove(path);
        self
    }

    /// Sets the current day.
    #[must_use]
    pub fn on(mut self, today: NaiveDate) -> Self {
        self.today = today;
        self
    }

    /// What was last written to a folder.
    pub fn written(&self, dir: &str) -> Option<Files> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner).get(dir).cloned()
    }
}

impl World for MemoryWorld {
    fn list(&self) -> Listing {
        let mut listing = Listing::default();
        for (path, content) in &self.files {
            match content {
                Err(error) if error.prevents_listing() => listing.errors.push((path.clone(), error.clone())),
                _ => listing.paths.push(path.clone()),
            }
        }
        listing
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        let rewritten = self.rewritten.lock().unwrap_or_else(PoisonError::into_inner).get(path).cloned();
        rewritten.map_or_else(|| self.files.get(path).cloned().unwrap_or(Err(FileError::Vanished)), Ok)
    }

    fn write(&self, dir: &str, files: &Files) -> Result<(), WriteError> {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        written.insert(dir.to_owned(), files.clone());
        Ok(())
    }

    fn rewrite(&self, path: &str, before: &[u8], after: &[u8]) -> Result<(), WriteError> {
        if self.read(path).as_deref() != Ok(before) {
            return Err(WriteError::Changed);
        }
        let mut rewritten = self.rewritten.lock().unwrap_or_else(PoisonError::into_inner);
        rewritten.insert(path.to_owned(), after.to_vec());
        Ok(())
    }

    fn today(&self) -> NaiveDate {
        self.today
    }
}
