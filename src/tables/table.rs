//! Tables and the items in them.

use chrono::NaiveDate;
use toml::de::{DeTable, DeValue};

use crate::text::{FileId, Span};

/// A table of a document.
#[derive(Clone, Debug)]
pub struct Table<'d> {
    pub(super) file: FileId,
    pub(super) entries: &'d DeTable<'d>,
    /// Of its header or its braces; of the key where only a longer header implies it.
    pub span: Span,
    /// What messages call it, as a header would: `events.signed_up`. Empty for the whole file.
    pub path: String,
}

/// A key and its value.
#[derive(Clone, Debug)]
pub struct Item<'d> {
    file: FileId,
    /// Its key, as written.
    pub key: &'d str,
    /// Of the key, quotes included.
    pub key_span: Span,
    pub(super) value: &'d DeValue<'d>,
    /// Of the value.
    pub span: Span,
    /// Path of the table that holds it.
    parent: String,
}

/// A text with its place, quotes included.
#[derive(Clone, Copy, Debug)]
pub struct Text<'d> {
    /// What it says, escapes resolved.
    pub text: &'d str,
    /// Of the value, quotes included.
    pub span: Span,
}

impl<'d> Table<'d> {
    /// The item of a key.
    pub fn get(&self, key: &str) -> Option<Item<'d>> {
        let (name, value) = self.entries.get_key_value(key)?;
        Some(self.item(name, value))
    }

    /// All items in the order written.
    pub fn items(&self) -> impl Iterator<Item = Item<'d>> + use<'_, 'd> {
        self.entries.iter().map(|(name, value)| self.item(name, value))
    }

    /// Whether it has no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn item(&self, name: &'d Spanned<'d>, value: &'d toml::Spanned<DeValue<'d>>) -> Item<'d> {
        Item {
            file: self.file,
            key: name.get_ref(),
            key_span: span(self.file, &name.span()),
            value: value.get_ref(),
            span: span(self.file, &value.span()),
            parent: self.path.clone(),
        }
    }
}

type Spanned<'d> = toml::Spanned<std::borrow::Cow<'d, str>>;

impl<'d> Item<'d> {
    /// The value as a table.
    pub fn table(&self) -> Option<Table<'d>> {
        let entries = self.value.as_table()?;
        Some(Table { file: self.file, entries, span: self.span, path: self.path() })
    }

    /// The values of an array, each called by the key of the array.
    pub fn elements(&self) -> Option<Vec<Item<'d>>> {
        let array = self.value.as_array()?;
        let element = |value: &'d toml::Spanned<DeValue<'d>>| {
            let span = span(self.file, &value.span());
            Item { value: value.get_ref(), span, ..self.clone() }
        };
        Some(array.iter().map(element).collect())
    }

    /// The value as a text.
    pub fn text(&self) -> Option<Text<'d>> {
        match self.value {
            DeValue::String(text) => Some(Text { text, span: self.span }),
            _ => None,
        }
    }

    /// The value as a date without a time: `2027-01-01`, with or without quotes.
    pub fn date(&self) -> Option<NaiveDate> {
        match self.value {
            DeValue::String(text) => NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == 10),
            DeValue::Datetime(value) if value.time.is_none() => {
                let date = value.date?;
                NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
            }
            _ => None,
        }
    }

    /// What a header would call the value: `events.signed_up.title`.
    pub fn path(&self) -> String {
        if self.parent.is_empty() { self.key.to_owned() } else { format!("{}.{}", self.parent, self.key) }
    }

    /// The word for what the value is: key of a term of the catalog.
    pub fn found(&self) -> &'static str {
        match self.value {
            DeValue::String(_) => "value-text",
            DeValue::Integer(_) => "value-integer",
            DeValue::Float(_) => "value-decimal",
            DeValue::Boolean(_) => "value-boolean",
            DeValue::Datetime(_) => "value-date",
            DeValue::Array(_) => "value-array",
            DeValue::Table(_) => "value-table",
        }
    }
}

/// A byte range of a file as a span.
pub(super) fn span(file: FileId, range: &std::ops::Range<usize>) -> Span {
    let at = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    Span::new(file, at(range.start), at(range.end))
}
