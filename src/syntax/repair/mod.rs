//! What is done with a piece that does not parse.

use pest::Parser;
use pest::error::{Error, InputLocation};

use crate::diag::{Diagnostic, Sink, codes};
use crate::syntax::ast::Decl;
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::origin::Origin;
use crate::text::FileId;

/// Reports where the piece stops making sense.
pub(super) fn piece(file: FileId, source: &str, base: usize, findings: &mut Sink) -> Vec<Decl> {
    if let Err(error) = Grammar::parse(Rule::file, source) {
        findings.push(unexpected(&error, base, &Origin::new(file, 0)));
    }
    Vec::new()
}

/// Reports where a text with placeholders stops making sense.
pub(super) fn template_mistake(base: usize, error: &Error<Rule>, origin: &Origin) -> Diagnostic {
    unexpected(error, base, origin)
}

fn unexpected(error: &Error<Rule>, base: usize, origin: &Origin) -> Diagnostic {
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    };
    Diagnostic::new(&codes::syntax::UNEXPECTED, origin.span(base + at, base + at))
}
