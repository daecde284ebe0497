//! Why a command could not run.

use std::path::{Path, PathBuf};

use crate::bundle::SealError;
use crate::bundle::read::ReadError;
use crate::diag::render::visible;
use crate::diag::{Arg, Language, catalog};
use crate::driver::{LocateError, WriteError};
use crate::runtime::LoadError;
use crate::store::StoreError;

#[derive(Debug)]
pub enum Failure {
    /// What was typed makes no sense; already in words.
    Usage(String),
    /// The message of the catalog and what it mentions.
    Said(&'static str, Vec<(&'static str, Arg)>),
    /// Nobody reads the output any more, and the command was there for nothing else.
    BrokenPipe,
    Io(std::io::Error),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe { Failure::BrokenPipe } else { Failure::Io(error) }
    }
}

impl Failure {
    /// Why there is no project at `path`.
    pub fn locating(path: &Path, error: LocateError) -> Failure {
        let path = ("path", shown(path));
        match error {
            LocateError::NoSuchPath => Failure::Said("cli-no-such-path", vec![path]),
            LocateError::NoProject => Failure::Said("cli-no-project", vec![path]),
            LocateError::Io(error) => {
                Failure::Said("cli-cannot-read", vec![path, ("reason", error.to_string().into())])
            }
        }
    }

    /// Why `path` was not written.
    pub fn writing(path: &Path, error: WriteError) -> Failure {
        let path = ("path", shown(path));
        match error {
            WriteError::Changed => Failure::Said("cli-fix-changed", vec![path]),
            WriteError::NotOurs => Failure::Said("cli-out-not-ours", vec![path]),
            WriteError::BadPath(bad) => Failure::Said("cli-cannot-write", vec![path, ("reason", bad.into())]),
            WriteError::Io(error) => {
                Failure::Said("cli-cannot-write", vec![path, ("reason", error.to_string().into())])
            }
        }
    }

    /// Why a bundle has no bytes.
    pub fn sealing(error: SealError) -> Failure {
        Failure::Said("cli-cannot-seal", vec![("reason", error.to_string().into())])
    }

    /// Why a bundle that was written cannot be read.
    pub fn reading(error: ReadError) -> Failure {
        Failure::Said("cli-cannot-load", vec![("reason", error.to_string().into())])
    }

    /// Why a bundle cannot be run.
    pub fn loading(error: LoadError) -> Failure {
        Failure::Said("cli-cannot-load", vec![("reason", error.to_string().into())])
    }

    /// Why a store cannot be used, or a run on it could not go on.
    pub fn storing(store: &Path, error: StoreError) -> Failure {
        let db = ("path", shown(store));
        let reason = |error: &dyn std::error::Error| ("reason", Arg::from(error.to_string()));
        match error {
            StoreError::Busy => Failure::Said("cli-store-busy", vec![db]),
            StoreError::NotAStore => Failure::Said("cli-store-not-ours", vec![db]),
            StoreError::OtherFormat { found, known } if (1..known).contains(&found) => {
                Failure::Said("cli-store-older", vec![db])
            }
            StoreError::OtherFormat { found, known } => {
                Failure::Said("cli-store-format", vec![db, ("found", found.into()), ("known", known.into())])
            }
            StoreError::OtherProject { stored, given } => {
                let names = [("stored", Arg::from(stored)), ("given", Arg::from(given))];
                Failure::Said("cli-store-project", [db].into_iter().chain(names).collect())
            }
            StoreError::NoStore => Failure::Said("cli-no-such-path", vec![db]),
            StoreError::NotABundle { path } => Failure::Said("cli-not-a-bundle", vec![("path", shown(&path))]),
            StoreError::NoBundle => Failure::Said("cli-store-no-bundle", vec![db]),
            StoreError::Load(error) => Failure::loading(error),
            StoreError::Database(error) => Failure::Said("cli-store-database", vec![db, reason(&error)]),
            StoreError::NoInput { path } => Failure::Said("cli-no-such-path", vec![("path", shown(&path))]),
            StoreError::Io { path, error } => {
                Failure::Said("cli-store-io", vec![("path", shown(&path)), reason(&error)])
            }
            StoreError::State { person, error } => {
                let person = visible::line(&person).into_owned();
                Failure::Said("cli-store-state", vec![db, ("person", person.into()), reason(&error)])
            }
            StoreError::Shortened { path } => Failure::Said("cli-store-shortened", vec![("path", shown(&path))]),
            StoreError::SameFile { path } => Failure::Said("cli-run-same-file", vec![("path", shown(&path))]),
            StoreError::Ahead { at } => Failure::Said("cli-run-activate-ahead", vec![("at", at.to_string().into())]),
            StoreError::BrokenPipe => Failure::Said("cli-run-reader-gone", Vec::new()),
        }
    }

    pub fn message(self, language: Language) -> String {
        match self {
            Failure::Usage(text) => text,
            Failure::Said(key, args) => catalog::message(language, key, &args),
            Failure::BrokenPipe => String::new(),
            Failure::Io(error) => catalog::message(language, "cli-io", &[("reason", error.to_string().into())]),
        }
    }
}

/// A path as it may be printed.
pub fn shown(path: &Path) -> Arg {
    let path: PathBuf = path.components().collect();
    Arg::from(visible::line(&path.to_string_lossy()).as_ref())
}
