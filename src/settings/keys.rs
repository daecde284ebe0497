//! The keys each table of `danbi.toml` may have. The reader, its suggestions and the JSON Schema share them.

/// Tables of the file.
pub const FILE: &[&str] =
    &["project", "sender", "channels", "links", "constants", "runtime", "lints", "handled_outside", "retired"];

/// `[project]`
pub const PROJECT: &[&str] = &["name", "title", "zone", "locales", "jurisdictions", "currency"];

/// `[sender]`
pub const SENDER: &[&str] = &["name", "phone", "email", "address", "opt_out"];

/// `[channels.NAME]`
pub const CHANNEL: &[&str] = &["sender", "fallback_after", "fields"];

/// `[channels.NAME.fields]`, each field.
pub const CHANNEL_FIELD: &[&str] = &["max", "required"];

/// `[links]`
pub const LINKS: &[&str] = &["tracking", "allowed"];

/// `[runtime]`
pub const RUNTIME: &[&str] = &["lateness", "horizon", "grant_timeout", "load_timeout"];

/// `[[retired]]`
pub const RETIRED: &[&str] = &["journey", "version", "mode"];

/// A table under `[handled_outside]`.
pub const HANDLED_OUTSIDE: &[&str] = &["why", "until"];

/// Every table with its name in `schemas/danbi.schema.json`.
pub const ALL: &[(&str, &[&str])] = &[
    ("file", FILE),
    ("project", PROJECT),
    ("sender", SENDER),
    ("channel", CHANNEL),
    ("channel_field", CHANNEL_FIELD),
    ("links", LINKS),
    ("runtime", RUNTIME),
    ("retired", RETIRED),
    ("handled_outside", HANDLED_OUTSIDE),
];
