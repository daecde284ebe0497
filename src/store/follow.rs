//! Reading on where a file grows.

use std::fs::{File, Metadata};
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::position::{Head, Position};

/// How long to wait before looking whether there is more.
const PAUSE: Duration = Duration::from_millis(50);

/// Where lines are read from.
pub enum Source {
    Stream(Box<dyn Read + Send>),
    Growing(Growing),
}

/// A file that somebody writes to.
pub struct Growing {
    pub path: PathBuf,
    pub file: File,
    /// Bytes read of it so far.
    pub read: u64,
    pub stop: Arc<AtomicBool>,
}

/// What came of a look at a source.
pub enum Look {
    Bytes(usize),
    /// Another file stands under the name: it is read from its beginning.
    Another(Arc<Head>),
    End,
}

impl Source {
    /// Reads a piece; waits until there is one.
    pub fn look(&mut self, block: &mut [u8]) -> std::io::Result<Look> {
        match self {
            Source::Stream(stream) => Ok(match read(stream, block)? {
                0 => Look::End,
                bytes => Look::Bytes(bytes),
            }),
            Source::Growing(growing) => growing.look(block),
        }
    }
}

impl Growing {
    fn look(&mut self, block: &mut [u8]) -> std::io::Result<Look> {
        loop {
            let bytes = read(&mut self.file, block)?;
            if bytes > 0 {
                self.read = self.read.saturating_add(bytes as u64);
                return Ok(Look::Bytes(bytes));
            }
            if self.stop.load(Ordering::Relaxed) {
                return Ok(Look::End);
            }
            if self.is_another()? {
                let mut position = Position::default();
                self.file = position.open(&self.path).map_err(|error| std::io::Error::other(format!("{error:?}")))?;
                self.read = 0;
                return Ok(Look::Another(position.head));
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Whether the file was cut or another put in its place. One that is gone may be about to be replaced.
    fn is_another(&self) -> std::io::Result<bool> {
        let Ok(there) = self.path.metadata() else { return Ok(false) };
        Ok(there.len() < self.read || !same(&there, &self.file.metadata()?))
    }
}

#[cfg(unix)]
fn same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

#[cfg(not(unix))]
fn same(_one: &Metadata, _other: &Metadata) -> bool {
    true
}

fn read(from: &mut impl Read, block: &mut [u8]) -> std::io::Result<usize> {
    loop {
        match from.read(block) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}
