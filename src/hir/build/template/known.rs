//! What a condition tells about values being set.

use crate::syntax::ast;
use crate::types::Name;

/// Adds the paths that are surely set where the condition is `truth`. A comparison with something unset is false, so
/// whatever a true comparison names is set.
pub(super) fn collect(condition: &ast::Expr, truth: bool, known: &mut Vec<Vec<Name>>) {
    match (&condition.kind, truth) {
        (ast::ExprKind::And(parts), true) | (ast::ExprKind::Or(parts), false) => {
            parts.iter().for_each(|part| collect(part, truth, known));
        }
        (ast::ExprKind::Group(inner), _) => collect(inner, truth, known),
        (ast::ExprKind::Not(inner), _) => collect(inner, !truth, known),
        (ast::ExprKind::IsSet { left, negated }, _) if *negated != truth => note(left, known),
        (ast::ExprKind::OneOf { left, negated: false, .. } | ast::ExprKind::Within { left, .. }, true) => {
            note(left, known);
        }
        (ast::ExprKind::Operand(left), true) => note(left, known),
        (
            ast::ExprKind::Compare { left, right, .. }
            | ast::ExprKind::Contains { left, right }
            | ast::ExprKind::StartsWith { left, right },
            true,
        ) => {
            note(left, known);
            note(right, known);
        }
        _ => {}
    }
}

fn note(operand: &ast::Operand, known: &mut Vec<Vec<Name>>) {
    if let ast::OperandKind::Path(path) = &operand.kind {
        known.push(path.parts.iter().map(|part| part.text.clone()).collect());
    }
}
