//! `[events.NAME]` and `[attributes.NAME]`.

use super::declare::{Context, Declared};
use super::ty::{self, Owner};
use super::{Attribute, Event, keys, property};
use crate::diag::Diagnostic;
use crate::diag::codes::{schema, tables};
use crate::tables::{Item, Table};
use crate::types::Duration;

/// The longest gap that may be declared between two of an event: ten years.
const MAX_GAP: u64 = 10 * 365 * 24 * 60 * 60;

pub fn event(context: &mut Context<'_>, declared: Declared<'_>) -> Event {
    let table = &declared.table;
    event_keys(context, table);
    let owner = Owner::new(declared.name.to_string());
    Event {
        properties: property::properties(context, table, "properties", &owner),
        minimum_gap: minimum_gap(context, table),
        once_per_person: context.reader.flag(table, "once_per_person"),
        first: context.reader.flag(table, "first"),
        name: declared.name,
        about: declared.about,
    }
}

/// Unknown keys of an event; one whose value is a type was surely meant as a property.
fn event_keys(context: &mut Context<'_>, table: &Table<'_>) {
    for item in table.items().filter(|item| !keys::EVENT.contains(&item.key)) {
        if looks_like_property(context, &item) {
            let found = Diagnostic::new(&schema::PROPERTY_OUTSIDE_PROPERTIES, item.key_span);
            context.reader.report(found.arg("name", item.key).arg("table", format!("{}.properties", table.path)));
        } else {
            context.reader.unknown_key(table, &item, keys::EVENT);
        }
    }
}

fn looks_like_property(context: &Context<'_>, item: &Item<'_>) -> bool {
    match (item.text(), item.table()) {
        (Some(word), _) => ty::WORDS.contains(&word.text) || context.enums.contains_key(word.text),
        (None, Some(table)) => table.get("type").is_some(),
        (None, None) => false,
    }
}

/// The least time between two of one event, in exact seconds: a day counts as 24 h.
fn minimum_gap(context: &mut Context<'_>, table: &Table<'_>) -> Option<Duration> {
    let (written, span) = context.reader.duration(table, "minimum_gap")?;
    let seconds = written.lookback_seconds().filter(|seconds| (1..=MAX_GAP).contains(seconds));
    if seconds.is_none() {
        let found = Diagnostic::new(&tables::DURATION_OUT_OF_RANGE, span)
            .arg("key", format!("{}.minimum_gap", table.path))
            .arg("found", written.to_string())
            .arg("least", "1s")
            .arg("most", "3650d");
        context.reader.report(if written.months > 0 { found.help("help-months") } else { found });
    }
    seconds.map(Duration::exact)
}

pub fn attribute(context: &mut Context<'_>, declared: Declared<'_>) -> Attribute {
    let table = &declared.table;
    context.reader.check_keys(table, keys::ATTRIBUTE);
    let owner = Owner::new(format!("user.{}", declared.name));
    Attribute {
        ty: ty::of_table(context, table, &owner),
        optional: context.reader.flag(table, "optional"),
        personal: context.reader.flag(table, "personal"),
        fixed: context.reader.flag(table, "fixed"),
        name: declared.name,
        about: declared.about,
    }
}
