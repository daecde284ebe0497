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
        let until = match children.node() {
            Some(until) => Some(self.date(&Children::of(until).node()?)?),
            None => None,
        };
        Some(Allow { code, why, until, span: self.span(node) })
    }
}
