//! `[links]`: where links may go and what is added to them.

use indexmap::IndexMap;

use super::{Links, keys};
use crate::diag::Diagnostic;
use crate::diag::codes::settings;
use crate::tables::{Reader, Table, Text};
use crate::text::Edit;
use crate::types::Name;

pub fn read(reader: &mut Reader<'_>, root: &Table<'_>) -> Links {
    let Some(table) = reader.table(root, "links") else { return Links::default() };
    reader.check_keys(&table, keys::LINKS);
    let allowed = reader.texts(&table, "allowed");
    Links {
        tracking: tracking(reader, &table),
        allowed: allowed.into_iter().filter_map(|text| target(reader, text)).collect(),
    }
}

fn tracking(reader: &mut Reader<'_>, table: &Table<'_>) -> IndexMap<Name, String> {
    let Some(parameters) = reader.table(table, "tracking") else { return IndexMap::new() };
    let text = |item: crate::tables::Item<'_>| Some((Name::new(item.key), reader.expect_text(&item)?.text.to_owned()));
    parameters.items().filter_map(text).collect()
}

/// A host (`example.com`) or the scheme of an app (`shop`): nothing with a path.
fn target(reader: &mut Reader<'_>, text: Text<'_>) -> Option<String> {
    if is_target(text.text) {
        return Some(text.text.to_owned());
    }
    let found = Diagnostic::new(&settings::BAD_LINK_TARGET, text.span).arg("found", text.text);
    let web = text.text.trim().trim_start_matches("https://").trim_start_matches("http://");
    let host = web.split([':', '/', '?', '#']).next().unwrap_or("");
    reader.report(if is_target(host) {
        let edit = Edit::replace(text.span, format!("\"{host}\""));
        found.arg("nearest", host).help("help-nearest").suggested_fix(vec![edit])
    } else {
        found
    });
    None
}

fn is_target(text: &str) -> bool {
    let plain = |letter: char| letter.is_alphanumeric() || "-.+_".contains(letter);
    text.starts_with(char::is_alphanumeric) && text.ends_with(char::is_alphanumeric) && text.chars().all(plain)
}
