//! A parsed file.

use std::cell::OnceCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::errors::{self, Found, Kind};
use super::table::{Table, span};
use super::{Reader, syntax, unclosed};
use crate::diag::codes::tables;
use crate::diag::{Diagnostic, Sink};
use crate::text::{FileId, Span};
use crate::types::{Name, is_name};

/// The largest file that is read: 4 MiB, about 10,000 events.
pub const MAX_BYTES: usize = 4 << 20;

/// The text of a TOML file.
#[derive(Debug)]
pub struct Input<'t> {
    file: FileId,
    text: &'t str,
    /// As long as the text, without the lines of what is never closed.
    closed: OnceCell<String>,
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
    /// Where something begins that is never closed: what it swallows is not known.
    open_from: Option<usize>,
}

impl<'t> Input<'t> {
    /// A document that has not been looked at yet.
    pub fn new(file: FileId, text: &'t str) -> Self {
        Input { file, text, closed: OnceCell::new(), mended: OnceCell::new() }
    }

    /// Parses the file and reports its syntax errors. A file that is too large is empty.
    pub fn parse(&self, sink: &mut Sink) -> Document<'_> {
        let Input { file, text, .. } = *self;
        if text.len() > MAX_BYTES {
            let at = Span::new(file, 0, 0);
            sink.push(Diagnostic::new(&tables::TOML_TOO_LARGE, at).arg("mebibytes", MAX_BYTES >> 20));
            let root = Spanned::new(0..0, DeTable::new());
            return Document { file, text: "", root, broken: vec![Range::default()], open_from: None };
        }
        let (mut root, first) = DeTable::parse_recoverable(text);
        let mut found = errors::classify(&first);
        let mut source = text;
        let unclosed = unclosed::without(text, &found, root.get_ref());
        if let Some(closed) = &unclosed {
            source = self.closed.get_or_init(|| closed.text.clone());
            let (again, second) = DeTable::parse_recoverable(source);
            (root, found) = (again, errors::classify(&second));
        }
        if let Some(mended) = errors::mend_missing_equals(source, &found) {
            let (again, second) = DeTable::parse_recoverable(self.mended.get_or_init(|| mended));
            root = again;
            found.retain(|found| found.kind == Kind::MissingEquals);
            found.extend(errors::classify(&second));
        }
        let open_from = syntax::open_from(&found, root.get_ref());
        let (places, lines) = unclosed.map(|closed| (closed.places, closed.lines)).unwrap_or_default();
        found.extend(places.into_iter().map(|at| Found { kind: Kind::UnclosedBracket, at: at..at + 1 }));
        let broken = syntax::report(file, text, root.get_ref(), found, sink);
        let broken = syntax::joined(broken.into_iter().chain(lines).collect());
        Document { file, text, root, broken, open_from }
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

    /// Words of lines that could not be read: what they declare is not known.
    pub fn lost(&self) -> impl Iterator<Item = Name> {
        let rest = self.open_from.map(|start| start..self.text.len());
        let parts = self.broken.iter().cloned().chain(rest).filter_map(|range| self.text.get(range));
        let words = parts.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric() && letter != '_'));
        words.filter(|word| is_name(word)).map(Name::new)
    }

    /// Nothing of it was read.
    pub fn is_unread(&self) -> bool {
        self.text.is_empty() && !self.broken.is_empty()
    }

    /// What reads its tables.
    pub fn reader<'r>(&'r self, sink: &'r mut Sink) -> Reader<'r> {
        Reader::new(self.text, &self.broken, sink)
    }
}
