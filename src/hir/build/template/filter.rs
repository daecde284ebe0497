//! Filters, one after the other.

use super::Writer;
use crate::diag::{Diagnostic, codes};
use crate::hir;
use crate::hir::build::context::suggest;
use crate::hir::build::operand::constant_of;
use crate::syntax::ast;
use crate::text::{Edit, Span};
use crate::types::filter::{self, ArgKind, Filter, Param};
use crate::types::{Decimal, Ty, Value};

/// What flows from filter to filter.
pub(super) struct Flow {
    pub ty: Ty,
    /// May be unset.
    pub optional: bool,
    /// Where it is known already: a constant.
    pub value: Option<Value>,
}

impl Flow {
    /// After something was reported: nothing more is said.
    fn lost() -> Flow {
        Flow { ty: Ty::Unknown, optional: false, value: None }
    }
}

impl Writer<'_, '_, '_> {
    /// Follows the filters. `before` is the place of the value.
    pub fn filters(&mut self, before: Span, said: &[ast::Filter], mut flow: Flow) -> (Vec<hir::Filter>, Flow) {
        let mut built = Vec::with_capacity(said.len());
        let mut end = before;
        for filter in said {
            let Some(of) = filter::find(&filter.name.text) else {
                let known = filter::ALL.map(|filter| filter.name);
                self.body.unknown("kind-filter", &filter.name.text, filter.name.span, known);
                return (built, Flow::lost());
            };
            let Some(args) = self.filter(of, filter, end, &flow) else { return (built, Flow::lost()) };
            flow = apply(of, &args, flow);
            built.push(hir::Filter { name: of.name, args });
            end = filter.span;
        }
        (built, flow)
    }

    /// Checks one filter against what flows in; `None` where something was reported.
    fn filter(&mut self, of: &'static Filter, said: &ast::Filter, before: Span, flow: &Flow) -> Option<Vec<Value>> {
        if !of.accepts(&flow.ty) {
            let found = Diagnostic::new(&codes::message::FILTER_TYPE, said.name.span)
                .arg("filter", of.name)
                .term("type", flow.ty.term())
                .help(type_help(of.name));
            self.body.report(found);
            return None;
        }
        let place = Span::new(said.span.file, said.name.span.start, said.span.end);
        let (least, most, found) = (of.required(), of.params.len(), said.args.len());
        if found < least || found > most {
            let found = Diagnostic::new(&codes::message::FILTER_ARGUMENT_COUNT, place)
                .arg("filter", of.name)
                .arg("found", found)
                .help(count_help(of.name));
            self.body.report(found);
            return None;
        }
        let pairs = of.params.iter().zip(&said.args);
        let args: Option<Vec<Value>> = pairs.map(|(param, arg)| self.argument(of, param, arg, &flow.ty)).collect();
        if of.name == "default" && !flow.optional && !flow.ty.is_unknown() {
            let gone = Span::new(said.span.file, before.end, said.span.end);
            let found = Diagnostic::new(&codes::message::USELESS_DEFAULT, place);
            self.body.report(found.safe_fix(vec![Edit::replace(gone, "")]));
        }
        args
    }

    fn argument(&mut self, of: &Filter, param: &Param, said: &ast::Spanned<ast::Literal>, ty: &Ty) -> Option<Value> {
        let value = fitted(constant_of(&said.value), ty, param.kind);
        if param.kind.fits(&value, ty) {
            return Some(value);
        }
        let found = Diagnostic::new(&codes::message::FILTER_ARGUMENT, said.span)
            .arg("filter", of.name)
            .arg("choices", param.kind.choices().join(", "))
            .term("type", ty.term());
        let found = match (param.kind, &value) {
            (ArgKind::Alternative, _) => found.help("help-alternative"),
            (ArgKind::Count { least, most }, _) => found.arg("least", least).arg("most", most).help("help-count"),
            (kind, Value::Text(text)) => {
                let quoted = Span::new(said.span.file, said.span.start + 1, said.span.end.saturating_sub(1));
                suggest(found, text, quoted, kind.choices().iter().copied())
            }
            _ => found,
        };
        self.body.report(found);
        None
    }
}

fn apply(of: &Filter, args: &[Value], flow: Flow) -> Flow {
    let ty = if flow.ty.is_unknown() { Ty::Unknown } else { (of.result)(&flow.ty, args) };
    let value = flow.value.and_then(|value| (of.apply)(Some(&value), args, ""));
    Flow { ty, optional: flow.optional && of.name != "default", value }
}

/// A whole number stands for a decimal, a day for the instant it begins at.
fn fitted(value: Value, ty: &Ty, kind: ArgKind) -> Value {
    match (kind, ty, value) {
        (ArgKind::Alternative, Ty::Decimal, Value::Integer(number)) => {
            Value::Decimal(Decimal { mantissa: number, scale: 0 })
        }
        (ArgKind::Alternative, Ty::DateTime, Value::Date(date)) => Value::Local(date.and_time(chrono::NaiveTime::MIN)),
        (_, _, value) => value,
    }
}

/// The attribute that shows a filter with its arguments.
fn count_help(filter: &str) -> &'static str {
    match filter {
        "date" => "help-date",
        "default" => "help-default",
        "josa" => "help-josa",
        "number" => "help-number",
        "truncate" => "help-truncate",
        _ => "help",
    }
}

/// The attribute that says what a filter takes.
fn type_help(filter: &str) -> &'static str {
    match filter {
        "date" => "help-date",
        "default" => "help-default",
        "josa" => "help-josa",
        "money" => "help-money",
        "number" => "help-number",
        "time" => "help-time",
        _ => "help-truncate",
    }
}
