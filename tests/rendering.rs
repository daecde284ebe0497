//! Carets stand under what they mean, whatever stands before it.

use danbi::diag::codes::driver::FILE_NOT_UTF8 as CODE;
use danbi::diag::render::{Context, human};
use danbi::diag::{Diagnostic, Language};
use danbi::text::{FileId, SourceMap, Span};

/// The place of the `n`-th `what` (from 0) in a text of its own.
fn span(file: FileId, text: &str, what: &str) -> Span {
    let start = text.find(what).unwrap();
    Span::new(file, u32::try_from(start).unwrap(), u32::try_from(start + what.len()).unwrap())
}

fn render(sources: &SourceMap, diagnostic: Diagnostic) -> String {
    let context = Context { sources, language: Language::En, prefix: "" };
    human::render(&context, &diagnostic.arg("path", "x"), false)
}

/// What is drawn of a finding at `what` in `text`.
fn draw(text: &str, what: &str) -> String {
    let mut sources = SourceMap::default();
    let file = sources.add("a.danbi", text);
    render(&sources, Diagnostic::new(&CODE, span(file, text, what)))
}

/// Cells of a terminal before the first `sign` of a line.
fn cells(line: &str, sign: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(&line[..line.find(sign).unwrap()])
}

#[test]
fn the_caret_stands_under_the_place() {
    for before in [
        "",
        "abc ",
        "가나다 ",
        "ＡＢＣ ",
        "😀👍 ",
        "\t",
        "가\t나\t",
        "\u{feff}",
        "\u{1b}[31m",
        "\u{202e}",
        "漢字・",
        "e\u{301} ",
    ] {
        let drawn = draw(&format!("{before}X = 1\n"), "X");
        let lines: Vec<&str> = drawn.lines().collect();
        let at = lines.iter().position(|line| line.contains("X = 1")).unwrap();
        assert_eq!(cells(lines[at], "X = 1"), cells(lines[at + 1], "┬"), "{before:?}:\n{drawn}");
    }
}

#[test]
fn the_caret_is_as_wide_as_the_place() {
    for (what, width) in [("X", 1), ("장바구니", 8), ("ＡＢ", 4), ("😀", 2)] {
        let drawn = draw(&format!("segment {what} = 1\n"), what);
        let caret = drawn.lines().find(|line| line.contains('┬')).unwrap();
        assert_eq!(caret.matches(['─', '┬']).count(), width, "{drawn}");
    }
}

#[test]
fn the_head_counts_characters() {
    assert!(draw("가나😀 X\n", "X").contains("[a.danbi:1:5]"));
    assert!(draw("\u{feff}가 X\r\n", "X").contains("[a.danbi:1:3]"));
    assert!(draw("a\r\nb\r\n가 X", "X").contains("[a.danbi:3:3]"));
}

#[test]
fn the_end_of_a_file_and_an_empty_file_have_a_place() {
    for text in ["", "segment x", "segment x\n", "\u{feff}", "\n\n"] {
        let mut sources = SourceMap::default();
        let file = sources.add("a.danbi", text);
        let end = u32::try_from(text.len()).unwrap();
        let drawn = render(&sources, Diagnostic::new(&CODE, Span::new(file, end, end)));
        assert!(drawn.contains("[a.danbi:") && drawn.contains('▲'), "{text:?}:\n{drawn}");
    }
}

#[test]
fn a_place_beyond_the_file_is_no_panic() {
    let mut sources = SourceMap::default();
    let file = sources.add("a.danbi", "가");
    for (start, end) in [(1, 2), (9, 12), (0, u32::MAX), (u32::MAX, u32::MAX)] {
        assert!(render(&sources, Diagnostic::new(&CODE, Span::new(file, start, end))).contains("is not UTF-8"));
    }
    assert!(render(&sources, Diagnostic::new(&CODE, Span::new(FileId(7), 0, 1))).contains("is not UTF-8"));
}

#[test]
fn the_main_place_comes_first_then_others_near_far_and_in_other_files() {
    let first = "// eins\nsegment 최근 = 1\n// drei\n// vier\n// fünf\n// sechs\nsegment 최근2 = 2\n";
    let other = "// here too\n\tevent 주문 = 3\n";
    let mut sources = SourceMap::default();
    let (a, b) = (sources.add("campaigns/a.danbi", first), sources.add("schema/b.toml", other));
    let found = Diagnostic::new(&CODE, span(a, first, "최근2"))
        .label(span(a, first, "최근"), "here")
        .label(span(a, first, "= 2"), "here")
        .label(span(b, other, "주문"), "here");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/rendering"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("places", render(&sources, found)));
}

#[test]
fn a_place_of_several_lines_shows_where_it_begins() {
    let text = "segment x =\n    did a ever\n    and did b ever\n";
    let drawn = draw(text, text.trim_end());
    assert!(drawn.contains("segment x =") && !drawn.contains("and did b"), "{drawn}");
}

#[test]
fn many_findings_in_a_large_file_are_quick() {
    let text = "segment x = did app_opened in last 7d\n".repeat(25_000);
    let mut sources = SourceMap::default();
    let file = sources.add("a.danbi", text.as_str());
    let start = std::time::Instant::now();
    for line in 0..500 {
        let at = line * 50 * 38;
        render(&sources, Diagnostic::new(&CODE, Span::new(file, at, at + 7)));
    }
    // A renderer that reads the file from its start takes minutes here, ours a fraction of a second even unoptimised.
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
