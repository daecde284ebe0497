//! Reading campaign files: everything the language page shows must parse.

use danbi::syntax::{Parsed, parse};
use danbi::text::{FileId, LineIndex};

/// The findings as `line:column code`, for messages of failing tests.
fn findings(text: &str, parsed: &Parsed) -> Vec<String> {
    let lines = LineIndex::new(text);
    let place = |at: u32| lines.line_column(text, at);
    let found = parsed.findings.iter();
    found.map(|f| format!("{}:{} {}", place(f.at.start).line, place(f.at.start).column, f.code.name)).collect()
}

#[test]
fn every_form_of_the_language_page_parses() {
    for file in std::fs::read_dir("tests/fixtures/language").unwrap() {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let parsed = parse(FileId(0), &text);
        assert_eq!(findings(&text, &parsed), Vec::<String>::new(), "{}", path.display());
        let declarations = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).count();
        assert!(parsed.file.decls.len() >= declarations, "{}", path.display());
    }
}

#[test]
fn the_sample_campaigns_parse() {
    let mut seen = 0;
    let mut folders = vec![std::path::PathBuf::from("campaigns")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "danbi") {
                let text = std::fs::read_to_string(&path).unwrap();
                assert_eq!(findings(&text, &parse(FileId(0), &text)), Vec::<String>::new(), "{}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 10, "the samples are where they were");
}
