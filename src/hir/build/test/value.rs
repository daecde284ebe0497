//! Values of a test against the types of the schema.

use super::Writer;
use crate::diag::{Diagnostic, codes};
use crate::hir::build::compare::{longer, same_kind, type_of};
use crate::hir::build::judge::Judge;
use crate::hir::build::operand::constant_of;
use crate::hir::build::scope::{Place, Scope};
use crate::hir::{Datum, OperandKind};
use crate::syntax::ast;
use crate::text::Span;
use crate::types::{Name, Ty, Value};

impl Writer<'_, '_, '_> {
    /// Fields that `ty` knows, each once. What is wrong is reported and left out.
    pub fn record<'s>(
        &mut self,
        record: &ast::TestRecord,
        ty: impl Fn(&str) -> Option<&'s Ty>,
        known: &[&str],
    ) -> Vec<(Name, Datum)> {
        self.fields(record, ty, |writer, name| {
            let found = Diagnostic::new(&codes::hir::UNKNOWN_FIELD, name.span).arg("name", &name.text);
            let found = writer.body.suggest(found, &name.text, name.span, known.iter().copied());
            writer.report(found);
        })
    }

    /// Properties of an event of the schema.
    pub fn event_record(&mut self, event: &Name, record: &ast::TestRecord) -> Vec<(Name, Datum)> {
        let Some(declared) = self.body.cx.schema.events.get(event) else { return Vec::new() };
        let ty = |name: &str| declared.properties.get(name).map(|property| &property.field.ty);
        self.fields(record, ty, |writer, name| {
            let known = declared.properties.keys().map(Name::as_str);
            let found = Diagnostic::new(&codes::hir::UNKNOWN_PROPERTY, name.span).arg("name", &name.text);
            let found = writer.body.suggest(found.arg("event", event), &name.text, name.span, known);
            writer.report(found);
        })
    }

    pub fn fields<'s>(
        &mut self,
        record: &ast::TestRecord,
        ty: impl Fn(&str) -> Option<&'s Ty>,
        unknown: impl Fn(&mut Self, &ast::Ident),
    ) -> Vec<(Name, Datum)> {
        let mut once = crate::hir::build::once::Once::default();
        let mut built = Vec::with_capacity(record.fields.len());
        for field in &record.fields {
            if !once.first(self.body, &field.name.text, field.span) {
                continue;
            }
            match ty(&field.name.text) {
                Some(ty) => {
                    built.extend(self.datum(&field.value, ty, field.span).map(|value| (field.name.text.clone(), value)))
                }
                None => unknown(self, &field.name),
            }
        }
        built
    }

    /// A value of the type, written at about `at`. None where it is not: that is reported. Depth is bounded by the parser.
    pub fn datum(&mut self, value: &ast::TestValue, ty: &Ty, at: Span) -> Option<Datum> {
        match (value, ty) {
            (_, Ty::Unknown) => None,
            (ast::TestValue::List(items), Ty::List { of, max }) => {
                self.check_most("items", items.len(), *max, place(value, at));
                Some(Datum::List(items.iter().filter_map(|item| self.datum(item, of, at)).collect()))
            }
            (ast::TestValue::Record(record), Ty::Record(fields)) => {
                let of = |name: &str| fields.iter().find(|field| field.name == name).map(|field| &field.ty);
                let known: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
                Some(Datum::Record(self.record(record, of, &known)))
            }
            (ast::TestValue::Literal(literal), _) => {
                let operand =
                    ast::Operand { span: literal.span, kind: ast::OperandKind::Literal(literal.value.clone()) };
                self.constant(&operand, ty)
            }
            (ast::TestValue::Name(name), Ty::Enum(_)) => {
                let path = ast::Path { parts: vec![name.clone()], span: name.span };
                self.constant(&ast::Operand { span: name.span, kind: ast::OperandKind::Path(path) }, ty)
            }
            (value, _) => {
                let found = Diagnostic::new(&codes::hir::TYPE_MISMATCH, place(value, at))
                    .term("found", shape(value))
                    .term("expected", ty.term());
                self.report(found);
                None
            }
        }
    }

    fn constant(&mut self, operand: &ast::Operand, ty: &Ty) -> Option<Datum> {
        let scope = Scope::new(Place::Segment);
        let mut judge = Judge::new(self.body, &scope);
        let built = judge.operand_as(operand, ty);
        if built.ty.is_unknown() {
            return None;
        }
        if !same_kind(&built.ty, ty) || matches!((&built.ty, ty), (Ty::Decimal, Ty::Integer)) {
            judge.mismatch(&built, ty, None);
            return None;
        }
        match built.kind {
            OperandKind::Const(value) => {
                if let (Value::Text(text), Ty::Text { max } | Ty::Url { max }) = (&value, ty) {
                    self.check_most("characters", text.chars().count(), *max, operand.span);
                }
                Some(Datum::Value(value))
            }
            _ => None,
        }
    }

    /// Holds a length against the `max` of the schema: what is longer never comes in.
    fn check_most(&mut self, unit: &'static str, count: usize, max: Option<u32>, at: Span) {
        if let Some(found) = max.and_then(|most| longer(unit, count, most, at)) {
            self.report(found);
        }
    }
}

/// What a value looks like, where no type fits it.
pub(super) fn shape(value: &ast::TestValue) -> &'static str {
    match value {
        ast::TestValue::Literal(literal) => type_of(&constant_of(&literal.value)).term(),
        ast::TestValue::Name(_) => "type-enum",
        ast::TestValue::List(_) => "type-list",
        ast::TestValue::Record(_) => "type-record",
    }
}

/// Where a value stands; `at` for an empty list, which has no place of its own.
fn place(value: &ast::TestValue, at: Span) -> Span {
    match value {
        ast::TestValue::Literal(literal) => literal.span,
        ast::TestValue::Name(name) => name.span,
        ast::TestValue::Record(record) => record.span,
        ast::TestValue::List(items) => {
            let ends = items.first().zip(items.last());
            ends.map_or(at, |(first, last)| place(first, at).to(place(last, at)))
        }
    }
}
