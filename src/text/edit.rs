//! Replacements of text, as fixes offer them.

use super::Span;

/// Replace the bytes of `span` by `text`. An empty span inserts, an empty text deletes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

impl Edit {
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Edit { span, text: text.into() }
    }

    pub fn insert_before(span: Span, text: impl Into<String>) -> Self {
        Edit { span: span.before(), text: text.into() }
    }

    pub fn insert_after(span: Span, text: impl Into<String>) -> Self {
        Edit { span: span.after(), text: text.into() }
    }
}
