//! What may be written once in a declaration.

use super::context::Body;
use crate::diag::{Diagnostic, codes};
use crate::text::Span;
use crate::types::Name;

/// The words seen so far, each with its first place.
#[derive(Default)]
pub(super) struct Once {
    seen: Vec<(Name, Span)>,
}

impl Once {
    /// True for the first. Reports a word that was seen before.
    pub fn first(&mut self, body: &mut Body, word: &str, span: Span) -> bool {
        if let Some((_, first)) = self.seen.iter().find(|(seen, _)| seen == word) {
            let found = Diagnostic::new(&codes::hir::DUPLICATE_LINE, span).arg("name", word).label(*first, "first");
            body.report(found);
            return false;
        }
        self.seen.push((Name::new(word), span));
        true
    }
}
