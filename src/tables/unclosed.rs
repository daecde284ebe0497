//! Arrays and inline tables that are never closed: the parser takes everything behind them for their items.

use std::ops::Range;

use toml::de::DeTable;

use super::errors::{self, Found, Kind};
use super::places::Places;

/// A file in which more is left open is not read further.
const MOST: usize = 20;

/// A text without the lines of what is never closed. Every place stays where it was.
#[derive(Debug)]
pub struct Closed {
    pub text: String,
    /// Of the brackets that open it.
    pub places: Vec<usize>,
    /// The lines that are left out.
    pub lines: Vec<Range<usize>>,
}

/// Leaves out what is never closed, up to the next line that begins with a key or a header; `None` where all is closed.
pub fn without(text: &str, found: &[Found], root: &DeTable<'_>) -> Option<Closed> {
    if found.iter().any(|found| found.kind == Kind::TooDeep) {
        return None;
    }
    let mut open = opened(text, found, root)?;
    let mut closed = Closed { text: text.to_owned(), places: Vec::new(), lines: Vec::new() };
    for _ in 0..MOST {
        let lines = lines_from(&closed.text, open);
        closed.text = blanked(&closed.text, &lines);
        closed.places.push(open);
        closed.lines.push(lines);
        let (root, errors) = DeTable::parse_recoverable(&closed.text);
        match opened(&closed.text, &errors::classify(&errors), root.get_ref()) {
            Some(next) if !closed.places.contains(&next) => open = next,
            _ => break,
        }
    }
    Some(closed)
}

/// Where the first of what is never closed was opened.
fn opened(text: &str, found: &[Found], root: &DeTable<'_>) -> Option<usize> {
    // A line that begins with a key, where a comma was wanted: the one before it is open.
    let commas = found.iter().filter(|found| found.kind == Kind::MissingComma).map(|found| found.at.start);
    let swallowed = commas.min().and_then(|at| open_before(text, at));
    let unclosed = || found.iter().filter(|found| found.kind == Kind::UnclosedBracket);
    if unclosed().next().is_none() {
        return swallowed;
    }
    let places = Places::of(root);
    unclosed().map(|found| places.opened(found.at.start).unwrap_or(found.at.start)).chain(swallowed).min()
}

/// The bracket that the line before a byte leaves open, where a line begins at that byte that says something of its own.
fn open_before(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let end = before.trim_end_matches([' ', '\t']).strip_suffix('\n')?.trim_end().len();
    begins_something(text.get(at..)?.lines().next()?).then_some(())?;
    let start = before.get(..end)?.rfind('\n').map_or(0, |end| end + 1);
    let mut open: Vec<usize> = Vec::new();
    let mut quote = None;
    for (place, letter) in before.get(start..end)?.char_indices() {
        match (quote, letter) {
            (Some(of), letter) if of == letter => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(letter),
            (None, '#') => break,
            (None, '{' | '[') => open.push(start + place),
            (None, '}' | ']') => _ = open.pop(),
            (None, _) => {}
        }
    }
    open.first().copied()
}

/// From the line that holds a byte up to the next one that begins something else.
fn lines_from(text: &str, open: usize) -> Range<usize> {
    let start = text.get(..open).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let mut end = start;
    for (count, line) in text.get(start..).unwrap_or_default().split_inclusive('\n').enumerate() {
        if count > 0 && begins_something(line) {
            break;
        }
        end += line.len();
    }
    start..end
}

/// `name = ..` or `[header]`
fn begins_something(line: &str) -> bool {
    let line = line.trim();
    let header = line.starts_with('[') && line.ends_with(']');
    let key = line.split_once('=').is_some_and(|(key, _)| {
        let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.' | '"' | '\'' | ' ');
        !key.trim().is_empty() && key.chars().all(fits)
    });
    header || key
}

/// With blanks for every byte of a range but line ends.
fn blanked(text: &str, range: &Range<usize>) -> String {
    let (before, rest) = text.split_at_checked(range.start).unwrap_or((text, ""));
    let (lines, after) = rest.split_at_checked(range.len()).unwrap_or((rest, ""));
    let blank = lines.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' });
    before.chars().chain(blank).chain(after.chars()).collect()
}
