//! `[enums.NAME]`: values that several places share.

use std::sync::Arc;

use indexmap::IndexMap;

use super::declare::{self, Kind};
use super::{About, keys};
use crate::diag::Diagnostic;
use crate::diag::codes::tables;
use crate::tables::{Reader, Table};
use crate::types::{EnumTy, Name};

/// An enum has at most so many values: what grows beyond is a catalogue, not a choice.
pub const MAX_VALUES: usize = 1000;

/// An enum that types may name.
#[derive(Debug)]
pub struct NamedEnum {
    pub about: About,
    pub ty: Arc<EnumTy>,
}

/// The named enums of all files.
pub type Enums = IndexMap<Name, NamedEnum>;

/// Reads the named enums of one file.
pub fn read(root: &Table<'_>, reader: &mut Reader<'_>, into: &mut Enums) {
    for declared in declare::declarations(reader, root, Kind::Enum) {
        reader.check_keys(&declared.table, keys::ENUM);
        if declared.table.get("values").is_none() {
            reader.missing(&declared.table, "values");
        }
        let ty = values(reader, &declared.table, declared.name.clone());
        let named = NamedEnum { about: declared.about, ty };
        let place = (declared.name, named.about.span);
        declare::insert(reader, Kind::Enum, into, place, named);
    }
}

/// The enum that `values` and `ordered` of a table describe.
pub fn values(reader: &mut Reader<'_>, table: &Table<'_>, name: Name) -> Arc<EnumTy> {
    let values: Vec<Name> = reader.texts(table, "values").into_iter().map(|value| Name::new(value.text)).collect();
    if let Some(item) = table.get("values").filter(|item| item.elements().is_some_and(|all| !fits(all.len()))) {
        let found = Diagnostic::new(&tables::WRONG_NUMBER_OF_VALUES, item.span)
            .arg("key", item.path())
            .arg("found", item.elements().map_or(0, |all| all.len()))
            .arg("most", MAX_VALUES);
        reader.report(if values.is_empty() { found.help("help-none") } else { found });
    }
    let ordered = reader.flag(table, "ordered");
    Arc::new(EnumTy { name, values, ordered })
}

fn fits(count: usize) -> bool {
    (1..=MAX_VALUES).contains(&count)
}
