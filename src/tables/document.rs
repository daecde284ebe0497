//! A parsed file.

use std::cell::OnceCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::errors::{self, Kind};
use super::table::{Table, span};
use super::{Reader, syntax};
use crate::diag::codes::tables;
use crate::diag::{Diagnostic, Sink};
use crate::text::{FileId, Span};

/// The largest file that is read: 4 MiB, about 10,000 events.
pub const MAX_BYTES: usize = 4 << 20;

/// The text of a TOML file.
#[derive(Debug)]
pub struct Input<'t> {
    file: FileId,
    text: &'t str,
    /// As long as the text, with lines mended that the parser would not get over.
    mended: OnceCell<String>,
}

/// A TOML file, parsed as far as its errors allow.
#[derive(Debug)]
pub struct Document<'t> {
    file: FileId,
    text: &'t str,
    root: Spanned<DeTable<'t>>,
    /// Lines with syntax errors, in order: nothing else is said about them.
    broken: Vec<Range<usize>>,
}

impl<'t> Input<'t> {
    /// A document that has not been looked at yet.
    pub fn new(file: FileId, text: &'t str) -> Self {
        Input { file, text, mended: OnceCell::new() }
    }

    /// Parses the file and reports its syntax errors. A file that is too large is empty.
    pub fn parse(&self, sink: &mut Sink) -> Document<'_> {
        let Input { file, text, .. } = *self;
        if text.len() > MAX_BYTES {
            let at = Span::new(file, 0, 0);
            sink.push(Diagnostic::new(&tables::TOML_TOO_LARGE, at).arg("mebibytes", MAX_BYTES >> 20));
            let root = Spanned::new(0..0, DeTable::new());
            return Document { file, text: "", root, broken: vec![Range::default()] };
        }
        let (mut root, first) = DeTable::parse_recoverable(text);
        let mut found = errors::classify(&first);
        if let Some(mended) = errors::mend_missing_equals(text, &found) {
            let (again, second) = DeTable::parse_recoverable(self.mended.get_or_init(|| mended));
            root = again;
            found.retain(|found| found.kind == Kind::MissingEquals);
            found.extend(errors::classify(&second));
        }
        let broken = syntax::report(file, text, root.get_ref(), found, sink);
        Document { file, text, root, broken }
    }
}

impl Document<'_> {
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
