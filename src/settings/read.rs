//! The whole file.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::project::Project;
use super::{Constant, Sender, Settings, channels, keys, levels, links, project, retired, runtime};
use crate::diag::codes::settings;
use crate::diag::{Diagnostic, Sink};
use crate::tables::{Document, Input, Reader, Table};
use crate::text::{FileId, Span};
use crate::types::Name;

/// Reads `danbi.toml`. What is wrong is reported; what is broken or missing has its default: the zone is UTC, the only locale
/// `en`, the name `project`.
pub fn read(file: FileId, text: &str, sink: &mut Sink) -> Settings {
    let input = Input::new(file, text);
    let document = input.parse(sink);
    let mut reader = document.reader(sink);
    let root = document.root();
    reader.check_keys(&root, keys::FILE);
    let settings = tables(&mut reader, &root);
    Settings { span: document.span(), lost: lost(&document), ..settings }
}

/// The settings of a project without `danbi.toml`, which is reported at `at`.
pub fn missing(at: Span, sink: &mut Sink) -> Settings {
    sink.push(Diagnostic::new(&settings::MISSING_SETTINGS, at));
    let input = Input::new(at.file, "");
    let document = input.parse(sink);
    let root = document.root();
    let nothing = &mut Sink::new();
    Settings { span: at, ..tables(&mut document.reader(nothing), &root) }
}

fn tables(reader: &mut Reader<'_>, root: &Table<'_>) -> Settings {
    let Project { name, title, zone, locales, jurisdictions, currency } = project::read(reader, root);
    Settings {
        name,
        title,
        zone,
        locales,
        jurisdictions,
        currency,
        channels: channels::read(reader, root),
        sender: sender(reader, root),
        links: links::read(reader, root),
        constants: constants(reader, root),
        runtime: runtime::read(reader, root),
        retired: retired::read(reader, root),
        lints: levels::lints(reader, root),
        handled_outside: levels::handled_outside(reader, root),
        span: root.span,
        lost: BTreeSet::new(),
    }
}

/// Names on lines that could not be read, and below tables of no known name.
fn lost(document: &Document<'_>) -> BTreeSet<Name> {
    let root = document.root();
    let unknown = root.items().filter(|item| !keys::FILE.contains(&item.key));
    let below = unknown.filter_map(|item| item.table()).flat_map(|table| {
        let names = table.items().map(|item| Name::new(item.key));
        names.collect::<Vec<_>>()
    });
    document.lost().chain(below).collect()
}

fn sender(reader: &mut Reader<'_>, root: &Table<'_>) -> Sender {
    let Some(table) = reader.table(root, "sender") else { return Sender::default() };
    reader.check_keys(&table, keys::SENDER);
    let mut filled = |key| table.get(key).and_then(|item| reader.expect_filled(&item)).map(|text| text.text.to_owned());
    Sender {
        name: filled("name"),
        phone: filled("phone"),
        email: filled("email"),
        address: filled("address"),
        opt_out: filled("opt_out"),
    }
}

/// `[constants.GROUP] NAME = "text"`
fn constants(reader: &mut Reader<'_>, root: &Table<'_>) -> IndexMap<Name, IndexMap<Name, Constant>> {
    let Some(table) = reader.table(root, "constants") else { return IndexMap::new() };
    let mut groups = IndexMap::new();
    for item in table.items() {
        project::check_name(reader, &item, "kind-constant");
        if let Some(group) = reader.expect_table(&item) {
            groups.insert(Name::new(item.key), constant_group(reader, &group));
        }
    }
    groups
}

fn constant_group(reader: &mut Reader<'_>, group: &Table<'_>) -> IndexMap<Name, Constant> {
    let mut constants = IndexMap::new();
    for item in group.items() {
        project::check_name(reader, &item, "kind-constant");
        if let Some(text) = reader.expect_text(&item) {
            let constant = Constant { text: text.text.to_owned(), span: item.key_span };
            constants.insert(Name::new(item.key), constant);
        }
    }
    constants
}
