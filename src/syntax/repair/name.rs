//! Declarations without a name.

use super::look::{Look, Mend, Mistake};
use super::tokens::Kind;
use crate::diag::codes;
use crate::syntax::grammar::Rule;
use crate::types::{Name, is_name};

/// `journey {`, `journey "집" {`: read on under a name that nobody else has, so that what is inside is still looked at.
pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    let (word, token) = (look.token(-1)?, look.token(0)?);
    let declares = matches!(look.of(word), "segment" | "offer" | "message" | "journey");
    let nameless = matches!(look.of(token), "{" | "=" | "(") || token.kind == Kind::Text;
    if !(declares && nameless && word.leads && word.depth == 0 && look.expects(Rule::name)) {
        return None;
    }
    let of_title = if token.kind == Kind::Text { name_of(look.of(token)) } else { None };
    let said = of_title.is_some();
    let name = of_title.unwrap_or_else(|| format!("unnamed_{}", look.span(word.start, word.end).start));
    let mistake = look.at_token(&codes::syntax::MISSING_NAME, word, vec![Mend::insert(word.end, format!(" {name}"))]);
    let mistake = mistake.arg("word", look.of(word)).arg("name", name);
    Some(if said { mistake.help("help-title").guess() } else { mistake.without_fix() })
}

/// A name made of a title: what is no letter or digit becomes `_`.
fn name_of(title: &str) -> Option<String> {
    let plain = |letter: char| if letter.is_alphanumeric() { letter } else { '_' };
    let name: String = title.trim_matches('"').chars().map(plain).take(40).collect();
    let name = name.trim_matches('_').to_lowercase();
    (is_name(&name) && !crate::syntax::words::is_opening(&name)).then(|| Name::new(&name).to_string())
}
