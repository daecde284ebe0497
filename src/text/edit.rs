//! Replacements of text, as fixes offer them.

use super::Span;

/// Replace the bytes of `span` by `text`. An empty span inserts, an empty text deletes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards. Line ends are `\n`.
    pub text: String,
}

impl Edit {
    /// Puts a text in the place of another.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Edit { span, text: text.into() }
    }

    /// Puts a text in front of a place.
    pub fn insert_before(span: Span, text: impl Into<String>) -> Self {
        Edit { span: span.before(), text: text.into() }
    }

    /// Puts a text behind a place.
    pub fn insert_after(span: Span, text: impl Into<String>) -> Self {
        Edit { span: span.after(), text: text.into() }
    }
}
