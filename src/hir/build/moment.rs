//! Moments.

use super::context::Body;
use super::judge::Judge;
use super::operand::unknown;
use super::scope::Scope;
use crate::diag::{Diagnostic, codes, nearest};
use crate::hir::{DateMoment, DateSource, Moment, Operand};
use crate::syntax::ast;
use crate::text::{Edit, Span};
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
    if let Some(most) = most.filter(|_| !by_data) {
        body.report(Diagnostic::new(&codes::hir::MOST_WITHOUT_DATE, most.span));
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
    // Of what is no date it is not asked how far away it may be.
    if let (Moment::Date(DateMoment { date: DateSource::Value(value), .. }), None) = (&built, most)
        && matches!(value.ty, Ty::Date | Ty::DateTime)
        && !body.unread
    {
        body.report(Diagnostic::new(&codes::hir::MOST_NEEDED, span));
    }
    (built, most.map(|most| most.value))
}

/// Builds a date and its offset.
pub(super) fn date_moment(body: &mut Body, scope: &Scope, moment: &ast::DateMoment) -> DateMoment {
    let date = match &moment.date {
        ast::DateSource::Date(date) => DateSource::Date(date.value),
        ast::DateSource::DateTime(local) => DateSource::Local(local.value),
        ast::DateSource::Path(path) => {
            let alone = moment.offset.is_none() && moment.at.is_none();
            DateSource::Value(if alone || path.parts.len() == 1 {
                date_or_time(body, scope, path)
            } else {
                typed(body, scope, path, &Ty::Date)
            })
        }
    };
    DateMoment {
        offset: moment.offset.as_ref().map(|offset| (offset.by.value, offset.direction)),
        date,
        at: moment.at.map(|at| at.value),
    }
}

/// `wait until user.best_hour`: a time of day from data needs another for those who have none.
fn date_or_time(body: &mut Body, scope: &Scope, path: &ast::Path) -> Operand {
    if let Some(value) = misspelt_weekday(body, scope, path) {
        return value;
    }
    let value = Judge::new(body, scope).path(path);
    if value.ty == Ty::Time {
        let name = path.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(".");
        let found = Diagnostic::new(&codes::hir::TIME_NEEDS_ELSE, path.span).arg("name", name);
        body.report(found.suggested_fix(vec![Edit::insert_after(path.span, " else 10:00")]));
        return value;
    }
    checked(body, scope, value, &Ty::Date)
}

/// `wait until mondays at 10:00`: read as the name of something with a date.
fn misspelt_weekday(body: &mut Body, scope: &Scope, path: &ast::Path) -> Option<Operand> {
    let [name] = path.parts.as_slice() else { return None };
    let day = nearest(&name.text, WEEKDAYS).filter(|_| scope.find(&name.text).is_none())?;
    let found = Diagnostic::new(&codes::hir::UNKNOWN_NAME, name.span).arg("name", &name.text);
    let found = found.term("kind", "kind-binding").arg("nearest", day).help("help-nearest");
    body.report(found.suggested_fix(vec![Edit::replace(name.span, day)]));
    Some(unknown(path.span))
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

fn typed(body: &mut Body, scope: &Scope, path: &ast::Path, expected: &Ty) -> Operand {
    let operand = Judge::new(body, scope).path(path);
    checked(body, scope, operand, expected)
}

fn checked(body: &mut Body, scope: &Scope, operand: Operand, expected: &Ty) -> Operand {
    let fits = match (&operand.ty, expected) {
        (Ty::Unknown, _) | (Ty::Date | Ty::DateTime, Ty::Date) => true,
        (found, expected) => found == expected,
    };
    if !fits {
        Judge::new(body, scope).mismatch(&operand, expected, None);
    }
    operand
}
