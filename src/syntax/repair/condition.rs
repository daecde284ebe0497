//! What happens, where a condition is wanted.

use super::items::declaration;
use super::look::{Look, Mend, Mistake};
use super::tokens::Kind;
use crate::diag::codes;
use crate::types::BUILT_IN_EVENTS;

/// `if opened(m) {`: a condition asks whether it happened, and since when.
pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    let (word, of, close) = (look.token(-1)?, look.token(1)?, look.token(2)?);
    let receipt = look.word(0) == "(" && of.kind == Kind::Word && look.of(close) == ")";
    let known = BUILT_IN_EVENTS.contains(&look.of(word)) && !matches!(look.word(-2), "on" | "did");
    if !(receipt && known) {
        return None;
    }
    let followed = matches!(look.word(3), "in" | "since" | "ever" | "where" | "at" | "exactly" | "once");
    let window = if declaration(look, look.here) == "segment" { " in last 30d" } else { " since entry" };
    let mut mends = vec![Mend::insert(word.start, "did ")];
    if !followed {
        mends.push(Mend::insert(close.end, window));
    }
    let wrong = look.text.get(word.start..close.end)?;
    let right = format!("did {wrong}{}", if followed { "" } else { window });
    let mistake = look.mistake(&codes::hir::DID_NEEDED, (word.start, close.end), mends);
    Some(mistake.arg("wrong", wrong).arg("right", right).guess())
}
