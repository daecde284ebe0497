//! Operands stand only where they have a meaning.

use std::collections::BTreeSet;

use super::super::{Aggregate, EventMatch, Node, Operand, Predicate};
use super::fault::{Fault, Faults};
use crate::types::Name;

/// In a plan, a property is told only of the event that a `where` judges, and an offer of no operand.
pub(super) fn in_journey(node: Node<'_>, faults: &mut Faults) {
    match node {
        Node::Operand(Operand::Offer(_)) => faults.add(Fault::OutOfPlace { operand: "offer" }),
        Node::Operand(Operand::Property(_)) => {}
        Node::Operand(Operand::User(path) | Operand::Binding(path)) => named(path, faults),
        Node::Operand(Operand::Aggregate(aggregate)) => {
            let Aggregate { value, .. } = aggregate.as_ref();
            named(value, faults);
        }
        Node::Operand(Operand::Const(_)) | Node::Predicate(_) | Node::Match(_) => {}
    }
}

fn named(path: &[Name], faults: &mut Faults) {
    faults.check(!path.is_empty(), "a path has at least one part");
}

/// In a text, bindings are the parameters and what a `for` around binds; the past and an event's properties are out of reach.
pub(super) fn in_text(root: Node<'_>, known: &BTreeSet<&str>, faults: &mut Faults) {
    for node in root.with_descendants() {
        match node {
            Node::Operand(Operand::Binding(path)) => match path.first() {
                Some(name) if !known.contains(name.as_str()) => faults.add(Fault::Unbound { binding: name.clone() }),
                _ => named(path, faults),
            },
            Node::Operand(Operand::Property(_)) => faults.add(Fault::OutOfPlace { operand: "property" }),
            Node::Operand(Operand::Aggregate(_)) => faults.add(Fault::OutOfPlace { operand: "aggregate" }),
            Node::Predicate(Predicate::Did(_)) => faults.add(Fault::OutOfPlace { operand: "did" }),
            Node::Predicate(Predicate::Segment(_)) => faults.add(Fault::OutOfPlace { operand: "segment" }),
            Node::Operand(_) | Node::Predicate(_) | Node::Match(EventMatch { .. }) => {}
        }
    }
}

/// The bindings that something looks at.
pub(super) fn bindings(node: Node<'_>) -> impl Iterator<Item = Name> + '_ {
    node.with_descendants().filter_map(|node| match node {
        Node::Operand(Operand::Binding(path)) => path.first().cloned(),
        _ => None,
    })
}
