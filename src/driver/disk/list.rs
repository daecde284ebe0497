//! What a project folder holds.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::driver::{FileError, Listing};

/// Nested folders below `campaigns/` or `schema/` that are looked into.
const DEEPEST: usize = 64;

/// Lists `danbi.toml`, campaign files beside it, and everything under `schema/` and `campaigns/`. Links are followed as long as
/// they stay in the project.
pub fn list(root: &Path, limit: usize) -> Listing {
    let mut found = Found { root, limit, listing: Listing::default(), links: BTreeSet::new(), real: BTreeSet::new() };
    found.walk(root, 1);
    for folder in ["campaigns", "schema"] {
        let folder = root.join(folder);
        if folder.symlink_metadata().is_ok() {
            found.walk(&folder, DEEPEST);
        }
    }
    found.drop_second_ways();
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
    /// Links to folders that are followed.
    links: BTreeSet<PathBuf>,
    /// Where links that are part of a loop really lie: each loop is told once.
    real: BTreeSet<PathBuf>,
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
                Ok(entry) if entry.path_is_symlink() && entry.file_type().is_dir() => {
                    if !self.follows(entry.path()) {
                        walk.skip_current_dir();
                    }
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

    /// Whether a link to a folder may be followed: not where it leads to a folder that it lies in.
    fn follows(&mut self, link: &Path) -> bool {
        let lies = real_place(link);
        let target = link.canonicalize().ok();
        if lies.as_ref().zip(target).is_some_and(|(lies, target)| lies.starts_with(target)) {
            self.fail(link, FileError::Loop);
            return false;
        }
        if lies.is_some_and(|lies| self.real.contains(&lies)) {
            return false;
        }
        self.links.insert(link.to_owned());
        true
    }

    /// A loop over several links: all of them are known now.
    fn closes_loop(&mut self, link: &Path) {
        let around = link.ancestors().filter(|folder| *folder == link || self.links.contains(*folder));
        let new: Vec<PathBuf> = around.filter_map(real_place).collect();
        let known = new.iter().any(|place| self.real.contains(place));
        self.real.extend(new);
        if !known {
            self.fail(link, FileError::Loop);
        }
    }

    /// A file that several ways lead to is one file: the way without links counts, or else the first.
    fn drop_second_ways(&mut self) {
        let (root, links) = (self.root, std::mem::take(&mut self.links));
        if links.is_empty() {
            return;
        }
        let over_link = |path: &Path| path.ancestors().any(|folder| links.contains(folder));
        let mut paths = std::mem::take(&mut self.listing.paths);
        paths.sort_by_cached_key(|path| over_link(&root.join(path)));
        let mut seen = BTreeSet::new();
        paths.retain(|path| root.join(path).canonicalize().map_or(true, |real| seen.insert(real)));
        self.listing.paths = paths;
    }

    fn fail_walk(&mut self, error: &walkdir::Error) {
        let path = error.path().unwrap_or(self.root).to_owned();
        // Editors lock a file by a hidden link that leads nowhere.
        if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
            return;
        }
        match error.io_error() {
            Some(error) => self.fail(&path, FileError::Io(error.kind())),
            None => self.closes_loop(&path),
        }
    }

    fn fail(&mut self, path: &Path, error: FileError) {
        let (Ok(path) | Err(path)) = relative(self.root, path);
        // Beside the two folders only files of ours matter.
        if path.contains('/') || is_ours(&path) || matches!(path.as_str(), "campaigns" | "schema") {
            self.listing.errors.push((path, error));
        }
    }
}

/// Where a link itself lies, without links on the way to it.
fn real_place(link: &Path) -> Option<PathBuf> {
    Some(link.parent()?.canonicalize().ok()?.join(link.file_name()?))
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
