//! Findings as people and machines read them.
//!
//! [`human`] draws the source with carets, for a terminal. [`json`] is one document for programs. [`github`] are annotations
//! of a workflow run. All of them take findings in the order given: the driver has sorted them.

mod excerpt;
pub mod github;
pub mod human;
pub mod json;
mod place;
pub mod visible;
pub mod wrap;

pub use place::{Place, Point};

use super::{Language, Severity};
use crate::text::SourceMap;

/// What every renderer needs beside the findings.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    pub sources: &'a SourceMap,
    pub language: Language,
    /// Goes before every path: the way from where the reader stands to the project, with its last `/`; empty if they
    /// stand in it.
    pub prefix: &'a str,
}

/// The key of a severity's word in the catalog.
pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    }
}
