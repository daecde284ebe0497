//! Why a command could not run.

use std::path::{Path, PathBuf};

use crate::bundle::SealError;
use crate::bundle::read::ReadError;
use crate::diag::render::visible;
use crate::diag::{Arg, Language, catalog};
use crate::driver::{LocateError, WriteError};
use crate::runtime::LoadError;

#[derive(Debug)]
pub enum Failure {
    /// What was typed makes no sense; already in words.
    Usage(String),
    /// The message of the catalog and what it mentions.
    Said(&'static str, Vec<(&'static str, Arg)>),
    /// Nobody reads the output any more.
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
