//! Amounts as people write them.

use super::look::{Look, Mend, Mistake};
use super::tokens::{Kind, Token};
use crate::diag::codes;
use crate::syntax::grammar::Rule;

/// Words behind an amount: what they multiply it by, and the currency they mean.
const WORDS: [(&str, u64, &str); 14] = [
    ("만원", 10_000, "KRW"),
    ("천원", 1_000, "KRW"),
    ("억원", 100_000_000, "KRW"),
    ("원", 1, "KRW"),
    ("만", 10_000, "KRW"),
    ("천", 1_000, "KRW"),
    ("억", 100_000_000, "KRW"),
    ("won", 1, "KRW"),
    ("krw", 1, "KRW"),
    ("달러", 1, "USD"),
    ("usd", 1, "USD"),
    ("엔", 1, "JPY"),
    ("eur", 1, "EUR"),
    ("jpy", 1, "JPY"),
];

const SIGNS: [(&str, &str); 6] = [("₩", "KRW"), ("￦", "KRW"), ("$", "USD"), ("€", "EUR"), ("¥", "JPY"), ("£", "GBP")];

pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    signed(look).or_else(|| {
        let token = look.token(0).filter(|token| token.kind == Kind::Number)?;
        joined(look, token)
            .or_else(|| commas(look, token))
            .or_else(|| worded(look, token))
            .or_else(|| bare(look, token))
    })
}

fn form(look: &Look, start: usize, end: usize, right: &str) -> Mistake {
    let wrong = look.text.get(start..end).unwrap_or_default();
    let mends = vec![Mend { start, end, text: right.into() }];
    look.mistake(&codes::syntax::MONEY_FORM, (start, end), mends)
        .arg("wrong", wrong)
        .arg("right", right)
        .arg("code", "none")
}

/// `₩300`
fn signed(look: &Look) -> Option<Mistake> {
    let (sign, amount) = (look.token(0)?, look.token(1).filter(|next| next.kind == Kind::Number)?);
    let (_, currency) = SIGNS.iter().find(|(text, _)| *text == look.of(sign))?;
    Some(form(look, sign.start, amount.end, &format!("{} {currency}", look.of(amount).replace(',', "_"))))
}

/// `300KRW`
fn joined(look: &Look, token: Token) -> Option<Mistake> {
    let text = look.of(token);
    let (amount, currency) = text.split_at_checked(text.len().saturating_sub(3))?;
    let fits = is_amount(amount) && currency.bytes().all(|byte| byte.is_ascii_uppercase());
    fits.then(|| form(look, token.start, token.end, &format!("{} {currency}", amount.replace(',', "_"))))
}

/// `3만`, `10000원`, `5 won`
fn worded(look: &Look, token: Token) -> Option<Mistake> {
    let text = look.of(token);
    let end = text.trim_end_matches(char::is_alphabetic).len();
    let (amount, mut word) = text.split_at_checked(end)?;
    let mut until = token.end;
    if word.is_empty() && look.is(1, Kind::Word) && !look.token(1)?.leads {
        (word, until) = (look.word(1), look.token(1)?.end);
    }
    let (_, factor, currency) = WORDS.iter().find(|(known, ..)| *known == word.to_lowercase())?;
    let whole = amount.replace([',', '_'], "");
    let right = match whole.parse::<u64>() {
        Ok(amount) => format!("{} {currency}", grouped(amount.checked_mul(*factor)?)),
        Err(_) => format!("{whole} {currency}"),
    };
    let changes = look.text.get(token.start..until) != Some(right.as_str());
    (changes && is_amount(amount)).then(|| form(look, token.start, until, &right))
}

/// `10,000 KRW`
fn commas(look: &Look, token: Token) -> Option<Mistake> {
    let text = look.of(token);
    let fits = text.contains(',') && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'));
    let right = text.replace(',', "_");
    fits.then(|| {
        let mistake = look.at_token(&codes::syntax::NUMBER_COMMA, token, vec![Mend::replace(token, right.clone())]);
        mistake.arg("wrong", text).arg("right", right)
    })
}

/// `minimum 30_000`
fn bare(look: &Look, token: Token) -> Option<Mistake> {
    let fits = look.expects(Rule::money) && !look.expects(Rule::percent) && !look.expects(Rule::number);
    (fits && is_amount(look.of(token))).then(|| {
        let mends = vec![Mend::insert(token.end, " KRW")];
        look.at_token(&codes::syntax::MISSING_CURRENCY, token, mends).arg("amount", look.of(token)).guess()
    })
}

fn is_amount(text: &str) -> bool {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b',' | b'.'));
    digits && text.starts_with(|letter: char| letter.is_ascii_digit())
}

/// Digits in groups of three.
fn grouped(amount: u64) -> String {
    let digits = amount.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    out
}
