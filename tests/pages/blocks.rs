//! Fenced blocks of a page, and the parts of it that are made from the code.

use std::path::Path;

/// A fenced block: what stands behind the fence, and its text.
#[derive(Clone, Debug)]
pub struct Block {
    /// ` ```danbi steps ` is `danbi`, `steps`.
    pub words: Vec<String>,
    pub text: String,
    /// Of the fence, from 1.
    pub line: usize,
}

impl Block {
    pub fn is(&self, kind: &str) -> bool {
        self.words.first().is_some_and(|word| word == kind)
    }

    /// The word behind another: of `danbi steps gives CODE` the code behind `gives`.
    pub fn after(&self, word: &str) -> Option<&str> {
        let place = self.words.iter().position(|other| other == word)?;
        self.words.get(place + 1).map(String::as_str)
    }
}

pub fn read(page: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap()
}

pub fn write(page: &str, text: &str) {
    std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(page), text).unwrap();
}

/// The fenced blocks of a text, in order.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for (number, line) in text.lines().enumerate() {
        match (line.strip_prefix("```"), open) {
            (Some(_), true) => open = false,
            (Some(words), false) => {
                let words = words.split_whitespace().map(str::to_owned).collect();
                blocks.push(Block { words, text: String::new(), line: number + 1 });
                open = true;
            }
            (None, true) => {
                let block = blocks.last_mut().unwrap();
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, false) => {}
        }
    }
    assert!(!open, "a block is not closed");
    blocks
}

/// Holds what stands between `<!-- generated: NAME -->` and `<!-- end -->` against what it must be. With `UPDATE_PAGES=1` in the
/// environment the page is written instead.
pub fn hold(page: &str, name: &str, expected: &str) {
    let text = read(page);
    let start = format!("<!-- generated: {name} -->\n");
    let (before, rest) = text.split_once(&start).unwrap_or_else(|| panic!("{page}: no place for `{name}`"));
    let (found, after) = rest.split_once("<!-- end -->").unwrap();
    if std::env::var_os("UPDATE_PAGES").is_some() && found != expected {
        let whole = format!("{before}{start}{expected}<!-- end -->{after}");
        write(page, &whole);
    } else {
        assert_eq!(found, expected, "{page}: `{name}` is out of step; UPDATE_PAGES=1 writes it anew");
    }
}
