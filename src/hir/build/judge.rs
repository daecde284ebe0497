//! The reader of predicates: what it stands on while it goes down a tree.

use indexmap::IndexMap;

use super::context::Body;
use super::scope::Scope;
use crate::diag::Diagnostic;
use crate::hir::{Operand, OperandKind};
use crate::schema::Property;
use crate::types::Name;

/// Reads predicates and operands at one place.
pub(super) struct Judge<'b, 'a, 's> {
    pub body: &'b mut Body<'a>,
    pub scope: &'s Scope,
    /// Inside a `where`: the event it judges.
    pub judged: Option<Judged<'a>>,
    /// A binding of the journey has been named.
    pub named_binding: bool,
    /// Paths that a condition beside says are set.
    pub known_set: Vec<Vec<Name>>,
}

/// The event that a `where` judges.
#[derive(Clone)]
pub(super) struct Judged<'a> {
    pub event: Name,
    pub properties: Properties<'a>,
}

/// What an event has.
#[derive(Clone, Copy)]
pub(super) enum Properties<'a> {
    Of(&'a IndexMap<Name, Property>),
    /// A receipt: message, channel, purpose, journey.
    Receipt,
    /// Journey events have none.
    None,
    /// Something was wrong and has been reported.
    Unknown,
}

impl<'b, 'a, 's> Judge<'b, 'a, 's> {
    pub fn new(body: &'b mut Body<'a>, scope: &'s Scope) -> Self {
        Judge { body, scope, judged: None, named_binding: false, known_set: Vec::new() }
    }

    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.body.report(diagnostic);
    }

    /// Whether a bare name is a property of the judged event or a binding.
    pub fn names_value(&self, name: &str) -> bool {
        // Inside a `where`, a name that is no property is reported as that, not as a segment.
        self.judged.is_some() || self.scope.find(name).is_some()
    }

    /// The path of an operand as it was written; empty where it has none.
    pub fn written_path(&self, operand: &Operand) -> Vec<Name> {
        match &operand.kind {
            OperandKind::User(name) => vec![Name::new_static("user"), name.clone()],
            OperandKind::Property(path) | OperandKind::Binding(path) => path.clone(),
            OperandKind::Offer(path) => {
                std::iter::once(Name::new_static("offer")).chain(path.iter().cloned()).collect()
            }
            OperandKind::Const(_) | OperandKind::Aggregate(_) | OperandKind::Unknown => Vec::new(),
        }
    }
}
