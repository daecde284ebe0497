//! Declarations without a name, and names that are none.

use super::look::{Look, Mend, Mistake};
use super::tokens::{Kind, Token};
use crate::diag::codes;
use crate::syntax::grammar::Rule;
use crate::syntax::words;
use crate::types::{Name, is_name};

/// Signs that people write inside names.
const JOINTS: [&str; 8] = ["-", ".", "/", "·", "&", "+", "'", "#"];

/// Words behind which something is named.
const NAMING: [&str; 12] =
    ["journey", "send", "with", "promising", "grant", "call", "load", "via", "topic", "stage", "variant", "("];

pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    nameless(look).or_else(|| declared(look)).or_else(|| named(look))
}

/// `journey 찜-회복 {`, `offer 찜 쿠폰 {`, `segment 30일_휴면 =`
fn declared(look: &Look) -> Option<Mistake> {
    let here = look.here.min(look.tokens.len().checked_sub(1)?);
    let lead = (0..=here).rev().find(|&at| look.tokens.get(at).is_some_and(|token| token.leads))?;
    let word = look.word_at(lead);
    let head = *look.tokens.get(lead)?;
    if head.depth > 0 || !matches!(word, "segment" | "offer" | "message" | "journey" | "test") {
        return None;
    }
    let rest = look.tokens.get(lead + 1..)?;
    let ends = |token: &Token| token.leads || token.kind == Kind::Text || matches!(look.of(*token), "{" | "=" | "(");
    let name = rest.get(..rest.iter().position(ends)?)?;
    let next = *rest.get(name.len())?;
    let closes = if word == "segment" { look.of(next) == "=" || next.kind == Kind::Text } else { !next.leads };
    let plain = matches!(name, [only] if only.kind == Kind::Word);
    (closes && !plain && !next.leads).then(|| joined(look, name, word)).flatten()
}

/// `in journey 찜-회복`, `opened(찜-알림)`: a hyphen without blanks behind a word that names something.
fn named(look: &Look) -> Option<Mistake> {
    let at = look.here.checked_sub(1)?;
    let names = NAMING.contains(&look.word(-2)) && look.is(-1, Kind::Word) && JOINTS.contains(&look.word(0));
    let rest = look.tokens.get(at..)?;
    let touching = rest.iter().zip(rest.iter().skip(1)).take_while(|(one, next)| one.end == next.start).count() + 1;
    let run = rest.get(..touching)?;
    let ends = |token: &Token| !matches!(token.kind, Kind::Word | Kind::Number) && !JOINTS.contains(&look.of(*token));
    let run = run.get(..run.iter().position(ends).unwrap_or(run.len()))?;
    let dotted = run.iter().any(|token| look.of(*token) == ".");
    (names && run.len() > 2 && !dotted).then(|| joined(look, run, "")).flatten()
}

/// The name that the words make when nothing but letters, digits and `_` is left of them.
fn joined(look: &Look, tokens: &[Token], word: &str) -> Option<Mistake> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    let fits = |token: &Token| match token.kind {
        Kind::Word => !words::is_reserved(look.of(*token)) && !words::is_opening(look.of(*token)),
        Kind::Number => true,
        Kind::Sign => JOINTS.contains(&look.of(*token)),
        Kind::Text => false,
    };
    if tokens.len() > MOST_PARTS || !tokens.iter().all(fits) {
        return None;
    }
    let wrong = look.text.get(first.start..last.end)?;
    let parts: Vec<&str> = wrong.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
    let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_");
    let name = if is_name(&name) { name } else { format!("{word}_{name}") };
    is_name(&name).then(|| {
        let mends = vec![Mend { start: first.start, end: last.end, text: name.clone() }];
        let mistake = look.mistake(&codes::syntax::NAME_FORM, (first.start, last.end), mends).guess();
        mistake.arg("wrong", wrong).arg("name", name)
    })
}

/// More words than these are no name.
const MOST_PARTS: usize = 9;

/// `journey {`, `journey "집" {`: read on under a name that nobody else has, so that what is inside is still looked at.
fn nameless(look: &Look) -> Option<Mistake> {
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
    (is_name(&name) && !words::is_opening(&name)).then(|| Name::new(&name).to_string())
}
