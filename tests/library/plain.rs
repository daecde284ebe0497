//! Constructs of offers and of the policy.

use danbi::syntax::ast::{
    Benefit, Cap, CapPeriod, CapScope, Offer, OfferLimit, OfferMember, Policy, PolicyMember, QuietEffect, Validity,
};

use super::features::Features;

impl Features {
    pub fn offer(&mut self, offer: &Offer) {
        self.saw_if(offer.title.is_some(), "offer with a title");
        self.members(&offer.members, Self::offer_member);
    }

    fn offer_member(&mut self, member: &OfferMember) {
        match member {
            OfferMember::Benefit(benefit) => self.benefit(benefit),
            OfferMember::Minimum(_) => self.saw("offer: minimum"),
            OfferMember::Valid(Validity::AfterGrant(_)) => self.saw("offer: valid D after grant"),
            OfferMember::Valid(Validity::Until(_)) => self.saw("offer: valid until"),
            OfferMember::Limit(OfferLimit::Once) => self.saw("offer: limit once"),
            OfferMember::Limit(OfferLimit::Per { .. }) => self.saw("offer: limit N per D"),
            OfferMember::Budget(_) => self.saw("offer: budget"),
            OfferMember::Origin(origin) => self.saw(&format!("offer: origin {}", origin.text)),
            OfferMember::Terms(_) => self.saw("offer: terms"),
        }
    }

    fn benefit(&mut self, benefit: &Benefit) {
        self.saw(match benefit {
            Benefit::DiscountPercent { most: None, .. } => "offer: discount in per cent",
            Benefit::DiscountPercent { most: Some(_), .. } => "offer: discount in per cent up to",
            Benefit::DiscountAmount(_) => "offer: discount of an amount",
            Benefit::ShippingFree => "offer: shipping free",
            Benefit::Trial(_) => "offer: trial",
            Benefit::Points(_) => "offer: points",
            Benefit::Gift(_) => "offer: gift",
            Benefit::Upgrade(_) => "offer: upgrade",
            Benefit::Access(_) => "offer: access",
        });
    }

    pub fn policy(&mut self, policy: &Policy) {
        self.members(&policy.members, |features, member| match member {
            PolicyMember::Cap(cap) => features.cap(cap),
            PolicyMember::Quiet(quiet) => features.saw(match quiet.effect.map(|said| said.value) {
                None => "quiet",
                Some(QuietEffect::Hold) => "quiet, hold",
                Some(QuietEffect::Skip) => "quiet, skip",
            }),
            PolicyMember::Priority(_) => features.saw("priority"),
            PolicyMember::Holdout(_) => features.saw("policy: holdout"),
        });
    }

    fn cap(&mut self, cap: &Cap) {
        self.saw_if(cap.limits.len() > 1, "cap with several limits");
        for limit in &cap.limits {
            self.saw(match limit.period {
                CapPeriod::Rolling(_) => "cap per D",
                CapPeriod::CalendarDay => "cap per calendar day",
            });
        }
        self.saw(match &cap.scope {
            None => "cap",
            Some(CapScope::Purpose(_)) => "cap for a purpose",
            Some(CapScope::Stage(_)) => "cap for stage",
            Some(CapScope::Message(_)) => "cap for message",
            Some(CapScope::Journey(_)) => "cap for journey",
            Some(CapScope::Topic(_)) => "cap for topic",
        });
        self.saw_if(cap.channel.is_some(), "cap via");
    }
}
