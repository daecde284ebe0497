//! What an output holds, compared with what it should hold, before a run begins.
//!
//! Up to its mark an output is known to be right. Behind it stands what was written after the mark: the lines of the following rows,
//! maybe not all of them, the last one maybe cut off. What agrees stays, so that whoever reads along never reads a line twice; from
//! the first line that does not agree the file is written again.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;

use rusqlite::{OptionalExtension, params};

use super::database::Database;
use super::error::StoreError;
use super::fail;
use super::outlet::{Mark, Outlet, Output, Target};

/// Rows that are held in memory at once.
const ROWS: usize = 1_000;

/// Opens an output, and brings it to where the store stands.
pub fn open(db: &Database, output: Output, target: Option<&Path>) -> Result<Outlet, StoreError> {
    let stored = stored(db, output)?;
    let Some(wanted) = target else {
        let mark = stored.map(|(_, mark)| mark).unwrap_or_default();
        let handed = VecDeque::new();
        return Ok(Outlet { output, target: Target::Kept, written: mark, synced: mark, handed, saved: mark });
    };
    let wanted = if wanted == Path::new("-") { wanted.to_owned() } else { absolute(wanted)? };
    let mut mark = match stored {
        Some((path, mark)) if Path::new(&path) == wanted => Some(mark),
        // What the former file still lacks goes there, if it is still there.
        Some((path, mark)) if path != "-" && Path::new(&path).is_file() => {
            let former = Path::new(&path);
            let outlet = mend(db, output, former, mark)?;
            Some(Mark { bytes: length(&wanted), seq: outlet.written.seq })
        }
        Some((_, mark)) => Some(Mark { bytes: length(&wanted), seq: mark.seq }),
        None => None,
    };
    let mark = *mark.get_or_insert_with(|| Mark { bytes: length(&wanted), seq: 0 });
    let mut outlet = match special(&wanted)? {
        Some(target) => {
            let handed = VecDeque::new();
            let mut outlet = Outlet { output, target, written: mark, synced: mark, handed, saved: Mark::default() };
            rest(db, &mut outlet)?;
            outlet
        }
        None => mend(db, output, &wanted, mark)?,
    };
    outlet.sync()?;
    // Even if nothing was written yet: whatever stands in the file before the first line is not ours.
    outlet.saved = Mark { bytes: u64::MAX, seq: -1 };
    Ok(outlet)
}

/// What cannot be looked at again once it was written.
fn special(path: &Path) -> Result<Option<Target>, StoreError> {
    if path == Path::new("-") {
        return Ok(Some(Target::Stdout));
    }
    if !path.exists() || path.is_file() {
        return Ok(None);
    }
    let file = File::options().write(true).open(path).map_err(StoreError::io(path))?;
    Ok(Some(Target::Special { file, path: path.to_owned() }))
}

fn absolute(path: &Path) -> Result<std::path::PathBuf, StoreError> {
    let path = std::path::absolute(path).map_err(StoreError::io(path))?;
    Ok(path.canonicalize().unwrap_or(path))
}

fn length(path: &Path) -> u64 {
    path.metadata().map_or(0, |of| of.len())
}

fn stored(db: &Database, output: Output) -> Result<Option<(String, Mark)>, StoreError> {
    let sql = "SELECT path, bytes, seq FROM marks WHERE output = ?1";
    let row = db.connection.query_row(sql, [output.table()], |row| {
        Ok((row.get(0)?, Mark { bytes: row.get::<_, i64>(1)?.unsigned_abs(), seq: row.get(2)? }))
    });
    Ok(row.optional()?)
}

/// A file that is right up to its mark gets all that the store has behind it.
fn mend(db: &Database, output: Output, path: &Path, mark: Mark) -> Result<Outlet, StoreError> {
    let file = File::options().create(true).truncate(false).read(true).write(true).open(path);
    let mut file = file.map_err(StoreError::io(path))?;
    let length = file.metadata().map_err(StoreError::io(path))?.len();
    // An empty file was put in the place of one that somebody took away.
    let mark = if length == 0 { Mark { bytes: 0, ..mark } } else { mark };
    if length < mark.bytes {
        return Err(StoreError::Shortened { path: path.to_owned() });
    }
    file.seek(SeekFrom::Start(mark.bytes)).map_err(StoreError::io(path))?;
    let found = agreeing(db, output, &mut file, mark).map_err(|error| match error {
        StoreError::Io { error, .. } => StoreError::io(path)(error),
        error => error,
    })?;
    let written = fail::around("mend-output", || {
        // What does not agree is cut off. Behind the last row stands nothing of ours: it is left where it is.
        let end = if found.torn { found.mark.bytes } else { length.max(found.mark.bytes) };
        if found.torn {
            file.set_len(end)?;
        }
        file.seek(SeekFrom::Start(end)).map(|_| end)
    });
    let bytes = written.map_err(StoreError::io(path))?;
    let mark = Mark { bytes, seq: found.mark.seq };
    let target = Target::File { file, path: path.to_owned() };
    let unknown = Mark::default();
    let handed = VecDeque::new();
    let mut outlet = Outlet { output, target, written: mark, synced: unknown, handed, saved: unknown };
    rest(db, &mut outlet)?;
    Ok(outlet)
}

/// How far a file agrees with the store.
struct Agreement {
    mark: Mark,
    /// The next row is there in part, or something else is.
    torn: bool,
}

fn agreeing(db: &Database, output: Output, file: &mut File, mark: Mark) -> Result<Agreement, StoreError> {
    let mut reader = BufReader::new(file);
    let mut mark = mark;
    loop {
        let rows = rows(db, output, mark.seq)?;
        if rows.is_empty() {
            return Ok(Agreement { mark, torn: false });
        }
        for (seq, line) in rows {
            let mut there = Vec::new();
            reader.read_until(b'\n', &mut there).map_err(StoreError::io(Path::new("-")))?;
            if there.strip_suffix(b"\n") != Some(line.as_bytes()) {
                return Ok(Agreement { mark, torn: !there.is_empty() });
            }
            mark = Mark { bytes: mark.bytes.saturating_add(there.len() as u64), seq };
        }
    }
}

/// Writes the rows that the output lacks.
fn rest(db: &Database, outlet: &mut Outlet) -> Result<(), StoreError> {
    loop {
        let rows = rows(db, outlet.output, outlet.written.seq)?;
        let Some(last) = rows.last().map(|(seq, _)| *seq) else { return Ok(()) };
        let lines: Vec<String> = rows.into_iter().map(|(_, line)| line).collect();
        outlet.write(&lines, last)?;
    }
}

fn rows(db: &Database, output: Output, behind: i64) -> Result<Vec<(i64, String)>, StoreError> {
    let sql = format!("SELECT seq, line FROM {} WHERE seq > ?1 ORDER BY seq LIMIT ?2", output.table());
    let mut statement = db.connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![behind, ROWS as i64], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
