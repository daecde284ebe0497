//! Folders of cases.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// The files of a folder with this ending, by name; none of them, and no more than 10,000, above `most` bytes.
pub fn read_folder(folder: &Path, ending: &str, most: u64) -> io::Result<BTreeMap<String, Vec<u8>>> {
    const GREATEST_COUNT: usize = 10_000;
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let fits = path.extension().is_some_and(|of| of == ending) && path.is_file();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| fits) else { continue };
        let mut bytes = Vec::new();
        std::fs::File::open(&path)?.take(most + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > most || files.len() >= GREATEST_COUNT {
            return Err(io::Error::new(ErrorKind::InvalidData, format!("{name}: too large, or too many")));
        }
        files.insert(name.to_owned(), bytes);
    }
    Ok(files)
}

/// Writes a new folder, wholly or not at all. One that is there already must be empty.
pub fn write_folder(folder: &Path, files: &BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    let parent = folder.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(parent)?;
    let temporary = tempfile::Builder::new().prefix(".danbi-").tempdir_in(parent)?;
    for (name, bytes) in files {
        std::fs::write(temporary.path().join(name), bytes)?;
    }
    if folder.exists() {
        std::fs::remove_dir(folder)?;
    }
    std::fs::rename(temporary.keep(), folder)
}
