//! Strings: escapes, line ends, indentation.

use std::borrow::Cow;

use smol_str::SmolStr;

use super::Builder;
use crate::diag::{Diagnostic, codes};
use crate::syntax::ast::Str;
use crate::syntax::grammar::{Node, Rule};
use crate::text::Edit;

/// The inside of a string.
#[derive(Clone, Copy)]
pub(super) struct Inside {
    /// Its bytes in the text: quotes left out, of several lines also the first and last line end.
    pub(super) range: (usize, usize),
    pub(super) multiline: bool,
    /// Whether its first byte begins a line.
    begins_line: bool,
    /// Blanks that every line begins with and that are left out.
    pub(super) indent: usize,
    /// A file of its own: only `\{` means something else than it says.
    pub(super) verbatim: bool,
}

impl Inside {
    /// All of a text file, a byte order mark left out.
    pub(super) fn of_file(text: &str) -> Inside {
        let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Inside { range: (start, text.len()), multiline: true, begins_line: false, indent: 0, verbatim: true }
    }
}

impl<'t> Builder<'t> {
    /// A string without placeholders.
    pub(super) fn string(&mut self, node: &Node<'t>) -> Option<Str> {
        let inside = self.inside(node);
        let raw = self.text.get(inside.range.0..inside.range.1)?;
        let text = SmolStr::new(self.unescaped(raw, inside, inside.range.0));
        Some(Str { text, span: self.span(node) })
    }

    /// A string or, in a placeholder, text in single quotes; elsewhere single quotes are reported.
    pub(super) fn text_literal(&mut self, node: &Node<'t>) -> Option<Str> {
        if node.as_rule() == Rule::string {
            return self.string(node);
        }
        let (start, end) = self.range(node);
        let inside = Inside {
            range: (start + 1, end.saturating_sub(1)),
            multiline: false,
            begins_line: false,
            indent: 0,
            verbatim: false,
        };
        let raw = self.text.get(inside.range.0..inside.range.1)?;
        if !self.in_template {
            let span = self.span(node);
            let fix = vec![Edit::replace(span, format!("\"{raw}\""))];
            self.report(Diagnostic::new(&codes::syntax::SINGLE_QUOTES, span).arg("text", raw).safe_fix(fix));
        }
        let text = SmolStr::new(self.unescaped(raw, inside, inside.range.0));
        Some(Str { text, span: self.span(node) })
    }

    pub(super) fn inside(&self, node: &Node<'t>) -> Inside {
        let (start, end) = self.range(node);
        let text = self.text.get(start..end).unwrap_or_default();
        match text.strip_prefix("\"\"\"").and_then(|rest| rest.strip_suffix("\"\"\"")) {
            Some(content) => block_inside(content, start + 3),
            None => Inside {
                range: (start + 1, end.saturating_sub(1)),
                multiline: false,
                begins_line: false,
                indent: 0,
                verbatim: false,
            },
        }
    }

    /// Resolves escapes, line ends and indentation of `raw`, which begins at byte `at` of the text.
    pub(super) fn unescaped<'r>(&mut self, raw: &'r str, inside: Inside, at: usize) -> Cow<'r, str> {
        if inside.verbatim {
            return if raw.contains("\\{") { Cow::Owned(raw.replace("\\{", "{")) } else { Cow::Borrowed(raw) };
        }
        let plain = if inside.multiline { lines_of(raw, inside, at) } else { Cow::Borrowed(raw) };
        if !raw.contains('\\') {
            return plain;
        }
        self.check_escapes(raw, at);
        Cow::Owned(resolve(&plain))
    }

    fn check_escapes(&mut self, raw: &str, at: usize) {
        let mut letters = raw.char_indices();
        while let Some((from, letter)) = letters.next() {
            let escaped = if letter == '\\' { letters.next() } else { None };
            let Some((_, escaped)) = escaped else { continue };
            if !matches!(escaped, '"' | '\\' | 'n' | '{' | '\'') {
                let span = self.origin.span(at + from, at + from + 1 + escaped.len_utf8());
                let fix = vec![Edit::replace(span, format!("\\\\{escaped}"))];
                let finding = Diagnostic::new(&codes::syntax::UNKNOWN_ESCAPE, span);
                self.report(finding.arg("text", format!("\\{escaped}")).suggested_fix(fix));
            }
        }
    }
}

/// Text of several lines: without the first line end, the last line end with the blanks behind it, and shared indentation.
fn block_inside(content: &str, at: usize) -> Inside {
    let first = content.find('\n').filter(|&end| content.get(..end).is_some_and(|line| line.trim().is_empty()));
    let start = first.map_or(0, |end| end + 1);
    let last = content.rfind('\n').filter(|&end| content.get(end..).is_some_and(|line| line.trim().is_empty()));
    let closing = last.and_then(|end| content.get(end + 1..)).map(str::len);
    let end = last
        .map_or(content.len(), |end| if content.get(..end).is_some_and(|t| t.ends_with('\r')) { end - 1 } else { end });
    let body = content.get(start..end.max(start)).unwrap_or_default();
    let skip = usize::from(first.is_none());
    let lines = body.split('\n').skip(skip).filter(|line| !line.trim().is_empty());
    let indent = lines.map(indentation).chain(closing).min().unwrap_or(0);
    Inside {
        range: (at + start, at + end.max(start)),
        multiline: true,
        begins_line: first.is_some(),
        indent,
        verbatim: false,
    }
}

fn indentation(line: &str) -> usize {
    line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

/// The lines of `raw` joined by `\n`, each without the shared indentation. Where `raw` begins within a line, that line keeps its
/// blanks.
fn lines_of(raw: &str, inside: Inside, at: usize) -> Cow<'_, str> {
    let begins_line = inside.begins_line && at == inside.range.0;
    if !begins_line && !raw.contains(['\n', '\r']) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    for (number, line) in raw.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let strip = if number > 0 || begins_line { indentation(line).min(inside.indent) } else { 0 };
        if number > 0 {
            out.push('\n');
        }
        out.push_str(line.get(strip..).unwrap_or_default());
    }
    Cow::Owned(if out.contains('\r') { out.replace('\r', "\n") } else { out })
}

/// Resolves `\" \\ \n \{`; others stay as they are.
fn resolve(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, if letter == '\\' { letters.next() } else { None }) {
            (_, None) => out.push(letter),
            (_, Some('n')) => out.push('\n'),
            (_, Some(escaped @ ('"' | '\\' | '{' | '\''))) => out.push(escaped),
            (_, Some(other)) => out.extend(['\\', other]),
        }
    }
    out
}
