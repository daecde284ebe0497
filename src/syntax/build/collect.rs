//! Steps that gather events or ask for content.

use super::{Builder, Children};
use crate::diag::{Diagnostic, codes};
use crate::syntax::ast::{Collect, CollectUntil, Load};
use crate::syntax::grammar::{Node, Rule};

impl<'t> Builder<'t> {
    pub(super) fn collect_step(&mut self, mut parts: Children<'t>) -> Option<Collect> {
        let event = self.unbound_event(&parts.node()?)?;
        let how = parts.node()?;
        let by_length = how.as_rule() == Rule::collect_for;
        let mut inner = Children::of(how);
        let first = inner.node()?;
        let until = if by_length {
            CollectUntil::For(self.duration(&first)?)
        } else {
            let moment = self.moment(first)?;
            let most = match inner.node() {
                Some(most) => Some(self.only_duration(most)?),
                None => None,
            };
            CollectUntil::Moment { moment, most }
        };
        Some(Collect { event, until, binding: self.new_name(&parts.node()?)? })
    }

    pub(super) fn load(&mut self, node: &Node<'t>) -> Option<Load> {
        let mut parts = Children::of(node.clone());
        let source = self.name(&parts.node()?)?;
        let args = self.args(&mut parts);
        let binding = self.new_name(&parts.node()?)?;
        let otherwise = match parts.node() {
            Some(node) => Some(self.block(Children::of(node).node()?)),
            None => {
                let finding = Diagnostic::new(&codes::syntax::LOAD_WITHOUT_OTHERWISE, self.span(node));
                self.report(finding.arg("source", &source.text));
                None
            }
        };
        Some(Load { source, args, binding, otherwise })
    }
}
