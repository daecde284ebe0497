//! No input stops the parser: on a thread with the stack of a test, in any build.

use danbi::syntax::{Parsed, parse};
use danbi::text::FileId;

/// Parses on a thread of 2 MiB, as tests have, whatever `RUST_MIN_STACK` says.
fn parse_on_small_stack(text: String) -> Parsed {
    let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024);
    thread.spawn(move || parse(FileId(0), &text)).unwrap().join().unwrap()
}

fn codes(parsed: &Parsed) -> Vec<&'static str> {
    parsed.findings.iter().map(|finding| finding.code.name).collect()
}

#[test]
fn a_hundred_thousand_brackets_are_one_finding() {
    for open in ["(", "[", "{", "{ [ ("] {
        let text = format!("segment a = {}\nsegment b = reachable\n", open.repeat(100_000));
        let parsed = parse_on_small_stack(text);
        assert_eq!(codes(&parsed), ["nested-too-deep"], "{open}");
        assert_eq!(parsed.file.decls.len(), 1, "the healthy declaration is kept");
    }
}

#[test]
fn brackets_up_to_the_limit_parse() {
    let nested = format!("segment a = {}reachable{}\n", "(".repeat(64), ")".repeat(64));
    let steps = format!("journey j {{ {}stop{} }}\n", "if reachable { ".repeat(63), " }".repeat(63));
    let races = format!("journey j {{ {}stop{} }}\n", "wait up to 1d { otherwise { ".repeat(31), " } }".repeat(31));
    let lists = format!("test t {{ user {{ a {}1{} }} }}\n", "[".repeat(62), "]".repeat(62));
    for text in [nested, steps, races, lists] {
        let parsed = parse_on_small_stack(text.clone());
        assert_eq!(codes(&parsed), [""; 0], "{text}");
        assert_eq!(parsed.file.decls.len(), 1);
    }
}

#[test]
fn long_chains_are_one_finding() {
    let many = 200_000;
    for text in [
        format!("segment a = {}reachable\n", "not ".repeat(many)),
        format!("segment a = reachable{}\n", " and a".repeat(many)),
        format!("segment a = reachable{}\n", " or not a".repeat(many)),
        format!("journey j {{ if reachable {{ }}{} }}\n", " else if a { }".repeat(many)),
    ] {
        assert_eq!(codes(&parse_on_small_stack(text)), ["chain-too-long"]);
    }
}

#[test]
fn nots_within_parentheses_stay_bounded() {
    let text = format!("segment a = {}reachable{}\n", format!("{}(", "not ".repeat(200)).repeat(60), ")".repeat(60));
    assert_eq!(codes(&parse_on_small_stack(text)), ["chain-too-long"]);
}

#[test]
fn tags_of_texts_are_bounded() {
    let text = format!("message m {{ push {{ body \"{}\" }} }}\n", "{% if a is set %}".repeat(10_000));
    let found = codes(&parse_on_small_stack(text));
    assert!(found.contains(&"nested-too-deep"));
}

#[test]
fn huge_lines_and_files_are_refused_or_read() {
    let parsed = parse_on_small_stack("a".repeat(50 * 1024 * 1024));
    assert_eq!(codes(&parsed), ["file-too-large"]);
    let comment = format!("//{}\nsegment a = reachable\n", " ".repeat(4 * 1024 * 1024));
    assert_eq!(parse_on_small_stack(comment).file.decls.len(), 1);
}

#[test]
fn byte_order_mark_and_line_ends() {
    let text =
        "\u{feff}segment a = reachable\r\n\r\nmessage m {\r\n push { body \"\"\"\r\n  x\r\n  y\r\n  \"\"\" }\r\n}\r\n";
    let parsed = parse(FileId(0), text);
    assert_eq!(codes(&parsed), [""; 0]);
    assert_eq!(parsed.file.decls[0].span.start, 3, "the mark counts as bytes");
    assert!(format!("{:?}", parsed.file.decls[1]).contains("\"x\\ny\""));
    assert_eq!(codes(&parse(FileId(0), "segment a = reachable\rsegment b = reachable\r")), [""; 0]);
}

#[test]
fn hidden_characters_are_found_and_nothing_else_is_lost() {
    for hidden in ["\0", "\u{202e}", "\u{2066}", "\u{feff}", "\u{1b}"] {
        let text = format!("segment a = reachable {hidden}\nsegment b = reachable\n");
        let parsed = parse(FileId(0), &text);
        assert_eq!(codes(&parsed), ["hidden-character"]);
        assert_eq!(parsed.file.decls.len(), 2);
    }
}

#[test]
fn a_file_full_of_mistakes_ends() {
    let text = format!("journey j {{\n{}}}\n", "    frobnicate everything\n".repeat(5_000));
    assert!(parse_on_small_stack(text).findings.len() <= 101);
    let text = "segment x did y in last 7\n".repeat(2_000);
    assert_eq!(parse_on_small_stack(text).file.decls.len(), 2_000);
}

#[test]
fn many_mistakes_stay_affordable() {
    for text in
        ["}".repeat(100_000), "\"\n".repeat(50_000), "segment a = x\n}\n".repeat(1_000), "\0 a\n".repeat(20_000)]
    {
        assert!(!parse_on_small_stack(text).findings.is_empty());
    }
}

#[test]
fn a_block_text_that_is_never_closed_costs_one_finding() {
    let text = "message m {\n    purpose informational\n    push {\n        body \"\"\"\n            안녕, 오늘도\n    }\n}\n\nsegment a = x\n";
    let parsed = parse(FileId(0), text);
    assert_eq!(codes(&parsed), ["unclosed-string"]);
    assert_eq!(parsed.file.decls.len(), 2);
}

/// Alternatives that shared a recursive prefix would triple the work with each level: sixty levels would never end.
#[test]
fn sixty_levels_end() {
    let nested = |depth: usize| format!("segment a = {}reachable{}\n", "(".repeat(depth), ")".repeat(depth));
    let started = std::time::Instant::now();
    assert_eq!(codes(&parse_on_small_stack(nested(60))), [""; 0]);
    assert!(started.elapsed().as_secs() < 60, "sixty levels took {:?}", started.elapsed());
}
