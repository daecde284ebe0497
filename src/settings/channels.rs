//! `[channels.NAME]`: what the project sends on.

use indexmap::IndexMap;

use super::{Channel, ChannelField, keys, project, runtime};
use crate::diag::codes::settings;
use crate::diag::{Diagnostic, nearest};
use crate::tables::{Item, Reader, Table};
use crate::text::Edit;
use crate::types::{BUILT_IN_CHANNELS, Duration, Name, is_built_in_channel, is_name, replaced_channel};

/// Longest text a field of a project's own channel may hold, in characters.
pub const MAX_FIELD: u32 = 100_000;

pub fn read(reader: &mut Reader<'_>, root: &Table<'_>) -> IndexMap<Name, Channel> {
    let Some(table) = reader.table(root, "channels") else { return IndexMap::new() };
    let mut channels = IndexMap::new();
    for item in table.items() {
        project::check_name(reader, &item, "kind-channel");
        if let Some(inner) = reader.expect_table(&item) {
            channels.insert(Name::new(item.key), channel(reader, &item, &inner));
        }
    }
    channels
}

fn channel(reader: &mut Reader<'_>, item: &Item<'_>, table: &Table<'_>) -> Channel {
    reader.check_keys(table, keys::CHANNEL);
    let fields = table.get("fields");
    match (&fields, is_built_in_channel(item.key)) {
        (Some(fields), true) => {
            let found = Diagnostic::new(&settings::BUILT_IN_CHANNEL_FIELDS, fields.key_span);
            reader.report(found.arg("channel", item.key));
        }
        (None, false) if is_name(item.key) => unknown(reader, item, table),
        _ => {}
    }
    Channel {
        name: Name::new(item.key),
        span: item.key_span,
        sender: table.get("sender").and_then(|item| reader.expect_filled(&item)).map(|text| text.text.to_owned()),
        fallback_after: runtime::exact(
            reader,
            table,
            "fallback_after",
            &(Duration::exact(1)..=Duration::exact(86_400)),
        ),
        fields: fields.filter(|_| !is_built_in_channel(item.key)).map(|item| channel_fields(reader, &item)),
    }
}

fn channel_fields(reader: &mut Reader<'_>, item: &Item<'_>) -> IndexMap<Name, ChannelField> {
    let Some(table) = reader.expect_table(item) else { return IndexMap::new() };
    let mut fields = IndexMap::new();
    for item in table.items() {
        project::check_name(reader, &item, "kind-field");
        if let Some(inner) = reader.expect_table(&item) {
            reader.check_keys(&inner, keys::CHANNEL_FIELD);
            let max = reader.integer(&inner, "max", 1..=MAX_FIELD);
            let required = reader.flag(&inner, "required");
            fields.insert(Name::new(item.key), ChannelField { max, required });
        }
    }
    fields
}

/// A channel that is neither built in nor described.
fn unknown(reader: &mut Reader<'_>, item: &Item<'_>, table: &Table<'_>) {
    if let Some(instead) = replaced_channel(item.key) {
        let edit = Edit::replace(item.key_span, instead);
        let found = Diagnostic::new(&settings::RETIRED_CHANNEL, item.key_span);
        reader.report(found.arg("channel", item.key).arg("instead", instead).suggested_fix(vec![edit]));
        return;
    }
    let found = Diagnostic::new(&settings::UNKNOWN_CHANNEL, item.key_span)
        .arg("channel", item.key)
        .arg("table", table.path.as_str())
        .arg("known", BUILT_IN_CHANNELS.join(", "));
    reader.report(match nearest(item.key, BUILT_IN_CHANNELS) {
        Some(name) => {
            found.arg("nearest", name).help("help-nearest").suggested_fix(vec![Edit::replace(item.key_span, name)])
        }
        None => found,
    });
}
