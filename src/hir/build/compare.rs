//! Comparisons and the other tests of a value.

use super::judge::Judge;
use super::operand::some_values;
use crate::diag::{Diagnostic, codes};
use crate::hir::{Comparison, Operand, OperandKind, PredicateKind, Toward};
use crate::syntax::ast;
use crate::text::Span;
use crate::types::{Ty, Value};

impl Judge<'_, '_, '_> {
    pub fn compare(
        &mut self,
        left: &ast::Operand,
        op: Comparison,
        op_span: Span,
        right: &ast::Operand,
    ) -> PredicateKind {
        let (left, right) = self.sides(left, right);
        if left.ty.is_unknown() || right.ty.is_unknown() || !self.comparable(&left, &right) {
            return PredicateKind::Unknown;
        }
        let needs_order = !matches!(op, Comparison::Equal | Comparison::NotEqual);
        if needs_order && !left.ty.is_ordered() {
            let found = Diagnostic::new(&codes::hir::UNORDERED_COMPARISON, op_span).term("type", left.ty.term());
            let found = match &left.ty {
                Ty::Enum(of) => found.arg("name", &of.name).help("help-enum"),
                _ => found,
            };
            self.report(found.label(left.span, "left"));
            return PredicateKind::Unknown;
        }
        PredicateKind::Compare { op, left, right }
    }

    /// Both sides; a constant takes its type from the other side.
    fn sides(&mut self, left: &ast::Operand, right: &ast::Operand) -> (Operand, Operand) {
        let left_is_constant = matches!(left.kind, ast::OperandKind::Literal(_));
        let right_is_constant = matches!(right.kind, ast::OperandKind::Literal(_));
        if left_is_constant && !right_is_constant {
            let right = self.operand(right);
            let left = self.operand_as(left, &right.ty);
            return (left, right);
        }
        let left = self.operand(left);
        let right = self.beside(&left, right);
        (left, right)
    }

    /// An operand beside another. Beside something unknown a bare name may well be a value of an enum: silence.
    fn beside(&mut self, left: &Operand, right: &ast::Operand) -> Operand {
        let bare = matches!(&right.kind, ast::OperandKind::Path(path) if path.parts.len() == 1);
        if left.ty.is_unknown() && bare {
            return super::operand::unknown(right.span);
        }
        self.operand_as(right, &left.ty)
    }

    /// Reports two sides that cannot be compared.
    fn comparable(&mut self, left: &Operand, right: &Operand) -> bool {
        match (&left.ty, &right.ty) {
            (Ty::Money(a), Ty::Money(b)) if a != b => {
                let found = Diagnostic::new(&codes::hir::TWO_CURRENCIES, right.span)
                    .arg("left", a.code())
                    .arg("right", b.code())
                    .label(left.span, "left");
                self.report(found);
                false
            }
            (Ty::List { .. } | Ty::Record(_), _) | (_, Ty::List { .. } | Ty::Record(_)) => {
                let whole = if matches!(left.ty, Ty::List { .. } | Ty::Record(_)) { left } else { right };
                let found = Diagnostic::new(&codes::hir::NOT_COMPARABLE, whole.span).term("type", whole.ty.term());
                self.report(found);
                false
            }
            (a, b) if same_kind(a, b) => true,
            _ => {
                self.mismatch(right, &left.ty, Some(left.span));
                false
            }
        }
    }

    /// Reports a value of the wrong type.
    pub fn mismatch(&mut self, found: &Operand, expected: &Ty, beside: Option<Span>) {
        if found.ty.is_unknown() || expected.is_unknown() {
            return;
        }
        let diagnostic = Diagnostic::new(&codes::hir::TYPE_MISMATCH, found.span)
            .term("found", found.ty.term())
            .term("expected", expected.term());
        let diagnostic = match expected {
            Ty::Enum(of) => diagnostic.arg("values", some_values(of)).help("help-enum"),
            ty => match form(ty) {
                Some(form) => diagnostic.arg("form", form).help("help-form"),
                None => diagnostic,
            },
        };
        let diagnostic = match beside {
            Some(span) => diagnostic.label(span, "beside"),
            None => diagnostic,
        };
        self.report(diagnostic);
    }

    pub fn one_of(&mut self, left: &ast::Operand, values: &[ast::Operand]) -> PredicateKind {
        let left = self.operand(left);
        let mut constants = Vec::with_capacity(values.len());
        for value in values {
            let value = self.beside(&left, value);
            if value.ty.is_unknown() || left.ty.is_unknown() {
                continue;
            }
            if !self.comparable(&left, &value) {
                continue;
            }
            match value.kind {
                OperandKind::Const(constant) => constants.push(constant),
                _ => self.report(Diagnostic::new(&codes::hir::NOT_CONSTANT, value.span)),
            }
        }
        PredicateKind::OneOf { left, values: constants }
    }

    pub fn is_empty(&mut self, left: &ast::Operand) -> PredicateKind {
        let left = self.operand(left);
        match left.ty {
            Ty::Unknown => PredicateKind::Unknown,
            Ty::List { .. } | Ty::Text { .. } => PredicateKind::IsEmpty(left),
            _ => self.wrong_subject(&left, "type-list"),
        }
    }

    pub fn contains(&mut self, left: &ast::Operand, right: &ast::Operand) -> PredicateKind {
        let left = self.operand(left);
        let expected = match &left.ty {
            Ty::Unknown => return PredicateKind::Unknown,
            Ty::List { of, .. } => (**of).clone(),
            Ty::Text { .. } | Ty::Url { .. } => Ty::Text { max: None },
            _ => return self.wrong_subject(&left, "type-list"),
        };
        let right = self.operand_as(right, &expected);
        if right.ty.is_unknown() {
            return PredicateKind::Unknown;
        }
        if !same_kind(&expected, &right.ty) {
            self.mismatch(&right, &expected, Some(left.span));
            return PredicateKind::Unknown;
        }
        PredicateKind::Contains { left, right }
    }

    pub fn starts_with(&mut self, left: &ast::Operand, right: &ast::Operand) -> PredicateKind {
        let left = self.operand(left);
        let text = Ty::Text { max: None };
        match left.ty {
            Ty::Unknown => return PredicateKind::Unknown,
            Ty::Text { .. } | Ty::Url { .. } => {}
            _ => return self.wrong_subject(&left, "type-text"),
        }
        let right = self.operand_as(right, &text);
        if right.ty.is_unknown() {
            return PredicateKind::Unknown;
        }
        if !same_kind(&text, &right.ty) {
            self.mismatch(&right, &text, Some(left.span));
            return PredicateKind::Unknown;
        }
        PredicateKind::StartsWith { left, right }
    }

    pub fn within(&mut self, left: &ast::Operand, toward: Toward, duration: ast::DurationLit) -> PredicateKind {
        let left = self.operand(left);
        if toward == Toward::Last {
            self.check_lookback(duration.value, duration.span);
        }
        match left.ty {
            Ty::Unknown => PredicateKind::Unknown,
            Ty::Date | Ty::DateTime => PredicateKind::Within { left, toward, duration: duration.value },
            _ => self.wrong_subject(&left, "type-date"),
        }
    }

    fn wrong_subject(&mut self, found: &Operand, expected: &'static str) -> PredicateKind {
        let diagnostic = Diagnostic::new(&codes::hir::TYPE_MISMATCH, found.span)
            .term("found", found.ty.term())
            .term("expected", expected);
        self.report(diagnostic);
        PredicateKind::Unknown
    }
}

/// Whether values of both types may be compared. Enums only if they are the same one.
pub(super) fn same_kind(a: &Ty, b: &Ty) -> bool {
    match (a, b) {
        (Ty::Unknown, _) | (_, Ty::Unknown) => true,
        (Ty::Enum(a), Ty::Enum(b)) => a.name == b.name,
        (Ty::Integer | Ty::Decimal, Ty::Integer | Ty::Decimal) => true,
        (Ty::Text { .. } | Ty::Url { .. }, Ty::Text { .. } | Ty::Url { .. }) => true,
        (Ty::Money(a), Ty::Money(b)) => a == b,
        (Ty::List { of: a, .. }, Ty::List { of: b, .. }) => same_kind(a, b),
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// A value of a type as a campaign writes it.
fn form(ty: &Ty) -> Option<String> {
    let form = match ty {
        Ty::Money(currency) => return Some(format!("10_000 {currency}")),
        Ty::Text { .. } => "\"..\"",
        Ty::Url { .. } => "\"https://..\"",
        Ty::Integer => "3",
        Ty::Decimal => "2.5",
        Ty::Boolean => "true",
        Ty::Date => "2026-12-24",
        Ty::DateTime => "2026-12-24 10:00",
        Ty::Time => "10:00",
        Ty::Duration => "7d",
        Ty::Percent => "10%",
        Ty::Enum(_) | Ty::List { .. } | Ty::Record(_) | Ty::Unknown => return None,
    };
    Some(form.to_owned())
}

/// The type a constant has by itself.
pub(super) fn type_of(value: &Value) -> Ty {
    match value {
        Value::Boolean(_) => Ty::Boolean,
        Value::Integer(_) => Ty::Integer,
        Value::Decimal(_) => Ty::Decimal,
        Value::Money(money) => Ty::Money(money.currency),
        Value::Percent(_) => Ty::Percent,
        Value::Text(_) => Ty::Text { max: None },
        Value::Date(_) => Ty::Date,
        Value::Local(_) => Ty::DateTime,
        Value::Time(_) => Ty::Time,
        Value::Duration(_) => Ty::Duration,
        Value::Enum(_) | Value::List(_) => Ty::Unknown,
    }
}

/// What is told of a value of more characters or items than the `max` of the schema: it never comes in.
pub(super) fn longer(unit: &'static str, count: usize, most: u32, at: Span) -> Option<Diagnostic> {
    let found = || Diagnostic::new(&codes::hir::VALUE_TOO_LONG, at).arg("count", count).arg("most", most);
    (count > usize::try_from(most).unwrap_or(usize::MAX)).then(|| found().arg("unit", unit))
}
