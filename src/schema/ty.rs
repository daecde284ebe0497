//! Types as a schema writes them: a word, or a table with `type` and what that type needs.

use std::sync::Arc;

use super::declare::Context;
use super::property;
use super::{enums, keys};
use crate::diag::codes::schema;
use crate::diag::{Diagnostic, nearest};
use crate::tables::{Item, Table, Text};
use crate::text::{Edit, Span};
use crate::types::{Name, Ty};

/// The words for types that Danbi has. The name of an enum is one too.
pub const WORDS: [&str; 14] = [
    "text", "integer", "decimal", "money", "boolean", "date", "datetime", "time", "duration", "percent", "enum", "url",
    "list", "record",
];

/// Lists and records may stand in one another so many times.
pub const MAX_DEPTH: usize = 4;

/// Longest text a maximum may allow, in characters.
pub const MAX_TEXT: u32 = 100_000;

/// Longest link a maximum may allow, in characters.
pub const MAX_URL: u32 = 8_000;

/// Most items a maximum of a list may allow.
pub const MAX_ITEMS: u32 = 1_000;

/// Keys that only some types have, with the words of those types.
const OWN_KEYS: [(&str, &[&str]); 6] = [
    ("max", &["text", "url", "list"]),
    ("currency", &["money"]),
    ("values", &["enum"]),
    ("ordered", &["enum"]),
    ("of", &["list"]),
    ("fields", &["record"]),
];

/// Where a type stands: whose it is, for the name of an enum, and how deep in lists and records.
#[derive(Clone, Debug)]
pub struct Owner {
    /// `order_completed.items`
    pub path: String,
    pub depth: usize,
}

impl Owner {
    pub fn new(path: String) -> Self {
        Owner { path, depth: 0 }
    }

    /// The owner of what is inside: `name` of a field, nothing for the items of a list.
    pub fn inside(&self, name: Option<&str>) -> Owner {
        let path = name.map_or_else(|| self.path.clone(), |name| format!("{}.{name}", self.path));
        Owner { path, depth: self.depth }
    }
}

/// A type written as a word alone.
pub fn of_word(context: &mut Context<'_>, text: Text<'_>) -> Ty {
    match needed_key(text.text) {
        Some(key) => {
            without_key(context, text.span, text, key);
            Ty::Unknown
        }
        None => simple(context, text, None),
    }
}

/// A type written as a table. Its keys were checked by the caller.
pub fn of_table(context: &mut Context<'_>, table: &Table<'_>, owner: &Owner) -> Ty {
    let Ok(item) = context.reader.require(table, "type") else { return Ty::Unknown };
    let Some(word) = context.reader.expect_text(&item) else { return Ty::Unknown };
    foreign_keys(context, table, word);
    if let Some(key) = needed_key(word.text).filter(|key| table.get(key).is_none()) {
        without_key(context, table.span, word, key);
        return Ty::Unknown;
    }
    match word.text {
        "money" => context.reader.currency(table, "currency").map_or(Ty::Unknown, Ty::Money),
        "enum" => {
            let of = enums::values(&mut context.reader, table, Name::new(&owner.path));
            // Without values none could be right: what is wrong has been said.
            if of.values.is_empty() { Ty::Unknown } else { Ty::Enum(of) }
        }
        "list" | "record" if owner.depth >= MAX_DEPTH => {
            let found = Diagnostic::new(&schema::TYPE_TOO_DEEP, word.span).arg("most", MAX_DEPTH);
            context.reader.report(found);
            Ty::Unknown
        }
        "list" => list(context, table, owner),
        "record" => record(context, table, owner),
        _ => simple(context, word, Some(table)),
    }
}

fn list(context: &mut Context<'_>, table: &Table<'_>, owner: &Owner) -> Ty {
    let max = context.reader.integer(table, "max", 1..=MAX_ITEMS);
    let inside = Owner { depth: owner.depth + 1, ..owner.inside(None) };
    let of = table.get("of").map_or(Ty::Unknown, |item| of_item(context, &item, &inside));
    Ty::List { of: Arc::new(of), max }
}

/// The type of the items of a list: a word or a table without `title`, `optional` and the like.
fn of_item(context: &mut Context<'_>, item: &Item<'_>, owner: &Owner) -> Ty {
    match (item.text(), item.table()) {
        (Some(word), _) => of_word(context, word),
        (None, Some(table)) => {
            context.reader.check_keys(&table, keys::TYPE);
            of_table(context, &table, owner)
        }
        (None, None) => {
            context.reader.wrong_type(item, "value-type");
            Ty::Unknown
        }
    }
}

fn record(context: &mut Context<'_>, table: &Table<'_>, owner: &Owner) -> Ty {
    let inside = Owner { depth: owner.depth + 1, ..owner.clone() };
    let fields = property::properties(context, table, "fields", &inside);
    Ty::Record(fields.into_values().map(|property| property.field).collect())
}

/// A type that needs no key, or a named enum.
fn simple(context: &mut Context<'_>, word: Text<'_>, table: Option<&Table<'_>>) -> Ty {
    let mut max = |most| table.and_then(|table| context.reader.integer(table, "max", 1..=most));
    match word.text {
        "text" => Ty::Text { max: max(MAX_TEXT) },
        "url" => Ty::Url { max: max(MAX_URL) },
        "integer" => Ty::Integer,
        "decimal" => Ty::Decimal,
        "boolean" => Ty::Boolean,
        "date" => Ty::Date,
        "datetime" => Ty::DateTime,
        "time" => Ty::Time,
        "duration" => Ty::Duration,
        "percent" => Ty::Percent,
        name => context.enums.get(name).map(|named| Ty::Enum(named.ty.clone())).unwrap_or_else(|| {
            unknown(context, word);
            Ty::Unknown
        }),
    }
}

/// The key a type cannot be without.
fn needed_key(word: &str) -> Option<&'static str> {
    match word {
        "money" => Some("currency"),
        "enum" => Some("values"),
        "list" => Some("of"),
        "record" => Some("fields"),
        _ => None,
    }
}

fn without_key(context: &mut Context<'_>, at: Span, word: Text<'_>, key: &'static str) {
    let found = Diagnostic::new(&schema::TYPE_WITHOUT_KEY, at).arg("type", word.text).arg("key", key);
    let example = match key {
        "currency" => "{ type = \"money\", currency = \"KRW\" }",
        "values" => "{ type = \"enum\", values = [\"a\", \"b\"] }",
        "of" => "{ type = \"list\", of = \"integer\", max = 10 }",
        _ => "{ type = \"record\", fields = { count = \"integer\" } }",
    };
    context.reader.report(found.arg("example", example));
}

/// Reports keys that the type does not have.
fn foreign_keys(context: &mut Context<'_>, table: &Table<'_>, word: Text<'_>) {
    if !WORDS.contains(&word.text) && !context.enums.contains_key(word.text) {
        return;
    }
    for (key, types) in OWN_KEYS.iter().filter(|(_, types)| !types.contains(&word.text)) {
        if let Some(item) = table.get(key) {
            let found = Diagnostic::new(&schema::KEY_OF_OTHER_TYPE, item.key_span).arg("key", *key);
            context.reader.report(found.arg("type", word.text).arg("types", types.join(", ")));
        }
    }
}

/// Enums that a misspelt type is compared with: a file in which every type is wrong would else take time in proportion to the
/// square of its size.
const MOST_COMPARED: usize = 200;

fn unknown(context: &mut Context<'_>, word: Text<'_>) {
    let names = context.enums.keys().map(Name::as_str).take(MOST_COMPARED);
    let nearest = familiar(word.text).or_else(|| nearest(word.text, WORDS.into_iter().chain(names)));
    let found = Diagnostic::new(&schema::UNKNOWN_TYPE, word.span).arg("type", word.text).arg("known", WORDS.join(", "));
    let found = match nearest {
        Some(name) => {
            let edit = Edit::replace(word.span, format!("\"{name}\""));
            found.arg("nearest", name).help("help-nearest").suggested_fix(vec![edit])
        }
        None => found,
    };
    context.reader.report(found);
}

/// What other schema languages call our types.
fn familiar(word: &str) -> Option<&'static str> {
    Some(match word.to_ascii_lowercase().as_str() {
        "string" | "str" | "varchar" => "text",
        "int" | "bigint" | "long" | "number" => "integer",
        "float" | "double" => "decimal",
        "bool" => "boolean",
        "timestamp" | "instant" => "datetime",
        "uri" | "link" => "url",
        "array" => "list",
        "object" | "struct" | "map" => "record",
        "percentage" => "percent",
        "price" | "amount" | "currency" => "money",
        _ => return None,
    })
}
