//! Texts of messages: plain text, placeholders, tags.

use pest::Parser;

use super::string::Inside;
use super::template_tag::Tags;
use super::{Builder, Children};
use crate::diag::{Diagnostic, codes};
use crate::syntax::ast::{Filter, Literal, Part, Placeholder, PlaceholderValue, Spanned, Template};
use crate::syntax::grammar::{Grammar, Node, Rule};
use crate::syntax::repair;

/// What stands between the plain text of a template.
enum Piece<'t> {
    /// A placeholder or tag.
    Code(Node<'t>),
    /// `{#`, `}}` or `%}`.
    Stray(&'t str),
}

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
        let shift = self.shift;
        self.in_template = true;
        let parts = match pieces(raw) {
            Some(pieces) => self.pieces(pieces, inside),
            None => {
                if let Err(error) = Grammar::parse(Rule::template, raw) {
                    self.report(repair::template_mistake(raw, inside.range.0, &error, self.origin));
                }
                self.text_part(inside, inside.range.0, inside.range.1)
            }
        };
        self.in_template = false;
        self.shift = shift;
        parts
    }

    fn pieces(&mut self, pieces: Vec<(usize, Piece<'t>)>, inside: Inside) -> Vec<Part> {
        let mut tags = Tags::default();
        let mut text = inside.range.0;
        for (at, piece) in pieces {
            self.shift = inside.range.0 + at;
            match piece {
                Piece::Code(node) => {
                    let (start, end) = self.exact(&node);
                    tags.extend(self.text_part(inside, text, start));
                    match node.as_rule() {
                        Rule::tag => self.tag(node, &mut tags),
                        _ => tags.extend(self.placeholder(node).map(|found| Part::Placeholder(Box::new(found)))),
                    }
                    text = end;
                }
                Piece::Stray(sign) if !inside.multiline => self.stray(sign),
                Piece::Stray(_) => {}
            }
        }
        tags.extend(self.text_part(inside, text, inside.range.1));
        self.close_tags(tags)
    }

    /// The bytes of a token: blanks at its end belong to it.
    fn exact(&self, node: &Node<'t>) -> (usize, usize) {
        let span = node.as_span();
        (span.start() + self.shift, span.end() + self.shift)
    }

    /// `{#`, `}}` or `%}` in a one-line text, where it is surely a slip.
    fn stray(&mut self, sign: &str) {
        let code = if sign == "{#" { &codes::syntax::TEMPLATE_COMMENT } else { &codes::syntax::STRAY_CLOSE };
        let span = self.origin.span(self.shift, self.shift + sign.len());
        self.report(Diagnostic::new(code, span).arg("text", sign));
    }

    fn placeholder(&mut self, node: Node<'t>) -> Option<Placeholder> {
        self.check_line_end(&node);
        let span = self.span(&node);
        let mut children = Children::of(node);
        let value_node = children.node()?;
        let value = match value_node.as_rule() {
            Rule::path => match value_node.as_str() {
                word @ ("true" | "false") => {
                    let (value, span) = (Literal::Boolean(word == "true"), self.span(&value_node));
                    PlaceholderValue::Literal(Box::new(Spanned { value, span }))
                }
                _ => PlaceholderValue::Path(self.path(&value_node)?),
            },
            _ => PlaceholderValue::Literal(Box::new(self.literal(&value_node)?)),
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

/// The pieces of a template with the bytes they begin at; `None` where the rule `template` does not fit.
///
/// It cuts as that rule says. Plain text is most of a template, and to look for the next sign takes a tenth of the time.
fn pieces(raw: &str) -> Option<Vec<(usize, Piece<'_>)>> {
    let bytes = raw.as_bytes();
    let is_sign = |byte: &u8| matches!(byte, b'{' | b'}' | b'%' | b'\\');
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(is_sign)) {
        at += found;
        let rest = raw.get(at..)?;
        let (piece, length) = match (bytes.get(at)?, bytes.get(at + 1)) {
            (b'{', Some(b'{')) => code(Rule::placeholder, rest)?,
            (b'{', Some(b'%')) => code(Rule::tag, rest)?,
            (b'{', Some(b'#')) | (b'}' | b'%', Some(b'}')) => (Some(Piece::Stray(rest.get(..2)?)), 2),
            (b'\\', _) => (None, 1 + rest.chars().nth(1)?.len_utf8()),
            _ => (None, 1),
        };
        pieces.extend(piece.map(|piece| (at, piece)));
        at += length;
    }
    Some(pieces)
}

/// The placeholder or tag that a text begins with, and its length.
fn code(rule: Rule, text: &str) -> Option<(Option<Piece<'_>>, usize)> {
    let node = Grammar::parse(rule, text).ok()?.next()?;
    let length = node.as_span().end();
    Some((Some(Piece::Code(node)), length))
}
