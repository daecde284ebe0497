//! Declarations and segments.

use super::{Builder, Children};
use crate::syntax::ast::{Decl, DeclKind, Ident, Segment, Str};
use crate::syntax::grammar::{Node, Rule};

impl<'t> Builder<'t> {
    pub(super) fn declaration(&mut self, node: Node<'t>) -> Option<Decl> {
        let mut children = Children::of(node);
        let allows = self.allows(&mut children);
        let node = children.node()?;
        let kind = match node.as_rule() {
            Rule::segment => DeclKind::Segment(self.segment(&node)?),
            Rule::message => DeclKind::Message(self.message(&node)?),
            Rule::journey => DeclKind::Journey(self.journey(&node)?),
            Rule::offer => DeclKind::Offer(self.offer(&node)?),
            Rule::test => DeclKind::Test(self.test(&node)?),
            _ => DeclKind::Policy(self.policy(&node)?),
        };
        Some(Decl { docs: Vec::new(), allows, span: self.span(&node), kind })
    }

    fn segment(&mut self, node: &Node<'t>) -> Option<Segment> {
        let mut children = Children::of(node.clone());
        let (name, title) = self.name_and_title(&mut children)?;
        let predicate = children.node().and_then(|node| self.predicate(&node)).map(Box::new);
        Some(Segment { name, title, predicate })
    }

    /// The name that is declared and its title.
    pub(super) fn name_and_title(&mut self, children: &mut Children<'t>) -> Option<(Ident, Option<Str>)> {
        let name = self.new_name(&children.node()?)?;
        Some((name, self.title(children)))
    }

    pub(super) fn title(&mut self, children: &mut Children<'t>) -> Option<Str> {
        let node = children.eat(Rule::string)?;
        self.string(&node)
    }
}
