//! Mistakes in texts with placeholders. Their place is known; the text is kept as plain text.

use pest::error::Error;

use super::expected::examples;
use super::piece::stop;
use crate::diag::{Code, Diagnostic, codes, nearest};
use crate::syntax::grammar::Rule;
use crate::syntax::origin::Origin;
use crate::text::Edit;

/// What the braces around a mistake are.
struct Braces<'t> {
    /// From the opening braces to the closing ones, or to the end.
    text: &'t str,
    start: usize,
    closed: bool,
}

/// The mistake in a text that begins at byte `base`.
pub(in crate::syntax) fn template_mistake(raw: &str, base: usize, error: &Error<Rule>, origin: &Origin) -> Diagnostic {
    let (at, expected) = stop(error);
    let braces = braces_around(raw, at);
    let start = base + braces.start;
    let finding = |code: &'static Code, at: usize, len: usize| Diagnostic::new(code, origin.span(at, at + len));
    let replace = |at: usize, len: usize, text: &str| vec![Edit::replace(origin.span(at, at + len), text)];
    for (dashed, plain) in [("{%-", "{%"), ("{{-", "{{")] {
        if braces.text.starts_with(dashed) {
            return finding(&codes::syntax::TRIMMED_TAG, start, 3)
                .arg("sign", dashed)
                .safe_fix(replace(start, 3, plain));
        }
    }
    if let Some(dash) = ["-%}", "-}}"].iter().find_map(|end| braces.text.rfind(end)) {
        let finding = finding(&codes::syntax::TRIMMED_TAG, start + dash, 1);
        return finding.arg("sign", "-").safe_fix(replace(start + dash, 1, ""));
    }
    if !braces.closed {
        let close = if braces.text.starts_with("{%") { "%}" } else { "}}" };
        if let Some((at, length)) = half_closed(&braces) {
            let place = start + at;
            let half = finding(&codes::syntax::UNCLOSED_PLACEHOLDER, start, at + length).help("help-half");
            return half.arg("close", close).suggested_fix(replace(place, length, close));
        }
        return finding(&codes::syntax::UNCLOSED_PLACEHOLDER, start, 2).arg("close", close);
    }
    let inner = braces.text.get(2..).unwrap_or_default();
    let word = inner.trim_start().split([' ', '%', '}']).next().unwrap_or_default();
    let tags = ["if", "elif", "else", "endif", "for", "endfor"];
    if braces.text.starts_with("{%") && !tags.contains(&word) {
        let at = start + 2 + (inner.len() - inner.trim_start().len());
        let finding = finding(&codes::syntax::UNKNOWN_TAG, at, word.len()).arg("tag", word);
        return match nearest(word, tags) {
            Some(right) => {
                finding.arg("right", right).help("help-nearest").suggested_fix(replace(at, word.len(), right))
            }
            None => finding,
        };
    }
    let place = raw.get(at..).map_or(0, |rest| rest.chars().next().map_or(0, char::len_utf8));
    let found: String =
        raw.get(at..).unwrap_or_default().chars().take_while(|letter| letter.is_alphanumeric()).collect();
    let length = found.len().max(place);
    let found = if found.is_empty() { raw.get(at..at + place).unwrap_or_default().to_owned() } else { found };
    let finding = finding(&codes::syntax::PLACEHOLDER_FORM, base + at, length).arg("found", found);
    finding.arg("expected", examples(&expected))
}

/// The single brace, or the two with a blank between them, that was to close the placeholder: its place and length.
fn half_closed(braces: &Braces<'_>) -> Option<(usize, usize)> {
    let inside = braces.text.get(2..)?;
    let next = inside.find("{{").into_iter().chain(inside.find("{%")).min().unwrap_or(inside.len());
    let inside = inside.get(..next)?.split('\n').next()?;
    let at = inside.find('}')?;
    let tag = braces.text.starts_with("{%");
    let before = inside.get(..at)?;
    let start = if tag { before.strip_suffix('%').map_or(at, str::len) } else { at };
    let rest = inside.get(at + 1..)?;
    let spaced = rest.len() - rest.trim_start_matches(' ').len();
    let second = !tag && rest.trim_start_matches(' ').starts_with('}');
    let end = if second { at + 1 + spaced + 1 } else { at + 1 };
    Some((start + 2, end - start))
}

/// The braces that hold byte `at`.
fn braces_around(raw: &str, at: usize) -> Braces<'_> {
    let before = raw.get(..at).unwrap_or(raw);
    let at_braces = raw.get(at..).is_some_and(|rest| rest.starts_with("{{") || rest.starts_with("{%"));
    let found = before.rfind("{{").max(before.rfind("{%"));
    let start = if at_braces { at } else { found.unwrap_or(at) };
    let rest = raw.get(start..).unwrap_or_default();
    let close = if rest.starts_with("{%") { "%}" } else { "}}" };
    let end = rest.find(close).map(|end| end + 2);
    let next = rest.get(2..).and_then(|rest| rest.find("{{").into_iter().chain(rest.find("{%")).min()).map(|at| at + 2);
    let closed = end.is_some_and(|end| next.is_none_or(|next| end <= next));
    Braces { text: rest.get(..end.unwrap_or(rest.len())).unwrap_or(rest), start, closed }
}
