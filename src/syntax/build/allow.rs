//! `allow CODE "why" [until DATE]`

use super::{Builder, Children};
use crate::syntax::ast::Allow;
use crate::syntax::grammar::{Node, Rule};

impl<'t> Builder<'t> {
    /// The `allow`s that the next parts are.
    pub(super) fn allows(&mut self, children: &mut Children<'t>) -> Vec<Allow> {
        let mut allows = Vec::new();
        while let Some(node) = children.eat(Rule::allow) {
            allows.extend(self.allow(&node));
        }
        allows
    }

    fn allow(&mut self, node: &Node<'t>) -> Option<Allow> {
        let mut children = Children::of(node.clone());
        let code = self.word(&children.node()?);
        let why = self.string(&children.node()?)?;
        let known = self.findings.len();
        let until = children.node().and_then(|until| self.date(&Children::of(until).node()?));
        // A day that does not exist has been reported, and has not passed.
        let until = until.filter(|_| self.findings.len() == known);
        Some(Allow { code, why, until, span: self.span(node) })
    }
}
