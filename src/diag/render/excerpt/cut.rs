//! One line, made printable and short enough.

use std::ops::Range;

use super::super::visible;

/// Bytes of a line beyond which it is shortened: a hundred Hangul syllables.
const LONGEST: usize = 300;

/// Bytes that stay before the place a long line is shortened around.
const BEFORE: usize = 90;

/// The part of a line that is shown.
pub struct Cut<'t> {
    line: &'t str,
    kept: Range<usize>,
}

impl<'t> Cut<'t> {
    /// Shortens `line` around byte `anchor`, or keeps its beginning. A byte order mark before the first line is not shown.
    pub fn new(line: &'t str, anchor: Option<usize>, first: bool) -> Cut<'t> {
        let start = if first && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        if line.len() <= LONGEST {
            return Cut { line, kept: start..line.len() };
        }
        let from = anchor.unwrap_or(0).saturating_sub(BEFORE);
        let from = line.floor_char_boundary(from).max(start);
        let to = line.ceil_char_boundary(from.saturating_add(LONGEST));
        Cut { line, kept: from..to }
    }

    /// What is printed, with `…` where something was cut off.
    pub fn shown(&self) -> String {
        let tail = if self.kept.end < self.line.len() { "…" } else { "" };
        format!("{}{}{tail}", self.head(), visible::line(self.line.get(self.kept.clone()).unwrap_or("")))
    }

    /// Where byte `offset` of the line stands in what is printed; what was cut off stands at the nearer end.
    pub fn offset(&self, offset: usize) -> usize {
        let offset = offset.clamp(self.kept.start, self.kept.end);
        self.head().len() + visible::line(self.line.get(self.kept.start..offset).unwrap_or("")).len()
    }

    fn head(&self) -> &'static str {
        // A byte order mark is no loss.
        if self.kept.start > '\u{feff}'.len_utf8() { "…" } else { "" }
    }
}

#[cfg(test)]
mod tests {
    use super::Cut;

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = format!("{}x{}", "가".repeat(1000), "나".repeat(1000));
        let cut = Cut::new(&line, Some(3000), false);
        let shown = cut.shown();
        assert!(shown.starts_with("…가") && shown.ends_with("나…"), "{shown}");
        assert_eq!(shown.get(cut.offset(3000)..cut.offset(3001)), Some("x"));
        assert!(shown.chars().count() < 200);
    }

    #[test]
    fn a_byte_order_mark_takes_no_room() {
        let cut = Cut::new("\u{feff}ab", Some(3), true);
        assert_eq!((cut.shown().as_str(), cut.offset(3)), ("ab", 0));
    }
}
