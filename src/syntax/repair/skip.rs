//! The last resort: the member or step that makes no sense is left out, everything else is kept.

use super::example;
use super::hint::hint;
use super::items;
use super::look::{Look, Mend, Mistake};
use super::tokens::Token;
use crate::diag::codes;
use crate::syntax::words;

/// How often parsing may stop at one place before more is left out.
const PATIENCE: usize = 2;

/// Leaves out members and steps; more and more around a place where parsing keeps stopping.
#[derive(Default)]
pub(super) struct Skipper {
    /// The least number of bytes that were still unread.
    least: Option<usize>,
    stuck: usize,
    /// Levels of blocks around the place that are left out too.
    level: usize,
}

impl Skipper {
    /// Notes that parsing stopped with `unread` bytes to go; whether a known mistake may be looked for.
    pub(super) fn advances(&mut self, unread: usize) -> bool {
        if self.least.is_none_or(|least| unread < least) {
            *self = Skipper { least: Some(unread), stuck: 0, level: 0 };
        } else {
            self.stuck += 1;
        }
        self.stuck < PATIENCE
    }

    /// A mistake of no known kind; the item it stands in is blanked.
    pub(super) fn skip(&mut self, look: &Look) -> Option<Mistake> {
        let last = look.tokens.len().checked_sub(1)?;
        let here = look.token(0);
        // A line that begins well after one that does not end well: the one before is to blame.
        let incomplete = here.is_none_or(|token| match token.leads {
            true => is_item(look, token) || look.of(token) == "}",
            false => items::starts(look, look.here) || look.of(token) == "}",
        });
        // A name was wanted at the end of the line before, and the first word of this one was taken for it.
        let taken = name_taken(look);
        let incomplete = incomplete || taken.is_some();
        let blamed = if let Some(at) = taken {
            at
        } else if incomplete {
            look.here.saturating_sub(1)
        } else {
            look.here
        };
        let blamed = blamed.min(last);
        let token = *look.tokens.get(blamed)?;
        let (start, end) = item(look, blamed, self.level);
        self.level += 1;
        let at = if incomplete { (token.end, token.end) } else { (token.start, token.end) };
        let found = if incomplete { "" } else { look.of(token) };
        let mistake = look.mistake(&codes::syntax::UNEXPECTED, at, vec![blanked(look.text, start, end)]);
        let hint = hint(look);
        let found = found.chars().take(40).collect::<String>();
        let after = if incomplete { look.of(token) } else { look.word(-1) };
        let mistake = mistake.without_fix().arg("after", after);
        let stops = !incomplete && look.word(-1) == "stop" && matches!(look.of(token), "on" | "when" | "if");
        let expects = look.word(-1) == "expect" && !incomplete && items::declaration(look, look.here) == "test";
        let mistake = match (stops, taken) {
            _ if expects => mistake.help("help-expect"),
            (true, _) => mistake.help("help-stop"),
            (_, Some(_)) => mistake.help("help-name"),
            (_, None) => mistake.help(hint.help),
        };
        let mistake = mistake.arg(
            "example",
            match example::line(look, blamed) {
                "" => "none",
                line => line,
            },
        );
        let mistake = mistake.arg("expected", hint.expected).arg("next", hint.next);
        Some(mistake.arg("found", if found.is_empty() { "none".into() } else { found }))
    }
}

/// The word that wanted a name, where a word that opens the next line or part was taken for it.
fn name_taken(look: &Look) -> Option<usize> {
    const STEPS: [&str; 6] = ["send", "grant", "call", "load", "stage", "topic"];
    const PARTS: [&str; 4] = ["via", "with", "promising", ">"];
    let wants = |at: usize| {
        let opens = look.tokens.get(at).is_some_and(|token| token.leads);
        opens && STEPS.contains(&look.word_at(at)) || PARTS.contains(&look.word_at(at))
    };
    let before = look.here.checked_sub(2).filter(|&at| STEPS.contains(&look.word_at(at)) && wants(at));
    let next = matches!(look.word(-1), "via" | "with" | "promising" | "otherwise" | "variant");
    if before.is_some() && next {
        return before;
    }
    let lead = (0..=look.here).rev().find(|&at| look.tokens.get(at).is_some_and(|token| token.leads))?;
    let opens = look.tokens.get(lead).is_some_and(|token| is_item(look, *token)) && lead < look.here;
    lead.checked_sub(1).filter(|&at| opens && wants(at))
}

fn is_item(look: &Look, token: Token) -> bool {
    let word = look.of(token);
    words::is_opening(word) && !words::is_reserved(word) || matches!(word, "if" | "match" | "otherwise")
}

/// The bytes of the member, step or declaration around a token; with `level`, of the one so many blocks further out.
pub(super) fn item(look: &Look, blamed: usize, level: usize) -> (usize, usize) {
    let tokens = look.tokens;
    let Some(token) = tokens.get(blamed) else { return (0, look.text.len()) };
    let depth = token.depth.saturating_sub(level);
    let whole = level > token.depth;
    // Outside of all blocks, what follows a closed one is no part of it.
    let after_block = |at: usize| {
        let closed = at.checked_sub(1).and_then(|at| tokens.get(at));
        depth == 0 && closed.is_some_and(|token| token.depth == 0 && look.of(*token) == "}")
    };
    let opens = |at: usize| (opens_item(look, at, depth) || after_block(at)) && (!whole || at == 0);
    let start = (0..=blamed).rev().find(|&at| opens(at)).unwrap_or(0);
    let ends = |at: usize| {
        let closes = tokens.get(at).is_some_and(|token| token.depth < depth && look.of(*token) == "}");
        (closes || opens_item(look, at, depth)) && !whole
    };
    let end = (blamed.max(start) + 1..tokens.len()).find(|&at| ends(at));
    let last = end.unwrap_or(tokens.len()).checked_sub(1).and_then(|last| tokens.get(last));
    (tokens.get(start).map_or(0, |token| token.start), last.map_or(look.text.len(), |token| token.end))
}

/// A token that begins an item of the block at `depth`: first of its line, or behind a brace.
fn opens_item(look: &Look, at: usize, depth: usize) -> bool {
    let Some(token) = look.tokens.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|at| look.tokens.get(at)).map_or("{", |token| look.of(*token));
    let first = token.leads || matches!(before, "{" | "}") || items::starts(look, at);
    let continues = matches!(look.of(*token), "}" | ")" | "]" | "and" | "or" | "else" | "{");
    let declares = depth > 0 || token.indent == 0 && words::DECLARATIONS.contains(&look.of(*token));
    token.depth == depth && first && !continues && declares
}

/// Blanks of the same length, line ends kept.
pub(super) fn blanked(text: &str, start: usize, end: usize) -> Mend {
    let old = text.get(start..end).unwrap_or_default();
    let blank = old.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    Mend { start, end, text: blank }
}
