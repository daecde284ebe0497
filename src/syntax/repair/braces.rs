//! Braces that do not fit. Which one is missing or too many is told by the indentation.

use super::look::{Look, Mend, Mistake};
use super::tokens::Token;
use crate::diag::codes;
use crate::syntax::limits::MAX_REPAIRS;
use crate::syntax::origin::Origin;

/// Braces and brackets too many or too few; none where they fit.
pub(super) fn unbalanced(text: &str, tokens: &[Token], origin: &Origin) -> Vec<Mistake> {
    let look = Look { text, tokens, here: 0, expected: &[], origin };
    let count = |brace: &str| tokens.iter().filter(|token| look.of(**token) == brace).count();
    let mut mistakes = if count("{") > count("}") {
        missing(&look)
    } else if count("}") > count("{") {
        match headless(&look) {
            Some(head) => vec![head],
            None => extra(&look, count("}") - count("{")),
        }
    } else {
        Vec::new()
    };
    mistakes.extend(parentheses(&look));
    mistakes
}

/// A closing brace at the start of a line that stands further left than the line of the innermost open brace closes an outer one. A
/// line that stands no deeper than that line, behind one that does, is no part of the block any more.
fn missing(look: &Look) -> Vec<Mistake> {
    let mut open: Vec<Token> = Vec::new();
    let mut mistakes = Vec::new();
    let count = |brace: &str| look.tokens.iter().filter(|token| look.of(**token) == brace).count();
    let most = count("{") - count("}").min(count("{"));
    let mut line_before = 0;
    for (at, &token) in look.tokens.iter().enumerate() {
        let outdented = |brace: &Token| token.indent <= brace.indent && brace.indent < line_before;
        if token.leads && look.of(token) != "}" {
            while open.len() > 1 && mistakes.len() < most && open.last().is_some_and(outdented) {
                mistakes.extend(open.pop().map(|brace| missing_close(look, brace, before(look, at))));
            }
            line_before = token.indent;
        }
        match look.of(token) {
            "{" => open.push(token),
            "}" => {
                while open.len() > 1 && token.leads && open.last().is_some_and(|brace| brace.indent > token.indent) {
                    mistakes.extend(open.pop().map(|brace| missing_close(look, brace, before(look, at))));
                }
                open.pop();
            }
            _ => {}
        }
    }
    let end = look.tokens.last().map_or(0, |token| token.end);
    mistakes.extend(open.into_iter().map(|brace| missing_close(look, brace, end)));
    mistakes
}

fn before(look: &Look, at: usize) -> usize {
    at.checked_sub(1).and_then(|at| look.tokens.get(at)).map_or(0, |token| token.end)
}

fn missing_close(look: &Look, brace: Token, end: usize) -> Mistake {
    let same_line = !look.text.get(brace.end..end).is_some_and(|inside| inside.contains('\n'));
    let close = if same_line { " }".to_owned() } else { format!("\n{}}}", " ".repeat(brace.indent)) };
    look.at_token(&codes::syntax::MISSING_BRACE, brace, vec![Mend::insert(end, close)])
}

/// A declaration whose first line opens no block, though there are lines in it.
fn headless(look: &Look) -> Option<Mistake> {
    let head = look.tokens.iter().position(|token| token.leads && token.indent == 0)?;
    let word = look.word_at(head);
    let block = matches!(word, "offer" | "message" | "journey" | "policy" | "test");
    let rest = look.tokens.get(head + 1..)?;
    let line = rest.iter().take_while(|token| !token.leads).count();
    let (last, next) = (look.tokens.get(head + line)?, rest.get(line)?);
    let opened = rest.get(..line)?.iter().any(|token| look.of(*token) == "{") || look.of(*next) == "{";
    (block && !opened && next.indent > 0).then(|| {
        let mends = vec![Mend::insert(last.end, " {")];
        look.mistake(&codes::syntax::MISSING_BLOCK, (last.end, last.end), mends).arg("word", word)
    })
}

/// A closing brace that does not stand under the line of the brace it closes is the one too many.
fn extra(look: &Look, most: usize) -> Vec<Mistake> {
    let mut open: Vec<Token> = Vec::new();
    let mut mistakes: Vec<Mistake> = Vec::new();
    for &token in look.tokens {
        match look.of(token) {
            "{" => open.push(token),
            "}" => {
                let closes = open.last().copied();
                let fits = closes.is_some_and(|brace| brace.indent == token.indent);
                if fits || (mistakes.len() >= most && closes.is_some()) {
                    open.pop();
                } else if mistakes.len() >= most.min(MAX_REPAIRS) {
                    break;
                } else if lacks_open(look, token) {
                    open.pop();
                } else {
                    mistakes.push(look.at_token(&codes::syntax::EXTRA_BRACE, token, vec![Mend::replace(token, "")]));
                }
            }
            _ => {}
        }
    }
    mistakes
}

/// The line of the closing brace begins with a word that a block follows, but opens none: `otherwise stop }`.
fn lacks_open(look: &Look, close: Token) -> bool {
    let at = look.tokens.partition_point(|token| token.start < close.start);
    let until = look.tokens.get(..at).unwrap_or_default();
    let Some(lead) = until.iter().rposition(|token| token.leads).filter(|_| !close.leads) else { return false };
    let line = until.get(lead..).unwrap_or_default();
    let head = line.first().is_some_and(|token| {
        matches!(look.of(*token), "on" | "when" | "otherwise" | "if" | "else" | "repeat" | "variant" | "user")
    });
    head && !line.iter().any(|token| look.of(*token) == "{")
}

/// A parenthesis or bracket that is not closed before the block goes on; it ends with its line.
fn parentheses(look: &Look) -> Vec<Mistake> {
    let mut open: Vec<Token> = Vec::new();
    let mut mistakes = Vec::new();
    for &token in look.tokens {
        match look.of(token) {
            "(" | "[" => open.push(token),
            ")" | "]" => {
                open.pop();
            }
            "}" | "{" => mistakes.extend(open.drain(..).map(|bracket| missing_bracket(look, bracket))),
            _ => {}
        }
    }
    mistakes.extend(open.into_iter().map(|bracket| missing_bracket(look, bracket)));
    // Records may stand in a list: braces inside brackets that are closed are no mistake.
    let text = look.text;
    let balanced = |open: char, close: char| text.matches(open).count() == text.matches(close).count();
    if balanced('(', ')') && balanced('[', ']') { Vec::new() } else { mistakes }
}

fn missing_bracket(look: &Look, bracket: Token) -> Mistake {
    let close = if look.of(bracket) == "(" { ")" } else { "]" };
    let from = look.tokens.partition_point(|token| token.start <= bracket.start);
    let rest = look.tokens.get(from..).unwrap_or_default();
    let ends = |token: &&Token| token.leads || !is_inside(look, **token);
    let end = rest.iter().take_while(|token| !ends(token)).last().map_or(bracket.end, |token| token.end);
    let mistake = look.at_token(&codes::syntax::MISSING_BRACKET, bracket, vec![Mend::insert(end, close)]);
    mistake.arg("open", look.of(bracket)).arg("close", close)
}

/// Whether a token can stand in a list of values.
fn is_inside(look: &Look, token: Token) -> bool {
    !matches!(
        look.of(token),
        "via" | "with" | "promising" | "otherwise" | "variant" | "as" | "{" | "}" | "where" | "for"
    )
}
