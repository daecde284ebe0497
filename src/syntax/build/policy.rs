//! The policy.

use super::{Builder, Children};
use crate::syntax::ast::{
    Cap, CapLimit, CapPeriod, CapScope, Member, Policy, PolicyMember, Quiet, QuietEffect, Spanned,
};
use crate::syntax::grammar::{Node, Rule};

impl<'t> Builder<'t> {
    pub(super) fn policy(&mut self, node: &Node<'t>) -> Option<Policy> {
        let mut children = Children::of(node.clone());
        let span = self.span(&children.part()?);
        Some(Policy { members: self.each(children, Self::policy_member), span })
    }

    fn policy_member(&mut self, node: Node<'t>) -> Option<Member<PolicyMember>> {
        let mut children = Children::of(node);
        let allows = self.allows(&mut children);
        let node = children.node()?;
        let parts = Children::of(node.clone());
        let kind = match node.as_rule() {
            Rule::cap => PolicyMember::Cap(self.cap(parts)?),
            Rule::quiet => PolicyMember::Quiet(self.quiet(parts)?),
            Rule::priority => PolicyMember::Priority(self.each(parts, |builder, node| builder.name(&node))),
            _ => PolicyMember::Holdout(self.percent(&{ parts }.node()?)?),
        };
        Some(Member { allows, span: self.span(&node), kind })
    }

    fn cap(&mut self, mut parts: Children<'t>) -> Option<Cap> {
        parts.has(Rule::kw_cap);
        let mut cap = Cap { limits: Vec::new(), scope: None, channel: None };
        for part in parts {
            match part.as_rule() {
                Rule::cap_limit => cap.limits.extend(self.cap_limit(part)),
                Rule::cap_scope => cap.scope = Some(self.cap_scope(part)?),
                _ => cap.channel = Some(self.only_name(&part)?),
            }
        }
        Some(cap)
    }

    fn cap_limit(&mut self, node: Node<'t>) -> Option<CapLimit> {
        let span = self.span(&node);
        let mut parts = Children::of(node);
        let count = self.integer(&parts.node()?)?;
        let period = parts.node()?;
        let period = match period.as_rule() {
            Rule::duration => CapPeriod::Rolling(self.duration(&period)?),
            _ => CapPeriod::CalendarDay,
        };
        Some(CapLimit { count, period, span })
    }

    fn cap_scope(&mut self, node: Node<'t>) -> Option<CapScope> {
        let mut parts = Children::of(node);
        parts.has(Rule::kw_for);
        let kind = parts.peek()?;
        let name = self.name(&parts.node()?)?;
        Some(match kind {
            Rule::kw_stage => CapScope::Stage(name),
            Rule::kw_message => CapScope::Message(name),
            Rule::kw_journey => CapScope::Journey(name),
            Rule::kw_topic => CapScope::Topic(name),
            _ => CapScope::Purpose(name),
        })
    }

    fn quiet(&mut self, mut parts: Children<'t>) -> Option<Quiet> {
        let range = self.time_range(&parts.node()?)?;
        let scope = match parts.eat(Rule::quiet_scope) {
            Some(scope) => Some(self.only_name(&scope)?),
            None => None,
        };
        let effect = parts.node().map(|node| {
            let span = self.span(&node);
            let skip = Children::of(node).any_keyword(Rule::kw_skip);
            Spanned { value: if skip { QuietEffect::Skip } else { QuietEffect::Hold }, span }
        });
        Some(Quiet { range, scope, effect })
    }
}
