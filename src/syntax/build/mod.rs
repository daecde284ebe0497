//! From the parse to the tree: one function for each rule, consuming its parts in order.
//!
//! A function returns `None` where a part could not be made; then it has been reported.

mod allow;
mod children;
mod collect;
mod declaration;
mod enter;
mod event;
mod field;
mod header;
mod literal;
mod message;
mod moment;
mod name;
mod offer;
mod policy;
mod predicate;
mod relation;
mod send;
mod step;
mod string;
mod template;
mod template_tag;
mod test;
mod test_line;
mod wait;

use pest::iterators::Pairs;

use super::ast::Decl;
use super::grammar::{Node, Rule};
use super::origin::Origin;
use children::Children;

use crate::diag::{Diagnostic, Sink};
use crate::text::Span;

/// Makes tree nodes of parse nodes.
pub(super) struct Builder<'t> {
    /// The text that was parsed.
    text: &'t str,
    /// Where the piece that is read at the moment begins in `text`.
    shift: usize,
    /// Comments of `text` by their end, in order.
    comments: &'t [(usize, usize)],
    /// From places in `text` to places in the file.
    origin: &'t Origin,
    /// Whether a placeholder or tag is read at the moment.
    in_template: bool,
    /// How deep predicates are nested at the moment.
    depth: usize,
    findings: Sink,
}

impl<'t> Builder<'t> {
    pub(super) fn new(text: &'t str, comments: &'t [(usize, usize)], origin: &'t Origin) -> Self {
        Builder { text, shift: 0, comments, origin, in_template: false, depth: 0, findings: Sink::new() }
    }

    /// The declarations of a parsed piece that begins at byte `shift` of the text.
    pub(super) fn declarations(&mut self, pairs: Pairs<'t, Rule>, shift: usize) -> Vec<Decl> {
        self.shift = shift;
        let parts = pairs.flat_map(|file| file.into_inner());
        let declarations = parts.filter(|part| part.as_rule() == Rule::declaration);
        declarations.filter_map(|node| self.declaration(node)).collect()
    }

    pub(super) fn into_findings(self) -> Sink {
        self.findings
    }

    fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// The bytes of a node, without blanks and comments behind it.
    fn range(&self, node: &Node) -> (usize, usize) {
        let span = node.as_span();
        let (start, mut end) = (span.start() + self.shift, span.end() + self.shift);
        let bytes = self.text.as_bytes();
        loop {
            let blanks = bytes.get(start..end).unwrap_or_default().iter().rev().take_while(|byte| is_blank(**byte));
            let trimmed = end - blanks.count();
            if trimmed == end {
                return (start, end);
            }
            end = match self.comments.binary_search_by_key(&trimmed, |comment| comment.1) {
                Ok(found) => self.comments.get(found).map_or(trimmed, |comment| comment.0),
                Err(_) => trimmed,
            };
        }
    }

    fn span(&self, node: &Node) -> Span {
        let (start, end) = self.range(node);
        self.origin.span(start, end)
    }

    /// All nodes of a list, those left out that could not be made.
    fn each<T>(&mut self, children: Children<'t>, make: impl Fn(&mut Self, Node<'t>) -> Option<T>) -> Vec<T> {
        let mut made: Vec<T> = children.filter_map(|node| make(self, node)).collect();
        // Most lists are short, and a vector grows to four at once: what is left over would be half of all trees.
        made.shrink_to_fit();
        made
    }
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r')
}
