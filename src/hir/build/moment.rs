//! Moments.

use super::context::Body;
use super::judge::Judge;
use super::scope::Scope;
use crate::diag::{Diagnostic, codes};
use crate::hir::{DateMoment, DateSource, Moment, Operand};
use crate::syntax::ast;
use crate::text::Span;
use crate::types::{Duration, Ty};

/// Builds a moment with its most. A date that data decides must say the most.
pub(super) fn moment(
    body: &mut Body,
    scope: &Scope,
    span: Span,
    moment: &ast::Moment,
    most: Option<ast::DurationLit>,
) -> (Moment, Option<Duration>) {
    let by_data = matches!(moment, ast::Moment::Date(ast::DateMoment { date: ast::DateSource::Path(_), .. }));
    match most {
        None if by_data && !body.unread => body.report(Diagnostic::new(&codes::hir::MOST_NEEDED, span)),
        Some(most) if !by_data => body.report(Diagnostic::new(&codes::hir::MOST_WITHOUT_DATE, most.span)),
        _ => {}
    }
    let built = match moment {
        ast::Moment::Time(at) => Moment::Time(at.value),
        ast::Moment::Weekday { day, at } => Moment::Weekday { day: day.value, at: at.value },
        ast::Moment::Day { number, at } => Moment::Day { number: number.value, at: at.value },
        ast::Moment::Date(date) => Moment::Date(date_moment(body, scope, date)),
        ast::Moment::TimeOf { path, otherwise } => {
            Moment::TimeOf { value: typed(body, scope, path, &Ty::Time), otherwise: otherwise.value }
        }
    };
    (built, most.map(|most| most.value))
}

/// Builds a date and its offset.
pub(super) fn date_moment(body: &mut Body, scope: &Scope, moment: &ast::DateMoment) -> DateMoment {
    let date = match &moment.date {
        ast::DateSource::Date(date) => DateSource::Date(date.value),
        ast::DateSource::DateTime(local) => DateSource::Local(local.value),
        ast::DateSource::Path(path) => DateSource::Value(typed(body, scope, path, &Ty::Date)),
    };
    DateMoment {
        offset: moment.offset.as_ref().map(|offset| (offset.by.value, offset.direction)),
        date,
        at: moment.at.map(|at| at.value),
    }
}

fn typed(body: &mut Body, scope: &Scope, path: &ast::Path, expected: &Ty) -> Operand {
    let mut judge = Judge::new(body, scope);
    let operand = judge.path(path);
    let fits = match (&operand.ty, expected) {
        (Ty::Unknown, _) | (Ty::Date | Ty::DateTime, Ty::Date) => true,
        (found, expected) => found == expected,
    };
    if !fits {
        judge.mismatch(&operand, expected, None);
    }
    operand
}
