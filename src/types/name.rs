//! What may name something.

use std::borrow::Cow;

/// Words that mean the same everywhere in a campaign and can therefore name nothing (language reference, "Names").
pub const RESERVED: [&str; 10] = ["and", "or", "not", "in", "is", "did", "if", "else", "match", "otherwise"];

/// Words that open a declaration, a member, an arm or a step. They name no declaration, binding, label or arm, but may
/// name a property, an attribute or a value of an enum.
pub const OPENERS: [&str; 56] = [
    // declarations
    "segment",
    "offer",
    "message",
    "journey",
    "policy",
    "test",
    "allow",
    // members of offers
    "discount",
    "shipping",
    "trial",
    "points",
    "gift",
    "upgrade",
    "access",
    "minimum",
    "valid",
    "limit",
    "budget",
    "origin",
    "terms",
    // members of messages
    "purpose",
    "topic",
    "cta",
    "variant",
    // members of journeys and policies
    "stage",
    "enter",
    "key",
    "reentry",
    "audience",
    "exit",
    "goal",
    "window",
    "active",
    "holdout",
    "cap",
    "quiet",
    "priority",
    // steps and arms
    "wait",
    "collect",
    "load",
    "experiment",
    "repeat",
    "send",
    "grant",
    "set",
    "add",
    "remove",
    "call",
    "stop",
    "on",
    "when",
    // parts of tests
    "user",
    "given",
    "assign",
    "at",
    "expect",
];

/// Events that exist without being declared: what becomes of a message, and how far a journey is.
pub const BUILT_IN_EVENTS: [&str; 10] =
    ["sent", "delivered", "failed", "opened", "clicked", "unsubscribed", "entered", "finished", "exited", "reached"];

/// Whether `text` has the form of a name: a letter of any script, then letters, digits, `_` and combining marks.
///
/// This follows the identifiers of Unicode (UAX 31) for the scripts in everyday use and is a little stricter beyond them: digits
/// of other scripts than Latin, Arabic and the Indic ones are refused, because a full-width digit looks like a plain one.
pub fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(starts) && letters.all(continues)
}

/// A name with its Hangul in whole syllables, as most keyboards give it (the arithmetic of the Unicode standard, section 3.12).
/// Some systems write the letters of a syllable one by one; both look alike and are the same name.
pub fn composed(name: &str) -> Cow<'_, str> {
    if !name.chars().any(|letter| ('\u{1100}'..='\u{11ff}').contains(&letter)) {
        return Cow::Borrowed(name);
    }
    let mut out = String::with_capacity(name.len());
    for letter in name.chars() {
        match out.chars().next_back().and_then(|before| joined(before, letter)) {
            Some(syllable) => {
                out.pop();
                out.push(syllable);
            }
            None => out.push(letter),
        }
    }
    Cow::Owned(out)
}

/// A lead and a vowel, or an open syllable and a tail.
fn joined(before: char, letter: char) -> Option<char> {
    let (before, letter) = (u32::from(before), u32::from(letter));
    let lead = before.checked_sub(0x1100).filter(|lead| *lead < 19);
    let vowel = letter.checked_sub(0x1161).filter(|vowel| *vowel < 21);
    if let Some((lead, vowel)) = lead.zip(vowel) {
        return char::from_u32(0xac00 + (lead * 21 + vowel) * 28);
    }
    let open = before.checked_sub(0xac00).filter(|index| *index < 11_172 && index.is_multiple_of(28));
    let tail = letter.checked_sub(0x11a7).filter(|tail| (1..28).contains(tail));
    let (_, tail) = open.zip(tail)?;
    char::from_u32(before + tail)
}

fn starts(letter: char) -> bool {
    match letter {
        'a'..='z' | 'A'..='Z' => true,
        '\0'..='\u{7f}' => false,
        // Circled and squared letters are symbols.
        '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}' | '\u{37a}' => false,
        _ => letter.is_alphabetic() && !is_mark(letter),
    }
}

fn continues(letter: char) -> bool {
    starts(letter) || letter == '_' || letter.is_ascii_digit() || (is_mark(letter) && !is_fraction(letter))
}

/// Combining marks and digits of scripts that cannot be written without them.
fn is_mark(letter: char) -> bool {
    let marks = matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{669}' | '\u{6d6}'..='\u{6dc}' | '\u{6f0}'..='\u{6f9}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}' | '\u{102b}'..='\u{103e}'
        | '\u{17b6}'..='\u{17d3}' | '\u{3099}' | '\u{309a}');
    marks || is_indic_mark(letter)
}

/// Devanagari to Malayalam: what is neither a letter nor punctuation. The blocks share their layout (columns of 128).
fn is_indic_mark(letter: char) -> bool {
    let at = u32::from(letter);
    (0x900..0xd80).contains(&at)
        && matches!(at % 0x80, 0x00..=0x03 | 0x3c | 0x3e..=0x4d | 0x51..=0x57 | 0x62 | 0x63 | 0x66..=0x6f)
}

/// Signs within the Indic blocks that are no part of names.
fn is_fraction(letter: char) -> bool {
    matches!(letter, '\u{d4f}')
}

#[cfg(test)]
mod tests {
    use super::{composed, is_name};

    #[test]
    fn hangul_is_one_name_however_its_letters_are_kept() {
        let apart = "\u{110c}\u{1161}\u{11bc}\u{1107}\u{1161}\u{1100}\u{116e}\u{1102}\u{1175}_1";
        assert_eq!(composed(apart), "장바구니_1");
        assert_eq!(composed("장바구니"), "장바구니");
        assert_eq!(composed("가\u{11a8}"), "각");
    }

    #[test]
    fn names_are_letters_of_any_script() {
        for name in ["cart_added", "장바구니_담기", "주문2", "ऑर्डर", "注文", "été", "a1", "注文ガ"]
        {
            assert!(is_name(name), "{name}");
        }
        for text in ["", "_a", "1a", "a-b", "a b", "a.b", "장바구니!", "a½", "주문１", "😀", "ⓐ", "a\u{0}"]
        {
            assert!(!is_name(text), "{text}");
        }
    }
}
