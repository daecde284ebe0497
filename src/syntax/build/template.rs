//! Texts of messages: plain text, placeholders, tags.

use pest::Parser;

use super::string::Inside;
use super::template_tag::Tags;
use super::{Builder, Children};
use crate::diag::{Diagnostic, codes};
use crate::syntax::ast::{Filter, Literal, Part, Placeholder, PlaceholderValue, Spanned, Template};
use crate::syntax::grammar::{Grammar, Node, Rule};
use crate::syntax::repair;

impl<'t> Builder<'t> {
    /// A string that may hold placeholders.
    pub(super) fn template(&mut self, node: &Node<'t>) -> Option<Template> {
        let inside = self.inside(node);
        let (start, end) = inside.range;
        let raw = self.text.get(start..end)?;
        let mut parts =
            if has_braces(raw) { self.template_parts(raw, inside) } else { self.text_part(inside, start, end) };
        parts.shrink_to_fit();
        Some(Template { parts, multiline: inside.multiline, span: self.span(node) })
    }

    /// All of the text as a template.
    pub(in crate::syntax) fn text_file(&mut self) -> Template {
        let inside = Inside::of_file(self.text);
        let (start, end) = inside.range;
        let raw = self.text.get(start..end).unwrap_or_default();
        let mut parts =
            if has_braces(raw) { self.template_parts(raw, inside) } else { self.text_part(inside, start, end) };
        parts.shrink_to_fit();
        Template { parts, multiline: true, span: self.origin.span(start, end) }
    }

    /// The text between two bytes as a part; none where it is empty.
    fn text_part(&mut self, inside: Inside, start: usize, end: usize) -> Vec<Part> {
        let raw = self.text.get(start..end).unwrap_or_default();
        if raw.is_empty() {
            return Vec::new();
        }
        let text = self.unescaped(raw, inside, start).into_owned();
        vec![Part::Text { text, span: self.origin.span(start, end) }]
    }

    fn template_parts(&mut self, raw: &'t str, inside: Inside) -> Vec<Part> {
        let shift = std::mem::replace(&mut self.shift, inside.range.0);
        self.in_template = true;
        let parts = match Grammar::parse(Rule::template, raw) {
            Ok(pairs) => self.parsed_parts(pairs.flat_map(|template| template.into_inner()), inside),
            Err(error) => {
                let finding = repair::template_mistake(raw, inside.range.0, &error, self.origin);
                self.report(finding);
                self.text_part(inside, inside.range.0, inside.range.1)
            }
        };
        self.in_template = false;
        self.shift = shift;
        parts
    }

    fn parsed_parts(&mut self, nodes: impl Iterator<Item = Node<'t>>, inside: Inside) -> Vec<Part> {
        let mut tags = Tags::default();
        let mut text = (inside.range.0, inside.range.0);
        for node in nodes {
            let (start, end) = self.exact(&node);
            match node.as_rule() {
                Rule::placeholder => {
                    tags.extend(self.text_part(inside, text.0, start));
                    tags.extend(self.placeholder(node).map(|placeholder| Part::Placeholder(Box::new(placeholder))));
                }
                Rule::tag => {
                    tags.extend(self.text_part(inside, text.0, start));
                    self.tag(node, &mut tags);
                }
                Rule::stray_close | Rule::stray_comment if !inside.multiline => {
                    self.stray(&node);
                    continue;
                }
                _ => continue,
            }
            text.0 = end;
        }
        tags.extend(self.text_part(inside, text.0, inside.range.1));
        self.close_tags(tags)
    }

    /// The bytes of a token: blanks at its end belong to it.
    fn exact(&self, node: &Node<'t>) -> (usize, usize) {
        let span = node.as_span();
        (span.start() + self.shift, span.end() + self.shift)
    }

    /// `{#`, `}}` or `%}` in a one-line text, where it is surely a slip.
    fn stray(&mut self, node: &Node<'t>) {
        let (start, end) = self.exact(node);
        let code = if node.as_rule() == Rule::stray_comment {
            &codes::syntax::TEMPLATE_COMMENT
        } else {
            &codes::syntax::STRAY_CLOSE
        };
        self.report(Diagnostic::new(code, self.origin.span(start, end)).arg("text", node.as_str()));
    }

    fn placeholder(&mut self, node: Node<'t>) -> Option<Placeholder> {
        self.check_line_end(&node);
        let span = self.span(&node);
        let mut children = Children::of(node);
        let value_node = children.node()?;
        let value = match value_node.as_rule() {
            Rule::path => match value_node.as_str() {
                word @ ("true" | "false") => PlaceholderValue::Literal(Spanned {
                    value: Literal::Boolean(word == "true"),
                    span: self.span(&value_node),
                }),
                _ => PlaceholderValue::Path(self.path(&value_node)?),
            },
            _ => PlaceholderValue::Literal(self.literal(&value_node)?),
        };
        let filters = self.each(children, Self::filter);
        Some(Placeholder { value, filters, span })
    }

    fn filter(&mut self, node: Node<'t>) -> Option<Filter> {
        let span = self.span(&node);
        let mut children = Children::of(node);
        let name = self.name(&children.node()?)?;
        let args = match children.node() {
            Some(args) => self.each(Children::of(args), |builder, node| builder.literal(&node)),
            None => Vec::new(),
        };
        Some(Filter { name, args, span })
    }

    /// Reports a line end or comment between the braces of a placeholder or tag.
    pub(super) fn check_line_end(&mut self, node: &Node<'t>) {
        if let Some(at) = node.as_str().find(['\n', '\r']) {
            let start = self.exact(node).0;
            let span = self.origin.span(start + at, start + at + 1);
            self.report(Diagnostic::new(&codes::syntax::PLACEHOLDER_LINE_END, span));
        }
    }
}

/// Whether a text holds more than plain text and escapes.
fn has_braces(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    pairs.into_iter().any(|pair| matches!(pair, (b'{', b'{' | b'%' | b'#') | (b'}' | b'%', b'}')))
}
