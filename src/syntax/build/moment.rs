//! Moments: points in time that are waited for.

use super::{Builder, Children};
use crate::syntax::ast::{DateMoment, DateSource, Direction, DurationLit, Moment, Offset, TimeLit};
use crate::syntax::grammar::{Node, Rule};

impl<'t> Builder<'t> {
    pub(super) fn moment(&mut self, node: Node<'t>) -> Option<Moment> {
        let inner = Children::of(node).node()?;
        Some(match inner.as_rule() {
            Rule::time => Moment::Time(self.time(&inner)?),
            Rule::moment_weekday => {
                let mut parts = Children::of(inner);
                Moment::Weekday { day: self.weekday(&parts.node()?)?, at: self.at_time(parts.node()?)? }
            }
            Rule::moment_day => {
                let mut parts = Children::of(inner);
                Moment::Day { number: self.integer(&parts.node()?)?, at: self.at_time(parts.node()?)? }
            }
            Rule::moment_offset => Moment::Date(self.moment_offset(inner)?),
            Rule::moment_path => self.moment_path(inner)?,
            _ => Moment::Date(self.date_moment(None, &mut Children::of(inner))?),
        })
    }

    /// `3d before user.renews_at at 10:00`
    pub(super) fn moment_offset(&mut self, node: Node<'t>) -> Option<DateMoment> {
        let mut parts = Children::of(node);
        let by = self.duration(&parts.node()?)?;
        let before = parts.has(Rule::kw_before);
        let direction = if before { Direction::Before } else { Direction::After };
        self.date_moment(Some(Offset { by, direction }), &mut parts)
    }

    fn date_moment(&mut self, offset: Option<Offset>, parts: &mut Children<'t>) -> Option<DateMoment> {
        let node = parts.node()?;
        let date = match node.as_rule() {
            Rule::date => DateSource::Date(self.date(&node)?),
            Rule::datetime => DateSource::DateTime(self.datetime(&node)?),
            _ => DateSource::Path(self.path(&node)?),
        };
        let at = match parts.node() {
            Some(at) => Some(self.at_time(at)?),
            None => None,
        };
        Some(DateMoment { offset, date, at })
    }

    fn moment_path(&mut self, node: Node<'t>) -> Option<Moment> {
        let mut parts = Children::of(node);
        let path = self.path(&parts.node()?)?;
        let Some(time) = parts.node() else {
            return Some(Moment::Date(DateMoment { offset: None, date: DateSource::Path(path), at: None }));
        };
        let otherwise = time.as_rule() == Rule::else_time;
        let at = self.at_time(time)?;
        Some(if otherwise {
            Moment::TimeOf { path, otherwise: at }
        } else {
            Moment::Date(DateMoment { offset: None, date: DateSource::Path(path), at: Some(at) })
        })
    }

    /// The time in `at 10:00` or `else 10:00`.
    pub(super) fn at_time(&mut self, node: Node<'t>) -> Option<TimeLit> {
        let time = Children::of(node).node()?;
        self.time(&time)
    }

    /// The length in `for 1d`, `, at most 60d`.
    pub(super) fn only_duration(&mut self, node: Node<'t>) -> Option<DurationLit> {
        let duration = Children::of(node).node()?;
        self.duration(&duration)
    }
}
