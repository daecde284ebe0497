//! Offers.

use crate::bundle::{Benefit, Offer, OfferLimit, Origin, Validity};
use crate::hir;

pub(super) fn offer(offer: hir::Offer) -> Offer {
    Offer {
        benefits: offer.benefits.into_iter().map(benefit).collect(),
        minimum: offer.minimum,
        valid: offer.valid.map(|valid| match valid {
            hir::Validity::AfterGrant(duration) => Validity::AfterGrant(duration),
            hir::Validity::Until(date) => Validity::Until(date),
        }),
        limit: offer.limit.map(|limit| match limit {
            hir::OfferLimit::Once => OfferLimit::Once {},
            hir::OfferLimit::Per { count, period } => OfferLimit::Per { count, period },
        }),
        budget: offer.budget,
        origin: offer.origin.map(|origin| match origin {
            hir::Origin::Granted => Origin::Granted,
            hir::Origin::Earned => Origin::Earned,
            hir::Origin::Bought => Origin::Bought,
        }),
        terms: offer.terms,
    }
}

fn benefit(benefit: hir::Benefit) -> Benefit {
    match benefit {
        hir::Benefit::DiscountPercent { percent, most } => Benefit::DiscountPercent { percent, most },
        hir::Benefit::DiscountAmount(amount) => Benefit::DiscountAmount(amount),
        hir::Benefit::ShippingFree => Benefit::ShippingFree {},
        hir::Benefit::Trial(duration) => Benefit::Trial(duration),
        hir::Benefit::Points(points) => Benefit::Points(points),
        hir::Benefit::Gift(what) => Benefit::Gift(what),
        hir::Benefit::Upgrade(to) => Benefit::Upgrade(to),
        hir::Benefit::Access(to) => Benefit::Access(to),
    }
}
