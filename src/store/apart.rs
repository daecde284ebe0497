//! What a run reads and what it writes are different files: an output that is also read would be taken for inputs, and one output
//! would be written over another.

use std::path::{Path, PathBuf};

use super::config::Config;
use super::error::StoreError;

/// Refuses a file that is named in two roles.
pub fn check(config: &Config) -> Result<(), StoreError> {
    let mut seen: Vec<PathBuf> = Vec::new();
    let files = [Some(&config.db), config.input.as_ref(), config.out.as_ref(), config.dead_letters.as_ref()];
    for path in files.into_iter().flatten() {
        let whole = whole(path);
        // A device such as /dev/null takes everything, from everybody.
        let is_device = std::fs::metadata(path).is_ok_and(|file| !file.is_file());
        if seen.contains(&whole) && !is_device {
            return Err(StoreError::SameFile { path: path.clone() });
        }
        seen.push(whole);
    }
    Ok(())
}

/// The file that a path leads to, whichever way; of one that is not there yet, in the folder that is.
fn whole(path: &Path) -> PathBuf {
    let of_folder = || {
        let absolute = std::path::absolute(path).ok()?;
        Some(absolute.parent()?.canonicalize().ok()?.join(absolute.file_name()?))
    };
    path.canonicalize().ok().or_else(of_folder).unwrap_or_else(|| path.to_owned())
}
