//! Shares without `%`, and limits said twice.

use super::look::{Look, Mend, Mistake};
use super::tokens::Kind;
use crate::diag::codes;
use crate::syntax::grammar::Rule;

pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    percent(look).or_else(|| once_with_period(look)).or_else(|| counting(look))
}

/// Words that people count with.
const COUNTERS: [&str; 8] = ["회", "번", "개", "건", "명", "차례", "times", "x"];

/// `limit 1회 per 30d`, `cap 2 건 per 24h`
fn counting(look: &Look) -> Option<Mistake> {
    let spaced = look.is(0, Kind::Word) && look.is(-1, Kind::Number) && COUNTERS.contains(&look.word(0));
    let number = look.token(if spaced { -1 } else { 0 }).filter(|token| token.kind == Kind::Number)?;
    let end = look.token(0).filter(|_| spaced).map_or(number.end, |word| word.end);
    let written = look.of(number);
    let count = COUNTERS.iter().find_map(|word| written.strip_suffix(word)).unwrap_or(written);
    let digits = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    (digits && (spaced || count.len() < written.len())).then(|| {
        let mends = vec![Mend { start: number.start, end, text: count.to_owned() }];
        let mistake = look.mistake(&codes::syntax::COUNTING_WORD, (number.start, end), mends);
        mistake.arg("wrong", look.text.get(number.start..end).unwrap_or_default()).arg("right", count)
    })
}

/// The sign and what people write for it.
const PERCENT: [&str; 5] = ["%", "퍼센트", "프로", "percent", "pct"];

/// `holdout 10`, `target 12 %`, `45 a { .. }`, `20퍼센트`
fn percent(look: &Look) -> Option<Mistake> {
    let token = look.token(0).filter(|token| token.kind == Kind::Number)?;
    let written = look.of(token);
    let spaced = look.token(1).filter(|&next| PERCENT.contains(&look.of(next)) && !next.leads);
    let text = PERCENT.iter().find_map(|word| written.strip_suffix(word)).unwrap_or(written);
    let worded = text.len() < written.len() || spaced.is_some_and(|next| look.of(next) != "%");
    let number = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let wants = look.expects(Rule::percent) || look.expects(Rule::experiment_arm) || look.expects(Rule::target);
    (number && (wants || worded || look.word(-1) == "discount")).then(|| {
        let end = spaced.map_or(token.end, |sign| sign.end);
        let right = format!("{text}%");
        let mends = vec![Mend { start: token.start, end, text: right.clone() }];
        look.mistake(&codes::syntax::MISSING_PERCENT, (token.start, end), mends).arg("right", right)
    })
}

/// `limit once per 90d`, `reentry once per 90d`
fn once_with_period(look: &Look) -> Option<Mistake> {
    let offset = if look.word(0) == "per" { 0 } else { -1 };
    let (per, once) = (look.token(offset)?, look.token(offset - 1)?);
    let period = look.token(offset + 1).filter(|token| token.kind == Kind::Number)?;
    (look.of(per) == "per" && look.of(once) == "once").then(|| {
        let lead = look.line_lead().map_or("", |token| look.of(token));
        let count = if lead == "reentry" { "at most 1" } else { "1" };
        let right = format!("{count} per {}", look.of(period));
        let mends = vec![Mend::replace(once, count)];
        look.mistake(&codes::syntax::ONCE_WITH_PERIOD, (once.start, period.end), mends).arg("right", right)
    })
}
