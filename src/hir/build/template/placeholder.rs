//! `{{ path | filter }}`.

use super::Writer;
use super::filter::Flow;
use crate::diag::{Diagnostic, codes};
use crate::hir::build::judge::Judge;
use crate::hir::{Part, Placeholder, Root};
use crate::syntax::ast;
use crate::text::Edit;
use crate::types::filter::{is_printable, print};
use crate::types::{Name, Ty, Value};

impl Writer<'_, '_, '_> {
    pub fn placeholder(&mut self, said: &ast::Placeholder) -> Part {
        let path = match &said.value {
            ast::PlaceholderValue::Path(path) => path,
            ast::PlaceholderValue::Literal(literal) => {
                self.body.report(Diagnostic::new(&codes::message::LITERAL_PLACEHOLDER, literal.span));
                return Part::Literal(String::new());
            }
        };
        let Some((root, rest)) = path.parts.split_first() else { return Part::Literal(String::new()) };
        if self.scope.find(&root.text).is_none() && self.body.cx.settings.constants.contains_key(&root.text) {
            return self.constant(root, rest, said);
        }
        let (ty, optional) = self.value(path, root, rest);
        let flow = Flow { ty: ty.clone(), optional, value: None };
        let (filters, flow) = self.filters(path.span, &said.filters, flow);
        self.check_printed(said, path, &flow);
        let path = rest.iter().map(|part| part.text.clone()).collect();
        let root = self.root(&root.text);
        Part::Placeholder(Box::new(Placeholder { span: said.span, root, path, ty, filters }))
    }

    fn root(&self, name: &Name) -> Root {
        match name.as_str() {
            "user" => Root::User,
            "offer" => Root::Offer,
            _ if self.items.contains(name) => Root::Item(name.clone()),
            _ => Root::Param(name.clone()),
        }
    }

    /// The type of a path, and whether it may be unset here.
    fn value(&mut self, path: &ast::Path, root: &ast::Ident, rest: &[ast::Ident]) -> (Ty, bool) {
        if root.text == "user" && rest.is_empty() {
            return (Ty::Record(Vec::new().into()), false);
        }
        if root.text != "user" && self.scope.find(&root.text).is_none() {
            self.unknown_root(root);
            return (Ty::Unknown, false);
        }
        let operand = Judge::new(self.body, self.scope).path(path);
        let optional = operand.optional && !self.is_known(path);
        (operand.ty, optional)
    }

    /// Whether an `if` around says that the path is set: it, something inside it, or what it is a required part of.
    fn is_known(&mut self, path: &ast::Path) -> bool {
        let same =
            |known: &[Name]| known.iter().zip(&path.parts).take_while(|(name, part)| **name == part.text).count();
        let known: Vec<(usize, usize)> = self.known.iter().map(|known| (known.len(), same(known))).collect();
        known.iter().any(|&(len, same)| same == path.parts.len() || (same == len && self.is_required(path, len)))
    }

    /// Whether everything behind the first parts of a path is always there if they are.
    fn is_required(&mut self, path: &ast::Path, first: usize) -> bool {
        let Some((before, behind)) = path.parts.split_at_checked(first) else { return false };
        let before = ast::Path { parts: before.to_vec(), span: path.span };
        let mut ty = Judge::new(self.body, self.scope).path(&before).ty;
        behind.iter().all(|part| {
            let Ty::Record(fields) = &ty else { return false };
            let Some(field) = fields.iter().find(|field| field.name == part.text) else { return false };
            let required = !field.optional;
            ty = field.ty.clone();
            required
        })
    }

    fn unknown_root(&mut self, root: &ast::Ident) {
        if let Some(bound) = self.scope.find_elsewhere(&root.text).map(|binding| binding.span) {
            let found =
                Diagnostic::new(&codes::hir::NOT_IN_SCOPE, root.span).arg("name", &root.text).label(bound, "bound");
            return self.body.report(found);
        }
        if self.body.cx.schema.attributes.contains_key(&root.text) {
            let found = Diagnostic::new(&codes::hir::NEEDS_USER, root.span).arg("name", &root.text);
            return self.body.report(found.safe_fix(vec![Edit::insert_before(root.span, "user.")]));
        }
        let constants = self.body.cx.settings.constants.keys();
        let known: Vec<&str> = self.scope.names().chain(["user"]).chain(constants.map(Name::as_str)).collect();
        self.body.unknown("kind-in-text", &root.text, root.span, known);
    }

    /// A constant of `danbi.toml` is its text; filters are applied at once.
    fn constant(&mut self, group: &ast::Ident, rest: &[ast::Ident], said: &ast::Placeholder) -> Part {
        let none = Part::Constant(String::new());
        let Some(constants) = self.body.cx.settings.constants.get(&group.text) else { return none };
        let [name] = rest else {
            let span = rest.get(1).map_or(group.span, |part| part.span);
            let found = Diagnostic::new(&codes::message::UNPRINTABLE, span).term("type", "type-record");
            self.body.report(found.help("help-record"));
            return none;
        };
        let Some(constant) = constants.get(&name.text) else {
            self.body.unknown("kind-constant", &name.text, name.span, constants.keys().map(Name::as_str));
            return none;
        };
        let length = u32::try_from(constant.text.chars().count()).unwrap_or(u32::MAX);
        let value = Some(Value::Text(Name::new(&constant.text)));
        let flow = Flow { ty: Ty::Text { max: Some(length) }, optional: false, value };
        let (_, flow) = self.filters(group.span.to(name.span), &said.filters, flow);
        let locale = self.body.cx.settings.locales.first().map_or("", Name::as_str);
        Part::Constant(flow.value.and_then(|value| print(&value, locale)).unwrap_or_default())
    }

    /// What is left after the filters must be readable and there.
    fn check_printed(&mut self, said: &ast::Placeholder, path: &ast::Path, flow: &Flow) {
        let end = said.filters.last().map_or(path.span, |filter| filter.span);
        match &flow.ty {
            Ty::Date | Ty::DateTime => {
                let found = Diagnostic::new(&codes::message::NEEDS_DATE_FILTER, path.span)
                    .term("type", flow.ty.term())
                    .suggested_fix(vec![Edit::insert_after(end, " | date('long')")]);
                self.body.report(found);
            }
            ty if !is_printable(ty) => {
                let found = Diagnostic::new(&codes::message::UNPRINTABLE, path.span).term("type", ty.term());
                self.body.report(found.help(unprintable_help(ty)));
            }
            _ if flow.optional && !self.is_said_by_every_offer(path) => self.missing_default(path),
            _ => {}
        }
    }

    /// `offer.terms` where every offer that the message carries has terms.
    fn is_said_by_every_offer(&self, path: &ast::Path) -> bool {
        match (path.parts.as_slice(), self.body.declares.as_ref()) {
            ([root, field], Some(message)) if root.text == "offer" => {
                self.body.cx.index.is_always_said(message, &field.text)
            }
            _ => false,
        }
    }

    fn missing_default(&mut self, path: &ast::Path) {
        let names: Vec<&str> = path.parts.iter().map(|part| part.text.as_str()).collect();
        let found = Diagnostic::new(&codes::message::MISSING_DEFAULT, path.span).arg("path", names.join("."));
        self.body.report(found);
    }
}

fn unprintable_help(ty: &Ty) -> &'static str {
    match ty {
        Ty::List { .. } => "help-list",
        Ty::Boolean => "help-boolean",
        Ty::Record(_) => "help-record",
        _ => "help",
    }
}
