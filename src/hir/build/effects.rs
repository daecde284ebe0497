//! Steps that do something: `send`, `grant`, `set`, lists, `call`.

use indexmap::IndexMap;

use super::compare::{longer, same_kind, type_of};
use super::flow::Flow;
use super::judge::Judge;
use super::operand::unknown;
use crate::diag::{Diagnostic, codes};
use crate::hir::{Operand, OperandKind, StepKind, Use};
use crate::schema::Property;
use crate::syntax::ast;
use crate::text::Span;
use crate::types::{Name, Ty, Value};

impl Flow<'_, '_> {
    pub fn grant(&mut self, offer: &ast::Ident) -> StepKind {
        self.offer(offer);
        StepKind::Grant { offer: offer.text.clone() }
    }

    /// Whether there is such an offer; notes its use.
    pub fn offer(&mut self, offer: &ast::Ident) -> bool {
        let offers = &self.body.cx.index.offers;
        let known = offers.contains_key(&offer.text);
        if known {
            self.body.uses.insert(Use::Offer(offer.text.clone()));
        } else {
            self.body.unknown("kind-offer", &offer.text, offer.span, offers.keys().map(|name| name.as_str()));
        }
        known
    }

    pub fn change_list(&mut self, list: ast::Ident, add: bool) -> StepKind {
        self.body.list(&list);
        StepKind::List { list: list.text, add }
    }

    pub fn call(&mut self, webhook: &ast::Ident, args: &[ast::Arg]) -> StepKind {
        let schema = self.body.cx.schema;
        let args = match schema.webhooks.get(&webhook.text) {
            Some(declared) => self.arguments(webhook, &declared.parameters, args),
            None => {
                let known = schema.webhooks.keys().map(|name| name.as_str());
                self.body.unknown("kind-webhook", &webhook.text, webhook.span, known);
                Vec::new()
            }
        };
        StepKind::Call { webhook: webhook.text.clone(), args }
    }

    /// Arguments by position; what is optional may be left out at the end.
    pub fn arguments(
        &mut self,
        taker: &ast::Ident,
        parameters: &IndexMap<Name, Property>,
        args: &[ast::Arg],
    ) -> Vec<(Name, Operand)> {
        let required = parameters.values().filter(|parameter| !parameter.field.optional).count();
        if args.len() < required || args.len() > parameters.len() {
            let found = Diagnostic::new(&codes::hir::ARGUMENT_COUNT, taker.span)
                .arg("name", &taker.text)
                .arg("expected", parameters.len())
                .arg("found", args.len())
                .arg("names", parameters.keys().map(|name| name.as_str()).collect::<Vec<_>>().join(", "));
            self.report(found);
            return Vec::new();
        }
        let mut built = Vec::with_capacity(args.len());
        for (parameter, arg) in parameters.values().zip(args) {
            let field = &parameter.field;
            let value = self.argument(arg, &field.ty, field.optional);
            built.push((field.name.clone(), value));
        }
        built
    }

    /// A value that must be of type `expected`.
    fn argument(&mut self, arg: &ast::Arg, expected: &Ty, may_be_unset: bool) -> Operand {
        let mut judge = Judge::new(self.body, &self.scope);
        let value = match arg {
            ast::Arg::Literal(literal) => judge.literal(&literal.value, literal.span, expected),
            ast::Arg::Path(path) => {
                let operand = ast::Operand { span: path.span, kind: ast::OperandKind::Path(path.clone()) };
                judge.operand_as(&operand, expected)
            }
        };
        if value.ty.is_unknown() {
            return value;
        }
        let value = exact(value, expected);
        if let Some(found) = too_long(&value, expected) {
            judge.report(found);
        }
        if !same_kind(&value.ty, expected) || is_other_number(&value.ty, expected) {
            judge.mismatch(&value, expected, None);
            return unknown(value.span);
        }
        if value.optional && !may_be_unset {
            judge.report(Diagnostic::new(&codes::hir::UNSET_VALUE, value.span));
        }
        value
    }

    pub fn set(&mut self, span: Span, target: &ast::Path, value: &ast::Arg) -> StepKind {
        let schema = self.body.cx.schema;
        let unset = |span| StepKind::Set { attribute: Name::default(), value: unknown(span) };
        let (Some(root), Some(name), None) = (target.parts.first(), target.parts.get(1), target.parts.get(2)) else {
            self.report(Diagnostic::new(&codes::hir::SET_TARGET, target.span));
            return unset(span);
        };
        if root.text != "user" {
            self.report(Diagnostic::new(&codes::hir::SET_TARGET, target.span));
            return unset(span);
        }
        let built = Judge::new(self.body, &self.scope).path(target);
        let Some(attribute) = schema.attributes.get(&name.text) else { return unset(span) };
        if attribute.fixed {
            let found = Diagnostic::new(&codes::hir::SET_FIXED, target.span)
                .arg("name", &name.text)
                .label(attribute.about.span, "declared");
            self.report(found);
        }
        let value = self.argument(value, &built.ty, attribute.optional);
        StepKind::Set { attribute: name.text.clone(), value }
    }
}

/// What is compared with each other is not one value: a decimal that is handed over does not fit an integer, nor the other way round.
fn is_other_number(ty: &Ty, expected: &Ty) -> bool {
    matches!((ty, expected), (Ty::Integer, Ty::Decimal) | (Ty::Decimal, Ty::Integer))
}

/// A text that is written here and that the schema does not let in.
fn too_long(value: &Operand, expected: &Ty) -> Option<Diagnostic> {
    let OperandKind::Const(Value::Text(text)) = &value.kind else { return None };
    let (Ty::Text { max: Some(most) } | Ty::Url { max: Some(most) }) = expected else { return None };
    longer("characters", text.chars().count(), *most, value.span)
}

/// A whole number for a decimal is written as one.
fn exact(mut value: Operand, ty: &Ty) -> Operand {
    if let (Ty::Decimal, OperandKind::Const(Value::Integer(number))) = (ty, &value.kind) {
        let decimal = Value::Decimal(crate::types::Decimal { mantissa: *number, scale: 0 });
        value.ty = type_of(&decimal);
        value.kind = OperandKind::Const(decimal);
    }
    value
}
