//! Where members and steps begin when several share a line.

use super::look::Look;
use super::tokens::{Kind, Token};
use crate::syntax::words;

/// Whether a token that is not the first of its line begins a member or step all the same: `{ stage x enter on y .. }`. Words of the
/// language are names elsewhere, so the word before must be one that can end an item.
pub(super) fn starts(look: &Look, at: usize) -> bool {
    let Some(token) = look.tokens.get(at).filter(|token| token.kind == Kind::Word && token.depth > 0) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|at| look.tokens.get(at));
    let next = look.tokens.get(at + 1).map_or("", |token| look.of(*token));
    let labels = next == ":" && look.tokens.get(at + 2).is_some_and(|step| words::STEPS.contains(&look.of(*step)));
    let ends = before.is_none_or(|before| can_end(look, *before));
    ends && (labels || opens(look, at, *token, before.map_or("", |token| look.of(*token)), next))
}

/// Whether an item can end with a token.
fn can_end(look: &Look, token: Token) -> bool {
    const OPEN: [&str; 26] = [
        "on",
        "as",
        "via",
        "with",
        "promising",
        "to",
        "from",
        "by",
        "for",
        "of",
        "in",
        "where",
        "when",
        "every",
        "until",
        "up",
        "else",
        "and",
        "or",
        "not",
        "per",
        "after",
        "before",
        "over",
        "expect",
        "while",
    ];
    let text = look.of(token);
    match token.kind {
        Kind::Sign => matches!(text, "{" | "}" | ")" | "]" | "%"),
        Kind::Word => !OPEN.contains(&text) && (!words::is_opening(text) || matches!(text, "stop" | "key" | "holdout")),
        Kind::Number | Kind::Text => true,
    }
}

/// Whether a word opens an item of the block it stands in.
fn opens(look: &Look, at: usize, token: Token, before: &str, next: &str) -> bool {
    let word = look.of(token);
    let top = token.depth == 1;
    let heads = |next: &str| top && next == "{" && !matches!(before, "{" | "}");
    match declaration(look, at) {
        "journey" if word == "stop" => !matches!(before, "then" | "otherwise"),
        "journey" if word == "set" => !matches!(before, "is" | "not"),
        "journey" => words::STEPS.contains(&word) || top && words::HEADER_LINES.contains(&word),
        "offer" => top && words::OFFER_MEMBERS.contains(&word),
        "message" => top && words::MESSAGE_MEMBERS.contains(&word) || heads(next),
        "policy" => top && words::POLICY_MEMBERS.contains(&word),
        "test" => top && matches!(word, "at" | "given" | "assign"),
        _ => false,
    }
}

/// The word that opens the declaration around a token.
pub(super) fn declaration<'t>(look: &Look<'t>, at: usize) -> &'t str {
    let until = look.tokens.get(..at).unwrap_or_default();
    let words = until.iter().rev().filter(|token| token.depth == 0 && token.kind == Kind::Word);
    words.map(|token| look.of(*token)).find(|word| words::DECLARATIONS.contains(word)).unwrap_or_default()
}
