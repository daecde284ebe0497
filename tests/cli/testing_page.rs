//! The pages about tests show what the command says: their test passes, and their failure reads as they print it. With `UPDATE_PAGES`
//! set the printed failure is written anew.

use std::fs;
use std::path::{Path, PathBuf};

use crate::test::{CART, project};

const PAGES: [(&str, &str); 2] = [("docs/testing.md", "en"), ("docs/testing.ko.md", "ko")];

/// Where the blocks of code of a page without a language stand: first and last line, fences left out.
fn blocks(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let fences: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].trim() == "```").collect();
    fences.chunks(2).map(|pair| (pair[0] + 1, pair[1])).collect()
}

fn lines(text: &str, (from, to): (usize, usize)) -> String {
    text.lines().skip(from).take(to - from).collect::<Vec<_>>().join("\n")
}

fn page(path: &str) -> (PathBuf, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&path).unwrap();
    (path, text)
}

/// The failure of the third test of the campaign under a cap that is too hard.
fn failure(language: &str) -> String {
    assert!(CART.contains("cap 2 per 24h"));
    let run = project(&CART.replace("cap 2 per 24h", "cap 1 per 7d")).danbi(&["test", "--lang", language]);
    let begin = run.out.find("✗ cart_recovery  열지 않으면").unwrap();
    let rest = &run.out[begin..];
    let end =
        rest.match_indices('\n').find(|(at, _)| rest[at + 1..].starts_with(['✓', '✗'])).map_or(rest.len(), |of| of.0);
    rest[..end].trim_end().to_owned()
}

#[test]
fn what_the_pages_show_is_what_the_command_says() {
    for (name, language) in PAGES {
        let (path, text) = page(name);
        let found = blocks(&text);
        assert_eq!(found.len(), 2, "{name}");
        assert!(CART.contains(&lines(&text, found[0])), "{name}: its test is none of those that pass");
        let said = failure(language);
        if std::env::var_os("UPDATE_PAGES").is_some() {
            let mut all: Vec<&str> = text.lines().collect();
            all.splice(found[1].0..found[1].1, said.lines());
            fs::write(path, format!("{}\n", all.join("\n"))).unwrap();
        } else {
            assert_eq!(lines(&text, found[1]), said, "{name}");
        }
    }
}

/// What one page says, the other says too: the same sections, tables and lists.
#[test]
fn both_pages_have_the_same_parts() {
    let shape = |name: &str| -> Vec<String> {
        let (_, text) = page(name);
        let (blocks, mut shape) = (blocks(&text), Vec::new());
        for (at, line) in text.lines().enumerate() {
            let inside = blocks.iter().any(|(from, to)| (*from..*to).contains(&at));
            let mark = ["## ", "| ", "* "].into_iter().find(|mark| line.starts_with(mark));
            shape.extend(mark.filter(|_| !inside).map(str::to_owned));
        }
        shape
    };
    assert!(shape(PAGES[0].0).len() > 30);
    assert_eq!(shape(PAGES[0].0), shape(PAGES[1].0));
}
