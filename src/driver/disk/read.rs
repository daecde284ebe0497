//! One file, read as it was at one moment.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::driver::FileError;

/// The bytes of a file. A pipe is never opened: that would wait for somebody to write.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let metadata = path.metadata().map_err(|error| why(&error))?;
    if !metadata.is_file() {
        return Err(FileError::NotAFile);
    }
    if metadata.len() > limit {
        return Err(FileError::TooLarge);
    }
    let mut file = File::open(path).map_err(|error| why(&error))?;
    let before = file.metadata().map_err(|error| why(&error))?;
    let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or(0).saturating_add(1));
    // One byte more than allowed shows that there is more.
    Read::by_ref(&mut file).take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| why(&error))?;
    if bytes.len() as u64 > limit {
        return Err(FileError::TooLarge);
    }
    let after = file.metadata().map_err(|error| why(&error))?;
    let same = before.modified().ok() == after.modified().ok() && bytes.len() as u64 == after.len();
    if same { Ok(bytes) } else { Err(FileError::Changed) }
}

fn why(error: &std::io::Error) -> FileError {
    match error.kind() {
        ErrorKind::NotFound => FileError::Vanished,
        kind => FileError::Io(kind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_and_folders_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        std::fs::write(&path, "12345").unwrap();
        assert_eq!(read(&path, 5), Ok(b"12345".to_vec()));
        assert_eq!(read(&path, 4), Err(FileError::TooLarge));
        assert_eq!(read(dir.path(), 4), Err(FileError::NotAFile));
        assert_eq!(read(&dir.path().join("b"), 4), Err(FileError::Vanished));
    }
}
