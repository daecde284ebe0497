//! Templates: placeholders typed against what is in scope.

use super::context::Body;
use super::scope::Scope;
use crate::hir::Text;
use crate::syntax::ast;

/// Builds a text. Parameters and `for` items are the bindings of `scope`.
pub(super) fn text(body: &mut Body, scope: &mut Scope, template: &ast::Template) -> Text {
    let _ = (body, scope, template);
    todo!()
}
