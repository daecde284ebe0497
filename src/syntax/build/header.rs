//! Journeys: their header. A header line after a step is reported and kept.

use super::{Builder, Children};
use crate::diag::{Diagnostic, codes};
use crate::syntax::ast::{
    Exit, ExitKind, Goal, GoalTarget, HeaderLine, Journey, Member, Reentry, ReentryLimit, ReentryLimitKind, SendWindow,
    Spanned, WeekdayLit, WhileActive,
};
use crate::syntax::grammar::{Node, Rule};
use crate::types::Weekday;

impl<'t> Builder<'t> {
    pub(super) fn journey(&mut self, node: &Node<'t>) -> Option<Journey> {
        let mut children = Children::of(node.clone());
        let (name, title) = self.name_and_title(&mut children)?;
        let mut journey = Journey { name, title, header: Vec::new(), steps: Vec::new() };
        for item in children {
            self.journey_item(item, &mut journey);
        }
        journey.header.shrink_to_fit();
        journey.steps.shrink_to_fit();
        Some(journey)
    }

    fn journey_item(&mut self, item: Node<'t>, journey: &mut Journey) -> Option<()> {
        let mut children = Children::of(item);
        let allows = self.allows(&mut children);
        let rule = children.peek()?;
        if !is_header(rule) {
            journey.steps.extend(self.labelled_step(allows, &mut children));
            return Some(());
        }
        let node = children.node()?;
        let span = self.span(&node);
        if let Some(step) = journey.steps.first() {
            let word = node.as_str().split_whitespace().next().unwrap_or_default();
            let finding = Diagnostic::new(&codes::syntax::HEADER_AFTER_STEP, span).arg("word", word);
            self.report(finding.label(step.span, "first-step"));
        }
        let kind = self.header_line(&node)?;
        journey.header.push(Member { allows, span, kind });
        Some(())
    }

    fn header_line(&mut self, node: &Node<'t>) -> Option<HeaderLine> {
        let mut parts = Children::of(node.clone());
        Some(match node.as_rule() {
            Rule::stage => HeaderLine::Stage(self.name(&parts.node()?)?),
            Rule::enter => HeaderLine::Enter(Box::new(self.enter(node)?)),
            Rule::active => self.active(parts)?,
            Rule::key => HeaderLine::Key(self.path(&parts.node()?)?),
            Rule::reentry => HeaderLine::Reentry(self.reentry(parts)?),
            Rule::audience => HeaderLine::Audience(Box::new(self.predicate(&parts.node()?)?)),
            Rule::exit => HeaderLine::Exit(Box::new(self.exit(parts)?)),
            Rule::goal => HeaderLine::Goal(Box::new(self.goal(parts)?)),
            Rule::journey_holdout => HeaderLine::Holdout(self.percent(&parts.node()?)?),
            _ => HeaderLine::Window(self.send_window(&mut parts)?),
        })
    }

    fn active(&mut self, parts: Children<'t>) -> Option<HeaderLine> {
        let (mut from, mut to) = (None, None);
        for part in parts {
            let is_from = part.as_rule() == Rule::active_from;
            let date = self.date(&Children::of(part).node()?)?;
            *(if is_from { &mut from } else { &mut to }) = Some(date);
        }
        Some(HeaderLine::Active { from, to })
    }

    fn reentry(&mut self, parts: Children<'t>) -> Option<Reentry> {
        let mut reentry = Reentry { limits: Vec::new(), while_active: None };
        for part in parts {
            if part.as_rule() == Rule::reentry_limit {
                reentry.limits.extend(self.reentry_limit(part));
                continue;
            }
            let span = self.span(&part);
            let restart = Children::of(part).any_keyword(Rule::kw_restart);
            let value = if restart { WhileActive::Restart } else { WhileActive::Ignore };
            reentry.while_active = Some(Spanned { value, span });
        }
        reentry.limits.shrink_to_fit();
        Some(reentry)
    }

    fn reentry_limit(&mut self, node: Node<'t>) -> Option<ReentryLimit> {
        let span = self.span(&node);
        let mut parts = Children::of(node);
        let kind = if parts.has(Rule::kw_once) {
            ReentryLimitKind::Once
        } else if parts.has(Rule::kw_every) {
            ReentryLimitKind::EveryTime
        } else {
            ReentryLimitKind::AtMost { times: self.integer(&parts.node()?)?, per: self.duration(&parts.node()?)? }
        };
        Some(ReentryLimit { kind, per_key: parts.node().is_some(), span })
    }

    fn exit(&mut self, mut parts: Children<'t>) -> Option<Exit> {
        let node = parts.node()?;
        let inner = Children::of(node.clone()).node()?;
        let kind = match node.as_rule() {
            Rule::exit_on => ExitKind::On(self.unbound_event(&inner)?),
            _ => ExitKind::When(self.predicate(&inner)?),
        };
        let last_words = parts.node().map(|block| self.block(block));
        Some(Exit { kind, last_words })
    }

    fn goal(&mut self, mut parts: Children<'t>) -> Option<Goal> {
        let event = self.unbound_event(&parts.node()?)?;
        let within = match parts.eat(Rule::goal_within) {
            Some(node) => Some(self.duration(&Children::of(node).node()?)?),
            None => None,
        };
        let target = match parts.node() {
            Some(node) => Some(self.goal_target(node)?),
            None => None,
        };
        Some(Goal { event, within, target })
    }

    fn goal_target(&mut self, node: Node<'t>) -> Option<GoalTarget> {
        let inner = Children::of(node).node()?;
        if inner.as_rule() == Rule::percent {
            return Some(GoalTarget::Share(self.percent(&inner)?));
        }
        Some(GoalTarget::OverHoldout(self.percent(&Children::of(inner).node()?)?))
    }

    fn send_window(&mut self, parts: &mut Children<'t>) -> Option<SendWindow> {
        parts.has(Rule::kw_window);
        let days = match parts.eat(Rule::days) {
            Some(days) => self.days(days),
            None => Vec::new(),
        };
        Some(SendWindow { days, range: self.time_range(&parts.node()?)? })
    }

    fn days(&mut self, node: Node<'t>) -> Vec<WeekdayLit> {
        let span = self.span(&node);
        let all = |days: &[Weekday]| days.iter().map(|&value| Spanned { value, span }).collect();
        let children = Children::of(node);
        match children.peek() {
            Some(Rule::kw_weekdays) => all(Weekday::ALL.get(..5).unwrap_or_default()),
            Some(Rule::kw_weekends) => all(Weekday::ALL.get(5..).unwrap_or_default()),
            _ => self.each(children, |builder, node| builder.weekday(&node)),
        }
    }
}

fn is_header(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::stage
            | Rule::enter
            | Rule::active
            | Rule::key
            | Rule::reentry
            | Rule::audience
            | Rule::exit
            | Rule::goal
            | Rule::journey_holdout
            | Rule::send_window
    )
}
