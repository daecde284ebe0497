//! Words that are no word of the language, or not as written.

use super::expected::words_of;
use super::items::declaration;
use super::look::{Look, Mend, Mistake};
use super::tokens::{Kind, Token};
use crate::diag::{codes, nearest};
use crate::syntax::grammar::Rule;
use crate::syntax::words;
use crate::types::is_name;

/// What other tools call things.
const SYNONYMS: [(&str, &str); 66] = [
    ("campaign", "journey"),
    ("flow", "journey"),
    ("canvas", "journey"),
    ("scenario", "journey"),
    ("template", "message"),
    ("coupon", "offer"),
    ("rules", "policy"),
    ("delay", "wait"),
    ("sleep", "wait"),
    ("pause", "wait"),
    ("end", "stop"),
    ("quit", "stop"),
    ("trigger", "enter"),
    ("start", "enter"),
    ("filter", "audience"),
    ("conversion", "goal"),
    ("elif", "else if"),
    ("elsif", "else if"),
    ("elseif", "else if"),
    ("switch", "match"),
    ("loop", "repeat"),
    ("through", "via"),
    ("by", "via"),
    ("via", "by"),
    ("to", "via"),
    ("in", "within"),
    ("or", "else"),
    ("else", "otherwise"),
    ("upto", "up to"),
    ("promise", "promising"),
    ("ignore", "skip"),
    ("drop", "skip"),
    ("during", "within"),
    ("when", "on"),
    ("if", "where"),
    ("if", "on"),
    ("if", "when"),
    ("when", "if"),
    ("equals", "=="),
    ("unless", "if not"),
    // What Korean tools and briefs say.
    ("기다리기", "wait"),
    ("기다려", "wait"),
    ("대기", "wait"),
    ("보내기", "send"),
    ("발송", "send"),
    ("멈춤", "stop"),
    ("종료", "stop"),
    ("만약", "if"),
    ("여정", "journey"),
    ("메시지", "message"),
    ("혜택", "offer"),
    ("쿠폰", "offer"),
    ("세그먼트", "segment"),
    ("정책", "policy"),
    ("테스트", "test"),
    ("진입", "enter"),
    ("재진입", "reentry"),
    ("대상", "audience"),
    ("목표", "goal"),
    ("이탈", "exit"),
    ("목적", "purpose"),
    ("주제", "topic"),
    ("제목", "title"),
    ("본문", "body"),
    ("한도", "limit"),
    ("예산", "budget"),
];

pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    let here = look.token(0).filter(|token| token.kind == Kind::Word);
    here.and_then(|token| capital(look, token).or_else(|| other_word(look, token)))
}

/// `AND`, `Send`
fn capital(look: &Look, token: Token) -> Option<Mistake> {
    let text = look.of(token);
    let lower = text.to_lowercase();
    let fits = lower != text && words_of(look.expected).contains(&lower.as_str());
    fits.then(|| {
        let mends = vec![Mend::replace(token, lower.clone())];
        look.at_token(&codes::syntax::CAPITAL_KEYWORD, token, mends).arg("wrong", text).arg("right", lower)
    })
}

/// A word in the place of a keyword.
fn other_word(look: &Look, token: Token) -> Option<Mistake> {
    let text = look.of(token);
    let expected = words_of(look.expected);
    if expected.contains(&text) {
        return None;
    }
    let first = |phrase: &str| phrase.split(' ').next().is_some_and(|word| expected.contains(&word));
    // Conditions stand behind `when`, events behind `on`.
    let fits = |right: &str| right != "on" || text != "if" || matches!(look.word(2), "(" | "{" | "as" | "where");
    let mut synonyms = SYNONYMS.iter().filter(|(other, right)| *other == text && first(right) && fits(right));
    // Short words are near to many others.
    let near = || nearest(text, expected.iter().copied()).filter(|_| text.len() > 2);
    let right = synonyms.next().map(|(_, right)| *right).or_else(near);
    let declares = look.expects(Rule::declaration) || look.expects(Rule::file);
    if let Some(mistake) = glued(look, token).filter(|_| declares) {
        return Some(mistake);
    }
    if declares && token.depth == 0 && token.leads {
        return Some(unknown_declaration(look, token, right));
    }
    let right = right?;
    let mends = vec![Mend::replace(token, right)];
    Some(misspelt(look.at_token(&codes::syntax::MISSPELT_WORD, token, mends), text, right))
}

/// What the language says instead of a word that is one, here or in other tools; else what was meant by a slip of the fingers.
fn misspelt(mistake: Mistake, wrong: &str, right: &str) -> Mistake {
    let synonym = SYNONYMS.iter().any(|(other, of)| *other == wrong && *of == right);
    let known = synonym || words::is_reserved(wrong) || words::is_opening(wrong);
    mistake.arg("wrong", wrong).arg("right", right).arg("known", if known { "yes" } else { "no" }).guess()
}

/// `exit order_completed`, `enter did app_opened in last 7d`: what is reacted to stands behind `on`, what becomes true behind `when`.
pub(super) fn on_or_when(look: &Look) -> Option<Mistake> {
    let token = look.token(0).filter(|token| token.kind == Kind::Word && !token.leads)?;
    let text = look.of(token);
    let opens = matches!(look.word(-1), "exit" | "enter") && look.token(-1).is_some_and(|word| word.leads);
    let date = matches!(text, "at" | "every" | "on" | "when" | "if" | "after" | "before" | "upon");
    if !opens || date || !look.expects(Rule::kw_on) || nearest(text, ["on", "when"]).is_some() {
        return None;
    }
    let condition =
        matches!(text, "did" | "not" | "reachable" | "consents" | "in" | "user" | "sum" | "avg" | "min" | "max");
    let word = if condition { "when" } else { "on" };
    let mends = vec![Mend::insert(token.start, format!("{word} "))];
    let mistake = look.at_token(&codes::syntax::MISSING_ON, token, mends);
    Some(mistake.arg("opens", look.word(-1)).arg("word", word).arg("next", text))
}

/// Where the next line begins that could open a declaration.
pub(super) fn next_declaration(look: &Look) -> usize {
    let rest = look.tokens.get(look.here + 1..).unwrap_or_default();
    let next = rest.iter().find(|next| next.leads && next.indent == 0 && next.kind == Kind::Word);
    next.map_or(look.text.len(), |next| next.start)
}

/// `begins with "김"`: the relations between values are no words that the grammar names at their place.
pub(super) fn relation(look: &Look) -> Option<Mistake> {
    let token = look.token(0).filter(|_| look.word(1) == "with" && look.expects(Rule::kw_and))?;
    let text = look.of(token);
    let known = matches!(text, "begins" | "begin" | "beginning") || nearest(text, ["starts"]).is_some();
    known.then(|| {
        let mistake = look.at_token(&codes::syntax::MISSPELT_WORD, token, vec![Mend::replace(token, "starts")]);
        misspelt(mistake, text, "starts")
    })
}

/// A word before the place that was taken for a name: `consent to`, `prefered(push)`, `expects push`.
pub(super) fn earlier(look: &Look) -> Option<Mistake> {
    let token = look.token(-1).filter(|token| token.kind == Kind::Word)?;
    let right = match look.word(0) {
        "to" => "consents",
        "by" => "reachable",
        "(" if look.word(-2) == "via" => "preferred",
        _ if look.token(0)?.kind == Kind::Word && token.depth == 1 && declaration(look, look.here) == "test" => {
            "expect"
        }
        _ => return None,
    };
    let text = look.of(token);
    nearest(text, [right])?;
    let mistake = look.at_token(&codes::syntax::MISSPELT_WORD, token, vec![Mend::replace(token, right)]);
    Some(misspelt(mistake, text, right))
}

/// `enter on cart_item_added if price > 3 KRW`: taken for a step.
pub(super) fn narrowing_if(look: &Look) -> Option<Mistake> {
    let before = look.tokens.get(..look.here)?;
    let lead = before.iter().rev().find(|token| token.leads)?;
    let opens = matches!(look.of(*lead), "enter" | "exit" | "goal" | "on" | "collect");
    let mut line = before.iter().filter(|token| opens && token.start > lead.start);
    let token = *line.find(|token| look.of(**token) == "if")?;
    look.expects(Rule::block).then(|| {
        let mistake = look.at_token(&codes::syntax::MISSPELT_WORD, token, vec![Mend::replace(token, "where")]);
        misspelt(mistake, "if", "where")
    })
}

/// `segmentrecent = ..`: no blank between the word and the name.
fn glued(look: &Look, token: Token) -> Option<Mistake> {
    let text = look.of(token);
    let next = look.token(1).filter(|next| token.depth == 0 && token.leads && !next.leads)?;
    let opens = next.kind == Kind::Text || matches!(look.of(next), "=" | "{" | "(");
    let (word, name) = words::DECLARATIONS.iter().find_map(|word| Some((*word, text.strip_prefix(word)?)))?;
    (opens && is_name(name)).then(|| {
        let right = format!("{word} {name}");
        let mends = vec![Mend::replace(token, right.clone())];
        let mistake = look.at_token(&codes::syntax::UNKNOWN_DECLARATION, token, mends).guess().help("help-nearest");
        mistake.arg("word", text).arg("right", right)
    })
}

fn unknown_declaration(look: &Look, token: Token, right: Option<&str>) -> Mistake {
    let code = &codes::syntax::UNKNOWN_DECLARATION;
    let text = look.of(token);
    match right {
        Some(right) => {
            let mends = vec![Mend::replace(token, right)];
            look.at_token(code, token, mends).guess().help("help-nearest").arg("word", text).arg("right", right)
        }
        None => {
            let blank = super::skip::blanked(look.text, token.start, next_declaration(look));
            look.at_token(code, token, vec![blank]).without_fix().arg("word", text)
        }
    }
}

/// `purpse advertising`, `ctaa "..."`: read as a channel with a format, until no brace followed. `variantt x { push {`: until no field
/// did.
pub(super) fn member(look: &Look) -> Option<Mistake> {
    let in_head = words_of(look.expected).contains(&"in") && look.expects(Rule::sign_open);
    let in_field = look.word(0) == "{" && words_of(look.expected).contains(&"from");
    let (places, members): (&[isize], &[&str]) = match (in_head, in_field) {
        (true, _) => (&[-2, -1], &words::MESSAGE_MEMBERS),
        (_, true) => (&[-4, -3, -5, -6], &["variant"]),
        _ => return None,
    };
    let near = |token: Token| {
        let text = look.of(token);
        let fits = token.kind == Kind::Word && token.depth == 1 && !words::is_opening(text);
        let right = nearest(text, members.iter().copied()).filter(|_| fits)?;
        Some((token, text, right))
    };
    let (token, text, right) = places.iter().filter_map(|offset| look.token(*offset)).find_map(near)?;
    let mistake = look.at_token(&codes::syntax::MISSPELT_WORD, token, vec![Mend::replace(token, right)]);
    Some(misspelt(mistake, text, right))
}
