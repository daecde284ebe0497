//! What conditions tell about values being set.

use crate::bundle::{Operand, Predicate};
use crate::types::Name;

/// What is surely set: a binding and a property of what it holds. Whatever lies within is told of with it.
pub(super) type Known = Vec<Vec<Name>>;

/// Adds what somebody asked for by `is set`, where the condition is `truth`.
pub(super) fn collect(predicate: &Predicate, truth: bool, known: &mut Known) {
    match (predicate, truth) {
        (Predicate::All(parts), true) | (Predicate::Any(parts), false) => {
            parts.iter().for_each(|part| collect(part, truth, known));
        }
        (Predicate::Not(inner), _) => collect(inner, !truth, known),
        (Predicate::IsSet(Operand::Binding(path)), true) | (Predicate::IsEmpty(Operand::Binding(path)), false) => {
            known.push(start(path));
        }
        _ => {}
    }
}

pub(super) fn is_known(known: &Known, path: &[Name]) -> bool {
    known.contains(&start(path))
}

/// The part of a path that is there as a whole or not at all.
pub(super) fn start(path: &[Name]) -> Vec<Name> {
    path.iter().take(2).cloned().collect()
}
