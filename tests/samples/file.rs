//! The files under `src/diag/samples/`: a bad and a good project for each code.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use danbi::driver::{FileError, MemoryWorld};

/// Where the samples lie.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diag/samples")
}

/// The default sample project with the files of one half of a sample in it.
pub fn world(half: &str) -> Result<MemoryWorld, String> {
    let project = folder().join("project");
    let read = |path: &str| std::fs::read_to_string(project.join(path)).map_err(|error| format!("{path}: {error}"));
    let mut world = MemoryWorld::new();
    for path in ["danbi.toml", "schema/sample.toml"] {
        world = world.with(path, read(path)?);
    }
    for (head, text) in files(half).filter(|(head, _)| !head.starts_with(BEFORE)) {
        world = add(world, &head, &text)?;
    }
    Ok(world)
}

/// Where the files of the project before lie in a sample.
const BEFORE: &str = "before/";

/// Splits at lines `-- path --`. What comes before the first is `campaigns/sample.danbi`.
fn files(half: &str) -> impl Iterator<Item = (String, String)> {
    let mut files = vec![("campaigns/sample.danbi".to_owned(), String::new())];
    for line in half.split_inclusive('\n') {
        let head = line.trim_end().strip_prefix("-- ").and_then(|line| line.strip_suffix(" --"));
        match (head, files.last_mut()) {
            (Some(head), _) => files.push((head.to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => unreachable!("there is always a file"),
        }
    }
    let named = files.len() > 1;
    files.retain(|(path, text)| !(named && path == "campaigns/sample.danbi" && text.trim().is_empty()));
    files.into_iter()
}

/// A head is a path, then in brackets how the world spoils the file.
fn add(world: MemoryWorld, head: &str, text: &str) -> Result<MemoryWorld, String> {
    let Some((path, fault)) = head.strip_suffix(')').and_then(|head| head.split_once(" (")) else {
        return Ok(world.with(head, text));
    };
    let error = match fault {
        "not UTF-8" => return Ok(world.with(path, spoiled(text))),
        "100,000 times" => return Ok(world.with(path, text.repeat(100_000))),
        "empty" => return Ok(world.with(path, "")),
        "unreadable" => FileError::Io(ErrorKind::PermissionDenied),
        "too large" => FileError::TooLarge,
        "changed" => FileError::Changed,
        "name not Unicode" => FileError::NotUnicode,
        "link outside" => FileError::Outside,
        "link loop" => FileError::Loop,
        "too many" => FileError::TooMany,
        "missing" => return Ok(world.without(path)),
        other => return Err(format!("`({other})` is no way to spoil a file")),
    };
    Ok(world.with_error(path, error))
}

/// Every letter beyond ASCII as the two bytes CP949 has for 최: what a Korean file saved in it looks like.
fn spoiled(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for letter in text.chars() {
        if letter.is_ascii() { bytes.push(letter as u8) } else { bytes.extend([0xc3, 0xd6]) }
    }
    bytes
}
