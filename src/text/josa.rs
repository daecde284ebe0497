//! Korean particles: which form follows a word.

/// What the last sound of a word is, as far as particles care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Vowel,
    /// The consonant ㄹ, which takes 로 and not 으로.
    Rieul,
    Consonant,
}

/// The half of `pair` that follows `word`: `choose("쿠폰", "을/를")` is `을`.
///
/// A pair is written consonant form first (`은/는`, `이/가`, `을/를`, `과/와`, `으로/로`, `이나/나`); `와/과` and the like in the
/// other order are understood too. What decides is the last letter or digit: Hangul by its final consonant, digits by
/// their Sino-Korean names (0 영, 1 일, 3 삼, 6 육, 7 칠, 8 팔 end in a consonant), Latin letters by their Korean names (l 엘,
/// m 엠, n 엔, r 알 do). Quotes, brackets and other marks behind it are skipped; `%` is read 퍼센트. A word without any letter,
/// or in another script, takes the vowel form. Without `/` the pair is returned whole.
pub fn choose<'p>(word: &str, pair: &'p str) -> &'p str {
    form(ending(word), pair)
}

/// The half of a pair that follows an ending.
pub(super) fn form(ending: Ending, pair: &str) -> &str {
    let Some((first, second)) = pair.split_once('/') else { return pair };
    let reversed = matches!(first, "는" | "가" | "를" | "와" | "로" | "나" | "야" | "랑");
    let (consonant, vowel) = if reversed { (second, first) } else { (first, second) };
    match ending {
        Ending::Consonant => consonant,
        Ending::Rieul if !consonant.starts_with("으로") => consonant,
        Ending::Rieul | Ending::Vowel => vowel,
    }
}

fn ending(word: &str) -> Ending {
    let last = word.chars().rev().find(|&letter| letter.is_alphanumeric() || letter == '%');
    last.map_or(Ending::Vowel, Ending::of_letter)
}

impl Ending {
    /// Of a syllable, or of the name of a digit or letter.
    pub(super) fn of_letter(letter: char) -> Ending {
        match letter.to_ascii_lowercase() {
            syllable @ '가'..='힣' => match (u32::from(syllable) - u32::from('가')) % 28 {
                0 => Ending::Vowel,
                8 => Ending::Rieul,
                _ => Ending::Consonant,
            },
            '1' | '7' | '8' | 'l' | 'r' => Ending::Rieul,
            '0' | '3' | '6' | 'm' | 'n' => Ending::Consonant,
            _ => Ending::Vowel,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::choose;

    #[test]
    fn the_last_sound_decides() {
        let cases = [
            ("쿠폰", "을/를", "을"),
            ("니트", "을/를", "를"),
            ("메일", "으로/로", "로"),
            ("푸시", "으로/로", "로"),
            ("쿠폰", "으로/로", "으로"),
            ("서울", "이/가", "이"),
            ("쿠폰", "와/과", "과"),
            ("10", "은/는", "은"),
            ("17", "으로/로", "로"),
            ("2", "이/가", "가"),
            ("20%", "을/를", "를"),
            ("email", "으로/로", "로"),
            ("coupon", "이/가", "이"),
            ("cart_item_added", "은/는", "는"),
            ("니트(블랙)", "은/는", "은"),
            ("`쿠폰`", "을/를", "을"),
            ("", "을/를", "를"),
        ];
        for (word, pair, expected) in cases {
            assert_eq!(choose(word, pair), expected, "{word} + {pair}");
        }
    }
}
