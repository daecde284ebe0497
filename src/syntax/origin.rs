//! From places in a text to places in the file.

use crate::text::{FileId, Span};

/// Where a text came from.
#[derive(Debug, Default)]
pub(super) struct Origin {
    file: FileId,
    /// Where the text begins in the file.
    base: usize,
}

impl Origin {
    pub(super) fn new(file: FileId, base: usize) -> Self {
        Origin { file, base }
    }

    /// The span of the file for the bytes `start..end` of the text.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, narrow(start + self.base), narrow(end + self.base))
    }
}

fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
