//! The SQLite file: opening it, locking it, its single values.

use std::ffi::{OsStr, OsString};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use super::error::StoreError;
use super::fail;
use super::tables::{APPLICATION, FORMAT, FROM_1, TABLES};

/// An open store.
pub struct Database {
    pub connection: Connection,
    /// Held as long as the store is written to.
    _lock: Option<File>,
}

impl Database {
    /// Opens a store to run on, or begins one. Nobody else may write to it until it is dropped; reading goes on.
    pub fn open(path: &Path) -> Result<Database, StoreError> {
        if path.is_dir() {
            return Err(StoreError::NotAStore);
        }
        let lock = lock(path)?;
        let connection = Connection::open(path).map_err(|error| opening(path, error))?;
        connection.busy_timeout(std::time::Duration::from_secs(5))?;
        let fresh = number(&connection, "PRAGMA schema_version")? == 0;
        let format = if fresh { FORMAT } else { format(&connection)? };
        connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        // One fsync a commit: what is committed survives even a power cut. What is deleted is overwritten, so that of who was
        // forgotten nothing can be read in freed pages. States lie scattered over the file, so a page is written for nearly every
        // person of a batch: the log may grow to 256 MB before its pages go where they belong, each of them once.
        connection.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -131072; PRAGMA wal_autocheckpoint = 65536;
             PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 268435456;",
        )?;
        connection.set_prepared_statement_cache_capacity(64);
        if let Some(pages) = fail::disk_pages() {
            connection.pragma_update(None, "max_page_count", pages)?;
        }
        if fresh {
            create(&connection)?;
        }
        if format < FORMAT {
            upgrade(&connection)?;
        }
        Ok(Database { connection, _lock: Some(lock) })
    }

    /// Opens a store to look at, also while somebody runs on it.
    pub fn look(path: &Path) -> Result<Database, StoreError> {
        if !path.is_file() {
            return Err(if path.exists() { StoreError::NotAStore } else { StoreError::NoStore });
        }
        match reading(path.as_os_str()) {
            // Beside a file that nobody has open, SQLite wants to make others. Where it may not, nobody runs on the store either.
            Err(StoreError::Io { .. }) if !beside(path, "-wal").exists() => reading(&unchanging(path)),
            connection => connection,
        }
        .map(|connection| Database { connection, _lock: None })
    }

    /// A single value.
    pub fn fact<T: rusqlite::types::FromSql>(&self, name: &str) -> Result<Option<T>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT value FROM facts WHERE name = ?1")?;
        Ok(statement.query_row([name], |row| row.get(0)).optional()?)
    }

    pub fn set_fact(&self, name: &str, value: impl rusqlite::ToSql) -> Result<(), StoreError> {
        let mut statement =
            self.connection.prepare_cached("INSERT OR REPLACE INTO facts (name, value) VALUES (?1, ?2)")?;
        statement.execute(params![name, value])?;
        Ok(())
    }

    pub fn begin(&self) -> Result<(), StoreError> {
        Ok(self.connection.execute_batch("BEGIN IMMEDIATE")?)
    }

    pub fn commit(&self) -> Result<(), StoreError> {
        Ok(fail::around("commit", || self.connection.execute_batch("COMMIT"))?)
    }

    /// Undoes what was begun. If that fails too, the system does it, at the latest when the file is closed.
    pub fn roll_back(&self) {
        let _ = self.connection.execute_batch("ROLLBACK");
    }

    /// The greatest number in a column; 0 where there is none.
    pub fn greatest(&self, column: &str, table: &str) -> Result<i64, StoreError> {
        number(&self.connection, &format!("SELECT coalesce(max({column}), 0) FROM {table}"))
    }
}

/// The file beside the store that whoever runs on it holds.
fn lock(path: &Path) -> Result<File, StoreError> {
    let beside = beside(path, "-lock");
    let file = File::options().create(true).truncate(false).write(true).open(&beside);
    let file = file.map_err(StoreError::io(&beside))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Busy),
        Err(TryLockError::Error(error)) => Err(StoreError::Io { path: beside, error }),
    }
}

/// The path of a file that stands beside the store.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut beside = OsString::from(path);
    beside.push(ending);
    PathBuf::from(beside)
}

/// A connection that writes nothing.
fn reading(path: &OsStr) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let path = Path::new(path);
    let connection = Connection::open_with_flags(path, flags).map_err(|error| opening(path, error))?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    // The first look at the file; opening it looks at nothing yet.
    connection.query_row("PRAGMA schema_version", [], |_| Ok(())).map_err(|error| opening(path, error))?;
    match format(&connection)? {
        FORMAT => Ok(connection),
        found => Err(StoreError::OtherFormat { found, known: FORMAT }),
    }
}

/// The name by which SQLite takes a file as one that does not change.
fn unchanging(path: &Path) -> OsString {
    let mut name = OsString::from("file:");
    name.push(path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23"));
    name.push("?immutable=1");
    name
}

fn opening(path: &Path, error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::ReadOnly) => {
            StoreError::Io { path: path.to_owned(), error: std::io::Error::other(error.to_string()) }
        }
        _ => error.into(),
    }
}

fn number(connection: &Connection, query: &str) -> Result<i64, StoreError> {
    Ok(connection.query_row(query, [], |row| row.get(0))?)
}

/// The format of a store, which is one that there was.
fn format(connection: &Connection) -> Result<i64, StoreError> {
    if number(connection, "PRAGMA application_id")? != APPLICATION {
        return Err(StoreError::NotAStore);
    }
    match number(connection, "PRAGMA user_version")? {
        found @ 1..=FORMAT => Ok(found),
        found => Err(StoreError::OtherFormat { found, known: FORMAT }),
    }
}

/// Brings a store of format 1 to this one.
fn upgrade(connection: &Connection) -> Result<(), StoreError> {
    let all = format!("BEGIN IMMEDIATE; {FROM_1} PRAGMA user_version = {FORMAT}; COMMIT;");
    Ok(connection.execute_batch(&all)?)
}

fn create(connection: &Connection) -> Result<(), StoreError> {
    let head = format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT};");
    let salt = "INSERT INTO facts (name, value) VALUES ('salt', randomblob(16));";
    let all = format!("BEGIN IMMEDIATE; {head} {TABLES} {salt} COMMIT;");
    fail::around("create-tables", || connection.execute_batch(&all))?;
    Ok(())
}
