//! What a project folder holds.

use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use crate::driver::{FileError, Listing};

/// Nested folders below `campaigns/` or `schema/` that are looked into.
const DEEPEST: usize = 64;

/// Lists `danbi.toml`, campaign files beside it, and everything under `schema/` and `campaigns/`. Links are followed as long as
/// they stay in the project.
pub fn list(root: &Path, limit: usize) -> Listing {
    let mut found = Found { root, limit, listing: Listing::default() };
    found.walk(root, 1);
    for folder in ["campaigns", "schema"] {
        let folder = root.join(folder);
        if folder.symlink_metadata().is_ok() {
            found.walk(&folder, DEEPEST);
        }
    }
    let mut listing = found.listing;
    listing.paths.sort();
    listing.errors.sort_by(|a, b| a.0.cmp(&b.0));
    listing.errors.dedup();
    listing
}

struct Found<'a> {
    root: &'a Path,
    limit: usize,
    listing: Listing,
}

impl Found<'_> {
    fn walk(&mut self, folder: &Path, depth: usize) {
        let walk = WalkDir::new(folder).max_depth(depth).follow_links(true).sort_by_file_name();
        let mut walk = walk.into_iter();
        while let Some(entry) = walk.next() {
            if self.listing.paths.len() >= self.limit {
                self.listing.errors.push((".".to_owned(), FileError::TooMany));
                return;
            }
            match entry {
                Ok(entry) if is_hidden(&entry) => skip(&mut walk, &entry),
                Ok(entry) if entry.path_is_symlink() && !self.stays(entry.path()) => {
                    skip(&mut walk, &entry);
                    self.fail(entry.path(), FileError::Outside);
                }
                Ok(entry) if !entry.file_type().is_dir() => self.add(entry.path()),
                Ok(_) => {}
                Err(error) => self.fail_walk(&error),
            }
        }
    }

    fn add(&mut self, path: &Path) {
        match relative(self.root, path) {
            Ok(path) => self.listing.paths.push(path),
            // Other programs may call their files what they like.
            Err(lossy) if !is_ours(&lossy) => {}
            Err(lossy) => self.listing.errors.push((lossy, FileError::NotUnicode)),
        }
    }

    /// Whether what a link leads to lies in the project.
    fn stays(&self, link: &Path) -> bool {
        link.canonicalize().map_or(true, |target| target.starts_with(self.root))
    }

    fn fail_walk(&mut self, error: &walkdir::Error) {
        let path = error.path().unwrap_or(self.root).to_owned();
        // Editors lock a file by a hidden link that leads nowhere.
        if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
            return;
        }
        self.fail(&path, error.io_error().map_or(FileError::Loop, |error| FileError::Io(error.kind())));
    }

    fn fail(&mut self, path: &Path, error: FileError) {
        let (Ok(path) | Err(path)) = relative(self.root, path);
        // Beside the two folders only files of ours matter.
        if path.contains('/') || is_ours(&path) || matches!(path.as_str(), "campaigns" | "schema") {
            self.listing.errors.push((path, error));
        }
    }
}

fn skip(walk: &mut walkdir::IntoIter, entry: &DirEntry) {
    if entry.file_type().is_dir() {
        walk.skip_current_dir();
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn is_ours(path: &str) -> bool {
    path.ends_with(".danbi") || path.ends_with(".toml")
}

/// The path below the project with `/` between its parts; with marks in place of what is no Unicode as the error.
fn relative(root: &Path, path: &Path) -> Result<String, String> {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    let joined = parts.join("/");
    if below.to_str().is_some() { Ok(joined) } else { Err(joined) }
}
