//! One cheap pass over the bytes of a file: where comments are, and where to cut it into pieces that are parsed alone.
//!
//! A piece begins at a declaration keyword in column 0, whatever stands open before it: a missing brace costs one declaration and
//! not the rest of the file. What stands inside strings and comments is never taken for code.

use super::limits::MAX_BRACKETS;
use super::words;

/// What the pass found.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// In order, without gaps but blanks and comments.
    pub(super) pieces: Vec<Piece>,
    /// From the first slash up to the line end.
    pub(super) comments: Vec<(usize, usize)>,
}

/// A part of the file that is parsed alone; usually one declaration.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Piece {
    pub(super) start: usize,
    /// Behind its last byte that is neither blank nor comment.
    pub(super) end: usize,
    /// The bracket that is one too deep.
    pub(super) too_deep: Option<usize>,
}

/// Cuts a file into pieces.
pub(super) fn scan(text: &str) -> Scan {
    let unclosed = !text.matches("\"\"\"").count().is_multiple_of(2);
    let mut scanner =
        Scanner { bytes: text.as_bytes(), at: 0, depth: 0, after_allow: false, unclosed, scan: Scan::default() };
    if text.starts_with('\u{feff}') {
        scanner.at = '\u{feff}'.len_utf8();
    }
    scanner.open_piece();
    scanner.run();
    scanner.scan.pieces.retain(|piece| piece.end > piece.start);
    scanner.scan
}

struct Scanner<'t> {
    bytes: &'t [u8],
    at: usize,
    depth: usize,
    /// The piece holds only `allow`s so far, which belong to the declaration below them.
    after_allow: bool,
    /// Some text of several lines in the file is never closed.
    unclosed: bool,
    scan: Scan,
}

impl Scanner<'_> {
    fn run(&mut self) {
        self.line_start();
        while let Some(&byte) = self.bytes.get(self.at) {
            match byte {
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\n' => {
                    self.at += 1;
                    self.line_start();
                }
                b'/' if self.bytes.get(self.at + 1) == Some(&b'/') => self.comment(),
                b'"' => {
                    let end = string_end(self.bytes, self.at);
                    self.at = if self.unclosed && self.crosses_declaration(end) { self.at + 3 } else { end };
                    self.extend();
                }
                _ => {
                    self.bracket(byte);
                    let rest = self.bytes.get(self.at + 1..).unwrap_or_default();
                    self.at += 1 + rest.iter().take_while(|byte| is_plain(**byte)).count();
                    self.extend();
                }
            }
        }
    }

    /// The piece reaches up to here.
    fn extend(&mut self) {
        if let Some(piece) = self.scan.pieces.last_mut() {
            piece.end = self.at;
        }
    }

    fn bracket(&mut self, byte: u8) {
        match byte {
            b'{' | b'(' | b'[' => {
                self.depth += 1;
                if self.depth > MAX_BRACKETS {
                    let at = self.at;
                    if let Some(piece) = self.scan.pieces.last_mut() {
                        piece.too_deep.get_or_insert(at);
                    }
                }
            }
            b'}' | b')' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    fn comment(&mut self) {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let mut end = start + rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
        self.at = end;
        if end > start && self.bytes.get(end - 1) == Some(&b'\r') {
            end -= 1;
        }
        self.scan.comments.push((start, end));
    }

    /// Begins a new piece where the line begins with a declaration keyword, or outside any block with `allow`.
    fn line_start(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if !matches!(rest.first(), Some(b's' | b'o' | b'm' | b'j' | b'p' | b't' | b'a')) {
            return;
        }
        let word = first_word(rest);
        if is_declaration(word) {
            if !std::mem::take(&mut self.after_allow) {
                self.open_piece();
            }
        } else if word == b"allow" && self.depth == 0 && !self.after_allow {
            self.open_piece();
            self.after_allow = true;
        }
    }

    /// Whether a text from here to `end` would hold the head of a declaration: then it rather lacks its closing quotes, and took those
    /// of the next text.
    fn crosses_declaration(&self, end: usize) -> bool {
        let text = self.bytes.get(self.at..end).unwrap_or_default();
        let mut lines = text.split(|byte| *byte == b'\n').skip(1);
        text.starts_with(b"\"\"\"") && lines.any(|line| is_declaration(first_word(line)))
    }

    fn open_piece(&mut self) {
        self.depth = 0;
        self.after_allow = false;
        self.scan.pieces.push(Piece { start: self.at, end: self.at, too_deep: None });
    }
}

/// Bytes of words and numbers: they change nothing.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

fn is_declaration(word: &[u8]) -> bool {
    words::DECLARATIONS.iter().any(|declaration| declaration.as_bytes() == word)
}

/// The letters at the start of a line, if a blank, a line end, a brace or nothing follows them.
fn first_word(rest: &[u8]) -> &[u8] {
    let len = rest.iter().take(10).take_while(|byte| byte.is_ascii_lowercase()).count();
    match rest.get(len) {
        None | Some(b' ' | b'\t' | b'\r' | b'\n' | b'{') => rest.get(..len).unwrap_or_default(),
        Some(_) => b"",
    }
}

/// One past the end of the string that begins at `start`. A string on one line ends at the line end at the latest; a block that is
/// never closed ends behind its opening quotes, so that the rest of the file is read as code.
pub(super) fn string_end(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    if rest.starts_with(b"\"\"\"") {
        return block_string_end(rest).map_or(start + 3, |end| start + end);
    }
    let mut at = 1;
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'"' => return start + at + 1,
            b'\n' => return start + at,
            b'\\' if rest.get(at + 1).is_some_and(|&next| next != b'\n') => at += 2,
            _ => at += 1,
        }
    }
    start + rest.len()
}

fn block_string_end(rest: &[u8]) -> Option<usize> {
    let mut at = 3;
    loop {
        at += rest.get(at..)?.iter().position(|&byte| matches!(byte, b'"' | b'\\'))?;
        if rest.get(at) == Some(&b'\\') {
            at += 2;
        } else if rest.get(at..)?.starts_with(b"\"\"\"") {
            return Some(at + 3);
        } else {
            at += 1;
        }
    }
}
