//! Where inputs come from, and where to go on in them.

use std::path::Path;
use std::sync::Arc;

use super::begin::Store;
use super::config::Config;
use super::error::StoreError;
use super::follow::{Growing, Source};
use super::position::Position;

/// Opens the input of a run where it was left.
pub fn open(config: &Config, store: &Store) -> Result<(Source, Position), StoreError> {
    let Some(path) = &config.input else {
        let mut position = Position::read(&store.db, "-")?;
        let mut input = std::io::stdin();
        if config.resume {
            let skipped = std::io::copy(&mut std::io::Read::take(&mut input, position.bytes), &mut std::io::sink());
            skipped.map_err(StoreError::io(Path::new("-")))?;
        } else {
            position = Position { source: "-".to_owned(), ..Position::default() };
        }
        return Ok((Source::Stream(Box::new(input)), position));
    };
    if is_stream(path) {
        let file = std::fs::File::open(path).map_err(StoreError::io(path))?;
        let position = Position { source: path.to_string_lossy().into_owned(), ..Position::default() };
        return Ok((Source::Stream(Box::new(file)), position));
    }
    let named = path.canonicalize().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => StoreError::NoInput { path: path.to_owned() },
        _ => StoreError::io(path)(error),
    })?;
    let source = named.to_string_lossy().into_owned();
    let mut position = match config.from_start {
        true => Position { source, ..Position::default() },
        false => Position::read(&store.db, &source)?,
    };
    let file = position.open(&named)?;
    let source = match config.follow {
        true => {
            let stop = Arc::clone(&config.stop);
            Source::Growing(Growing { path: named, file, read: position.bytes, stop })
        }
        false => Source::Stream(Box::new(file)),
    };
    Ok((source, position))
}

/// A pipe, such as `<(zcat events.gz)`: it has no name to come back to, and no place to go on at.
fn is_stream(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}
