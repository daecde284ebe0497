//! `{% for item in items %}`.

use std::sync::Arc;

use super::{Writer, check_taken};
use crate::diag::{Diagnostic, codes};
use crate::hir::build::judge::Judge;
use crate::hir::build::scope::Binding;
use crate::hir::{BindingOf, Operand, Part, Text, TextFor};
use crate::syntax::ast;
use crate::types::Ty;

/// A collected list keeps the newest so many (the language's rule of `collect`).
const COLLECTED: u32 = 100;

impl Writer<'_, '_, '_> {
    pub fn each(&mut self, each: &ast::TemplateFor) -> Part {
        let mut list = Judge::new(self.body, self.scope).path(&each.list);
        let of = self.item(each, &mut list);
        self.check_item(&each.binding);
        let mark = self.scope.mark();
        let name = each.binding.text.clone();
        self.scope.bind(Binding { name: name.clone(), span: each.binding.span, of, lacks: None });
        self.items.push(name.clone());
        let body = Text { span: each.span, parts: self.parts(&each.body) };
        self.items.pop();
        self.scope.leave(mark);
        Part::For(Box::new(TextFor { binding: name, list, body }))
    }

    /// What one item is. Gives the list the most items it can have.
    fn item(&mut self, each: &ast::TemplateFor, list: &mut Operand) -> BindingOf {
        let bound = match each.list.parts.as_slice() {
            [name] => self.scope.find(&name.text).map(|binding| &binding.of),
            _ => None,
        };
        match (bound, list.ty.clone()) {
            (Some(BindingOf::Events(event)), Ty::List { of, .. }) => {
                list.ty = Ty::List { of, max: Some(COLLECTED) };
                BindingOf::Event(event.clone())
            }
            (Some(BindingOf::Content(source)), Ty::List { of, .. }) => {
                let max = self.body.cx.schema.content.get(source).map(|source| source.max);
                list.ty = Ty::List { of: of.clone(), max };
                BindingOf::Item(Arc::unwrap_or_clone(of))
            }
            (_, Ty::List { of, max }) => {
                if max.is_none() {
                    self.body.report(Diagnostic::new(&codes::message::UNBOUNDED_LIST, each.list.span));
                }
                BindingOf::Item(Arc::unwrap_or_clone(of))
            }
            (_, Ty::Unknown) => BindingOf::Unknown,
            (_, ty) => {
                let found = Diagnostic::new(&codes::message::FOR_OVER_NO_LIST, each.list.span);
                self.body.report(found.term("type", ty.term()));
                BindingOf::Unknown
            }
        }
    }

    fn check_item(&mut self, name: &ast::Ident) {
        match self.scope.find(&name.text).map(|binding| binding.span) {
            // The place of `offer` is nobody's.
            Some(_) if name.text == "offer" => {}
            Some(first) => {
                let found = Diagnostic::new(&codes::hir::SHADOWED_NAME, name.span)
                    .arg("name", &name.text)
                    .label(first, "first");
                self.body.report(found);
            }
            None => check_taken(self.body, name),
        }
    }
}
