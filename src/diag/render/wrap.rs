//! Lines of running text.
//!
//! Korean is broken between words here, not within them as the general rules for lines would (Unicode Annex 14 lets Hangul
//! syllables part anywhere).

use unicode_width::UnicodeWidthStr;

/// `text` in lines of at most `width` cells, broken at blanks; a longer word has a line of its own, and what stands between
/// backticks counts as one word. Line ends of the text are
/// blanks, but an empty line parts paragraphs. Paragraphs that are a list, a table, or indented stay as they are.
pub fn wrap(text: &str, width: usize) -> String {
    let paragraphs = text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
    let wrapped: Vec<String> = paragraphs
        .map(|paragraph| if is_laid_out(paragraph) { paragraph.to_owned() } else { fill(paragraph, width) })
        .collect();
    wrapped.join("\n\n")
}

fn is_laid_out(paragraph: &str) -> bool {
    paragraph.lines().any(|line| line.starts_with([' ', '\t', '|']) || line.starts_with("- ") || line.starts_with("* "))
}

fn fill(paragraph: &str, width: usize) -> String {
    let mut out = String::with_capacity(paragraph.len());
    let mut used = 0;
    for word in words(paragraph) {
        let cells = word.width();
        if used > 0 && used + 1 + cells > width {
            out.push('\n');
            used = 0;
        } else if used > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(&word);
        used += cells;
    }
    out
}

/// Words with single blanks inside backticks kept.
fn words(paragraph: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut open = false;
    for part in paragraph.split_ascii_whitespace() {
        match words.last_mut().filter(|_| open) {
            Some(word) => word.extend([" ", part]),
            None => words.push(part.to_owned()),
        }
        open ^= part.matches('`').count() % 2 == 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn words_stay_whole_and_paragraphs_apart() {
        assert_eq!(wrap("기다리던 고객이 바뀝니다.", 18), "기다리던 고객이\n바뀝니다.");
        assert_eq!(wrap("one two\nthree\n\nfour", 9), "one two\nthree\n\nfour");
        assert_eq!(wrap("averyveryverylongword b", 5), "averyveryverylongword\nb");
        assert_eq!(wrap("- a\n- b", 3), "- a\n- b");
        assert_eq!(wrap("into `{% if x %}` put", 10), "into\n`{% if x %}`\nput");
    }
}
