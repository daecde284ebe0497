//! The keys each table of a schema may have. The reader, its suggestions and the JSON Schema share them.

/// Tables of a file.
pub const FILE: &[&str] = &["events", "attributes", "enums", "consents", "lists", "content", "webhooks"];

/// `[events.NAME]`
pub const EVENT: &[&str] = &["title", "about", "properties", "minimum_gap", "once_per_person", "first"];

/// `[attributes.NAME]`
pub const ATTRIBUTE: &[&str] = &[
    "title", "about", "type", "optional", "personal", "fixed", "max", "currency", "values", "ordered", "of", "fields",
];

/// A property of an event, a parameter, a field of a record or of a content item.
pub const PROPERTY: &[&str] =
    &["title", "about", "type", "optional", "personal", "max", "currency", "values", "ordered", "of", "fields"];

/// What a list is `of`.
pub const TYPE: &[&str] = &["type", "max", "currency", "values", "ordered", "of", "fields"];

/// `[enums.NAME]`
pub const ENUM: &[&str] = &["title", "about", "values", "ordered"];

/// `[consents.NAME]`
pub const CONSENT: &[&str] = &["title", "about", "kind"];

/// `[lists.NAME]`
pub const LIST: &[&str] = &["title", "about"];

/// `[content.NAME]`
pub const CONTENT: &[&str] = &["title", "about", "max", "parameters", "item"];

/// `[webhooks.NAME]`
pub const WEBHOOK: &[&str] = &["title", "about", "parameters"];

/// Every table with its name in `schemas/schema.schema.json`.
pub const ALL: &[(&str, &[&str])] = &[
    ("file", FILE),
    ("event", EVENT),
    ("attribute", ATTRIBUTE),
    ("property", PROPERTY),
    ("type", TYPE),
    ("enum", ENUM),
    ("consent", CONSENT),
    ("list", LIST),
    ("content", CONTENT),
    ("webhook", WEBHOOK),
];
