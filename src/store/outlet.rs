//! Effects and dead letters on their way out.

use std::collections::VecDeque;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use rusqlite::params;

use super::database::Database;
use super::error::StoreError;
use super::fail;
use super::position::signed;

/// Bytes that a pipe may hold of which nobody has read any: as much as Linux lets anybody give one (`fs.pipe-max-size`).
const PIPE: u64 = 1 << 20;

/// Which of the two outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    Effects,
    DeadLetters,
}

impl Output {
    /// The table that holds what is written out, which also names its mark.
    pub fn table(self) -> &'static str {
        match self {
            Output::Effects => "effects",
            Output::DeadLetters => "dead_letters",
        }
    }

    fn write_point(self) -> &'static str {
        match self {
            Output::Effects => "write-out",
            Output::DeadLetters => "write-dead-letters",
        }
    }

    fn sync_point(self) -> &'static str {
        match self {
            Output::Effects => "sync-out",
            Output::DeadLetters => "sync-dead-letters",
        }
    }
}

/// Where lines are written to.
#[derive(Debug)]
pub enum Target {
    /// Nowhere: they stay in the store until somebody says where.
    Kept,
    Stdout,
    /// A pipe or a device: what was written cannot be looked at again.
    Special {
        file: File,
        path: PathBuf,
    },
    File {
        file: File,
        path: PathBuf,
    },
}

/// How far an output is known to be written: bytes of the file, and the row that was last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    pub bytes: u64,
    pub seq: i64,
}

/// An output of the store.
#[derive(Debug)]
pub struct Outlet {
    pub output: Output,
    pub target: Target,
    /// What was written.
    pub written: Mark,
    /// What was forced to disk, too; of a pipe, what somebody must have read, because no pipe holds as much as came behind it.
    pub synced: Mark,
    /// Of a pipe: how far each write behind that came.
    pub handed: VecDeque<Mark>,
    /// What the store knows of that.
    pub saved: Mark,
}

impl Outlet {
    /// Writes lines that have been committed, up to a row.
    pub fn write(&mut self, lines: &[String], last: i64) -> Result<(), StoreError> {
        if lines.is_empty() || matches!(self.target, Target::Kept) {
            return Ok(());
        }
        let mut bytes = Vec::with_capacity(lines.iter().map(|line| line.len() + 1).sum());
        for line in lines {
            bytes.extend_from_slice(line.as_bytes());
            bytes.push(b'\n');
        }
        let point = self.output.write_point();
        fail::around(point, || self.write_bytes(&bytes, point))?;
        self.written = Mark { bytes: self.written.bytes.saturating_add(bytes.len() as u64), seq: last };
        if !matches!(self.target, Target::File { .. }) {
            self.hand_over();
        }
        Ok(())
    }

    fn hand_over(&mut self) {
        self.handed.push_back(self.written);
        while let Some(mark) = self.handed.pop_front_if(|mark| mark.bytes.saturating_add(PIPE) <= self.written.bytes) {
            self.synced = mark;
        }
    }

    fn write_bytes(&mut self, bytes: &[u8], point: &str) -> Result<(), StoreError> {
        // Only what a test kills here sees the seam.
        let (first, second) = bytes.split_at(if cfg!(debug_assertions) { bytes.len() / 2 } else { 0 });
        self.put(first)?;
        fail::reach(point, "half");
        self.put(second)
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        match &mut self.target {
            Target::Kept => Ok(()),
            Target::Stdout => {
                let mut out = std::io::stdout().lock();
                let written = out.write_all(bytes).and_then(|()| out.flush());
                written.map_err(StoreError::io(Path::new("-")))
            }
            Target::Special { file, path } | Target::File { file, path } => {
                file.write_all(bytes).map_err(StoreError::io(path))
            }
        }
    }

    /// Bytes of a file that a power cut could take back.
    pub fn unsynced(&self) -> u64 {
        let is_file = matches!(self.target, Target::File { .. });
        if is_file { self.written.bytes.saturating_sub(self.synced.bytes) } else { 0 }
    }

    /// Forces what was written to disk. What is in a pipe stays there.
    pub fn sync(&mut self) -> Result<(), StoreError> {
        let Target::File { file, path } = &self.target else { return Ok(()) };
        if self.written != self.synced {
            fail::around(self.output.sync_point(), || file.sync_data()).map_err(StoreError::io(path))?;
        }
        self.synced = self.written;
        Ok(())
    }

    /// The run ends well: whoever reads a pipe has all of it before them.
    pub fn close(&mut self) -> Result<(), StoreError> {
        self.sync()?;
        self.synced = self.written;
        Ok(())
    }

    /// Notes in the store what is on disk.
    pub fn save(&mut self, db: &Database) -> Result<(), StoreError> {
        let path = match &self.target {
            Target::Kept => return Ok(()),
            Target::Stdout => "-".to_owned(),
            Target::Special { path, .. } | Target::File { path, .. } => path.to_string_lossy().into_owned(),
        };
        if self.saved != self.synced {
            let sql = "INSERT OR REPLACE INTO marks (output, path, bytes, seq) VALUES (?1, ?2, ?3, ?4)";
            let mut statement = db.connection.prepare_cached(sql)?;
            let row = params![self.output.table(), path, signed(self.synced.bytes), self.synced.seq];
            fail::around("save-marks", || statement.execute(row))?;
            self.saved = self.synced;
        }
        Ok(())
    }
}
