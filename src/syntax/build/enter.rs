//! How people come into a journey.

use super::{Builder, Children};
use crate::syntax::ast::{Enter, EnterKind, MonthDay, Spanned, WeekdayLit};
use crate::syntax::grammar::{Node, Rule};
use crate::types::Weekday;

impl<'t> Builder<'t> {
    pub(super) fn enter(&mut self, node: &Node<'t>) -> Option<Enter> {
        let mut parts = Children::of(node.clone());
        let how = parts.node()?;
        let mut inner = Children::of(how.clone());
        let kind = match how.as_rule() {
            Rule::enter_on => {
                let (event, binding) = self.event(&inner.node()?)?;
                EnterKind::On { event, binding }
            }
            Rule::enter_when => {
                let predicate = self.predicate(&inner.node()?)?;
                EnterKind::When { predicate, including_current: inner.node().is_some() }
            }
            Rule::enter_at => EnterKind::At(self.datetime(&inner.node()?)?),
            Rule::enter_date => EnterKind::Date(self.moment_offset(inner.node()?)?),
            _ => self.enter_every(inner.node()?)?,
        };
        let spread = match parts.node() {
            Some(spread) => Some(self.duration(&Children::of(spread).node()?)?),
            None => None,
        };
        Some(Enter { kind, spread })
    }

    fn enter_every(&mut self, node: Node<'t>) -> Option<EnterKind> {
        match node.as_rule() {
            Rule::every_week => self.every_week(node),
            Rule::every_month => self.every_month(node),
            _ => self.every_year(node),
        }
    }

    fn every_week(&mut self, node: Node<'t>) -> Option<EnterKind> {
        let mut children = Children::of(node);
        let mut days: Vec<WeekdayLit> = Vec::new();
        if let Some(every) = children.eat(Rule::kw_day) {
            let span = self.span(&every);
            days.extend(Weekday::ALL.map(|value| Spanned { value, span }));
        }
        while let Some(day) = children.eat(Rule::weekday) {
            days.extend(self.weekday(&day));
        }
        Some(EnterKind::EveryWeek { days, at: self.at_time(children.node()?)? })
    }

    fn every_month(&mut self, node: Node<'t>) -> Option<EnterKind> {
        let mut children = Children::of(node);
        children.has(Rule::kw_month);
        children.has(Rule::kw_on);
        let last = children.eat(Rule::kw_the).map(|the| self.span(&the));
        let first = children.node()?;
        let day = match last {
            Some(the) => MonthDay::Last(the),
            None => MonthDay::Day(self.integer(&first)?),
        };
        let at = if last.is_some() { first } else { children.node()? };
        Some(EnterKind::EveryMonth { day, at: self.at_time(at)? })
    }

    fn every_year(&mut self, node: Node<'t>) -> Option<EnterKind> {
        let mut children = Children::of(node);
        let years = match children.eat(Rule::kw_year) {
            Some(year) => Spanned { value: 1, span: self.span(&year) },
            None => self.integer(&children.node()?)?,
        };
        let on = self.path(&children.node()?)?;
        Some(EnterKind::EveryYear { years, on, at: self.at_time(children.node()?)? })
    }
}
