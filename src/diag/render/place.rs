//! Places as machines read them.

use serde::Serialize;

use crate::text::{LineColumn, SourceMap, Span};

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Point {
    /// From 1.
    pub line: u32,
    /// In characters, from 1; a byte order mark does not count.
    pub column: u32,
    /// In bytes from the start of the file, from 0.
    pub offset: u32,
}

/// A range of a file. The end is one past the last character.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// With `/` between its parts.
    pub path: String,
    pub start: Point,
    pub end: Point,
}

impl Place {
    /// The place of `span`; `prefix` goes before the path of the file. None for a file that is not there.
    pub fn of(span: Span, sources: &SourceMap, prefix: &str) -> Option<Place> {
        let source = sources.get(span.file)?;
        let point = |offset| {
            let LineColumn { line, column } = source.lines().line_column(&source.text, offset);
            Point { line, column, offset }
        };
        Some(Place { path: format!("{prefix}{}", source.path), start: point(span.start), end: point(span.end) })
    }
}
