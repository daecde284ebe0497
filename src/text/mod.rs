//! Places in source text: files, spans, line indexes, edits.
//!
//! Everything a later stage says about a campaign points back here. A [`Span`] is a byte range of one file; turning
//! it into a line and a column is left to [`LineIndex`], and only when somebody looks.

pub mod diff;
mod edit;
pub mod josa;
mod line_index;
pub mod reading;
mod source;
mod span;

pub use edit::Edit;
pub use line_index::{LineColumn, LineIndex};
pub use source::{Source, SourceMap};
pub use span::{FileId, Span};
