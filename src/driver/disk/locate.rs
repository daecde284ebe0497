//! From the path somebody typed to the project it lies in.

use std::io::ErrorKind;
use std::path::{Component, Path};

use super::DiskWorld;

/// A project and the part of it that was meant.
#[derive(Debug)]
pub struct Located {
    pub world: DiskWorld,
    /// Path below the project; empty for all of it.
    pub part: String,
    /// The way from the current folder to the project, with its last `/`; empty if it is the project.
    pub prefix: String,
}

#[derive(Debug)]
pub enum LocateError {
    /// There is nothing at the path.
    NoSuchPath,
    /// Neither the path nor a folder it lies in holds `danbi.toml`.
    NoProject,
    Io(std::io::Error),
}

/// Finds the project that `path` is or lies in, looking upwards for `danbi.toml`.
pub fn locate(path: &Path) -> Result<Located, LocateError> {
    let real = path.canonicalize().map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => LocateError::NoSuchPath,
        _ => LocateError::Io(error),
    })?;
    let root = real.ancestors().find(|folder| folder.join("danbi.toml").is_file()).ok_or(LocateError::NoProject)?;
    let part = real.strip_prefix(root).map(slashed).unwrap_or_default();
    let prefix = std::env::current_dir().and_then(|here| here.canonicalize()).map(|here| way(&here, root));
    let world = DiskWorld::new(root).map_err(LocateError::Io)?;
    Ok(Located { world, part, prefix: prefix.unwrap_or_default() })
}

/// The same for a file that may not have been saved yet: its folder, or the nearest one around it that exists, decides.
pub fn locate_unsaved(path: &Path) -> Result<Located, LocateError> {
    let path = std::path::absolute(path).map_err(LocateError::Io)?;
    let around = path.ancestors().skip(1).find(|folder| folder.is_dir()).ok_or(LocateError::NoSuchPath)?;
    let located = locate(around)?;
    let below = path.strip_prefix(around).map(slashed).unwrap_or_default();
    let part = if located.part.is_empty() { below } else { format!("{}/{below}", located.part) };
    Ok(Located { part, ..located })
}

/// How to get from `here` to `root`: down, or up where `root` holds `here`, else the whole path.
fn way(here: &Path, root: &Path) -> String {
    let way = match (root.strip_prefix(here), here.strip_prefix(root)) {
        (Ok(down), _) => slashed(down),
        (_, Ok(up)) => vec![".."; up.components().count()].join("/"),
        _ => root.to_string_lossy().into_owned(),
    };
    if way.is_empty() { way } else { format!("{way}/") }
}

fn slashed(path: &Path) -> String {
    let parts = path.components().filter(|part| matches!(part, Component::Normal(_)));
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_a_project_is_short() {
        let way = |here: &str, root: &str| super::way(Path::new(here), Path::new(root));
        assert_eq!(way("/w", "/w/shop"), "shop/");
        assert_eq!(way("/w/shop", "/w/shop"), "");
        assert_eq!(way("/w/shop/campaigns/a", "/w/shop"), "../../");
        assert_eq!(way("/tmp", "/w/shop"), "/w/shop/");
    }
}
