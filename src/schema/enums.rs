//! `[enums.NAME]`: values that several places share.

use std::sync::Arc;

use indexmap::IndexMap;

use super::declare::{self, Kind};
use super::{About, keys};
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
    let values: Vec<Name> = reader.named(table, "values", MAX_VALUES);
    let ordered = reader.flag(table, "ordered");
    Arc::new(EnumTy { name, values, ordered })
}
