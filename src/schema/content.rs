//! `[content.NAME]` and `[webhooks.NAME]`: what the host answers and what it does.

use super::declare::{Context, Declared};
use super::ty::Owner;
use super::{Content, Webhook, keys, property};

/// Most items one answer may have.
pub const MAX_CONTENT: u32 = 100;

pub fn content(context: &mut Context<'_>, declared: Declared<'_>) -> Content {
    let table = &declared.table;
    context.reader.check_keys(table, keys::CONTENT);
    let owner = Owner::new(declared.name.to_string());
    for key in ["max", "item"].into_iter().filter(|key| table.get(key).is_none()) {
        context.reader.missing(table, key);
    }
    Content {
        parameters: property::properties(context, table, "parameters", &owner),
        item: property::properties(context, table, "item", &owner),
        max: context.reader.integer(table, "max", 1..=MAX_CONTENT).unwrap_or(MAX_CONTENT),
        name: declared.name,
        about: declared.about,
    }
}

pub fn webhook(context: &mut Context<'_>, declared: Declared<'_>) -> Webhook {
    let table = &declared.table;
    context.reader.check_keys(table, keys::WEBHOOK);
    let owner = Owner::new(declared.name.to_string());
    Webhook {
        parameters: property::properties(context, table, "parameters", &owner),
        name: declared.name,
        about: declared.about,
    }
}
