//! Offers.

use super::context::Body;
use crate::hir::Offer;
use crate::syntax::ast;

/// Builds an offer. `head` comes filled; `broken` and `uses` are set by the caller.
pub(super) fn offer(body: &mut Body, head: crate::hir::Head, offer: ast::Offer) -> Offer {
    let _ = (body, head, offer);
    todo!()
}
