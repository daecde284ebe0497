//! The words of a piece that does not parse. Coarser than the grammar: it takes anything.

use crate::syntax::scan::string_end;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, digits and `_`, not beginning with a digit.
    Word,
    /// Begins with a digit; letters and signs within stay with it: `3만`, `10:00`, `1,000`.
    Number,
    /// In double quotes.
    Text,
    Sign,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The first of its line.
    pub(super) leads: bool,
    /// Blanks before the first token of its line.
    pub(super) indent: usize,
    /// Braces open before it.
    pub(super) depth: usize,
}

/// Cuts a text into words; blanks and comments are left out.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut at, mut line, mut leads, mut indent, mut depth) = (0, 0, true, 0, 0);
    while let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        if letter == '\n' {
            (line, leads) = (at + 1, true);
        }
        if letter.is_whitespace() || letter == '\u{feff}' {
            at += letter.len_utf8();
            continue;
        }
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
            continue;
        }
        let (kind, length) = first(text, at, rest, letter);
        if leads {
            indent = at - line;
        }
        if letter == '}' {
            depth = usize::saturating_sub(depth, 1);
        }
        tokens.push(Token { kind, start: at, end: at + length, leads, indent, depth });
        if letter == '{' {
            depth += 1;
        }
        leads = false;
        at += length;
    }
    tokens
}

/// Kind and length of the word at the start of `rest`.
fn first(text: &str, at: usize, rest: &str, letter: char) -> (Kind, usize) {
    if letter == '"' {
        return (Kind::Text, string_end(text.as_bytes(), at) - at);
    }
    if is_word(letter) {
        let length = rest.find(|letter: char| !is_word(letter)).unwrap_or(rest.len());
        return if letter.is_numeric() { (Kind::Number, number_length(rest)) } else { (Kind::Word, length) };
    }
    const PAIRS: [&str; 10] = ["->", "==", "!=", "<=", ">=", "&&", "||", "=>", "<>", "/*"];
    let pair = PAIRS.iter().any(|pair| rest.starts_with(pair));
    (Kind::Sign, if pair { 2 } else { letter.len_utf8() })
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Letters and digits, and `. : ,` between digits.
fn number_length(rest: &str) -> usize {
    let mut letters = rest.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, letter)) = letters.next() {
        let next_is_digit = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let joins = matches!(letter, '.' | ':' | ',') && before.is_ascii_digit() && next_is_digit;
        if !is_word(letter) && !joins {
            return at;
        }
        before = letter;
    }
    rest.len()
}
