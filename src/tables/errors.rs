//! Syntax errors as the parser gives them, told apart.
//!
//! The library says what is wrong in English sentences only; they are told apart by how they begin.

use std::ops::Range;

use toml::de::Error;

/// What went wrong, from most telling to least: of several on one line the first in this order is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    TooDeep,
    BareKey,
    DuplicateKey,
    UnclosedText,
    UnclosedBracket,
    UnclosedHeader,
    MissingEquals,
    MissingComma,
    TwoOnOneLine,
    BadEscape,
    Unquoted,
    Other,
}

/// One syntax error.
pub struct Found {
    /// What is wrong.
    pub kind: Kind,
    /// Its bytes in the text.
    pub at: Range<usize>,
}

/// The errors of the parser, told apart.
pub fn classify(errors: &[Error]) -> Vec<Found> {
    errors.iter().map(kind_of).collect()
}

fn kind_of(error: &Error) -> Found {
    let at = error.span().unwrap_or(0..0);
    let message = error.message();
    let starts = |beginnings: &[&str]| beginnings.iter().any(|beginning| message.starts_with(beginning));
    let kind = if starts(&["cannot recurse", "recursion limit"]) {
        Kind::TooDeep
    } else if starts(&["invalid unquoted key"]) {
        Kind::BareKey
    } else if starts(&["duplicate key", "cannot extend"]) {
        Kind::DuplicateKey
    } else if starts(&["invalid basic string", "invalid literal string", "invalid multi-line"]) {
        Kind::UnclosedText
    } else if starts(&["unclosed table", "unclosed array table"]) {
        Kind::UnclosedHeader
    } else if starts(&["unclosed"]) {
        Kind::UnclosedBracket
    } else if starts(&["key with no value", "missing assignment", "missing value for key"]) {
        Kind::MissingEquals
    } else if starts(&["missing comma"]) {
        Kind::MissingComma
    } else if starts(&["unexpected key or value"]) {
        Kind::TwoOnOneLine
    } else if starts(&["missing escaped value", "too few unicode"]) {
        Kind::BadEscape
    } else if starts(&["string values must be quoted", "invalid boolean"]) {
        Kind::Unquoted
    } else {
        Kind::Other
    };
    Found { kind, at }
}

/// The text with `=` for the `:` of `key: value`, and lines without either made comments; `None` if there are no such lines.
///
/// Behind such a line the parser loses everything up to the next `=`. Every place stays where it was.
pub fn mend_missing_equals(text: &str, found: &[Found]) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    let mut mended = false;
    for found in found.iter().filter(|found| found.kind == Kind::MissingEquals) {
        let line = text.get(..found.at.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let (at, sign) = colon(text, found.at.start).map_or((line, b'#'), |at| (at, b'='));
        if let Some(byte) = bytes.get_mut(at).filter(|byte| byte.is_ascii() && **byte != b'\n') {
            *byte = sign;
            mended = true;
        }
    }
    String::from_utf8(bytes).ok().filter(|_| mended)
}

/// The `:` that stands next to `offset` in its line, blanks skipped: `key: value` has it before, `key : value` behind.
pub fn colon(text: &str, offset: usize) -> Option<usize> {
    let before = text.get(..offset)?.trim_end_matches([' ', '\t']);
    if before.ends_with(':') {
        return before.len().checked_sub(1);
    }
    let rest = text.get(offset..)?;
    let colon = rest.trim_start_matches([' ', '\t']);
    colon.starts_with(':').then(|| offset + rest.len() - colon.len())
}
