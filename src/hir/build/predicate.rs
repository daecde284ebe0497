//! Predicates: names and types.

use super::context::Body;
use super::scope::Scope;
use crate::hir::Predicate;
use crate::syntax::ast;

/// Builds a predicate that stands outside any `where`.
pub(super) fn predicate(body: &mut Body, scope: &Scope, expr: &ast::Expr) -> Predicate {
    let _ = (body, scope, expr);
    todo!()
}
