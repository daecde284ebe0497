//! Limits that keep any input from costing too much: far above what a campaign needs, far below what a stack or a reader bears.

/// Bytes of one file.
pub(super) const MAX_FILE: usize = 8 * 1024 * 1024;

/// Brackets open at once.
pub(super) const MAX_BRACKETS: usize = 64;

/// Terms joined by `and` and `or`, and conditions joined by `else if`.
pub(super) const MAX_TERMS: usize = 256;

/// How deep a predicate may be: each `not` and each parenthesis is one.
pub(super) const MAX_PREDICATE_DEPTH: usize = 256;

/// Tags open at once in a text.
pub(super) const MAX_TAG_DEPTH: usize = 16;

/// Mistakes mended in one piece; a piece with more is left out.
pub(super) const MAX_REPAIRS: usize = 100;

/// Bytes that may be parsed again for the mistakes of one piece, so that a huge piece full of mistakes stays affordable.
pub(super) const MAX_REPARSED: usize = 4 * 1024 * 1024;
