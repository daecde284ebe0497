//! What every reader of a table needs: reports, and keys checked against those there are.

use super::table::{Item, Table};
use crate::diag::codes::tables;
use crate::diag::{Diagnostic, Sink, nearest};
use crate::text::{Edit, Span};
use crate::types::is_name;

/// Reads the tables of one document and reports what does not fit.
///
/// It says nothing about a line that has a syntax error, and no key is missing in a file that has one: one mistake, one
/// message.
#[derive(Debug)]
pub struct Reader<'r> {
    text: &'r str,
    broken: &'r [std::ops::Range<usize>],
    sink: &'r mut Sink,
}

/// A required key that is not there; it has been reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

impl<'r> Reader<'r> {
    pub(super) fn new(text: &'r str, broken: &'r [std::ops::Range<usize>], sink: &'r mut Sink) -> Self {
        Reader { text, broken, sink }
    }

    /// Reports a finding, unless its line has a syntax error.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        if !self.is_broken(diagnostic.at) {
            self.sink.push(diagnostic);
        }
    }

    /// The source under a span.
    pub fn source(&self, span: Span) -> &'r str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Whether a syntax error stands in the lines of `span`.
    fn is_broken(&self, span: Span) -> bool {
        let line = self.broken.partition_point(|line| line.end < span.start as usize);
        self.broken.get(line).is_some_and(|line| line.start <= span.end as usize)
    }

    /// Reports every key of a table that is not among `known`.
    pub fn check_keys(&mut self, table: &Table<'_>, known: &[&'static str]) {
        for item in table.items().filter(|item| !known.contains(&item.key)) {
            self.unknown_key(table, &item, known);
        }
    }

    /// Reports one unknown key, with the nearest known one that is still free.
    pub fn unknown_key(&mut self, table: &Table<'_>, item: &Item<'_>, known: &[&'static str]) {
        // Two headers may open one table: what is there under the right key is no hindrance.
        let is_table = item.table().is_some();
        let joins = |key: &str| is_table && table.get(key).is_some_and(|there| there.table().is_some());
        let free = known.iter().copied().filter(|key| table.get(key).is_none() || joins(key));
        let nearest = nearest(item.key, free);
        let found = Diagnostic::new(&tables::UNKNOWN_KEY, item.key_span).arg("key", item.key);
        let found = in_table(found, table).arg("known", known.join(", "));
        self.report(match nearest {
            Some(key) => {
                found.arg("nearest", key).help("help-nearest").suggested_fix(vec![Edit::replace(item.key_span, key)])
            }
            None => found,
        });
    }

    /// Reports a name that has not the form of one, with the nearest that has: `review_written` for `review-written`.
    pub fn bad_name(&mut self, kind: &'static str, name: &str, at: Span, quoted: bool) {
        let found = Diagnostic::new(&tables::BAD_NAME, at).term("kind", kind).arg("name", name);
        let mended = mended_name(name);
        if !is_name(&mended) {
            self.report(found);
            return;
        }
        let quote = if quoted || !mended.is_ascii() { "\"" } else { "" };
        let edit = Edit::replace(at, format!("{quote}{mended}{quote}"));
        self.report(found.arg("nearest", mended).help("help-nearest").suggested_fix(vec![edit]));
    }

    /// The item of a key that has to be there; reported at the header of the table where it is not.
    pub fn require<'d>(&mut self, table: &Table<'d>, key: &str) -> Result<Item<'d>, Missing> {
        table.get(key).ok_or_else(|| {
            self.missing(table, key);
            Missing
        })
    }

    /// Reports with a finding of its own that a table lacks something.
    pub fn missing_as(&mut self, diagnostic: Diagnostic) {
        if self.broken.is_empty() {
            self.report(diagnostic);
        }
    }

    /// Reports a missing key.
    pub fn missing(&mut self, table: &Table<'_>, key: &str) {
        if self.broken.is_empty() {
            let found = Diagnostic::new(&tables::MISSING_KEY, table.span).arg("key", key);
            self.report(in_table(found, table));
        }
    }
}

/// A name with `_` for everything that cannot stand in one.
pub fn mended_name(name: &str) -> String {
    name.trim().chars().map(|letter| if letter.is_alphanumeric() { letter } else { '_' }).collect()
}

/// Says which table a finding is about: its path, or that it is the file.
fn in_table(found: Diagnostic, table: &Table<'_>) -> Diagnostic {
    if table.path.is_empty() {
        found.term("table", "value-file")
    } else {
        found.arg("table", format!("`{}`", table.path))
    }
}
