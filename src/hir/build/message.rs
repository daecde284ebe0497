//! Messages.

use super::context::Body;
use crate::hir::Message;
use crate::syntax::ast;

/// Builds a message. `head` comes filled; `broken` and `uses` are set by the caller.
pub(super) fn message(body: &mut Body, head: crate::hir::Head, message: ast::Message) -> Message {
    let _ = (body, head, message);
    todo!()
}
