//! The policy.

use super::context::Body;
use crate::hir::Policy;
use crate::syntax::ast;

/// Builds the policy. `broken` is set by the caller.
pub(super) fn policy(body: &mut Body, policy: ast::Policy) -> Policy {
    let _ = (body, policy);
    todo!()
}
