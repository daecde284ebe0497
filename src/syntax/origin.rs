//! From places in a mended text back to places in the file.

use crate::text::{FileId, Span};

/// A replacement that was made: bytes of the mended text that stand for bytes of the text before.
#[derive(Clone, Copy, Debug)]
struct Moved {
    /// Start of the replacement in the mended text.
    at: usize,
    /// Its length there.
    len: usize,
    /// The bytes it stands for.
    old: (usize, usize),
}

/// Where a text came from. Texts that fail to parse are mended and parsed again; spans still tell the places in the file.
#[derive(Debug, Default)]
pub(super) struct Origin {
    file: FileId,
    /// Where the text begins in the file.
    base: usize,
    /// One for each replacement, in the order they were made.
    layers: Vec<Moved>,
}

impl Origin {
    pub(super) fn new(file: FileId, base: usize) -> Self {
        Origin { file, base, layers: Vec::new() }
    }

    /// Notes that the bytes `old` of the text were replaced by `len` bytes.
    pub(super) fn replaced(&mut self, old: (usize, usize), len: usize) {
        self.layers.push(Moved { at: old.0, len, old });
    }

    /// The span of the file for the bytes `start..end` of the text.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let start_at = self.layers.iter().rev().fold(start, |at, moved| moved.back(at, false));
        let end_at = self.layers.iter().rev().fold(end, |at, moved| moved.back(at, true));
        Span::new(self.file, narrow(start_at + self.base), narrow(end_at + self.base))
    }
}

impl Moved {
    /// The place before this replacement. A place inside it becomes its start, or its end for the end of a span.
    fn back(&self, at: usize, is_end: bool) -> usize {
        let end = self.at + self.len;
        if at < self.at || (at == self.at && (is_end || self.len > 0)) {
            at
        } else if at >= end {
            at - end + self.old.1
        } else if is_end {
            self.old.1
        } else {
            self.old.0
        }
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
