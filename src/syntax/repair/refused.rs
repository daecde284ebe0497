//! What other tools have and Danbi refuses on purpose: each says why, and what to write instead.

use super::look::{Look, Mistake};
use super::skip::{blanked, item};
use super::tokens::{Kind, Token};
use super::word::next_declaration;
use crate::diag::{Code, codes::syntax as codes};

/// Words that would open a step.
const STEPS: [(&Code, &[&str]); 4] = [
    (&codes::NO_JUMPS, &["goto", "jump", "go", "skip_to"]),
    (&codes::NO_LOOPS, &["while", "loop", "for", "foreach", "do"]),
    (&codes::NO_PARALLEL_BRANCHES, &["parallel", "fork", "concurrently", "simultaneously"]),
    (&codes::NO_SUB_JOURNEYS, &["run", "subflow", "subjourney", "invoke", "execute"]),
];

/// Words that would open a declaration.
const DECLARATIONS: [(&Code, &[&str]); 2] = [
    (&codes::NO_FUNCTIONS, &["function", "func", "fn", "def", "macro", "let", "var", "const"]),
    (&codes::NO_IMPORTS, &["import", "include", "use", "require", "using"]),
];

/// What would set the caps aside for one message.
const REGARDLESS: [&str; 6] = ["ignore", "ignoring", "bypass", "force", "override", "regardless"];

/// What would choose among the arms of an experiment while it runs.
const CHOOSING: [&str; 6] = ["winner", "bandit", "optimize", "optimise", "auto", "automatic"];

pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    let token = look.token(0)?;
    if let Some(code) = declaration(look, token) {
        let blank = blanked(look.text, token.start, next_declaration(look));
        return Some(look.at_token(code, token, vec![blank]).without_fix().arg("word", look.of(token)));
    }
    let code = step(look, token).or_else(|| within(look, token))?;
    let (start, end) = item(look, look.here, 0);
    Some(look.at_token(code, token, vec![blanked(look.text, start, end)]).without_fix().arg("word", look.of(token)))
}

fn named(table: &[(&'static Code, &[&str])], word: &str) -> Option<&'static Code> {
    table.iter().find(|(_, words)| words.contains(&word)).map(|(code, _)| *code)
}

fn declaration(look: &Look, token: Token) -> Option<&'static Code> {
    named(&DECLARATIONS, look.of(token)).filter(|_| token.depth == 0 && token.leads)
}

fn step(look: &Look, token: Token) -> Option<&'static Code> {
    let opens = token.depth > 0 && look.opens_item(0);
    named(&STEPS, look.of(token)).filter(|_| opens)
}

/// Inside a line.
fn within(look: &Look, token: Token) -> Option<&'static Code> {
    let (before, word) = (look.word(-1), look.of(token));
    if before == "repeat" && matches!(word, "while" | "until") {
        return Some(&codes::NO_LOOPS);
    }
    if before == "wait" && token.kind == Kind::Word && look.word(1) == "." {
        return Some(&codes::WAIT_FROM_DATA);
    }
    let on_line = |wanted: &str| words_before(look).any(|word| word == wanted);
    if REGARDLESS.contains(&word) && on_line("send") {
        return Some(&codes::CAPS_ALWAYS_HOLD);
    }
    if CHOOSING.contains(&word) && (on_line("experiment") || look.opens_item(0)) {
        return Some(&codes::NO_AUTOMATIC_WINNER);
    }
    let after_value = look.is(-1, Kind::Word) || look.is(-1, Kind::Number) || before == ")";
    if matches!(word, "+" | "-" | "*" | "/") && after_value && !look.opens_item(0) {
        return Some(&codes::NO_ARITHMETIC);
    }
    let touches = look.token(-1).is_some_and(|name| name.kind == Kind::Word && name.end == token.start);
    (word == "(" && touches).then_some(&codes::NO_FUNCTIONS)
}

/// The words of the line before the place, nearest first.
fn words_before<'t>(look: &Look<'t>) -> impl Iterator<Item = &'t str> {
    let before = look.tokens.get(..look.here).unwrap_or_default();
    let first = before.iter().rposition(|token| token.leads).unwrap_or(0);
    let line = before.get(first..).unwrap_or_default();
    line.iter().rev().map(|token| look.of(*token))
}
