//! What holds of any text: reading ends, spans lie in the file, one mistake costs no other declaration.

use std::collections::BTreeSet;

use danbi::syntax::ast::DeclKind;
use danbi::syntax::{Parsed, parse};
use danbi::text::FileId;
use proptest::prelude::*;

fn fixtures() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/language");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// Every `file:start..end` that the debug form of the tree shows.
fn spans(debug: &str) -> Vec<(usize, usize)> {
    let number = |text: &str| text.parse::<usize>().ok();
    let parts = debug.match_indices("..").filter_map(|(at, _)| {
        let before = &debug[..at];
        let start = &before[before.rfind(':')? + 1..];
        let after = &debug[at + 2..];
        let end = &after[..after.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(after.len())];
        Some((number(start)?, number(end)?))
    });
    parts.collect()
}

/// Spans of tree and findings lie in the text, on the borders of characters.
fn check_spans(text: &str, parsed: &Parsed) {
    let inside = |start: usize, end: usize| start <= end && text.get(start..end).is_some();
    for finding in parsed.findings.iter() {
        assert!(inside(finding.at.start as usize, finding.at.end as usize), "{finding:?}");
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            assert!(inside(edit.span.start as usize, edit.span.end as usize), "{finding:?}");
        }
    }
    for (start, end) in spans(&format!("{:?}", parsed.file)) {
        assert!(inside(start, end), "{start}..{end} of {}", text.len());
    }
}

/// Words that mean something somewhere, so that random texts get deep into the grammar.
const WORDS: [&str; 48] = [
    "segment",
    "journey",
    "message",
    "offer",
    "policy",
    "test",
    "x",
    "user.tier",
    "did",
    "not",
    "and",
    "or",
    "in",
    "last",
    "7d",
    "7",
    "1m",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "\"글\"",
    "\"",
    "\"\"\"",
    "'a'",
    "=",
    "==",
    ":",
    ",",
    "->",
    "wait",
    "send",
    "if",
    "else",
    "on",
    "otherwise",
    "\n",
    "\n    ",
    "//",
    "{{",
    "}}",
    "{%",
    "%}",
    "10:00-20:00",
    "３만",
    "“",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters_are_read(letters in proptest::collection::vec(any::<char>(), 0..200)) {
        let text: String = letters.into_iter().collect();
        check_spans(&text, &parse(FileId(0), &text));
    }

    #[test]
    fn any_words_are_read(words in proptest::collection::vec(proptest::sample::select(WORDS.as_slice()), 0..80)) {
        let text = words.join(" ");
        let parsed = parse(FileId(0), &text);
        check_spans(&text, &parsed);
        let says_something = words.iter().any(|word| !word.trim().is_empty() && *word != "//");
        let silent = parsed.findings.is_empty() && parsed.file.decls.is_empty() && parsed.file.comments.is_empty();
        prop_assert!(!(says_something && silent), "nothing was read and nothing was said: {text}");
    }

    #[test]
    fn any_change_of_a_campaign_is_read(
        which in 0..5usize,
        changes in proptest::collection::vec((any::<u16>(), 0..6usize, proptest::sample::select(WORDS.as_slice())), 1..6),
    ) {
        let mut text = fixtures().swap_remove(which);
        for (at, cut, word) in changes {
            let letters: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let start = letters[usize::from(at) % letters.len()];
            let end = letters.iter().copied().find(|&end| end >= start + cut).unwrap_or(text.len());
            text.replace_range(start..end, word);
        }
        check_spans(&text, &parse(FileId(0), &text));
    }
}

/// Kind and name of each declaration, with the lines it spans.
fn declarations(text: &str) -> Vec<(String, std::ops::RangeInclusive<usize>)> {
    let line = |at: u32| text[..at as usize].matches('\n').count();
    let decls = parse(FileId(0), text).file.decls.into_iter();
    let named = decls.map(|decl| {
        let name = match &decl.kind {
            DeclKind::Segment(segment) => format!("segment {}", segment.name.text),
            DeclKind::Offer(offer) => format!("offer {}", offer.name.text),
            DeclKind::Message(message) => format!("message {}", message.name.text),
            DeclKind::Journey(journey) => format!("journey {}", journey.name.text),
            DeclKind::Policy(_) => "policy".to_owned(),
            DeclKind::Test(test) => format!("test {} {:?}", test.journey.text, test.title.as_ref().map(|t| &t.text)),
        };
        (name, line(decl.span.start)..=line(decl.span.end))
    });
    named.collect()
}

#[test]
fn a_lost_line_costs_no_other_declaration() {
    let mut lost = Vec::new();
    for text in fixtures() {
        let all = declarations(&text);
        for line in 0..text.lines().count() {
            let shorter: String =
                text.split_inclusive('\n').enumerate().filter(|(at, _)| *at != line).map(|(_, text)| text).collect();
            let kept: BTreeSet<String> = declarations(&shorter).into_iter().map(|(name, _)| name).collect();
            let others = all.iter().filter(|(_, lines)| !lines.contains(&line));
            let missing = others.filter(|(name, _)| !kept.contains(name));
            lost.extend(missing.map(|(name, _)| format!("without line {}: {name}", line + 1)));
        }
    }
    assert_eq!(lost, Vec::<String>::new());
}
