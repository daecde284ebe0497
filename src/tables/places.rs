//! Where keys and brackets of a document stand: for the first place of a duplicate, and where what is never closed was opened.

use std::ops::Range;

use rustc_hash::FxHashMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The places of a document.
pub struct Places<'d> {
    /// Of every key by name, each list in order.
    keys: FxHashMap<&'d str, Vec<Range<usize>>>,
    /// Of arrays and tables by their ends: the outermost that ends there.
    brackets: FxHashMap<usize, usize>,
}

impl<'d> Places<'d> {
    /// Where everything in a document stands.
    pub fn of(root: &'d DeTable<'d>) -> Self {
        let mut places = Places { keys: FxHashMap::default(), brackets: FxHashMap::default() };
        let mut open = vec![root];
        while let Some(table) = open.pop() {
            for (key, value) in table {
                places.keys.entry(key.get_ref()).or_default().push(key.span());
                places.value(value, &mut open);
            }
        }
        places.keys.values_mut().for_each(|places| places.sort_by_key(|place| place.start));
        places
    }

    /// Notes a value and gives on the tables in it. Depth is bounded by the parser (80).
    fn value(&mut self, value: &'d Spanned<DeValue<'d>>, open: &mut Vec<&'d DeTable<'d>>) {
        match value.get_ref() {
            DeValue::Table(table) => open.push(table),
            DeValue::Array(array) => array.iter().for_each(|value| self.value(value, open)),
            _ => return,
        }
        let span = value.span();
        let start = self.brackets.entry(span.end).or_insert(span.start);
        *start = span.start.min(*start);
    }

    /// The start of the outermost array or table that ends at `end`.
    pub fn opened(&self, end: usize) -> Option<usize> {
        self.brackets.get(&end).copied()
    }

    /// The last place of a key of this name before `offset`.
    pub fn last_before(&self, name: &str, offset: usize) -> Option<Range<usize>> {
        let places = self.keys.get(name)?;
        let before = places.partition_point(|place| place.start < offset);
        before.checked_sub(1).and_then(|last| places.get(last)).cloned()
    }
}
