//! Colons that are forgotten.

use super::look::{Look, Mend, Mistake};
use super::tokens::Kind;
use crate::diag::codes;
use crate::syntax::words;

/// `message x(cart cart_item_added)`, `nudge send x`
pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    let (token, next) = (look.token(0)?, look.token(1)?);
    let words = token.kind == Kind::Word && next.kind == Kind::Word;
    let head = look.line_lead().is_some_and(|lead| look.of(lead) == "message");
    let parameter = head && matches!(look.word(-1), "(" | ",");
    let known = words::is_opening(look.of(token)) || words::is_reserved(look.of(token));
    let label = token.leads && !known && words::STEPS.contains(&look.of(next)) && token.depth > 0 && !next.leads;
    (words && (parameter || label)).then(|| {
        let mistake = look.at_token(&codes::syntax::MISSING_COLON, next, vec![Mend::insert(token.end, ":")]);
        mistake.arg("name", look.of(token)).arg("next", look.of(next))
    })
}
