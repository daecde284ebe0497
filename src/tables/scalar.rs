//! Values of one kind: texts, numbers, booleans, durations, arrays, tables.

use std::ops::RangeInclusive;

use toml::de::{DeInteger, DeValue};

use super::reader::Reader;
use super::table::{Item, Table, Text};
use crate::diag::codes::tables;
use crate::diag::{Diagnostic, nearest};
use crate::text::Edit;
use crate::types::Currency;

impl Reader<'_> {
    /// A text under `key`, if there is one.
    pub fn text<'d>(&mut self, table: &Table<'d>, key: &str) -> Option<Text<'d>> {
        table.get(key).and_then(|item| self.expect_text(&item))
    }

    /// A text of the caller's own.
    pub fn string(&mut self, table: &Table<'_>, key: &str) -> Option<String> {
        self.text(table, key).map(|text| text.text.to_owned())
    }

    /// A text that says something: blank ones are reported.
    pub fn expect_filled<'d>(&mut self, item: &Item<'d>) -> Option<Text<'d>> {
        let text = self.expect_text(item)?;
        if text.text.trim().is_empty() {
            self.report(Diagnostic::new(&tables::EMPTY_TEXT, text.span).arg("key", item.path()));
            return None;
        }
        Some(text)
    }

    /// A text; anything else is reported.
    pub fn expect_text<'d>(&mut self, item: &Item<'d>) -> Option<Text<'d>> {
        item.text().or_else(|| {
            self.wrong_type(item, "value-text");
            None
        })
    }

    /// A boolean under `key`; `false` where there is none.
    pub fn flag(&mut self, table: &Table<'_>, key: &str) -> bool {
        let Some(item) = table.get(key) else { return false };
        match item.value {
            DeValue::Boolean(value) => *value,
            _ => {
                self.wrong_type(&item, "value-boolean");
                false
            }
        }
    }

    /// A whole number within `range` under `key`.
    pub fn integer(&mut self, table: &Table<'_>, key: &str, range: RangeInclusive<u32>) -> Option<u32> {
        let item = table.get(key)?;
        let DeValue::Integer(digits) = item.value else {
            self.wrong_type(&item, "value-integer");
            return None;
        };
        let value = number(digits).and_then(|value| u32::try_from(value).ok()).filter(|value| range.contains(value));
        if value.is_none() {
            let found = Diagnostic::new(&tables::VALUE_OUT_OF_RANGE, item.span).arg("key", item.path());
            let (least, most) = (range.start().to_string(), range.end().to_string());
            self.report(found.arg("least", least).arg("most", most).arg("found", self.source(item.span)));
        }
        value
    }

    /// A table under `key`.
    pub fn table<'d>(&mut self, table: &Table<'d>, key: &str) -> Option<Table<'d>> {
        table.get(key).and_then(|item| self.expect_table(&item))
    }

    /// A table; anything else is reported.
    pub fn expect_table<'d>(&mut self, item: &Item<'d>) -> Option<Table<'d>> {
        item.table().or_else(|| {
            self.wrong_type(item, "value-table");
            None
        })
    }

    /// One of a few words under `key`, as its place among them.
    pub fn choice(&mut self, item: &Item<'_>, words: &[&str]) -> Option<usize> {
        let text = self.expect_text(item)?;
        let found = words.iter().position(|word| *word == text.text);
        if found.is_none() {
            self.unknown_choice(item, text, words);
        }
        found
    }

    fn unknown_choice(&mut self, item: &Item<'_>, text: Text<'_>, words: &[&str]) {
        let found = Diagnostic::new(&tables::UNKNOWN_CHOICE, text.span)
            .arg("key", item.path())
            .arg("found", text.text)
            .arg("known", words.join(", "));
        self.report(match nearest(text.text, words.iter().copied()) {
            Some(word) => {
                let edit = Edit::replace(text.span, format!("\"{word}\""));
                found.arg("nearest", word).help("help-nearest").suggested_fix(vec![edit])
            }
            None => found,
        });
    }

    /// A currency code under `key`.
    pub fn currency(&mut self, table: &Table<'_>, key: &str) -> Option<Currency> {
        let text = self.text(table, key)?;
        let currency = Currency::new(text.text);
        if let Some(right) = currency.and_then(Currency::meant) {
            let edit = Edit::replace(text.span, format!("\"{right}\""));
            let found = Diagnostic::new(&tables::BAD_CURRENCY, text.span).arg("found", text.text);
            self.report(found.arg("nearest", right.code()).help("help-nearest").suggested_fix(vec![edit]));
            return Some(right);
        }
        if currency.is_none() {
            let found = Diagnostic::new(&tables::BAD_CURRENCY, text.span).arg("found", text.text);
            let word = match text.text {
                "원" | "₩" => "KRW",
                "달러" | "$" => "USD",
                "엔" | "¥" => "JPY",
                "유로" | "€" => "EUR",
                word => word,
            };
            let right = Currency::new(&word.to_ascii_uppercase()).map(|code| code.meant().unwrap_or(code));
            self.report(match right {
                Some(right) => {
                    let edit = Edit::replace(text.span, format!("\"{right}\""));
                    found.arg("nearest", right.code()).help("help-nearest").safe_fix(vec![edit])
                }
                None => found,
            });
        }
        currency
    }

    /// Reports a value of another kind than `expected` (a term of the catalog), with a fix where only the quotes are wrong.
    pub fn wrong_type(&mut self, item: &Item<'_>, expected: &'static str) {
        let found = Diagnostic::new(&tables::WRONG_VALUE_TYPE, item.span)
            .arg("key", item.path())
            .term("expected", expected)
            .term("found", item.found());
        let bracketed = item.text().filter(|_| expected == "value-array");
        self.report(match self.requoted(item, expected) {
            _ if bracketed.is_some() => {
                let edit = Edit::replace(item.span, format!("[{}]", self.source(item.span)));
                found.help("help-brackets").suggested_fix(vec![edit])
            }
            Some(edit) => {
                let quotes = if item.text().is_some() { "without" } else { "with" };
                let found = found.arg("right", edit.text.as_str()).arg("quotes", quotes);
                found.help("help-quotes").suggested_fix(vec![edit])
            }
            None => found,
        });
    }

    /// The same value with or without quotes, where that alone makes it fit.
    fn requoted(&self, item: &Item<'_>, expected: &str) -> Option<Edit> {
        let fits = |text: &str| match expected {
            "value-integer" => text.parse::<u32>().is_ok(),
            "value-boolean" => text == "true" || text == "false",
            _ => false,
        };
        match item.value {
            DeValue::String(text) => fits(text).then(|| Edit::replace(item.span, text.as_ref())),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
                (expected == "value-text").then(|| Edit::replace(item.span, format!("\"{}\"", self.source(item.span))))
            }
            DeValue::Array(_) | DeValue::Table(_) => None,
        }
    }
}

/// The value of a whole number; `None` beyond 64 bits.
fn number(digits: &DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(digits.as_str(), digits.radix()).ok()
}
