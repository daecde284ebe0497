//! How far an input was read.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::database::Database;
use super::error::StoreError;
use super::fail;

/// Bytes at the beginning of a file that tell it from another of the same name.
const HEAD: u64 = 4096;

/// How a file begins: one that begins otherwise is another file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub bytes: u64,
    pub hash: Vec<u8>,
}

/// How far an input was read.
#[derive(Clone, Debug, Default)]
pub struct Position {
    /// The path of the file, `-` for standard input.
    pub source: String,
    /// Bytes and lines that are done.
    pub bytes: u64,
    pub lines: u64,
    pub head: Arc<Head>,
}

impl Position {
    /// Where a source stands; at its beginning if it was never read.
    pub fn read(db: &Database, source: &str) -> Result<Position, StoreError> {
        let sql = "SELECT bytes, lines, head, head_bytes FROM positions WHERE source = ?1";
        let row = db.connection.query_row(sql, [source], |row| {
            let head: Option<Vec<u8>> = row.get(2)?;
            let length: Option<i64> = row.get(3)?;
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, head.unwrap_or_default(), length.unwrap_or_default()))
        });
        let source = source.to_owned();
        Ok(match row.optional()? {
            None => Position { source, ..Position::default() },
            Some((bytes, lines, hash, length)) => Position {
                source,
                bytes: bytes.unsigned_abs(),
                lines: lines.unsigned_abs(),
                head: Arc::new(Head { bytes: length.unsigned_abs(), hash }),
            },
        })
    }

    pub fn save(&self, db: &Database) -> Result<(), StoreError> {
        let sql =
            "INSERT OR REPLACE INTO positions (source, bytes, lines, head, head_bytes) VALUES (?1, ?2, ?3, ?4, ?5)";
        let mut statement = db.connection.prepare_cached(sql)?;
        let (bytes, lines) = (signed(self.bytes), signed(self.lines));
        let row = params![self.source, bytes, lines, self.head.hash, signed(self.head.bytes)];
        fail::around("save-position", || statement.execute(row))?;
        Ok(())
    }

    /// Opens a file where it was left; from its beginning if it is not the file that was read.
    pub fn open(&mut self, path: &Path) -> Result<File, StoreError> {
        let mut file = File::open(path).map_err(StoreError::io(path))?;
        let length = file.metadata().map_err(StoreError::io(path))?.len();
        let same = length >= self.bytes && Head::of(&mut file, self.head.bytes).is_ok_and(|head| head == *self.head);
        if !same {
            (self.bytes, self.lines) = (0, 0);
        }
        self.head = Arc::new(Head::of(&mut file, length.min(HEAD)).map_err(StoreError::io(path))?);
        file.seek(SeekFrom::Start(self.bytes)).map_err(StoreError::io(path))?;
        Ok(file)
    }
}

impl Head {
    /// The first so many bytes of a file, fewer where it has fewer.
    fn of(file: &mut File, bytes: u64) -> std::io::Result<Head> {
        if bytes == 0 {
            return Ok(Head::default());
        }
        file.seek(SeekFrom::Start(0))?;
        let mut head = Vec::new();
        file.take(bytes).read_to_end(&mut head)?;
        Ok(Head { bytes: head.len() as u64, hash: Sha256::digest(&head).to_vec() })
    }
}

pub fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
