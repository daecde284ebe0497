//! Blocks without braces.

use super::look::{Look, Mend, Mistake};
use super::tokens::Kind;
use crate::diag::codes;
use crate::syntax::grammar::Rule;
use crate::syntax::words;

/// `else send ..`, `otherwise stop`, `if P stop`, `journey x` without `{`
pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    let token = look.token(0)?;
    let wants = look.expects(Rule::block) || look.expects(Rule::sign_open) || look.expects(Rule::arms);
    let after_head = matches!(look.word(-1), "else" | "otherwise");
    let labelled = look.is(1, Kind::Sign) && !matches!(look.word(1), "}" | ")" | "]" | "{");
    let opens = words::is_opening(look.of(token)) || labelled;
    if !(wants || after_head) || look.of(token) == "{" || !opens {
        return None;
    }
    let before = look.token(-1)?;
    let code = &codes::syntax::MISSING_BLOCK;
    let word = look.line_lead().map_or("", |token| look.of(token));
    let word = if after_head { look.of(before) } else { word };
    let closed = closes_later(look);
    if token.leads || closed {
        let mistake = look.mistake(code, (before.end, before.end), vec![Mend::insert(before.end, " {")]);
        return closed.then(|| mistake.arg("word", word));
    }
    let end = look.line_end(token.start);
    let mends = vec![Mend::insert(token.start, "{ "), Mend::insert(end, " }")];
    Some(look.at_token(code, token, mends).arg("word", word))
}

/// Whether more braces close than open in the piece: the opening one is what is missing.
fn closes_later(look: &Look) -> bool {
    let count = |brace: &str| look.tokens.iter().filter(|token| look.of(**token) == brace).count();
    count("}") > count("{")
}

/// `wait 5d {`: a wait that something may end says `up to`.
pub(super) fn race(look: &Look) -> Option<Mistake> {
    let (word, duration) = (look.token(-2)?, look.token(-1)?);
    let fits = look.word(0) == "{" && look.of(word) == "wait" && duration.kind == Kind::Number;
    fits.then(|| {
        let mends = vec![Mend::insert(duration.start, "up to ")];
        look.at_token(&codes::syntax::MISSING_UP_TO, duration, mends).arg("time", look.of(duration))
    })
}
