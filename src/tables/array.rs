//! Arrays, and arrays of texts that stand once each.

use indexmap::IndexMap;

use super::reader::Reader;
use super::table::{Item, Table, Text};
use crate::diag::Diagnostic;
use crate::diag::codes::tables;
use crate::text::Span;
use crate::types::Name;

impl Reader<'_> {
    /// The items of an array under `key`.
    pub fn array<'d>(&mut self, table: &Table<'d>, key: &str) -> Vec<Item<'d>> {
        let Some(item) = table.get(key) else { return Vec::new() };
        item.elements().unwrap_or_else(|| {
            self.wrong_type(&item, "value-array");
            Vec::new()
        })
    }

    /// The texts of an array under `key`: blank and repeated ones are reported and left out.
    pub fn texts<'d>(&mut self, table: &Table<'d>, key: &str) -> Vec<Text<'d>> {
        let mut first: IndexMap<&str, Span> = IndexMap::new();
        let mut texts = Vec::new();
        for item in self.array(table, key) {
            let Some(text) = self.expect_filled(&item) else { continue };
            match first.get(text.text) {
                Some(&before) => {
                    let found = Diagnostic::new(&tables::REPEATED_VALUE, text.span).arg("value", text.text);
                    self.report(found.arg("key", item.path()).label(before, "first"));
                }
                None => {
                    first.insert(text.text, text.span);
                    texts.push(text);
                }
            }
        }
        texts
    }

    /// The texts of an array under `key`, of which there are 1 to `most`.
    pub fn named(&mut self, table: &Table<'_>, key: &str, most: usize) -> Vec<Name> {
        if let Some(item) = table.get(key) {
            self.check_count(&item, most);
        }
        self.texts(table, key).into_iter().map(|text| Name::new(text.text)).collect()
    }

    /// Reports an array that is empty or has more than `most` items.
    pub fn check_count(&mut self, item: &Item<'_>, most: usize) {
        let Some(count) = item.elements().map(|elements| elements.len()) else { return };
        if count == 0 {
            self.report(Diagnostic::new(&tables::NO_VALUES, item.span).arg("key", item.path()));
        } else if count > most {
            let found = Diagnostic::new(&tables::TOO_MANY_VALUES, item.span).arg("key", item.path());
            self.report(found.arg("found", count).arg("most", most));
        }
    }
}
