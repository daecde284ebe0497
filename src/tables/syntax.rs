//! Syntax errors of a file, in our words.
//!
//! The parser recovers well and therefore repeats itself: one error a line is reported, unclosed brackets swallow what they
//! cause.

use std::ops::Range;

use toml::de::DeTable;

use super::errors::{Found, Kind, colon};
use super::places::Places;
use super::table::span;
use crate::diag::codes::tables;
use crate::diag::{Diagnostic, Sink};
use crate::text::{Edit, FileId, Span};

/// At most so many syntax errors of one file are reported: more say nothing new.
const MOST: usize = 100;

/// Reports the errors and gives the lines they are in, in order, as byte ranges.
pub fn report(
    file: FileId,
    text: &str,
    root: &DeTable<'_>,
    mut found: Vec<Found>,
    sink: &mut Sink,
) -> Vec<Range<usize>> {
    if found.is_empty() {
        return Vec::new();
    }
    // What stands below a header that is not opened seems to be said twice in the table above.
    let mut lost: Vec<Range<usize>> = found.iter().filter_map(|found| lost_table(text, found)).collect();
    lost.sort_by_key(|lost| lost.start);
    found.retain(|found| {
        let before = lost.partition_point(|lost| lost.start < found.at.start).checked_sub(1);
        let below = before.and_then(|at| lost.get(at)).is_some_and(|lost| found.at.start < lost.end);
        found.kind != Kind::DuplicateKey || !below
    });
    let broken = lines_of(text, &found);
    found.sort_by_key(|found| (found.kind, found.at.start));
    let places = Places::of(root);
    for found in chosen(text, &found, &broken, &places) {
        sink.push(diagnostic(file, text, &found, &places));
    }
    with_lost_tables(text, &found, broken)
}

/// The first byte of what is never closed, where that may have swallowed what follows.
pub fn open_from(found: &[Found], root: &DeTable<'_>) -> Option<usize> {
    let unclosed = |found: &&Found| matches!(found.kind, Kind::UnclosedBracket | Kind::UnclosedText);
    if !found.iter().any(|found| unclosed(&found)) {
        return None;
    }
    let places = Places::of(root);
    let starts = found.iter().filter(unclosed).map(|found| places.opened(found.at.start).unwrap_or(found.at.start));
    starts.min()
}

/// From a header that cannot be read up to the next one.
fn lost_table(text: &str, found: &Found) -> Option<Range<usize>> {
    let start = found.at.start;
    let twice = found.kind == Kind::DuplicateKey
        && line_start(text, start)
            .is_some_and(|line| text.get(line..).is_some_and(|line| line.trim_start_matches(' ').starts_with('[')));
    let broken = twice || found.kind == Kind::UnclosedHeader || unopened_header(text, found).is_some();
    broken.then(|| {
        let next = text.get(start..).and_then(|after| after.find("\n["));
        start..next.map_or(text.len(), |end| start + end)
    })
}

/// A longer line is no header: a hostile file has errors without number on one line.
const LONGEST_HEADER: usize = 400;

/// Where the line of a byte begins; none where that is far.
fn line_start(text: &str, at: usize) -> Option<usize> {
    let near = at.saturating_sub(LONGEST_HEADER);
    let before = text.as_bytes().get(near..at)?;
    let start = before.iter().rposition(|byte| *byte == b'\n').map(|end| near + end + 1);
    start.or((near == 0).then_some(0))
}

/// The line `events.app_opened]`: a header without its first bracket.
fn unopened_header(text: &str, found: &Found) -> Option<Range<usize>> {
    if found.kind != Kind::MissingEquals {
        return None;
    }
    let start = line_start(text, found.at.start)?;
    let rest = text.as_bytes().get(start..)?;
    let length = rest.iter().take(LONGEST_HEADER).position(|byte| *byte == b'\n').unwrap_or(rest.len());
    let line = text.get(start..start + length).filter(|line| line.len() <= LONGEST_HEADER)?;
    let path = line.trim_end().strip_suffix(']')?;
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    (!path.is_empty() && path.chars().all(fits)).then(|| start..start + path.len() + 1)
}

/// Adds the lines up to the next header where a header is not closed, or not opened: they seem to belong to another table.
fn with_lost_tables(text: &str, found: &[Found], mut broken: Vec<Range<usize>>) -> Vec<Range<usize>> {
    broken.extend(found.iter().filter_map(|found| lost_table(text, found)));
    joined(broken)
}

/// Ranges in order, those that touch as one.
pub fn joined(mut broken: Vec<Range<usize>>) -> Vec<Range<usize>> {
    broken.sort_by_key(|lines| lines.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for lines in broken {
        match joined.last_mut().filter(|last| lines.start <= last.end) {
            Some(last) => last.end = last.end.max(lines.end),
            None => joined.push(lines),
        }
    }
    joined
}

/// The lines that hold an error, each once.
fn lines_of(text: &str, found: &[Found]) -> Vec<Range<usize>> {
    let mut offsets: Vec<usize> = found.iter().map(|found| found.at.start).collect();
    offsets.sort_unstable();
    let mut lines: Vec<Range<usize>> = Vec::new();
    for at in offsets {
        if lines.last().is_some_and(|line| at <= line.end) {
            continue;
        }
        let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |end| at + end);
        lines.push(start..end);
    }
    lines
}

/// One error of each line, or all its keys without quotes; none that only follows from an unclosed bracket.
fn chosen(text: &str, found: &[Found], broken: &[Range<usize>], places: &Places<'_>) -> Vec<Found> {
    let brackets = found.iter().filter(|found| found.kind == Kind::UnclosedBracket);
    let unclosed = brackets.filter_map(|found| places.opened(found.at.start)).min().unwrap_or(usize::MAX);
    let mut lines: Vec<usize> = Vec::new();
    let mut chosen: Vec<Found> = Vec::new();
    for found in found {
        if chosen.len() >= MOST {
            break;
        }
        let line = broken.partition_point(|line| line.end < found.at.start);
        let follows =
            found.at.start > unclosed && matches!(found.kind, Kind::MissingComma | Kind::Unquoted | Kind::Other);
        let bare = found.kind == Kind::BareKey;
        if follows || lines.contains(&line) && !bare {
            continue;
        }
        if bare && chosen.last().is_some_and(|last| last.at.contains(&found.at.start)) {
            continue;
        }
        lines.push(line);
        let at = if bare { bare_run(text, &found.at) } else { found.at.clone() };
        chosen.push(Found { kind: found.kind, at });
    }
    chosen
}

/// The whole of a key written without quotes: what stands around `at` up to a blank or a sign that ends keys.
fn bare_run(text: &str, at: &Range<usize>) -> Range<usize> {
    let ends = |letter: char| letter.is_whitespace() || ".=[]{},\"'#".contains(letter);
    let before = text.get(..at.start).unwrap_or("");
    let start = before.rfind(ends).map_or(0, |end| end + before.get(end..).and_then(first_len).unwrap_or(1));
    let after = text.get(at.end..).unwrap_or("");
    start..at.end + after.find(ends).unwrap_or(after.len())
}

fn first_len(text: &str) -> Option<usize> {
    text.chars().next().map(char::len_utf8)
}

fn diagnostic(file: FileId, text: &str, found: &Found, places: &Places<'_>) -> Diagnostic {
    let at = span(file, &found.at);
    let source = text.get(found.at.clone()).unwrap_or("");
    match found.kind {
        Kind::TooDeep => Diagnostic::new(&tables::TOML_TOO_DEEP, at),
        Kind::BareKey => Diagnostic::new(&tables::TOML_BARE_KEY, at)
            .arg("key", source)
            .safe_fix(vec![Edit::replace(at, format!("\"{source}\""))]),
        Kind::DuplicateKey => duplicate(file, text, found, places),
        Kind::UnclosedText => unclosed(file, text, found),
        Kind::UnclosedBracket => unclosed_bracket(file, found, places),
        Kind::UnclosedHeader => Diagnostic::new(&tables::TOML_UNCLOSED, at)
            .term("what", "value-header")
            .arg("side", "close")
            .help("help-header")
            .suggested_fix(vec![Edit::insert_before(at, "]")]),
        Kind::MissingEquals => missing_equals(file, text, found),
        Kind::MissingComma => {
            let at = behind_value(file, text, found);
            Diagnostic::new(&tables::TOML_MISSING_COMMA, at).suggested_fix(vec![Edit::insert_before(at, ",")])
        }
        Kind::TwoOnOneLine => Diagnostic::new(&tables::TOML_TWO_ON_ONE_LINE, at),
        Kind::BadEscape => Diagnostic::new(&tables::TOML_BAD_ESCAPE, at),
        Kind::Unquoted => unquoted(file, text, found, source),
        Kind::Other => other(file, text, found),
    }
}

fn duplicate(file: FileId, text: &str, found: &Found, places: &Places<'_>) -> Diagnostic {
    let source = text.get(found.at.clone()).unwrap_or("");
    let name = source.trim_matches(['"', '\'']);
    let diagnostic = Diagnostic::new(&tables::TOML_DUPLICATE_KEY, span(file, &found.at)).arg("key", name);
    let first = same_header(text, found.at.start).or_else(|| places.last_before(name, found.at.start));
    match first {
        Some(first) => diagnostic.label(span(file, &first), "first"),
        None => diagnostic,
    }
}

/// The same `[header]` further up, if `offset` lies in a header.
fn same_header(text: &str, offset: usize) -> Option<Range<usize>> {
    let start = text.get(..offset)?.rfind('\n').map_or(0, |at| at + 1);
    let header = text.get(start..)?.lines().next()?.trim();
    let header = header.get(..=header.find(']')?).filter(|header| header.starts_with('['))?;
    let mut at = 0;
    for line in text.get(..start)?.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        if line.trim_start().starts_with(header) {
            return Some(at + indent..at + indent + header.len());
        }
        at += line.len();
    }
    None
}

/// A text without its closing quote: points at the opening one.
fn unclosed(file: FileId, text: &str, found: &Found) -> Diagnostic {
    let before = text.get(..found.at.start).unwrap_or("");
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let open = before.get(line..).and_then(|line| line.find(['"', '\''])).map(|at| line + at);
    let range = open.unwrap_or(found.at.start)..found.at.end;
    let quote = open.and_then(|at| text.get(at..=at)).unwrap_or("\"");
    let found =
        Diagnostic::new(&tables::TOML_UNCLOSED, span(file, &range)).term("what", "value-quote").arg("side", "close");
    match open {
        Some(_) => found.help("help-quote").suggested_fix(vec![Edit::insert_after(span(file, &range), quote)]),
        None => found,
    }
}

/// An array or inline table without its end: points at the bracket that opens it.
fn unclosed_bracket(file: FileId, found: &Found, places: &Places<'_>) -> Diagnostic {
    let open = places.opened(found.at.start).map_or(found.at.clone(), |start| start..start + 1);
    Diagnostic::new(&tables::TOML_UNCLOSED, span(file, &open)).term("what", "value-bracket").arg("side", "close")
}

/// The place right behind the value before an error, if that is on the same line.
fn behind_value(file: FileId, text: &str, found: &Found) -> Span {
    let before = text.get(..found.at.start).unwrap_or("");
    let value = before.trim_end_matches([' ', '\t']);
    let end = if value.ends_with('\n') { before.len() } else { value.len() };
    span(file, &(end..end))
}

fn missing_equals(file: FileId, text: &str, found: &Found) -> Diagnostic {
    let at = span(file, &found.at);
    if let Some(header) = unopened_header(text, found) {
        let header = span(file, &header);
        return Diagnostic::new(&tables::TOML_UNCLOSED, header)
            .term("what", "value-header")
            .arg("side", "open")
            .help("help-unopened")
            .safe_fix(vec![Edit::insert_before(header, "[")]);
    }
    if let Some(start) = colon(text, found.at.start) {
        let colon = span(file, &(start..start + 1));
        return Diagnostic::new(&tables::TOML_MISSING_EQUALS, colon)
            .help("help-colon")
            .safe_fix(vec![Edit::replace(colon, "=")]);
    }
    Diagnostic::new(&tables::TOML_MISSING_EQUALS, at)
}

fn unquoted(file: FileId, text: &str, found: &Found, source: &str) -> Diagnostic {
    let (at, start) = (span(file, &found.at), found.at.start);
    if source.is_empty() {
        return Diagnostic::new(&tables::TOML_MISSING_VALUE, at);
    }
    let bare = source.trim_matches(['“', '”', '‘', '’', '「', '」', '"', '\'']);
    let flag = match bare.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some("true"),
        "false" | "no" | "off" => Some("false"),
        _ => None,
    };
    if let Some(word) = flag {
        let found = Diagnostic::new(&tables::TOML_UNQUOTED_TEXT, at).arg("found", source);
        return found.help("help-boolean").suggested_fix(vec![Edit::replace(at, word)]);
    }
    let fine = !bare.contains(['"', '\\']) && !bare.chars().any(char::is_control);
    let quoted = format!("\"{}\"", if fine { bare } else { "text" });
    // The whole line shows best what is meant.
    let line = text.get(..start).and_then(|before| before.rsplit('\n').next()).map(str::trim_start);
    let right = match line.filter(|line| line.trim_end().ends_with('=')) {
        Some(line) => format!("{line}{quoted}"),
        None => quoted,
    };
    let diagnostic = Diagnostic::new(&tables::TOML_UNQUOTED_TEXT, at).arg("found", source).arg("right", right);
    if fine { diagnostic.suggested_fix(vec![Edit::replace(at, format!("\"{bare}\""))]) } else { diagnostic }
}

fn other(file: FileId, text: &str, found: &Found) -> Diagnostic {
    let rest = text.get(found.at.start..).unwrap_or("");
    let shown: String = rest.chars().take_while(|letter| !letter.is_whitespace()).take(20).collect();
    let at = span(file, &(found.at.start..found.at.start + shown.len()));
    let diagnostic = Diagnostic::new(&tables::TOML_SYNTAX, at).arg("found", shown.as_str());
    if shown.is_empty() { diagnostic.help("help-end") } else { diagnostic }
}
