//! Shares without `%`, and limits said twice.

use super::look::{Look, Mend, Mistake};
use super::tokens::Kind;
use crate::diag::codes;
use crate::syntax::grammar::Rule;

pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    percent(look).or_else(|| once_with_period(look))
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
