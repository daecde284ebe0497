//! Templates: placeholders typed against what is in scope.

mod each;
mod filter;
mod foreign;
mod known;
mod link;
mod offer;
mod particle;
mod placeholder;

pub(super) use link::link;
pub(super) use offer::offer_fields;

use super::context::Body;
use super::predicate::predicate;
use super::scope::Scope;
use crate::diag::{Diagnostic, codes};
use crate::hir::{Part, Text};
use crate::syntax::ast;
use crate::types::Name;

/// Builds a text. Parameters, `for` items and `offer` are the bindings of `scope`.
pub(super) fn text(body: &mut Body, scope: &mut Scope, template: &ast::Template) -> Text {
    read(body, scope, template, false)
}

fn read(body: &mut Body, scope: &mut Scope, template: &ast::Template, in_link: bool) -> Text {
    let mut writer = Writer { body, scope, items: Vec::new(), known: Vec::new(), in_link };
    Text { span: template.span, parts: writer.parts(&template.parts) }
}

/// Reports a parameter or an item with the name of a group of constants. `user` and `offer` no one can bind anyway.
pub(super) fn check_taken(body: &mut Body, name: &ast::Ident) {
    let constants = &body.cx.settings.constants;
    if let Some(constant) = constants.get(&name.text).and_then(|group| group.values().next()) {
        let found = Diagnostic::new(&codes::message::TAKEN_IN_TEXTS, name.span)
            .arg("name", &name.text)
            .label(constant.span, "constant");
        body.report(found);
    }
}

/// Reads the parts of one text.
struct Writer<'b, 'a, 's> {
    body: &'b mut Body<'a>,
    scope: &'s mut Scope,
    /// Names bound by the `for`s around, innermost last.
    items: Vec<Name>,
    /// Paths that are set here: an `if` around says so.
    known: Vec<Vec<Name>>,
    /// It is an address.
    in_link: bool,
}

impl Writer<'_, '_, '_> {
    /// Depth is bounded by the parser.
    fn parts(&mut self, parts: &[ast::Part]) -> Vec<Part> {
        let mut built: Vec<Part> = Vec::with_capacity(parts.len());
        let mut before: Option<&ast::Part> = None;
        for part in parts {
            if let (Some(ast::Part::Placeholder(said)), Some(value), ast::Part::Text { text, span }) =
                (before, built.last(), part)
            {
                self.check_particle(said, value, text, *span);
            }
            let next = self.part(part);
            built.push(next);
            before = Some(part);
        }
        built
    }

    fn part(&mut self, part: &ast::Part) -> Part {
        match part {
            ast::Part::Text { text, span } => {
                self.check_foreign(text, *span);
                Part::Literal(text.clone())
            }
            ast::Part::Placeholder(placeholder) => self.placeholder(placeholder),
            ast::Part::If(choice) => self.choice(choice),
            ast::Part::For(each) => self.each(each),
        }
    }

    /// Inside a branch its condition holds, and none of those before it.
    fn choice(&mut self, choice: &ast::TemplateIf) -> Part {
        let before = self.known.len();
        let mut cases = Vec::with_capacity(choice.arms.len());
        for (condition, parts) in &choice.arms {
            let when = predicate(self.body, self.scope, condition);
            let mark = self.known.len();
            known::collect(condition, true, &mut self.known);
            cases.push((when, Text { span: choice.span, parts: self.parts(parts) }));
            self.known.truncate(mark);
            known::collect(condition, false, &mut self.known);
        }
        let parts = choice.otherwise.as_ref();
        let otherwise = parts.map(|parts| Text { span: choice.span, parts: self.parts(parts) });
        self.known.truncate(before);
        Part::If { cases, otherwise }
    }
}
