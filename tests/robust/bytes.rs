//! Any bytes at all, and campaigns with some bytes wrong.

use danbi::driver::{FileError, MemoryWorld, Options, compile};
use proptest::prelude::*;

use crate::entry;
use crate::run::{Project, SETTINGS, code};

const CART: &str = include_str!("../../campaigns/shop/campaigns/conversion/cart_recovery.danbi");
const STEPS: &str = include_str!("../fixtures/language/journeys.danbi");

/// Words and signs of the language, and what people type instead.
const WORDS: [&str; 48] = [
    "segment",
    "message",
    "journey",
    "offer",
    "policy",
    "test",
    "allow",
    "enter",
    "on",
    "when",
    "reentry",
    "once",
    "exit",
    "wait",
    "up",
    "to",
    "until",
    "send",
    "via",
    "otherwise",
    "if",
    "else",
    "match",
    "repeat",
    "times",
    "every",
    "and",
    "or",
    "not",
    "did",
    "in",
    "last",
    "7d",
    "1h",
    "30_000 KRW",
    "12%",
    "10:00",
    "\"{{ user.name }}\"",
    "\"\"\"",
    "{",
    "}",
    "(",
    ")",
    "=",
    "==",
    "x",
    "user.tier",
    "\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        entry::parse(&bytes);
        entry::schema(&bytes);
        entry::compile(&bytes);
    }

    #[test]
    fn any_words(words in proptest::collection::vec(0..WORDS.len(), 0..60)) {
        let words: Vec<&str> = words.into_iter().map(|word| WORDS[word]).collect();
        entry::compile(words.join(" ").as_bytes());
    }

    /// Some bytes of a campaign are gone, doubled or others.
    #[test]
    fn a_campaign_with_wrong_bytes(
        steps in any::<bool>(),
        edits in proptest::collection::vec((any::<usize>(), 0..40_usize, proptest::option::of(any::<u8>())), 1..4),
    ) {
        let mut bytes = if steps { STEPS } else { CART }.as_bytes().to_vec();
        for (at, length, new) in edits {
            let at = at % bytes.len();
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, new);
        }
        entry::compile(&bytes);
    }

    #[test]
    fn a_schema_with_wrong_bytes(at in any::<usize>(), length in 0..40_usize, new in proptest::option::of(any::<u8>())) {
        for text in [SETTINGS, crate::run::SCHEMA] {
            let mut bytes = text.as_bytes().to_vec();
            let at = at % bytes.len();
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, new);
            entry::schema(&bytes);
        }
    }
}

/// A file cut off at any byte is a file somebody is still writing.
#[test]
fn a_campaign_cut_off_anywhere() {
    for end in (0..CART.len()).step_by(37) {
        entry::parse(&CART.as_bytes()[..end]);
    }
}

#[test]
fn marks_line_ends_and_other_encodings() {
    let unix = "segment x =\n    reachable\n\npolicy {\n    cap 2 per 24h\n}\n";
    let check = |bytes: Vec<u8>| Project::new().with("campaigns/a.danbi", bytes).check();
    assert_eq!(check(unix.into()), []);
    assert_eq!(check(format!("\u{feff}{unix}").into()), []);
    assert_eq!(check(unix.replace('\n', "\r\n").into()), []);
    assert!(!check(unix.replace("reachable", "reach\0able").into()).is_empty());
    assert!(!check(unix.replace("reachable", "reach\u{feff}able").into()).is_empty());
    assert_eq!(check(b"segment x = reach\xffable\n".to_vec()), [code("file-not-utf8", 1)]);
    for sign in ["\0", "\r", "\u{feff}", "\u{202e}", "\u{200b}", "😀", "\"", "}", "\\", "{{"] {
        check(sign.repeat(50_000).into());
    }
}

/// What the disk says about a file while it is read ends in one finding about it.
#[test]
fn files_that_change_vanish_or_cannot_be_read() {
    let good = "segment x = reachable\n";
    let of = |error: FileError| {
        let world = MemoryWorld::new().with("danbi.toml", SETTINGS).with("campaigns/a.danbi", good);
        let compilation = compile(&world.with_error("campaigns/b.danbi", error), &Options::default());
        compilation.findings.iter().map(|finding| finding.code.name).collect::<Vec<_>>()
    };
    assert_eq!(of(FileError::Changed), ["file-changed"]);
    assert_eq!(of(FileError::Vanished), ["file-changed"]);
    assert_eq!(of(FileError::TooLarge), ["file-too-large"]);
    assert_eq!(of(FileError::NotAFile), ["file-unreadable"]);
    assert_eq!(of(FileError::Io(std::io::ErrorKind::PermissionDenied)), ["file-unreadable"]);
    assert_eq!(of(FileError::Outside), ["link-outside"]);
    assert_eq!(of(FileError::Loop), ["link-loop"]);
    assert_eq!(of(FileError::NotUnicode), ["path-not-unicode"]);
    assert_eq!(of(FileError::TooMany), ["too-many-files"]);
    for path in ["danbi.toml", "campaigns/a.danbi"] {
        let world = MemoryWorld::new().with("danbi.toml", SETTINGS).with("campaigns/a.danbi", good);
        let compilation = compile(&world.with_error(path, FileError::Changed), &Options::default());
        let codes: Vec<&str> = compilation.findings.iter().map(|finding| finding.code.name).collect();
        assert_eq!(codes, ["file-changed"], "{path}");
    }
}

/// Folders and links where files should be. More of the disk is tried with the command itself.
#[cfg(unix)]
#[test]
fn folders_links_and_pipes() {
    use std::os::unix::fs::symlink;

    let project =
        Project::new().with("campaigns/a.danbi", "segment x = reachable\n").with("campaigns/b.danbi/c.danbi", "");
    symlink(".", project.join("campaigns/loop")).unwrap();
    symlink("/", project.join("campaigns/root")).unwrap();
    symlink("d.danbi", project.join("campaigns/d.danbi")).unwrap();
    symlink("/dev/zero", project.join("campaigns/e.danbi")).unwrap();
    symlink("../campaigns", project.join("schema/f")).unwrap();
    let fifo = std::process::Command::new("mkfifo").arg(project.join("campaigns/g.danbi")).status().unwrap();
    assert!(fifo.success());
    let found = project.check();
    let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["file-unreadable", "link-loop", "link-outside"], "{found:?}");
    let folder = Project::new();
    std::fs::remove_file(folder.join("danbi.toml")).unwrap();
    std::fs::create_dir_all(folder.join("danbi.toml/campaigns")).unwrap();
    assert_eq!(folder.danbi_ends(&["check"]), 2);
}
