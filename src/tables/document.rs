//! A parsed file.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::table::{Table, span};
use super::{Reader, syntax};
use crate::diag::codes::tables;
use crate::diag::{Diagnostic, Sink};
use crate::text::{FileId, Span};

/// The largest file that is read: 4 MiB, about 10,000 events.
pub const MAX_BYTES: usize = 4 << 20;

/// A TOML file, parsed as far as its errors allow.
#[derive(Debug)]
pub struct Document<'t> {
    file: FileId,
    text: &'t str,
    root: Spanned<DeTable<'t>>,
    /// Lines with syntax errors, in order: nothing else is said about them.
    broken: Vec<Range<usize>>,
}

impl<'t> Document<'t> {
    /// Parses a file and reports its syntax errors. A file that is too large is empty.
    pub fn parse(file: FileId, text: &'t str, sink: &mut Sink) -> Self {
        if text.len() > MAX_BYTES {
            let at = Span::new(file, 0, 0);
            sink.push(Diagnostic::new(&tables::TOML_TOO_LARGE, at).arg("mebibytes", MAX_BYTES >> 20));
            return Document {
                file,
                text: "",
                root: Spanned::new(0..0, DeTable::new()),
                broken: vec![Range::default()],
            };
        }
        let (root, errors) = DeTable::parse_recoverable(text);
        let broken = syntax::report(file, text, root.get_ref(), &errors, sink);
        Document { file, text, root, broken }
    }

    /// The whole file.
    pub fn root(&self) -> Table<'_> {
        let at = Span::new(self.file, 0, 0);
        Table { file: self.file, entries: self.root.get_ref(), span: at, path: String::new() }
    }

    /// The whole file as a place.
    pub fn span(&self) -> Span {
        span(self.file, &(0..self.text.len()))
    }

    /// What reads its tables.
    pub fn reader<'r>(&'r self, sink: &'r mut Sink) -> Reader<'r> {
        Reader::new(self.text, &self.broken, sink)
    }
}
