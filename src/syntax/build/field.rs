//! The texts of a channel.

use super::{Builder, Children};
use crate::diag::{Diagnostic, codes};
use crate::syntax::ast::{ContentField, Member};
use crate::syntax::grammar::{Node, Rule};
use crate::text::{Edit, Span};

impl<'t> Builder<'t> {
    /// The fields of a block. Fields without a blank between them are one text with quotes in it.
    pub(super) fn fields(&mut self, children: Children<'t>) -> Vec<Member<ContentField>> {
        let mut fields = Vec::new();
        let mut nodes = children.peekable();
        while let Some(node) = nodes.next() {
            let mut end = self.range(&node).1;
            let mut inner = Vec::new();
            while let Some(next) = nodes.next_if(|next| self.range(next).0 == end) {
                let quote = next.as_str().find('"').map_or(end, |at| end + at);
                inner.extend([end - 1, quote]);
                end = self.range(&next).1;
            }
            if inner.is_empty() { fields.extend(self.field(node)) } else { self.quotes_in_text(&node, &inner) }
        }
        fields.shrink_to_fit();
        fields
    }

    /// Reports the quotes at `inner` that end a text too early.
    fn quotes_in_text(&mut self, node: &Node<'t>, inner: &[usize]) {
        let text = node.as_str();
        let in_placeholder = text.rfind("{{").is_some_and(|open| text.rfind("}}").is_none_or(|close| close < open));
        let (code, quote) =
            if in_placeholder { (&codes::syntax::DOUBLE_QUOTES, "'") } else { (&codes::syntax::QUOTE_IN_TEXT, "\\\"") };
        let edits: Vec<Edit> = inner.iter().map(|&at| Edit::replace(self.origin.span(at, at + 1), quote)).collect();
        if let Some(first) = edits.first() {
            self.report(Diagnostic::new(code, first.span).suggested_fix(edits));
        }
    }

    fn field(&mut self, node: Node<'t>) -> Option<Member<ContentField>> {
        let whole = self.span(&node);
        let mut children = Children::of(node);
        let allows = self.allows(&mut children);
        let name = self.word(&children.node()?);
        let span = Span::new(whole.file, name.span.start, whole.end);
        let value = children.node()?;
        let kind = if value.as_rule() == Rule::from_file {
            ContentField::File { name, path: Box::new(self.only_string(value)?), text: None }
        } else {
            let text = self.template(&value)?;
            match children.node() {
                Some(link) => {
                    let link = self.template(&Children::of(link).node()?)?;
                    ContentField::Link { name, text: Box::new(text), link: Box::new(link) }
                }
                None => ContentField::Text { name, value: text },
            }
        };
        Some(Member { allows, span, kind })
    }
}
