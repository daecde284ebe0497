//! Durations in quotes: `"1h30min"`.

use super::reader::Reader;
use super::table::{Item, Table, Text};
use crate::diag::Diagnostic;
use crate::diag::codes::tables;
use crate::text::{Edit, Span};
use crate::types::{Duration, DurationError};

impl Reader<'_> {
    /// A duration such as `"1h30min"` under `key`.
    pub fn duration(&mut self, table: &Table<'_>, key: &str) -> Option<(Duration, Span)> {
        let item = table.get(key)?;
        let Some(text) = item.text() else {
            self.wrong_type(&item, "value-duration");
            return None;
        };
        match Duration::parse(text.text) {
            Ok(duration) => Some((duration, text.span)),
            Err(reason) => {
                self.bad_duration(&item, text, &reason);
                None
            }
        }
    }

    fn bad_duration(&mut self, item: &Item<'_>, text: Text<'_>, reason: &DurationError) {
        let found = Diagnostic::new(&tables::BAD_DURATION, text.span).arg("key", item.path()).arg("found", text.text);
        let mend = |to: String| vec![Edit::replace(text.span, format!("\"{to}\""))];
        let tight = in_our_units(text.text);
        self.report(match reason {
            DurationError::Unit(unit) if unit == "m" => {
                found.help("help-m").suggested_fix(mend(text.text.replace('m', "min")))
            }
            DurationError::Range => found.help("help-range"),
            DurationError::Order => found.help("help-order"),
            _ if tight != text.text && Duration::parse(&tight).is_ok() => {
                found.arg("nearest", tight.as_str()).help("help-nearest").safe_fix(mend(tight))
            }
            _ => found,
        });
    }
}

/// The text without blanks, other words for units replaced: `1시간 30분` is `1h30min`.
fn in_our_units(text: &str) -> String {
    const WORDS: [(&str, &str); 14] = [
        ("minutes", "min"),
        ("minute", "min"),
        ("mins", "min"),
        ("분", "min"),
        ("hours", "h"),
        ("hour", "h"),
        ("시간", "h"),
        ("days", "d"),
        ("day", "d"),
        ("일", "d"),
        ("weeks", "w"),
        ("주", "w"),
        ("seconds", "s"),
        ("초", "s"),
    ];
    let tight: String = text.split_whitespace().collect::<String>().to_lowercase();
    WORDS.into_iter().fold(tight, |text, (word, unit)| text.replace(word, unit))
}
