//! Properties of events, parameters, fields of records and of content items.

use indexmap::IndexMap;

use super::declare::{self, Context};
use super::ty::{self, Owner};
use super::{About, Property, keys};
use crate::tables::{Item, Table};
use crate::types::{Field, Name, Ty, composed};

/// The properties in the table under `key`; none where there is no such table.
pub fn properties(context: &mut Context<'_>, table: &Table<'_>, key: &str, owner: &Owner) -> IndexMap<Name, Property> {
    let Some(inner) = context.reader.table(table, key) else { return IndexMap::new() };
    inner.items().map(|item| (Name::new(composed(item.key)), property(context, &item, owner))).collect()
}

/// One property: a type in short, `price = "integer"`, or a table.
fn property(context: &mut Context<'_>, item: &Item<'_>, owner: &Owner) -> Property {
    declare::check_property_name(&mut context.reader, item);
    let owner = owner.inside(Some(item.key));
    let name = Name::new(composed(item.key));
    let plain = |ty| Property {
        field: Field { name: name.clone(), ty, optional: false, personal: false },
        about: About { span: item.key_span, ..About::default() },
    };
    if let Some(word) = item.text() {
        return plain(ty::of_word(context, word));
    }
    let Some(table) = item.table() else {
        context.reader.wrong_type(item, "value-type");
        return plain(Ty::Unknown);
    };
    context.reader.check_keys(&table, keys::PROPERTY);
    let about = declare::about(&mut context.reader, &table, item.key_span);
    let ty = ty::of_table(context, &table, &owner);
    let optional = context.reader.flag(&table, "optional");
    // Whether it may be unset is not known: nothing is said about a default.
    let unclear = table.get("optional").is_some_and(|item| item.found() != "value-boolean");
    let ty = if unclear { Ty::Unknown } else { ty };
    let personal = context.reader.flag(&table, "personal");
    Property { field: Field { name, ty, optional, personal }, about }
}
