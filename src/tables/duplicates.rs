//! Where a key stood first, for the second label of a duplicate.

use rustc_hash::FxHashMap;
use toml::de::{DeTable, DeValue};

/// The places of every key of a document by name, each list in order.
pub struct KeyPlaces<'d>(FxHashMap<&'d str, Vec<std::ops::Range<usize>>>);

impl<'d> KeyPlaces<'d> {
    pub fn of(root: &'d DeTable<'d>) -> Self {
        let mut places: FxHashMap<&str, Vec<std::ops::Range<usize>>> = FxHashMap::default();
        let mut open = vec![root];
        while let Some(table) = open.pop() {
            for (key, value) in table {
                places.entry(key.get_ref()).or_default().push(key.span());
                tables(value.get_ref(), &mut open);
            }
        }
        places.values_mut().for_each(|places| places.sort_by_key(|place| place.start));
        KeyPlaces(places)
    }

    /// The last place of a key of this name before `offset`.
    pub fn last_before(&self, name: &str, offset: usize) -> Option<std::ops::Range<usize>> {
        let places = self.0.get(name)?;
        let before = places.partition_point(|place| place.start < offset);
        before.checked_sub(1).and_then(|last| places.get(last)).cloned()
    }
}

/// The tables in a value, those in arrays included. Depth is bounded by the parser (80).
fn tables<'d>(value: &'d DeValue<'d>, open: &mut Vec<&'d DeTable<'d>>) {
    match value {
        DeValue::Table(table) => open.push(table),
        DeValue::Array(array) => array.iter().for_each(|value| tables(value.get_ref(), open)),
        _ => {}
    }
}
