//! From byte offsets to lines and columns.

use unicode_width::UnicodeWidthStr;

/// A place as people count: both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Counted from 1.
    pub line: u32,
    /// In characters (Unicode scalar values); a byte order mark at the start of a file does not count.
    pub column: u32,
}

/// Where the lines of a text begin. `\n` and `\r\n` end a line; a lone `\r` does not.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Characters of the line before every [`STEP`]th byte: thousands of places in one line of megabytes stay cheap.
    marks: Vec<u32>,
    len: u32,
}

/// Bytes that are counted through for a column, at most.
const STEP: usize = 4096;

impl LineIndex {
    /// Finds the lines of a text.
    pub fn new(text: &str) -> Self {
        let newlines = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(newlines.map(|at| saturate(at + 1))).collect();
        LineIndex { starts, marks: marks(text.as_bytes()), len: saturate(text.len()) }
    }

    /// How many lines there are: at least one.
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// Zero-based number of the line that holds `offset`.
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// Bytes of a zero-based line, its line end included. Empty past the last line.
    pub fn line_range(&self, line: usize) -> std::ops::Range<usize> {
        let start = self.starts.get(line).copied().unwrap_or(self.len) as usize;
        let end = self.starts.get(line + 1).copied().unwrap_or(self.len) as usize;
        start..end
    }

    /// Line and column of a byte offset, in characters.
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.line_of(offset);
        let start = self.line_range(line).start;
        let marks = if start == 0 { text.len() - text.trim_start_matches('\u{feff}').len() } else { 0 };
        let characters = self.characters(text, start, offset as usize);
        let column = characters.saturating_sub(marks / '\u{feff}'.len_utf8()) + 1;
        LineColumn { line: saturate(line + 1), column: saturate(column) }
    }

    /// How many characters begin between the start of a line and a place in it.
    fn characters(&self, text: &str, start: usize, offset: usize) -> usize {
        let mark = offset - offset % STEP;
        let counted = self.marks.get(offset / STEP).filter(|_| mark > start);
        let from = if counted.is_some() { mark } else { start };
        let rest = text.as_bytes().get(from..offset).unwrap_or_default();
        counted.map_or(0, |&counted| counted as usize) + rest.iter().filter(|byte| begins_character(**byte)).count()
    }

    /// Zero-based column in UTF-16 code units, as editors count.
    pub fn utf16_column(&self, text: &str, offset: u32) -> u32 {
        saturate(self.before(text, offset).chars().map(char::len_utf16).sum())
    }

    /// Zero-based column in terminal cells: Hangul and emoji take two.
    pub fn display_column(&self, text: &str, offset: u32) -> u32 {
        saturate(self.before(text, offset).width())
    }

    fn before<'t>(&self, text: &'t str, offset: u32) -> &'t str {
        let line = self.line_range(self.line_of(offset));
        let before = text.get(line.start..offset as usize).unwrap_or("");
        if line.start == 0 { before.trim_start_matches('\u{feff}') } else { before }
    }
}

fn marks(bytes: &[u8]) -> Vec<u32> {
    let mut characters = 0;
    let mut marks = Vec::with_capacity(bytes.len() / STEP + 1);
    for step in bytes.chunks(STEP) {
        marks.push(saturate(characters));
        let (line, before) = match step.iter().rposition(|&byte| byte == b'\n') {
            Some(end) => (step.get(end + 1..).unwrap_or_default(), 0),
            None => (step, characters),
        };
        characters = before + line.iter().filter(|byte| begins_character(**byte)).count();
    }
    marks
}

/// Every byte of UTF-8 but `10xxxxxx`.
fn begins_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn saturate(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_units_and_cells() {
        let text = "\u{feff}가a😀b\r\nx";
        let index = LineIndex::new(text);
        let b = u32::try_from(text.find('b').unwrap()).unwrap();
        assert_eq!(index.line_column(text, b), LineColumn { line: 1, column: 4 });
        assert_eq!(index.utf16_column(text, b), 4);
        assert_eq!(index.display_column(text, b), 5);
        let x = u32::try_from(text.find('x').unwrap()).unwrap();
        assert_eq!(index.line_column(text, x), LineColumn { line: 2, column: 1 });
    }

    #[test]
    fn columns_of_long_lines_are_counted_from_the_last_mark() {
        let text = format!("\u{feff}{}\n{}\n끝", "가b".repeat(3 * STEP), "😀".repeat(2 * STEP));
        let index = LineIndex::new(&text);
        let mut place = LineColumn { line: 1, column: 1 };
        for (at, letter) in text.char_indices().skip(1) {
            assert_eq!(index.line_column(&text, saturate(at)), place, "at {at}");
            match letter {
                '\n' => place = LineColumn { line: place.line + 1, column: 1 },
                _ => place.column += 1,
            }
        }
    }
}
