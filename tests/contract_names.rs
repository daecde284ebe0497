//! What the schema takes for a name, the grammar takes too: the two do not know of each other.

use danbi::syntax::words;
use danbi::types::{OPENERS, RESERVED, is_name};

#[test]
fn the_words_are_those_of_the_grammar() {
    assert_eq!(RESERVED, words::RESERVED);
    for word in OPENERS {
        assert!(words::is_opening(word), "`{word}` opens nothing in the grammar");
    }
    let groups: [&[&str]; 8] = [
        &words::DECLARATIONS,
        &words::OFFER_MEMBERS,
        &words::MESSAGE_MEMBERS,
        &words::HEADER_LINES,
        &words::STEPS,
        &words::ARMS,
        &words::POLICY_MEMBERS,
        &words::TEST_LINES,
    ];
    for word in groups.into_iter().flatten() {
        assert!(OPENERS.contains(word) || RESERVED.contains(word), "`{word}` could name an event");
    }
}

/// The grammar's identifiers are `XID_START XID_CONTINUE*`. Held for Latin, Greek, Cyrillic, Hangul, kana and Han; in other scripts
/// a few combining marks are taken at the start of a name that the grammar refuses there.
#[test]
fn every_name_is_an_identifier_of_the_grammar() {
    let scripts = ['\0'..='\u{52f}', '\u{1100}'..='\u{11ff}', '\u{3041}'..='\u{318f}', '\u{4e00}'..='\u{d7ff}'];
    let rare = |letter: &char| ('\u{a000}'..='\u{abff}').contains(letter);
    let wrong: Vec<String> = (scripts.into_iter().flatten().filter(|letter| !rare(letter)))
        .filter(|&letter| {
            let first = is_name(&letter.to_string()) && !pest::unicode::XID_START(letter);
            let later = is_name(&format!("a{letter}")) && !pest::unicode::XID_CONTINUE(letter);
            first || later
        })
        .map(|letter| format!("{:x}", u32::from(letter)))
        .collect();
    assert!(wrong.is_empty(), "{} letters: {}", wrong.len(), wrong.join(" "));
}
