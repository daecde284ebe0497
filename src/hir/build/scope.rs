//! What can be named at a point of a flow.

use super::context::Body;
use crate::diag::{Diagnostic, codes};
use crate::hir::BindingOf;
use crate::syntax::ast;
use crate::text::Span;
use crate::types::Name;

/// Where a predicate stands: decides what it may look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A segment: nothing of a journey.
    Segment,
    /// A journey: its bindings, `since entry`, its own messages.
    Journey,
    /// A text of a message: its parameters; nothing of the past.
    Text,
}

/// Bindings usable at a point. Blocks push and [`Scope::truncate`] back.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    pub place: Place,
    bindings: Vec<Binding>,
    /// Bound elsewhere in the same journey, but not on every way to here.
    elsewhere: Vec<Binding>,
}

#[derive(Clone, Debug)]
pub(super) struct Binding {
    pub name: Name,
    pub span: Span,
    pub of: BindingOf,
    /// An `enter` line that does not give it, where another one does.
    pub lacks: Option<Span>,
}

impl Scope {
    pub fn new(place: Place) -> Self {
        Scope { place, bindings: Vec::new(), elsewhere: Vec::new() }
    }

    pub fn find(&self, name: &str) -> Option<&Binding> {
        self.bindings.iter().find(|binding| binding.name == name)
    }

    /// A binding of that name that is out of scope here.
    pub fn find_elsewhere(&self, name: &str) -> Option<&Binding> {
        self.elsewhere.iter().find(|binding| binding.name == name)
    }

    pub fn bind(&mut self, binding: Binding) {
        self.bindings.push(binding);
    }

    /// Something is bound by that name, but not on every way.
    pub fn bind_elsewhere(&mut self, binding: Binding) {
        self.elsewhere.push(binding);
    }

    /// For [`Scope::leave`].
    pub fn mark(&self) -> usize {
        self.bindings.len()
    }

    /// Ends the scope of everything bound since the mark.
    pub fn leave(&mut self, mark: usize) {
        let gone = self.bindings.split_off(mark.min(self.bindings.len()));
        self.elsewhere.extend(gone);
    }

    pub fn bindings(&self) -> impl Iterator<Item = &Binding> {
        self.bindings.iter()
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.bindings.iter().map(|binding| binding.name.as_str())
    }
}

impl Body<'_> {
    /// A name that is bound, but not on every way to here. What an entry does not give is one mistake, however often it is used.
    pub fn out_of_scope(&mut self, name: &ast::Ident, binding: &Binding) {
        let code = if binding.lacks.is_some() { &codes::hir::ENTRY_WITHOUT_BINDING } else { &codes::hir::NOT_IN_SCOPE };
        let at = binding.lacks.unwrap_or(name.span);
        let told = |found: &Diagnostic| found.code == code && found.at == at;
        if binding.lacks.is_some() && self.sink.iter().any(told) {
            return;
        }
        let found = Diagnostic::new(code, at).arg("name", &name.text);
        let found = if binding.lacks.is_some() { found.label(name.span, "used") } else { found };
        let found = if matches!(binding.of, BindingOf::Content(_)) { found.help("help-load") } else { found };
        self.report(found.label(binding.span, "bound"));
    }
}
