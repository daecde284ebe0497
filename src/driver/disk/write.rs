//! A folder of output, replaced as a whole.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Component, Path, PathBuf};

use tempfile::{Builder, TempDir};

use crate::driver::{Files, WriteError};

/// The file that every build writes: a folder that has it may be replaced.
const MARK: &str = "manifest.json";

/// Replaces the folder `out`. The new one is written beside it, forced to disk, and renamed into place; the old one steps aside
/// under a name of its own until then. If the machine dies in between, the next call puts the old one back.
pub fn replace(out: &Path, files: &Files) -> Result<(), WriteError> {
    let (parent, name) = beside(out)?;
    fs::create_dir_all(&parent)?;
    let (out, aside) = (parent.join(&name), parent.join(format!(".{name}.last")));
    restore(&out, &aside)?;
    if !may_replace(&out)? {
        return Err(WriteError::NotOurs);
    }
    let fresh = fresh_folder(&parent, &name)?;
    fill(fresh.path(), files)?;
    swap(fresh, &out, &aside)?;
    sync_folder(&parent)?;
    Ok(())
}

/// The folder `out` lies in and its name there.
fn beside(out: &Path) -> Result<(PathBuf, String), WriteError> {
    let out = std::path::absolute(out)?;
    let out = out.canonicalize().unwrap_or(out);
    match (out.parent(), out.file_name().and_then(|name| name.to_str())) {
        (Some(parent), Some(name)) => Ok((parent.to_owned(), name.to_owned())),
        _ => Err(WriteError::BadPath(out.to_string_lossy().into_owned())),
    }
}

/// Puts back what stepped aside in a run that never ended, or removes it if that run did put its own in place.
fn restore(out: &Path, aside: &Path) -> Result<(), WriteError> {
    if !aside.exists() {
        return Ok(());
    }
    if out.exists() {
        fs::remove_dir_all(aside)?
    } else {
        fs::rename(aside, out)?
    }
    Ok(())
}

/// Whether `out` is free, empty, or the work of an earlier build.
fn may_replace(out: &Path) -> Result<bool, WriteError> {
    if !out.exists() {
        return Ok(true);
    }
    Ok(out.is_dir() && (out.join(MARK).is_file() || fs::read_dir(out)?.next().is_none()))
}

/// An empty folder beside the output, removed again unless it is put in place.
fn fresh_folder(parent: &Path, name: &str) -> Result<TempDir, WriteError> {
    let prefix = format!(".{name}.new-");
    let mut builder = Builder::new();
    builder.prefix(&prefix);
    // Like any other new folder, not for its owner alone.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    Ok(builder.tempdir_in(parent)?)
}

fn fill(folder: &Path, files: &Files) -> Result<(), WriteError> {
    for (path, bytes) in files {
        let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        if path.is_empty() || !inside {
            return Err(WriteError::BadPath(path.clone()));
        }
        let target = folder.join(path);
        let around = target.parent().unwrap_or(folder);
        fs::create_dir_all(around)?;
        let mut file = File::create(&target)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        sync_folder(around)?;
    }
    sync_folder(folder)
}

fn swap(fresh: TempDir, out: &Path, aside: &Path) -> Result<(), WriteError> {
    let had = out.exists();
    if had {
        fs::rename(out, aside)?;
    }
    if let Err(error) = fs::rename(fresh.path(), out) {
        if had {
            fs::rename(aside, out)?;
        }
        return Err(error.into());
    }
    // It is in place under its new name: there is nothing left to remove under the old one.
    let _ = fresh.keep();
    if had {
        fs::remove_dir_all(aside)?;
    }
    Ok(())
}

/// Forces the names in a folder to disk, where the system has such a thing.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> Result<(), WriteError> {
    Ok(File::open(folder)?.sync_all()?)
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> Result<(), WriteError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn output(text: &str) -> Files {
        let file = |path: &str| (path.to_owned(), text.as_bytes().to_vec());
        [file(MARK), file("journeys/a@1.json")].into_iter().collect()
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_folder_is_replaced_as_a_whole_and_nothing_stays_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("deep/dist");
        replace(&out, &output("one")).unwrap();
        fs::write(out.join("left-over"), "").unwrap();
        replace(&out, &output("two")).unwrap();
        assert_eq!(names(&out), ["journeys", MARK]);
        assert_eq!(fs::read_to_string(out.join("journeys/a@1.json")).unwrap(), "two");
        assert_eq!(names(&dir.path().join("deep")), ["dist"]);
    }

    #[test]
    fn what_no_build_wrote_is_never_replaced() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("thesis.txt"), "years of work").unwrap();
        assert!(matches!(replace(dir.path(), &output("one")), Err(WriteError::NotOurs)));
        assert_eq!(names(dir.path()), ["thesis.txt"]);
        let file = dir.path().join("thesis.txt");
        assert!(matches!(replace(&file, &output("one")), Err(WriteError::NotOurs)));
    }

    #[test]
    fn a_failure_leaves_the_last_good_output() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("dist");
        replace(&out, &output("one")).unwrap();
        let mut bad = output("two");
        bad.insert("../escape".to_owned(), Vec::new());
        assert!(matches!(replace(&out, &bad), Err(WriteError::BadPath(_))));
        assert_eq!(fs::read_to_string(out.join(MARK)).unwrap(), "one");
        assert_eq!(names(dir.path()), ["dist"]);
    }

    #[test]
    fn output_that_stepped_aside_in_a_crash_comes_back() {
        let dir = tempfile::tempdir().unwrap();
        let (out, aside) = (dir.path().join("dist"), dir.path().join(".dist.last"));
        replace(&out, &output("one")).unwrap();
        fs::rename(&out, &aside).unwrap();
        let mut bad = output("two");
        bad.insert("../escape".to_owned(), Vec::new());
        assert!(replace(&out, &bad).is_err());
        assert_eq!(fs::read_to_string(out.join(MARK)).unwrap(), "one");
        assert_eq!(names(dir.path()), ["dist"]);
    }
}
