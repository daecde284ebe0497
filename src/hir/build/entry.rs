//! `enter` lines.

use super::context::Body;
use super::event::event_match;
use super::journey::positive;
use super::moment::date_moment;
use super::predicate::predicate;
use super::scope::{Place, Scope};
use crate::diag::{Diagnostic, codes};
use crate::hir::{Entry, EntryKind, MonthDay};
use crate::syntax::ast;
use crate::text::Span;
use crate::types::Ty;

/// Builds one `enter` line. It can name nothing of the journey yet, only the person.
pub(super) fn entry(body: &mut Body, span: Span, enter: &ast::Enter) -> Entry {
    let scope = Scope::new(Place::Segment);
    let kind = kind(body, &scope, &enter.kind);
    let spread = enter.spread.map(|spread| positive(body, spread));
    if let (Some(spread), EntryKind::On { .. } | EntryKind::When { including_current: false, .. }) =
        (enter.spread, &kind)
    {
        body.report(Diagnostic::new(&codes::hir::SPREAD_WITHOUT_CROWD, spread.span));
    }
    Entry { span, kind, spread }
}

fn kind(body: &mut Body, scope: &Scope, kind: &ast::EnterKind) -> EntryKind {
    match kind {
        ast::EnterKind::On { event, binding } => EntryKind::On {
            event: event_match(body, scope, event),
            binding: binding.as_ref().map(|name| name.text.clone()),
        },
        ast::EnterKind::When { predicate: expr, including_current } => {
            EntryKind::When { predicate: predicate(body, scope, expr), including_current: *including_current }
        }
        ast::EnterKind::At(at) => EntryKind::At(at.value),
        ast::EnterKind::EveryWeek { days, at } => {
            EntryKind::Weekly { days: days.iter().map(|day| day.value).collect(), at: at.value }
        }
        ast::EnterKind::EveryMonth { day, at } => EntryKind::Monthly { day: month_day(body, day), at: at.value },
        ast::EnterKind::EveryYear { years, on, at } => {
            if years.value == 0 {
                body.report(Diagnostic::new(&codes::hir::ZERO_TIMES, years.span));
            }
            let date = super::judge::Judge::new(body, scope).path(on);
            if !matches!(date.ty, Ty::Date | Ty::DateTime | Ty::Unknown) {
                super::judge::Judge::new(body, scope).mismatch(&date, &Ty::Date, None);
            }
            EntryKind::Yearly { years: years.value, date, at: at.value }
        }
        ast::EnterKind::Date(moment) => EntryKind::Date(date_moment(body, scope, moment)),
    }
}

fn month_day(body: &mut Body, day: &ast::MonthDay) -> MonthDay {
    match day {
        ast::MonthDay::Last(_) => MonthDay::Last,
        ast::MonthDay::Day(day) => {
            if !(1..=31).contains(&day.value) {
                body.report(Diagnostic::new(&codes::hir::MONTH_DAY_RANGE, day.span));
            }
            MonthDay::Day(day.value)
        }
    }
}
