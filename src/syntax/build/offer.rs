//! Offers.

use super::{Builder, Children};
use crate::syntax::ast::{Benefit, Member, Offer, OfferLimit, OfferMember, Validity};
use crate::syntax::grammar::{Node, Rule};

impl<'t> Builder<'t> {
    pub(super) fn offer(&mut self, node: &Node<'t>) -> Option<Offer> {
        let mut children = Children::of(node.clone());
        let (name, title) = self.name_and_title(&mut children)?;
        let members = self.each(children, Self::offer_member);
        Some(Offer { name, title, members })
    }

    fn offer_member(&mut self, node: Node<'t>) -> Option<Member<OfferMember>> {
        let mut children = Children::of(node);
        let allows = self.allows(&mut children);
        let node = children.node()?;
        let kind = self.offer_line(&node)?;
        Some(Member { allows, span: self.span(&node), kind })
    }

    fn offer_line(&mut self, node: &Node<'t>) -> Option<OfferMember> {
        let mut parts = Children::of(node.clone());
        Some(match node.as_rule() {
            Rule::minimum => OfferMember::Minimum(self.money(&parts.node()?)?),
            Rule::budget => OfferMember::Budget(self.money(&parts.node()?)?),
            Rule::valid => OfferMember::Valid(self.validity(&mut parts)?),
            Rule::limit => OfferMember::Limit(self.offer_limit(&mut parts)?),
            Rule::origin => OfferMember::Origin(self.word(&parts.node()?)),
            Rule::terms => OfferMember::Terms(self.string(&parts.node()?)?),
            _ => OfferMember::Benefit(self.benefit(node.as_rule(), &mut parts)?),
        })
    }

    fn benefit(&mut self, rule: Rule, parts: &mut Children<'t>) -> Option<Benefit> {
        if rule == Rule::shipping {
            return Some(Benefit::ShippingFree);
        }
        let node = parts.node()?;
        Some(match rule {
            Rule::discount if node.as_rule() == Rule::money => Benefit::DiscountAmount(self.money(&node)?),
            Rule::discount => {
                let percent = self.percent(&node)?;
                let most = match parts.node() {
                    Some(most) => Some(self.money(&Children::of(most).node()?)?),
                    None => None,
                };
                Benefit::DiscountPercent { percent, most }
            }
            Rule::trial => Benefit::Trial(self.duration(&node)?),
            Rule::points => Benefit::Points(self.whole(&node)?),
            Rule::gift => Benefit::Gift(self.string(&node)?),
            Rule::upgrade => Benefit::Upgrade(self.name(&node)?),
            _ => Benefit::Access(self.string(&node)?),
        })
    }

    fn validity(&mut self, parts: &mut Children<'t>) -> Option<Validity> {
        let node = parts.node()?;
        Some(match node.as_rule() {
            Rule::duration => Validity::AfterGrant(self.duration(&node)?),
            _ => Validity::Until(self.date(&node)?),
        })
    }

    fn offer_limit(&mut self, parts: &mut Children<'t>) -> Option<OfferLimit> {
        let Some(count) = parts.node() else { return Some(OfferLimit::Once) };
        Some(OfferLimit::Per { count: self.integer(&count)?, period: self.duration(&parts.node()?)? })
    }
}
