//! Tags of templates: which belong together.

use super::{Builder, Children};
use crate::diag::{Diagnostic, codes};
use crate::syntax::ast::{Expr, Ident, Part, Path, TemplateFor, TemplateIf};
use crate::syntax::grammar::{Node, Rule};
use crate::syntax::limits::MAX_TAG_DEPTH;
use crate::text::Span;

/// A tag that is open, with what was read in it.
enum Open {
    If { arms: Vec<(Expr, Vec<Part>)>, otherwise: Option<Vec<Part>>, span: Span },
    For { binding: Ident, list: Path, body: Vec<Part>, span: Span },
}

/// Parts outside any tag, and the tags that are open.
#[derive(Default)]
pub(super) struct Tags {
    parts: Vec<Part>,
    open: Vec<Open>,
}

impl Tags {
    /// Adds parts to the innermost open tag.
    pub(super) fn extend(&mut self, parts: impl IntoIterator<Item = Part>) {
        let into = match self.open.last_mut() {
            Some(Open::If { otherwise: Some(parts), .. }) => parts,
            Some(Open::If { arms, .. }) => match arms.last_mut() {
                Some((_, parts)) => parts,
                None => &mut self.parts,
            },
            Some(Open::For { body, .. }) => body,
            None => &mut self.parts,
        };
        into.extend(parts);
    }

    fn close(&mut self, end: Span) {
        let part = match self.open.pop() {
            Some(Open::If { arms, otherwise, span }) => {
                Part::If(Box::new(TemplateIf { arms, otherwise, span: span.to(end) }))
            }
            Some(Open::For { binding, list, body, span }) => {
                Part::For(Box::new(TemplateFor { binding, list, body, span: span.to(end) }))
            }
            None => return,
        };
        self.extend([part]);
    }
}

impl<'t> Builder<'t> {
    pub(super) fn tag(&mut self, node: Node<'t>, tags: &mut Tags) {
        self.check_line_end(&node);
        let span = self.span(&node);
        let Some(inner) = Children::of(node).node() else { return };
        let fits = match inner.as_rule() {
            Rule::tag_if | Rule::tag_for => return self.open_tag(&inner, span, tags),
            Rule::tag_elif => matches!(tags.open.last(), Some(Open::If { otherwise: None, .. })),
            Rule::tag_else => matches!(tags.open.last(), Some(Open::If { otherwise: None, .. })),
            Rule::tag_endif => matches!(tags.open.last(), Some(Open::If { .. })),
            _ => matches!(tags.open.last(), Some(Open::For { .. })),
        };
        if !fits {
            let word = inner.as_str().split_whitespace().next().unwrap_or_default();
            self.report(Diagnostic::new(&codes::syntax::STRAY_TAG, span).arg("tag", word));
            return;
        }
        match inner.as_rule() {
            Rule::tag_elif => self.elif_tag(&inner, tags),
            Rule::tag_else => {
                if let Some(Open::If { otherwise, .. }) = tags.open.last_mut() {
                    *otherwise = Some(Vec::new());
                }
            }
            _ => tags.close(span),
        }
    }

    fn open_tag(&mut self, node: &Node<'t>, span: Span, tags: &mut Tags) {
        if tags.open.len() >= MAX_TAG_DEPTH {
            self.report(
                Diagnostic::new(&codes::syntax::NESTED_TOO_DEEP, span)
                    .arg("most", MAX_TAG_DEPTH)
                    .term("kind", "kind-tags"),
            );
            return;
        }
        let open = if node.as_rule() == Rule::tag_if { self.if_tag(node, span) } else { self.for_tag(node, span) };
        tags.open.extend(open);
    }

    fn if_tag(&mut self, node: &Node<'t>, span: Span) -> Option<Open> {
        let condition = self.predicate(&Children::of(node.clone()).node()?)?;
        Some(Open::If { arms: vec![(condition, Vec::new())], otherwise: None, span })
    }

    fn elif_tag(&mut self, node: &Node<'t>, tags: &mut Tags) {
        let condition = Children::of(node.clone()).node().and_then(|node| self.predicate(&node));
        if let (Some(condition), Some(Open::If { arms, .. })) = (condition, tags.open.last_mut()) {
            arms.push((condition, Vec::new()));
        }
    }

    fn for_tag(&mut self, node: &Node<'t>, span: Span) -> Option<Open> {
        let mut children = Children::of(node.clone());
        let binding = self.new_name(&children.node()?)?;
        let list = self.path(&children.node()?)?;
        Some(Open::For { binding, list, body: Vec::new(), span })
    }

    /// All parts; tags still open are reported and closed.
    pub(super) fn close_tags(&mut self, mut tags: Tags) -> Vec<Part> {
        while let Some(Open::If { span, .. } | Open::For { span, .. }) = tags.open.last() {
            let (span, is_if) = (*span, matches!(tags.open.last(), Some(Open::If { .. })));
            let (tag, end) = if is_if { ("if", "endif") } else { ("for", "endfor") };
            self.report(Diagnostic::new(&codes::syntax::UNCLOSED_TAG, span).arg("tag", tag).arg("end", end));
            tags.close(span);
        }
        tags.parts
    }
}
