//! Paths: `user.tier`, `cart.price`, `amount`.

use super::context::suggest;
use super::judge::{Judge, Properties};
use super::operand::unknown;
use super::scope::Binding;
use crate::diag::{Diagnostic, codes};
use crate::hir::{BindingOf, Operand, OperandKind};
use crate::schema::Property;
use crate::syntax::ast;
use crate::text::Edit;
use crate::types::{EnumTy, Field, Name, Ty};
use indexmap::IndexMap;
use std::sync::Arc;

impl Judge<'_, '_, '_> {
    pub fn path(&mut self, path: &ast::Path) -> Operand {
        let Some((root, rest)) = path.parts.split_first() else { return unknown(path.span) };
        if root.text == "user" && !rest.is_empty() {
            return self.attribute(path, rest);
        }
        if self.is_property(&root.text) {
            return self.property(path);
        }
        if let Some(of) = self.scope.find(&root.text).map(|binding| binding.of.clone()) {
            self.named_binding = true;
            return self.bound(path, &of, rest);
        }
        self.unknown_root(path, root);
        unknown(path.span)
    }

    /// Whether the judged event has a property of that name.
    pub fn is_property(&self, name: &str) -> bool {
        match self.judged.as_ref().map(|judged| judged.properties) {
            Some(Properties::Of(properties)) => properties.contains_key(name),
            Some(Properties::Receipt) => receipt_property(name).is_some(),
            Some(Properties::None | Properties::Unknown) | None => false,
        }
    }

    fn attribute(&mut self, path: &ast::Path, rest: &[ast::Ident]) -> Operand {
        let schema = self.body.cx.schema;
        let [name, deeper @ ..] = rest else { return unknown(path.span) };
        let Some(attribute) = schema.attributes.get(&name.text) else {
            let found = Diagnostic::new(&codes::hir::UNKNOWN_ATTRIBUTE, name.span).arg("name", &name.text);
            let known = schema.attributes.keys().map(|name| name.as_str());
            let found = self.body.suggest(found, &name.text, name.span, known);
            self.report(found);
            return unknown(path.span);
        };
        if let Some(part) = deeper.first() {
            self.no_part(part, &attribute.ty);
            return unknown(path.span);
        }
        Operand {
            span: path.span,
            ty: attribute.ty.clone(),
            optional: attribute.optional,
            kind: OperandKind::User(name.text.clone()),
        }
    }

    fn property(&mut self, path: &ast::Path) -> Operand {
        let Some(judged) = self.judged.clone() else { return unknown(path.span) };
        let built = match judged.properties {
            Properties::Of(properties) => self.descend(properties, &judged.event, &path.parts),
            Properties::Receipt => self.receipt(&path.parts),
            Properties::None | Properties::Unknown => None,
        };
        self.finish(path, built, OperandKind::Property)
    }

    fn bound(&mut self, path: &ast::Path, of: &BindingOf, rest: &[ast::Ident]) -> Operand {
        let schema = self.body.cx.schema;
        let built = match (of, rest) {
            (BindingOf::Unknown, _) => None,
            (BindingOf::Item(ty), parts) => self.descend_type(ty.clone(), parts),
            (BindingOf::Event(event), [_, ..]) => {
                schema.events.get(event).and_then(|declared| self.descend(&declared.properties, event, rest))
            }
            (BindingOf::Receipt, [_, ..]) => self.receipt(rest),
            (BindingOf::Events(event), []) => {
                schema.events.get(event).map(|declared| (list_of(&declared.properties), false))
            }
            (BindingOf::Content(source), []) => {
                schema.content.get(source).map(|declared| (list_of(&declared.item), false))
            }
            (BindingOf::Events(_), [total]) if total.text == "total" => Some((Ty::Integer, false)),
            (BindingOf::Events(_) | BindingOf::Content(_), [part, ..]) => {
                let found = Diagnostic::new(&codes::hir::LIST_NEEDS_FOR, part.span).arg("name", &part.text);
                self.report(found);
                None
            }
            (BindingOf::Event(_) | BindingOf::Receipt, []) => {
                let found = Diagnostic::new(&codes::hir::WHOLE_EVENT, path.span);
                self.report(found);
                None
            }
        };
        self.finish(path, built, |names| match names.split_first() {
            Some((root, rest)) if root == "offer" => OperandKind::Offer(rest.to_vec()),
            _ => OperandKind::Binding(names),
        })
    }

    fn finish(
        &self,
        path: &ast::Path,
        built: Option<(Ty, bool)>,
        kind: impl FnOnce(Vec<Name>) -> OperandKind,
    ) -> Operand {
        match built {
            Some((ty, optional)) => {
                let names = path.parts.iter().map(|part| part.text.clone()).collect();
                Operand { span: path.span, ty, optional, kind: kind(names) }
            }
            None => unknown(path.span),
        }
    }

    /// From an event's properties down into records. Optional as soon as one part on the way is.
    pub fn descend(
        &mut self,
        properties: &IndexMap<Name, Property>,
        event: &Name,
        parts: &[ast::Ident],
    ) -> Option<(Ty, bool)> {
        let (first, deeper) = parts.split_first()?;
        let Some(property) = properties.get(&first.text) else {
            let found =
                Diagnostic::new(&codes::hir::UNKNOWN_PROPERTY, first.span).arg("name", &first.text).arg("event", event);
            let known = properties.keys().map(|name| name.as_str());
            let found = self.body.suggest(found, &first.text, first.span, known);
            self.report(found);
            return None;
        };
        let (ty, optional) = self.descend_type(property.field.ty.clone(), deeper)?;
        Some((ty, optional || property.field.optional))
    }

    /// Down into records.
    fn descend_type(&mut self, mut ty: Ty, parts: &[ast::Ident]) -> Option<(Ty, bool)> {
        let mut optional = false;
        for part in parts {
            let field = self.field(&ty, part)?;
            optional |= field.optional;
            ty = field.ty;
        }
        Some((ty, optional))
    }

    fn field(&mut self, ty: &Ty, part: &ast::Ident) -> Option<Field> {
        match ty {
            Ty::Record(fields) => {
                if let Some(field) = fields.iter().find(|field| field.name == part.text) {
                    return Some(field.clone());
                }
                let found = Diagnostic::new(&codes::hir::UNKNOWN_FIELD, part.span).arg("name", &part.text);
                let known = fields.iter().map(|field| field.name.as_str());
                let found = self.body.suggest(found, &part.text, part.span, known);
                self.report(found);
                None
            }
            Ty::Unknown => None,
            Ty::List { .. } => {
                self.report(Diagnostic::new(&codes::hir::LIST_NEEDS_FOR, part.span).arg("name", &part.text));
                None
            }
            _ => {
                self.no_part(part, ty);
                None
            }
        }
    }

    fn no_part(&mut self, part: &ast::Ident, ty: &Ty) {
        if !ty.is_unknown() {
            let found =
                Diagnostic::new(&codes::hir::NO_PARTS, part.span).arg("name", &part.text).term("type", ty.term());
            self.report(found);
        }
    }

    fn receipt(&mut self, parts: &[ast::Ident]) -> Option<(Ty, bool)> {
        let [name, ..] = parts else { return None };
        let ty = match receipt_property(&name.text) {
            Some(property) => self.receipt_type(property),
            None => {
                let found = Diagnostic::new(&codes::hir::UNKNOWN_PROPERTY, name.span)
                    .arg("name", &name.text)
                    .arg("event", "receipt");
                let found = suggest(found, &name.text, name.span, RECEIPT);
                self.report(found);
                return None;
            }
        };
        if let Some(part) = parts.get(1) {
            self.no_part(part, &ty);
            return None;
        }
        Some((ty, false))
    }

    /// Receipts name things of the project: an enum of them.
    fn receipt_type(&self, property: &'static str) -> Ty {
        let cx = self.body.cx;
        let values: Vec<Name> = match property {
            "message" => cx.index.messages.keys().cloned().collect(),
            "channel" => cx.settings.channels.keys().cloned().collect(),
            "journey" => cx.index.journeys.keys().cloned().collect(),
            _ => crate::hir::Purpose::ALL.map(|purpose| Name::new_static(purpose.word())).to_vec(),
        };
        Ty::Enum(Arc::new(EnumTy { name: Name::new_static(property), values, ordered: false }))
    }

    fn unknown_root(&mut self, path: &ast::Path, root: &ast::Ident) {
        if let Some(bound) = self.scope.find_elsewhere(&root.text) {
            return self.body.out_of_scope(root, bound);
        }
        match self.judged.clone() {
            Some(judged) if path.parts.len() == 1 => match judged.properties {
                Properties::Of(properties) => {
                    self.descend(properties, &judged.event, &path.parts);
                }
                Properties::Receipt => {
                    self.receipt(&path.parts);
                }
                Properties::None => {
                    let found = Diagnostic::new(&codes::hir::UNKNOWN_PROPERTY, root.span)
                        .arg("name", &root.text)
                        .arg("event", &judged.event);
                    self.report(found);
                }
                Properties::Unknown => {}
            },
            _ if path.parts.len() == 1 && self.body.cx.schema.attributes.contains_key(&root.text) => {
                let found = Diagnostic::new(&codes::hir::NEEDS_USER, root.span).arg("name", &root.text);
                self.report(found.safe_fix(vec![Edit::insert_before(root.span, "user.")]));
            }
            _ if self.property_of_binding(root) => {}
            _ => {
                let names: Vec<&str> = self.scope.names().chain(["user"]).collect();
                self.body.unknown("kind-binding", &root.text, root.span, names);
            }
        }
    }
}

impl Judge<'_, '_, '_> {
    /// A property of an event that is bound, without the name it is bound to: reported with the whole path.
    fn property_of_binding(&mut self, name: &ast::Ident) -> bool {
        let events = &self.body.cx.schema.events;
        let has = |binding: &&Binding| match &binding.of {
            BindingOf::Event(event) => events.get(event).is_some_and(|event| event.properties.contains_key(&name.text)),
            _ => false,
        };
        let Some(binding) = self.scope.bindings().find(has).map(|binding| binding.name.clone()) else { return false };
        let found = Diagnostic::new(&codes::hir::UNKNOWN_NAME, name.span)
            .arg("name", &name.text)
            .term("kind", "kind-binding")
            .arg("nearest", format!("{binding}.{}", name.text))
            .help("help-nearest")
            .suggested_fix(vec![Edit::insert_before(name.span, format!("{binding}."))]);
        self.report(found);
        true
    }
}

/// What a receipt tells.
const RECEIPT: [&str; 4] = ["message", "channel", "purpose", "journey"];

fn receipt_property(name: &str) -> Option<&'static str> {
    RECEIPT.into_iter().find(|property| *property == name)
}

/// A list of records with these parts.
pub(super) fn list_of(properties: &IndexMap<Name, Property>) -> Ty {
    let fields: Vec<Field> = properties.values().map(|property| property.field.clone()).collect();
    Ty::List { of: Arc::new(Ty::Record(fields.into())), max: None }
}
