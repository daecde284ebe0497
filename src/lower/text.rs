//! Texts: templates become parts.

use super::contract::type_ref;
use super::memory::{Memory, Place};
use crate::bundle::{Filter, Operand, Part, Placeholder, Text, TextCase, TextFor};
use crate::hir::{self, Root};
use crate::types::Name;

impl Memory<'_> {
    /// Constants become part of the text, neighbouring literals one.
    pub fn text(&mut self, text: hir::Text) -> Text {
        let mut parts = Vec::with_capacity(text.parts.len());
        for part in text.parts {
            let part = match part {
                hir::Part::Literal(text) | hir::Part::Constant(text) => {
                    push_literal(&mut parts, text);
                    continue;
                }
                hir::Part::Placeholder(placeholder) => Part::Placeholder(Box::new(lower_placeholder(*placeholder))),
                hir::Part::If { cases, otherwise } => {
                    let case =
                        |(when, text)| TextCase { when: self.predicate(Place::Person, when), text: self.text(text) };
                    let cases = cases.into_iter().map(case).collect();
                    Part::If { cases, otherwise: otherwise.map(|text| self.text(text)).unwrap_or_default() }
                }
                hir::Part::For(each) => {
                    let hir::TextFor { binding, list, body } = *each;
                    let list = self.operand(Place::Person, list);
                    Part::For(Box::new(TextFor { list, binding, body: self.text(body) }))
                }
            };
            parts.push(part);
        }
        Text(parts.into())
    }
}

/// Adds to a text, to its last literal where it ends in one.
pub(super) fn push_literal(parts: &mut Vec<Part>, text: String) {
    if text.is_empty() {
        return;
    }
    match parts.last_mut() {
        Some(Part::Literal(last)) => last.push_str(&text),
        _ => parts.push(Part::Literal(text)),
    }
}

fn lower_placeholder(placeholder: hir::Placeholder) -> Placeholder {
    let under = |root: Name| std::iter::once(root).chain(placeholder.path.clone()).collect();
    let value = match placeholder.root {
        Root::User => Operand::User(placeholder.path),
        Root::Offer => Operand::Offer(placeholder.path),
        Root::Param(name) | Root::Item(name) => Operand::Binding(under(name)),
    };
    let filter = |filter: hir::Filter| Filter { name: Name::new_static(filter.name), args: filter.args };
    Placeholder { value, ty: type_ref(&placeholder.ty), filters: placeholder.filters.into_iter().map(filter).collect() }
}
