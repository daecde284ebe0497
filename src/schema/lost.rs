//! Names that a file seems to declare where they cannot be read: under a table of no known name, or without the form of a name.

use std::collections::BTreeSet;

use super::keys;
use crate::tables::{Document, Item, mended_name};
use crate::types::{Name, is_name};

/// Tables that are looked into.
const DEEPEST: usize = 4;

/// Adds the names that a document seems to declare and that are not read from it.
pub fn names(document: &Document<'_>, lost: &mut BTreeSet<Name>) {
    lost.extend(document.lost());
    for section in document.root().items() {
        let known = known_keys(section.key);
        let (Some(known), Some(declared)) = (known, section.table()) else {
            everything(&section, DEEPEST, lost);
            continue;
        };
        for item in declared.items() {
            if !is_name(item.key) {
                lost.insert(Name::new(mended_name(item.key)));
            }
            let Some(table) = item.table() else {
                lost.insert(Name::new(item.key));
                continue;
            };
            let unknown = table.items().filter(|part| !known.contains(&part.key));
            unknown.for_each(|part| everything(&part, DEEPEST, lost));
        }
    }
}

fn known_keys(section: &str) -> Option<&'static [&'static str]> {
    Some(match section {
        "events" => keys::EVENT,
        "attributes" => keys::ATTRIBUTE,
        "enums" => keys::ENUM,
        "consents" => keys::CONSENT,
        "lists" => keys::LIST,
        "content" => keys::CONTENT,
        "webhooks" => keys::WEBHOOK,
        _ => return None,
    })
}

/// A key and all keys below it.
fn everything(item: &Item<'_>, deepest: usize, lost: &mut BTreeSet<Name>) {
    lost.insert(Name::new(item.key));
    if deepest == 0 {
        return;
    }
    if let Some(table) = item.table() {
        table.items().for_each(|item| everything(&item, deepest - 1, lost));
    }
    for table in item.elements().unwrap_or_default().iter().filter_map(Item::table) {
        table.items().for_each(|item| everything(&item, deepest - 1, lost));
    }
}
