//! Times and lengths of time as people write them.

use super::look::{Look, Mend, Mistake};
use super::tokens::{Kind, Token};
use crate::diag::codes;
use crate::syntax::grammar::Rule;
use crate::types::Unit;

/// Other words for the units.
const UNITS: [(&str, Unit); 38] = [
    ("sec", Unit::Second),
    ("secs", Unit::Second),
    ("second", Unit::Second),
    ("seconds", Unit::Second),
    ("초", Unit::Second),
    ("mins", Unit::Minute),
    ("minute", Unit::Minute),
    ("minutes", Unit::Minute),
    ("분", Unit::Minute),
    ("hr", Unit::Hour),
    ("hrs", Unit::Hour),
    ("hour", Unit::Hour),
    ("hours", Unit::Hour),
    ("시간", Unit::Hour),
    ("H", Unit::Hour),
    ("day", Unit::Day),
    ("days", Unit::Day),
    ("일", Unit::Day),
    ("일간", Unit::Day),
    ("D", Unit::Day),
    ("wk", Unit::Week),
    ("week", Unit::Week),
    ("weeks", Unit::Week),
    ("주", Unit::Week),
    ("주일", Unit::Week),
    ("W", Unit::Week),
    ("M", Unit::Month),
    ("mon", Unit::Month),
    ("mth", Unit::Month),
    ("month", Unit::Month),
    ("months", Unit::Month),
    ("달", Unit::Month),
    ("개월", Unit::Month),
    ("yr", Unit::Year),
    ("yrs", Unit::Year),
    ("year", Unit::Year),
    ("years", Unit::Year),
    ("년", Unit::Year),
];

fn unit_of(word: &str) -> Option<Unit> {
    Unit::of_word(word).or_else(|| UNITS.iter().find(|(known, _)| *known == word).map(|(_, unit)| *unit))
}

pub(super) fn mistake(look: &Look) -> Option<Mistake> {
    if let Some(mistake) = spoken(look) {
        return Some(mistake);
    }
    let token = look.token(0).filter(|token| token.kind == Kind::Number)?;
    clock(look, token)
        .or_else(|| date(look, token))
        .or_else(|| minutes_or_months(look, token))
        .or_else(|| unit(look, token))
        .or_else(|| spaced(look, token))
        .or_else(|| bare(look, token))
}

/// `at 오전 10시`, `until 8 pm`
fn spoken(look: &Look) -> Option<Mistake> {
    // `오전` may have been taken for the name of something with a date.
    let places =
        [0, -1].into_iter().filter(|&at| look.expects(Rule::time) || matches!(look.word(at - 1), "at" | "until"));
    let times = places.filter_map(|at| {
        let token = look.token(at).filter(|token| !token.leads)?;
        Some((token, super::clock::time(look.text.get(token.start..)?)?))
    });
    let (token, (said, length)) = times.into_iter().next()?;
    let at = (token.start, token.start + length);
    let (wrong, right) = (look.text.get(at.0..at.1)?, said.written());
    said.worded.then(|| {
        let mends = vec![Mend { start: at.0, end: at.1, text: right.clone() }];
        look.mistake(&codes::syntax::TIME_FORM, at, mends).arg("wrong", wrong).arg("right", right)
    })
}

/// `1m`: minutes or months?
fn minutes_or_months(look: &Look, token: Token) -> Option<Mistake> {
    let amount = look.of(token).strip_suffix('m')?;
    let last_letter = amount.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let fits = amount.ends_with(|letter: char| letter.is_ascii_digit());
    fits.then(|| {
        let mends = vec![Mend::insert(token.end, "in")];
        let mistake = look.at_token(&codes::syntax::MINUTES_OR_MONTHS, token, mends).arg("text", look.of(token));
        // Behind hours it can only be minutes.
        let mistake = mistake.arg("minutes", format!("{amount}min")).arg("months", format!("{amount}mo"));
        if last_letter.ends_with('h') { mistake.help("help-minutes") } else { mistake.guess() }
    })
}

/// `1hour`, `7일`, `3days`
fn unit(look: &Look, token: Token) -> Option<Mistake> {
    let text = look.of(token);
    let digits = text.find(|letter: char| !letter.is_ascii_digit() && letter != '_')?;
    let (amount, word) = text.split_at_checked(digits)?;
    let known = unit_of(word).filter(|unit| unit.word() != word);
    let wants = look.expects(Rule::duration) || look.expects(Rule::wait_for) || known.is_some();
    let letters = word.chars().all(char::is_alphanumeric) && duration_letters(text).is_none();
    (wants && letters).then_some(())?;
    let mistake = match known {
        Some(unit) => {
            let right = format!("{amount}{}", unit.word());
            look.at_token(&codes::syntax::UNKNOWN_UNIT, token, vec![Mend::replace(token, right.clone())])
                .arg("right", right)
                .help("help-nearest")
        }
        None => {
            let mends = vec![Mend::replace(token, format!("{amount}d"))];
            look.at_token(&codes::syntax::UNKNOWN_UNIT, token, mends).without_fix()
        }
    };
    Some(mistake.arg("unit", word).arg("text", text))
}

/// The parts of a duration where it is well written.
fn duration_letters(text: &str) -> Option<()> {
    let mut rest = text;
    while !rest.is_empty() {
        let unit_at = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '_').filter(|&at| at > 0)?;
        let tail = rest.get(unit_at..)?;
        let next = tail.find(|letter: char| letter.is_ascii_digit()).unwrap_or(tail.len());
        Unit::of_word(tail.get(..next)?)?;
        rest = tail.get(next..)?;
    }
    Some(())
}

/// `7 d`, `1 hour`
fn spaced(look: &Look, token: Token) -> Option<Mistake> {
    let next = look.token(1).filter(|next| next.kind == Kind::Word && !next.leads)?;
    let unit = unit_of(look.of(next))?;
    let amount = look.of(token);
    let whole = amount.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    whole.then(|| {
        let right = format!("{amount}{}", unit.word());
        let wrong = look.text.get(token.start..next.end).unwrap_or_default();
        let mends = vec![Mend { start: token.start, end: next.end, text: right.clone() }];
        let mistake = look.mistake(&codes::syntax::SPACED_DURATION, (token.start, next.end), mends);
        mistake.arg("wrong", wrong).arg("right", right)
    })
}

/// `in last 7`
fn bare(look: &Look, token: Token) -> Option<Mistake> {
    let amount = look.of(token);
    let whole = amount.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let wants = look.expects(Rule::duration) || look.expects(Rule::wait_for) || look.expects(Rule::wait);
    let other = look.expects(Rule::percent) || look.expects(Rule::time);
    (whole && wants && !other).then(|| {
        let mends = vec![Mend::insert(token.end, "d")];
        look.at_token(&codes::syntax::MISSING_UNIT, token, mends).arg("amount", amount).guess()
    })
}

/// `10시`, `10am`, `at 10`, `10:00:00`
fn clock(look: &Look, token: Token) -> Option<Mistake> {
    let text = look.of(token);
    let lower = text.to_lowercase();
    let (hour, minute, afternoon) =
        if let Some((hour, rest)) = lower.split_once('시').filter(|(_, r)| !r.starts_with('간')) {
            (hour, rest.trim_end_matches('분'), false)
        } else if let Some(hour) = lower.strip_suffix("pm") {
            (hour.split(':').next()?, hour.split_once(':').map_or("", |(_, minute)| minute), true)
        } else if let Some(hour) = lower.strip_suffix("am") {
            (hour.split(':').next()?, hour.split_once(':').map_or("", |(_, minute)| minute), false)
        } else if lower.matches(':').count() == 2 {
            let (hour, rest) = lower.split_once(':')?;
            (hour, rest.split(':').next()?, false)
        } else if look.expects(Rule::time) && lower.bytes().all(|byte| byte.is_ascii_digit()) && lower.len() <= 2 {
            (lower.as_str(), "", false)
        } else {
            return None;
        };
    let hour: u8 = hour.parse().ok().filter(|&hour| hour <= 24)?;
    let hour = match hour {
        12 if lower.ends_with("am") => 0,
        24 => 0,
        1..12 if afternoon => hour + 12,
        hour => hour,
    };
    let minute: u8 = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    let right = format!("{hour:02}:{minute:02}");
    let mistake = look.at_token(&codes::syntax::TIME_FORM, token, vec![Mend::replace(token, right.clone())]);
    Some(mistake.arg("wrong", text).arg("right", right))
}

/// `2026/12/24`, `2026.12.24`, `2026-1-5`
fn date(look: &Look, token: Token) -> Option<Mistake> {
    let rest = look.text.get(token.start..)?;
    let end = rest.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '/' | '.' | '-'))?;
    let wrong = rest.get(..end)?.trim_end_matches(['.', '-', '/']);
    let parts: Vec<&str> = wrong.split(['/', '.', '-']).collect();
    let &[year, month, day] = parts.as_slice() else { return None };
    let fits = year.len() == 4 && (1..=2).contains(&month.len()) && (1..=2).contains(&day.len());
    let right = format!("{year}-{month:0>2}-{day:0>2}");
    (fits && right != wrong).then(|| {
        let at = (token.start, token.start + wrong.len());
        let mends = vec![Mend { start: at.0, end: at.1, text: right.clone() }];
        look.mistake(&codes::syntax::DATE_FORM, at, mends).arg("wrong", wrong).arg("right", right)
    })
}
