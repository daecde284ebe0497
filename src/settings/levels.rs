//! `[lints]` and `[handled_outside]`: what findings count for here.

use chrono::NaiveDate;
use indexmap::IndexMap;

use super::{HandledOutside, LAW_RULES, LintLevel, is_law_rule, keys};
use crate::diag::codes::{self, settings};
use crate::diag::{Code, Diagnostic, Severity, nearest};
use crate::tables::{Item, Reader, Table};
use crate::text::Edit;
use crate::types::Name;

const LEVELS: [(&str, Option<Severity>); 4] = [
    ("off", None),
    ("note", Some(Severity::Note)),
    ("warning", Some(Severity::Warning)),
    ("error", Some(Severity::Error)),
];

/// `[lints] CODE = "off"`
pub fn lints(reader: &mut Reader<'_>, root: &Table<'_>) -> IndexMap<Name, LintLevel> {
    let Some(table) = reader.table(root, "lints") else { return IndexMap::new() };
    let mut levels = IndexMap::new();
    for item in table.items() {
        let known = check_lint(reader, &item);
        let level = reader.choice(&item, &LEVELS.map(|(word, _)| word));
        if let Some((_, severity)) = level.filter(|_| known).and_then(|level| LEVELS.get(level)) {
            levels.insert(Name::new(item.key), LintLevel { severity: *severity, span: item.key_span });
        }
    }
    levels
}

fn check_lint(reader: &mut Reader<'_>, item: &Item<'_>) -> bool {
    match codes::find(item.key) {
        Some(code) if code.lint => return true,
        Some(code) => {
            let found = Diagnostic::new(&settings::LEVEL_OF_AN_ERROR, item.key_span).arg("code", code.name);
            reader.report(if is_law_rule(code.name) { found.help("help-law") } else { found });
        }
        None => {
            let lints = codes::all().filter(|code| code.lint).map(|code| code.name);
            unknown(reader, item, &settings::UNKNOWN_LINT, lints);
        }
    }
    false
}

fn unknown(reader: &mut Reader<'_>, item: &Item<'_>, code: &'static Code, names: impl Iterator<Item = &'static str>) {
    let found = Diagnostic::new(code, item.key_span).arg("code", item.key);
    reader.report(match nearest(item.key, names) {
        Some(name) => {
            found.arg("nearest", name).help("help-nearest").suggested_fix(vec![Edit::replace(item.key_span, name)])
        }
        None => found,
    });
}

/// `[handled_outside] CODE = "why"` or `CODE = { why = "..", until = 2027-01-01 }`
pub fn handled_outside(reader: &mut Reader<'_>, root: &Table<'_>) -> IndexMap<Name, HandledOutside> {
    let Some(table) = reader.table(root, "handled_outside") else { return IndexMap::new() };
    let mut handled = IndexMap::new();
    for item in table.items() {
        if !is_law_rule(item.key) {
            unknown(reader, &item, &settings::UNKNOWN_LAW_RULE, LAW_RULES.into_iter());
        }
        if let Some(answer) = answer(reader, &item) {
            handled.insert(Name::new(item.key), answer);
        }
    }
    handled
}

fn answer(reader: &mut Reader<'_>, item: &Item<'_>) -> Option<HandledOutside> {
    let span = item.key_span;
    let Some(table) = item.table() else {
        let why = reader.expect_filled(item)?.text.to_owned();
        return Some(HandledOutside { why, until: None, span });
    };
    reader.check_keys(&table, keys::HANDLED_OUTSIDE);
    let why = reader.require(&table, "why").ok()?;
    let why = reader.expect_filled(&why)?.text.to_owned();
    let until = table.get("until").and_then(|item| date(reader, &item));
    Some(HandledOutside { why, until, span })
}

/// A local date, with or without quotes.
fn date(reader: &mut Reader<'_>, item: &Item<'_>) -> Option<NaiveDate> {
    let date = item.date();
    if date.is_none() {
        reader.wrong_type(item, "value-date");
    }
    date
}
