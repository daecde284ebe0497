//! Operands: what a name or a constant is.

use super::compare::type_of;
use super::judge::Judge;
use crate::diag::{Diagnostic, codes};
use crate::hir::{Operand, OperandKind};
use crate::syntax::ast;
use crate::text::{Edit, Span};
use crate::types::{EnumTy, Name, Ty, Value};

impl Judge<'_, '_, '_> {
    /// An operand whose type nothing beside it decides.
    pub fn operand(&mut self, operand: &ast::Operand) -> Operand {
        self.operand_as(operand, &Ty::Unknown)
    }

    /// An operand beside a value of type `expected`: constants and enum values take it.
    pub fn operand_as(&mut self, operand: &ast::Operand, expected: &Ty) -> Operand {
        match &operand.kind {
            ast::OperandKind::Literal(literal) => self.literal(literal, operand.span, expected),
            ast::OperandKind::Aggregate(aggregate) => self.aggregate(operand.span, aggregate),
            ast::OperandKind::Path(path) => match (path.parts.as_slice(), expected) {
                ([name], Ty::Enum(of)) if self.is_enum_value(of, name) => enum_constant(of, name),
                ([name], Ty::Enum(of)) if !self.is_property(&name.text) => {
                    self.unknown_value(of, &name.text, name.span)
                }
                ([name], Ty::Unknown) if self.judged.is_none() && self.scope.find(&name.text).is_none() => {
                    self.bare_name(name)
                }
                _ => self.path(path),
            },
        }
    }

    fn is_enum_value(&self, of: &EnumTy, name: &ast::Ident) -> bool {
        of.values.contains(&name.text)
    }

    /// A name alone where a value should stand. Beside something unknown it may well be an enum value: silence.
    fn bare_name(&mut self, name: &ast::Ident) -> Operand {
        let schema = self.body.cx.schema;
        if schema.attributes.contains_key(&name.text) {
            let found = Diagnostic::new(&codes::hir::NEEDS_USER, name.span)
                .arg("name", &name.text)
                .safe_fix(vec![Edit::insert_before(name.span, "user.")]);
            self.report(found);
        } else if let Some(bound) = self.scope.find_elsewhere(&name.text) {
            self.body.out_of_scope(name, bound);
        } else {
            let names: Vec<&str> = self.scope.names().collect();
            self.body.unknown("kind-value", &name.text, name.span, names);
        }
        unknown(name.span)
    }

    pub fn unknown_value(&mut self, of: &EnumTy, name: &Name, span: Span) -> Operand {
        let found = Diagnostic::new(&codes::hir::UNKNOWN_VALUE, span)
            .arg("name", name)
            .arg("of", &of.name)
            .arg("values", some_values(of));
        let found = self.body.suggest(found, name, span, of.values.iter().map(|value| value.as_str()));
        self.report(found);
        unknown(span)
    }

    /// A constant, beside a value of type `expected`.
    pub fn literal(&mut self, literal: &ast::Literal, span: Span, expected: &Ty) -> Operand {
        let constant = |value: Value, ty: Ty| Operand { span, ty, optional: false, kind: OperandKind::Const(value) };
        let value = match (literal, expected) {
            (ast::Literal::Text(text), Ty::Enum(of)) => {
                let name = Name::new(&text.text);
                return match of.values.contains(&name) {
                    true => constant(Value::Enum(name), expected.clone()),
                    false => self.unknown_value(of, &name, span),
                };
            }
            (ast::Literal::Integer(_) | ast::Literal::Decimal(_), Ty::Money(currency)) => {
                let found = Diagnostic::new(&codes::hir::MONEY_WITHOUT_CURRENCY, span)
                    .arg("currency", currency.code())
                    .suggested_fix(vec![Edit::insert_after(span, format!(" {currency}"))]);
                self.report(found);
                return unknown(span);
            }
            (ast::Literal::Integer(_) | ast::Literal::Decimal(_), Ty::Percent) => {
                let found = Diagnostic::new(&codes::hir::PERCENT_WITHOUT_SIGN, span)
                    .suggested_fix(vec![Edit::insert_after(span, "%")]);
                self.report(found);
                return unknown(span);
            }
            (ast::Literal::Integer(number), Ty::Decimal) => {
                Value::Decimal(crate::types::Decimal { mantissa: *number, scale: 0 })
            }
            (ast::Literal::Date(date), Ty::DateTime) => Value::Local(date.and_time(chrono::NaiveTime::MIN)),
            (literal, _) => constant_of(literal),
        };
        let ty = type_of(&value);
        constant(value, ty)
    }
}

/// A constant by itself.
pub(super) fn constant_of(literal: &ast::Literal) -> Value {
    match literal {
        ast::Literal::Integer(number) => Value::Integer(*number),
        ast::Literal::Decimal(number) => Value::Decimal(*number),
        ast::Literal::Money(money) => Value::Money(*money),
        ast::Literal::Percent(percent) => Value::Percent(*percent),
        ast::Literal::Duration(duration) => Value::Duration(*duration),
        ast::Literal::Boolean(truth) => Value::Boolean(*truth),
        ast::Literal::Date(date) => Value::Date(*date),
        ast::Literal::DateTime(local) => Value::Local(*local),
        ast::Literal::Time(time) => Value::Time(*time),
        ast::Literal::Text(text) => Value::Text(text.text.clone()),
    }
}

fn enum_constant(of: &std::sync::Arc<EnumTy>, name: &ast::Ident) -> Operand {
    Operand {
        span: name.span,
        ty: Ty::Enum(of.clone()),
        optional: false,
        kind: OperandKind::Const(Value::Enum(name.text.clone())),
    }
}

/// What stands for something that has been reported.
pub(super) fn unknown(span: Span) -> Operand {
    Operand { span, ty: Ty::Unknown, optional: false, kind: OperandKind::Unknown }
}

/// The first values of an enum, for a text.
pub(super) fn some_values(of: &EnumTy) -> String {
    let shown: Vec<&str> = of.values.iter().take(12).map(|value| value.as_str()).collect();
    shown.join(", ")
}
