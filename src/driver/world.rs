//! All input and output, behind one trait.

use std::collections::BTreeMap;
use std::io::ErrorKind;

use chrono::NaiveDate;

/// Files by their path, which is relative and has `/` between its parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// How much is read at most: far above real projects, far below what would bring a machine to its knees.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Of one file.
    pub bytes: u64,
    /// Of one project.
    pub files: usize,
}

/// 16 MiB is some 500,000 lines in one file; the largest project known to us has 4,000 files.
pub const LIMITS: Limits = Limits { bytes: 16 * 1024 * 1024, files: 50_000 };

/// What there is to read.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Paths relative to the project, `/` between parts, sorted.
    pub paths: Vec<String>,
    /// What was found and cannot be listed, by path.
    pub errors: Vec<(String, FileError)>,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// The system refuses.
    Io(ErrorKind),
    /// A pipe, a device, a folder.
    NotAFile,
    /// It has more than [`Limits::bytes`].
    TooLarge,
    /// It was written to while it was read.
    Changed,
    /// It was listed and is gone.
    Vanished,
    /// A link that leads out of the project.
    Outside,
    /// A link that leads back to a folder it lies in.
    Loop,
    /// Its path is no Unicode; the path it is reported under has marks in place of what is not.
    NotUnicode,
    /// There are more than [`Limits::files`]; the path is that of the project.
    TooMany,
}

impl FileError {
    /// Whether it shows when a project is listed, before anything is read.
    pub fn prevents_listing(&self) -> bool {
        matches!(self, FileError::Outside | FileError::Loop | FileError::NotUnicode | FileError::TooMany)
    }
}

/// Why output was not written. What was there before is still there.
#[derive(Debug)]
pub enum WriteError {
    /// The folder holds something that no build wrote: it would be lost.
    NotOurs,
    /// A file that is not what it was when it was read.
    Changed,
    /// A path of the output that leads out of its folder.
    BadPath(String),
    Io(std::io::Error),
}

impl From<std::io::Error> for WriteError {
    fn from(error: std::io::Error) -> Self {
        WriteError::Io(error)
    }
}

/// Where a project lies: a folder on disk, or memory.
pub trait World: Sync {
    /// The files of the project that could matter: `danbi.toml`, what lies under `schema/` and `campaigns/`, and campaign files
    /// beside them. Files and folders whose name begins with a dot are left out.
    fn list(&self) -> Listing;

    /// The bytes of a file: one that was listed, or one that a campaign names. It lies in the project.
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError>;

    /// Replaces the folder `dir` by one that holds exactly `files`: wholly, or not at all. A relative `dir` is below the project.
    fn write(&self, dir: &str, files: &Files) -> Result<(), WriteError>;

    /// Replaces a file of the project that holds `before` by `after`: wholly, or not at all.
    fn rewrite(&self, path: &str, before: &[u8], after: &[u8]) -> Result<(), WriteError>;

    /// The current day, UTC.
    fn today(&self) -> NaiveDate;
}
