//! A world with some of its files changed in memory.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::driver::{FileError, Files, Listing, World, WriteError};

#[derive(Clone)]
pub(super) struct Overlay<'w> {
    base: &'w dyn World,
    changed: BTreeMap<String, Vec<u8>>,
}

impl<'w> Overlay<'w> {
    pub(super) fn new(base: &'w dyn World) -> Overlay<'w> {
        Overlay { base, changed: BTreeMap::new() }
    }

    pub(super) fn put(&mut self, path: String, bytes: Vec<u8>) {
        self.changed.insert(path, bytes);
    }
}

impl World for Overlay<'_> {
    fn list(&self) -> Listing {
        self.base.list()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        self.changed.get(path).map_or_else(|| self.base.read(path), |bytes| Ok(bytes.clone()))
    }

    fn write(&self, dir: &str, files: &Files) -> Result<(), WriteError> {
        self.base.write(dir, files)
    }

    fn rewrite(&self, path: &str, before: &[u8], after: &[u8]) -> Result<(), WriteError> {
        self.base.rewrite(path, before, after)
    }

    fn today(&self) -> NaiveDate {
        self.base.today()
    }
}
