//! Cutting a stream of bytes into lines.

/// Bytes of one line at the most: a thousand times a usual input.
pub const LONGEST: usize = 1 << 20;

/// Bytes that are kept of a line that is too long, to show which it was.
const SHOWN: usize = 1_000;

/// Whole lines, one after the other.
#[derive(Debug, Default)]
pub struct Lines {
    bytes: Vec<u8>,
    lines: Vec<Line>,
}

/// One line.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    start: usize,
    end: usize,
    /// From 1.
    pub number: u64,
    /// Where the next one begins in its source.
    pub next: u64,
    /// It had more than [`LONGEST`] bytes; only its beginning is here.
    pub too_long: bool,
}

impl Lines {
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// A line and its bytes, without the line end.
    pub fn get(&self, place: usize) -> Option<(Line, &[u8])> {
        let line = *self.lines.get(place)?;
        Some((line, self.bytes.get(line.start..line.end)?))
    }
}

/// Puts lines together from what is read.
#[derive(Debug, Default)]
pub struct Cutter {
    /// The beginning of a line whose end has not been read.
    begun: Vec<u8>,
    /// Of the bytes of the line that was begun.
    length: usize,
    /// Bytes and lines before it.
    offset: u64,
    number: u64,
}

impl Cutter {
    /// Goes on behind so many bytes and lines.
    pub fn at(offset: u64, number: u64) -> Cutter {
        Cutter { offset, number, ..Cutter::default() }
    }

    /// Adds the lines that end in this block.
    pub fn cut(&mut self, block: &[u8], lines: &mut Lines) {
        for piece in block.split_inclusive(|byte| *byte == b'\n') {
            self.length = self.length.saturating_add(piece.len());
            let (text, ends) = match piece.strip_suffix(b"\n") {
                Some(text) => (text, true),
                None => (piece, false),
            };
            let room = LONGEST.saturating_add(1).saturating_sub(self.begun.len());
            match ends {
                true if self.begun.is_empty() => self.end(text, lines),
                true => {
                    self.begun.extend(text.iter().take(room));
                    let whole = std::mem::take(&mut self.begun);
                    self.end(&whole, lines);
                }
                false => self.begun.extend(text.iter().take(room)),
            }
        }
    }

    /// The last line, which no line end follows.
    pub fn finish(&mut self, lines: &mut Lines) {
        if self.length > 0 {
            let whole = std::mem::take(&mut self.begun);
            self.end(&whole, lines);
        }
    }

    fn end(&mut self, text: &[u8], lines: &mut Lines) {
        self.offset = self.offset.saturating_add(self.length as u64);
        self.number = self.number.saturating_add(1);
        self.length = 0;
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        let too_long = text.len() > LONGEST;
        let start = lines.bytes.len();
        let kept = if too_long { text.get(..SHOWN).unwrap_or_default() } else { text };
        lines.bytes.extend_from_slice(kept);
        lines.lines.push(Line { start, end: lines.bytes.len(), number: self.number, next: self.offset, too_long });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &[u8], block: usize) -> Vec<(Vec<u8>, u64, u64, bool)> {
        let (mut cutter, mut lines) = (Cutter::default(), Lines::default());
        text.chunks(block).for_each(|block| cutter.cut(block, &mut lines));
        cutter.finish(&mut lines);
        let line = |place| {
            let (line, text) = lines.get(place).unwrap();
            (text.to_vec(), line.number, line.next, line.too_long)
        };
        (0..lines.len()).map(line).collect()
    }

    #[test]
    fn where_blocks_end_changes_nothing() {
        let text = b"one\n\ntwo\r\nthree";
        let expected = vec![
            (b"one".to_vec(), 1, 4, false),
            (b"".to_vec(), 2, 5, false),
            (b"two".to_vec(), 3, 10, false),
            (b"three".to_vec(), 4, 15, false),
        ];
        for block in 1..=text.len() {
            assert_eq!(cut(text, block), expected);
        }
        assert!(cut(b"", 1).is_empty());
    }

    #[test]
    fn a_line_without_end_takes_no_memory() {
        let mut text = vec![b'x'; 3 * LONGEST];
        text.extend_from_slice(b"\nnext\n");
        let lines = cut(&text, 65_536);
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].0.len(), lines[0].3), (SHOWN, true));
        assert_eq!((lines[1].0.as_slice(), lines[1].2), (b"next".as_slice(), text.len() as u64));
    }
}
