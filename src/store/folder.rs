//! The folder that `danbi build` writes, read back.

use std::collections::BTreeMap;
use std::path::{Component, Path};

use serde_json::Value as Json;

use super::error::StoreError;
use crate::bundle::read::Files;
use crate::bundle::sha256_hex;

/// Bytes of one file at the most; a compiled journey takes some 10 kB.
const LARGEST: u64 = 256 << 20;

/// The manifest and the files it lists. Whether they are what they should be is for the runtime to say (P-FORMAT-1).
pub fn read(folder: &Path) -> Result<Files, StoreError> {
    let mut files = Files::new();
    let manifest = read_file(&folder.join("manifest.json"))?;
    let manifest = manifest.ok_or_else(|| StoreError::NotABundle { path: folder.to_owned() })?;
    let parsed: Json = serde_json::from_slice(&manifest).unwrap_or_default();
    let listed = parsed.get("files").and_then(Json::as_object);
    for path in listed.into_iter().flat_map(|files| files.keys()).filter(|path| stays(path)) {
        // What is missing is told by the runtime.
        if let Some(bytes) = read_file(&folder.join(path))? {
            files.insert(path.clone(), bytes);
        }
    }
    files.insert("manifest.json".into(), manifest);
    Ok(files)
}

/// The SHA-256 of the manifest: what a bundle is called in an `activate`.
pub fn name_of(files: &Files) -> String {
    files.get("manifest.json").map(|bytes| sha256_hex(bytes)).unwrap_or_default()
}

fn stays(path: &str) -> bool {
    Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

fn read_file(path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
    match path.metadata() {
        Ok(of) if of.len() > LARGEST => {
            let error = std::io::Error::from(std::io::ErrorKind::FileTooLarge);
            Err(StoreError::Io { path: path.to_owned(), error })
        }
        Ok(_) => std::fs::read(path).map(Some).map_err(StoreError::io(path)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::io(path)(error)),
    }
}

/// Files as one piece of bytes: for each the length of its path, the path, the length of its bytes, the bytes.
pub fn pack(files: &Files) -> Vec<u8> {
    let mut packed = Vec::new();
    for (path, bytes) in files {
        for part in [path.as_bytes(), bytes] {
            packed.extend_from_slice(&(part.len() as u64).to_be_bytes());
            packed.extend_from_slice(part);
        }
    }
    packed
}

/// The way back; what was cut off is missing.
pub fn unpack(mut packed: &[u8]) -> Files {
    let mut files = BTreeMap::new();
    while let (Some(path), Some(bytes)) = (part(&mut packed), part(&mut packed)) {
        files.insert(String::from_utf8_lossy(path).into_owned(), bytes.to_vec());
    }
    files
}

fn part<'b>(packed: &mut &'b [u8]) -> Option<&'b [u8]> {
    let (length, rest) = packed.split_first_chunk::<8>()?;
    let (part, rest) = rest.split_at_checked(usize::try_from(u64::from_be_bytes(*length)).ok()?)?;
    *packed = rest;
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        let files: Files = [("a".to_owned(), b"1".to_vec()), ("b/c".to_owned(), Vec::new())].into();
        let packed = pack(&files);
        assert_eq!(unpack(&packed), files);
        assert_eq!(unpack(packed.get(..packed.len() - 4).unwrap()).len(), 1);
    }

    #[test]
    fn no_file_outside_is_read() {
        assert!(stays("journeys/a@1.json") && !stays("../a") && !stays("/etc/passwd"));
    }
}
