//! Links.

use super::read;
use crate::diag::{Diagnostic, codes};
use crate::hir::build::context::Body;
use crate::hir::build::scope::Scope;
use crate::hir::{Part, Text};
use crate::syntax::ast;
use crate::text::Edit;
use crate::types::Ty;

/// Builds a link: a text that begins with a scheme, or with a value that is a link.
pub(in crate::hir::build) fn link(body: &mut Body, scope: &mut Scope, template: &ast::Template) -> Text {
    let built = read(body, scope, template, true);
    if !is_link(&built.parts) {
        let mut found = Diagnostic::new(&codes::message::LINK_WITHOUT_SCHEME, template.span);
        match template.parts.first() {
            Some(ast::Part::Text { text, span }) if looks_like_a_host(text) => {
                found = found.suggested_fix(vec![Edit::insert_before(*span, "https://")]);
            }
            Some(ast::Part::Placeholder(_)) => found = found.help("help-placeholder"),
            _ => {}
        }
        body.report(found);
    }
    built
}

/// Whether what stands first makes a link of it. Depth is bounded by the parser.
fn is_link(parts: &[Part]) -> bool {
    match parts.first() {
        Some(Part::Literal(text)) => has_scheme(text),
        Some(Part::Constant(_)) => true,
        Some(Part::Placeholder(placeholder)) => matches!(placeholder.ty, Ty::Url { .. } | Ty::Unknown),
        Some(Part::If { cases, otherwise }) => {
            cases.iter().all(|(_, text)| is_link(&text.parts))
                && otherwise.as_ref().is_some_and(|text| is_link(&text.parts))
        }
        Some(Part::For(_)) | None => false,
    }
}

/// `https:`, `shop:`: letters, digits, `+`, `-` after a letter (RFC 3986, section 3.1; a dot there is a host with a port).
fn has_scheme(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let mut letters = scheme.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-'))
        && !rest.is_empty()
}

/// `example.com/cart`: a dot before the first slash.
fn looks_like_a_host(text: &str) -> bool {
    let host = text.split('/').next().unwrap_or_default();
    host.contains('.') && !host.starts_with('.') && !host.contains(char::is_whitespace)
}
