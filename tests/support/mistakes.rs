//! What a mistake gives: the finding, its place, and what its fix leaves.

use std::path::Path;

use danbi::diag::Diagnostic;
use danbi::text::{Edit, FileId, LineIndex};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A finding as cases write it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Found {
    pub code: String,
    pub line: u32,
    pub column: u32,
    /// The first line that the fix changes and that says something, as it is then; absent where no fix is offered.
    pub fix: Option<String>,
}

/// The TOML files of a folder under `tests/mistakes/`, in the order of their names.
pub fn files<T: DeserializeOwned>(folder: &str) -> Vec<T> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes").join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        toml::from_str::<T>(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    paths.iter().map(read).collect()
}

/// The text with edits made.
pub fn edited(text: &str, edits: &[Edit]) -> String {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    let mut text = text.to_owned();
    for edit in edits {
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    text
}

/// The text that a fix changes, and what it leaves; all edits of a fix lie in one file.
pub fn mended<'t>(text_of: impl Fn(FileId) -> &'t str, finding: &Diagnostic) -> Option<(&'t str, String)> {
    let edits = &finding.fix.as_ref()?.edits;
    let text = text_of(edits.first()?.span.file);
    Some((text, edited(text, edits)))
}

/// A finding as cases write it.
pub fn seen<'t>(text_of: impl Fn(FileId) -> &'t str + Copy, finding: &Diagnostic) -> Found {
    let text = text_of(finding.at.file);
    let place = LineIndex::new(text).line_column(text, finding.at.start);
    let fix = mended(text_of, finding).map(|(before, after)| {
        let mut old = before.lines();
        let changed = |line: &&str| old.next() != Some(line) && !line.trim().is_empty();
        let line = after.lines().find(changed).unwrap_or_default();
        line.trim().to_owned()
    });
    Found { code: finding.code.name.to_owned(), line: place.line, column: place.column, fix }
}
