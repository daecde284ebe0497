//! How Korean readers say a name, a number or a sign: which particle follows it in a sentence about a campaign.
//!
//! Sentences of findings name things as they are written: `cart_waiting`, `zone`, `30min`. What decides their particle is how they are
//! read aloud. For Latin words that is a rule of thumb after the usual spelling of loan words, with the exceptions that occur often
//! here. The filter `josa` of texts has a simpler rule of its own, which is part of the plan: see [`super::josa`].

use super::josa::{Ending, form};

/// The half of `pair` that follows `word` in a sentence: `particle("zone", "을/를")` is `을`.
pub fn particle<'p>(word: &str, pair: &'p str) -> &'p str {
    form(ending(word), pair)
}

/// Words whose usual reading the rule would miss.
const EXCEPTIONS: [(&str, Ending); 10] = [
    ("check", Ending::Vowel),
    ("exit", Ending::Vowel),
    ("set", Ending::Vowel),
    ("template", Ending::Consonant),
    ("type", Ending::Consonant),
    ("alimtalk", Ending::Consonant),
    ("friendtalk", Ending::Consonant),
    ("theme", Ending::Vowel),
    ("group", Ending::Consonant),
    ("book", Ending::Consonant),
];

fn ending(word: &str) -> Ending {
    let said = |letter: char| letter.is_alphanumeric() || matches!(letter, '%' | ':' | ';');
    let word = word.trim_end_matches(|letter| !said(letter));
    let Some(last) = word.chars().next_back() else { return Ending::Vowel };
    match last {
        // 콜론, 세미콜론
        ':' | ';' => Ending::Consonant,
        _ if last.is_ascii_digit() => number(word, last),
        _ if last.is_ascii_alphabetic() => latin(word),
        _ => Ending::of_letter(last),
    }
}

/// A time is read with its 시 or 분, every other number by its last digit.
fn number(word: &str, last: char) -> Ending {
    let start = word.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ':').len();
    match word.get(start..).and_then(|number| number.split_once(':')) {
        Some((_, "00")) => Ending::Vowel,
        Some(_) => Ending::Consonant,
        None => Ending::of_letter(last),
    }
}

fn latin(word: &str) -> Ending {
    let start = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic()).len();
    let Some(letters) = word.get(start..) else { return Ending::Vowel };
    let vowels = |letter: char| matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let spelt = letters.len() == 1 || !letters.contains(vowels) || letters.chars().all(|l| l.is_ascii_uppercase());
    let lower = letters.to_ascii_lowercase();
    if let Some((_, known)) = EXCEPTIONS.iter().find(|(known, _)| *known == lower) {
        return *known;
    }
    if spelt { Ending::of_letter(lower.chars().next_back().unwrap_or('a')) } else { sound(&lower) }
}

/// The end of a lower-case word with a vowel in it.
fn sound(word: &str) -> Ending {
    let mut back = word.chars().rev();
    let (last, before, third) = (back.next().unwrap_or('a'), back.next().unwrap_or('a'), back.next().unwrap_or('b'));
    let vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    match (last, before) {
        ('l', _) | ('e', 'l') => Ending::Rieul,
        ('m' | 'n', _) | ('g', 'n') => Ending::Consonant,
        // zone 존, name 네임
        ('e', 'm' | 'n') if vowel(third) => Ending::Consonant,
        // click 클릭
        ('k', 'c') => Ending::Consonant,
        // skip 스킵, limit 리밋, topic 토픽, web 웹; but cart 카트, wait 웨이트
        ('b' | 'c' | 'k' | 'p' | 't', before) if vowel(before) && !vowel(third) => Ending::Consonant,
        _ => Ending::Vowel,
    }
}

#[cfg(test)]
mod tests {
    use super::particle;

    #[test]
    fn words_are_followed_by_what_follows_their_sound() {
        let object = [
            ("cart_waiting", "을"),
            ("free_shipping", "을"),
            ("skip", "을"),
            ("stop", "을"),
            ("zone", "을"),
            ("user.name", "을"),
            ("coupon", "을"),
            ("item", "을"),
            ("email", "을"),
            ("title", "을"),
            ("goal", "을"),
            ("limit", "을"),
            ("topic", "을"),
            ("click", "을"),
            ("alimtalk", "을"),
            ("type", "을"),
            ("URL", "을"),
            ("toml", "을"),
            ("cart", "를"),
            ("event", "를"),
            ("wait", "를"),
            ("repeat", "를"),
            ("push", "를"),
            ("message", "를"),
            ("purpose", "를"),
            ("price", "를"),
            ("store", "를"),
            ("offer", "를"),
            ("user", "를"),
            ("order_completed", "를"),
            ("hold", "를"),
            ("did", "를"),
            ("box", "를"),
            ("quiet_hours", "를"),
            ("check", "를"),
            ("sms", "를"),
            ("KRW", "를"),
            ("id", "를"),
            ("window", "를"),
            ("policy", "를"),
        ];
        for (word, expected) in object {
            assert_eq!(particle(word, "을/를"), expected, "{word}");
        }
    }

    #[test]
    fn numbers_and_times_are_read_aloud() {
        let topic = [
            ("10", "은"),
            ("c1", "은"),
            ("2", "는"),
            ("10:00", "는"),
            ("08:30", "은"),
            ("30min", "은"),
            ("3h", "는"),
            ("at most 7d", "는"),
            ("2w", "는"),
            ("morning", "은"),
            ("쿠폰", "은"),
            ("쿠폰coupon", "은"),
            ("니트(블랙)", "은"),
            ("20%", "는"),
            (":", "은"),
            ("->", "는"),
            ("", "는"),
        ];
        for (word, expected) in topic {
            assert_eq!(particle(word, "은/는"), expected, "{word}");
        }
        for (word, expected) in [("email", "로"), ("7d", "로"), ("push", "로"), ("coupon", "으로"), ("skip", "으로")]
        {
            assert_eq!(particle(word, "으로/로"), expected, "{word}");
        }
    }
}
