//! The step `send`.

use super::{Builder, Children};
use crate::syntax::ast::{Otherwise, Send, SendOffer, Spanned, Via};
use crate::syntax::grammar::{Node, Rule};

impl<'t> Builder<'t> {
    pub(super) fn send(&mut self, mut parts: Children<'t>) -> Option<Send> {
        let message = self.reference(&parts.node()?)?;
        let args = self.args(&mut parts);
        let mut send = Send { message, args, variant: None, via: None, offer: None, otherwise: None };
        for part in parts {
            match part.as_rule() {
                Rule::send_variant => send.variant = Some(self.only_name(&part)?),
                Rule::via => send.via = Some(self.via(part)?),
                Rule::send_offer => send.offer = Some(self.send_offer(part)?),
                _ => send.otherwise = Some(self.send_otherwise(part)?),
            }
        }
        Some(send)
    }

    fn via(&mut self, node: Node<'t>) -> Option<Via> {
        let mut children = Children::of(node);
        children.has(Rule::kw_via);
        if let Some(preferred) = children.eat(Rule::preferred) {
            return Some(Via::Preferred(self.each(Children::of(preferred), |builder, node| builder.name(&node))));
        }
        Some(Via::Chain(self.each(children, |builder, node| builder.name(&node))))
    }

    fn send_offer(&mut self, node: Node<'t>) -> Option<SendOffer> {
        let mut children = Children::of(node);
        let with = children.has(Rule::kw_with);
        let offer = self.reference(&children.node()?)?;
        Some(if with { SendOffer::With(offer) } else { SendOffer::Promising(offer) })
    }

    fn send_otherwise(&mut self, node: Node<'t>) -> Option<Spanned<Otherwise>> {
        let span = self.span(&node);
        let mut children = Children::of(node);
        children.has(Rule::kw_otherwise);
        let part = children.part()?;
        let value = match part.as_rule() {
            Rule::kw_skip => Otherwise::Skip,
            Rule::kw_stop => Otherwise::Stop,
            Rule::block => Otherwise::Steps(self.block(part)),
            _ => {
                let mut inner = Children::of(part);
                let most = self.duration(&inner.node()?)?;
                Otherwise::Hold { most, then_stop: inner.node().is_some() }
            }
        };
        Some(Spanned { value, span })
    }
}
