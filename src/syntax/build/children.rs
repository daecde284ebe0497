//! Walking the parts of a node in order.

use pest::iterators::Pairs;

use crate::syntax::grammar::{Node, Rule, is_keyword};

/// The parts of one node, from first to last. Each rule has one function that consumes its parts in the order of the grammar.
pub(super) struct Children<'t> {
    rest: Pairs<'t, Rule>,
    next: Option<Node<'t>>,
}

impl<'t> Children<'t> {
    pub(super) fn of(node: Node<'t>) -> Self {
        Children::new(node.into_inner())
    }

    pub(super) fn new(mut rest: Pairs<'t, Rule>) -> Self {
        let next = rest.next();
        Children { rest, next }
    }

    /// The rule of the next part, keywords included.
    pub(super) fn peek(&self) -> Option<Rule> {
        self.next.as_ref().map(Node::as_rule)
    }

    /// The next part if it is of `rule`.
    pub(super) fn eat(&mut self, rule: Rule) -> Option<Node<'t>> {
        (self.peek() == Some(rule)).then(|| self.part()).flatten()
    }

    /// Whether the next part is the keyword `rule`, which is consumed then.
    pub(super) fn has(&mut self, rule: Rule) -> bool {
        self.eat(rule).is_some()
    }

    /// The next part that is no keyword.
    pub(super) fn node(&mut self) -> Option<Node<'t>> {
        while self.peek().is_some_and(is_keyword) {
            self.part();
        }
        self.part()
    }

    /// Whether one of the parts left is the keyword `rule`.
    pub(super) fn any_keyword(mut self, rule: Rule) -> bool {
        std::iter::from_fn(|| self.part()).any(|part| part.as_rule() == rule)
    }

    /// The next part, keyword or not.
    pub(super) fn part(&mut self) -> Option<Node<'t>> {
        std::mem::replace(&mut self.next, self.rest.next())
    }
}

impl<'t> Iterator for Children<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        self.node()
    }
}
