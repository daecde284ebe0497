//! One file of a project, replaced.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use tempfile::Builder;

use crate::driver::WriteError;

/// Replaces the file at `path` by `after`: written beside it, forced to disk and renamed into place, with the permissions of the old one.
/// One that holds anything else than `before`, or may not be written to, stays as it is.
pub fn rewrite(path: &Path, before: &[u8], after: &[u8]) -> Result<(), WriteError> {
    // Behind a link lies the file that is meant.
    let path = path.canonicalize()?;
    let permissions = path.metadata()?.permissions();
    // A rename asks the folder alone: that the file is protected would go unnoticed.
    if permissions.readonly() {
        return Err(WriteError::Io(ErrorKind::PermissionDenied.into()));
    }
    if fs::read(&path)? != before {
        return Err(WriteError::Changed);
    }
    let folder = path.parent().ok_or_else(|| WriteError::BadPath(path.to_string_lossy().into_owned()))?;
    let mut fresh = Builder::new().prefix(".danbi-").tempfile_in(folder)?;
    fresh.write_all(after)?;
    fresh.as_file().set_permissions(permissions)?;
    fresh.as_file().sync_all()?;
    fresh.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_file_that_was_read_is_replaced_and_nothing_stays_beside_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.danbi");
        fs::write(&path, "one").unwrap();
        rewrite(&path, b"one", b"two").unwrap();
        assert!(matches!(rewrite(&path, b"one", b"three"), Err(WriteError::Changed)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_protected_file_stays_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.danbi");
        fs::write(&path, "one").unwrap();
        let mut permissions = path.metadata().unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        let refused = rewrite(&path, b"one", b"two");
        assert!(matches!(refused, Err(WriteError::Io(error)) if error.kind() == ErrorKind::PermissionDenied));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let dir = tempfile::tempdir().unwrap();
        let (path, link) = (dir.path().join("a.danbi"), dir.path().join("b.danbi"));
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&path, &link).unwrap();
        rewrite(&link, b"one", b"two").unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    }
}
