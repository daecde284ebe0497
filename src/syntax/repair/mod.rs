//! What is done with a piece that does not parse.

use crate::diag::{Diagnostic, Sink, codes};
use crate::syntax::ast::Decl;
use crate::syntax::grammar::Rule;
use crate::syntax::origin::Origin;
use crate::text::FileId;

pub(super) fn piece(file: FileId, source: &str, base: usize, findings: &mut Sink) -> Vec<Decl> {
    let origin = Origin::new(file, base);
    use pest::Parser;
    let e = crate::syntax::grammar::Grammar::parse(Rule::file, source).err();
    if let Some(e) = e {
        let at = match e.location {
            pest::error::InputLocation::Pos(p) => p,
            pest::error::InputLocation::Span((a, _)) => a,
        };
        findings.push(Diagnostic::new(&codes::syntax::UNEXPECTED, origin.span(at, at)));
    }
    Vec::new()
}

pub(super) fn template_mistake(
    raw: &str,
    base: usize,
    error: &pest::error::Error<Rule>,
    origin: &Origin,
) -> (Diagnostic, Option<usize>) {
    let at = match error.location {
        pest::error::InputLocation::Pos(p) => p,
        pest::error::InputLocation::Span((a, _)) => a,
    };
    let _ = raw;
    (Diagnostic::new(&codes::syntax::UNEXPECTED, origin.span(base + at, base + at)), None)
}
