//! Durations as people write them: `1h30min`.

use super::{Duration, Unit};

/// Why a text is no duration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DurationError {
    /// It does not begin with a number, or a number has no unit.
    Shape,
    /// Something that is no unit stands after a number. `m` is one of them: minutes or months?
    Unit(String),
    /// A unit stands twice or after a smaller one: `30min1h`.
    Order,
    /// Longer than a plan can write ([`Duration::has_form`]).
    Range,
}

impl Duration {
    /// Reads `30min`, `1h30min`, `7d`: numbers with a unit each (`s min h d w mo y`), the larger unit first, nothing in between.
    pub fn parse(text: &str) -> Result<Duration, DurationError> {
        let (mut rest, mut sum, mut last) = (text, Duration::ZERO, None);
        while !rest.is_empty() || last.is_none() {
            let (amount, unit, after) = part(rest)?;
            if last.is_some_and(|last| unit >= last) {
                return Err(DurationError::Order);
            }
            sum = sum.plus(amount, unit).ok_or(DurationError::Range)?;
            (rest, last) = (after, Some(unit));
        }
        if sum.has_form() { Ok(sum) } else { Err(DurationError::Range) }
    }
}

/// One number and its unit, and the text behind them.
fn part(text: &str) -> Result<(u64, Unit, &str), DurationError> {
    let (digits, after) = split(text, |letter| letter.is_ascii_digit() || letter == '_');
    let (word, after) = split(after, |letter| !letter.is_ascii_digit());
    if !digits.starts_with(|letter: char| letter.is_ascii_digit()) || word.is_empty() {
        return Err(DurationError::Shape);
    }
    let unit = Unit::of_word(word).ok_or_else(|| DurationError::Unit(word.to_owned()))?;
    let amount = digits.replace('_', "").parse().map_err(|_| DurationError::Range)?;
    Ok((amount, unit, after))
}

fn split(text: &str, inside: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|letter| !inside(letter)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_campaigns_write() {
        for text in ["0s", "30min", "1h30min", "7d", "1mo", "1y2mo3d4h5min6s"] {
            assert_eq!(Duration::parse(text).map(|duration| duration.to_string()), Ok(text.to_owned()), "{text}");
        }
        assert_eq!(Duration::parse("2w"), Ok(Duration::days(14)));
        assert_eq!(Duration::parse("1_000s"), Ok(Duration::exact(1000)));
    }

    #[test]
    fn says_why_it_is_no_duration() {
        for text in ["", "7", "h", "_1h", "1h30"] {
            assert_eq!(Duration::parse(text), Err(DurationError::Shape), "{text}");
        }
        for (text, unit) in [("30m", "m"), ("30 min", " min"), ("1시간", "시간"), ("1.5h", ".")] {
            assert_eq!(Duration::parse(text), Err(DurationError::Unit(unit.to_owned())), "{text}");
        }
        for text in ["30min1h", "1h1h"] {
            assert_eq!(Duration::parse(text), Err(DurationError::Order), "{text}");
        }
        for text in ["99999999999999999999s", "9999999999d", "18446744073709551615h"] {
            assert_eq!(Duration::parse(text), Err(DurationError::Range), "{text}");
        }
    }
}
