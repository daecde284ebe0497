//! Offers.

use super::{DateLit, DurationLit, Ident, Member, Spanned, Str};
use crate::types::{Money, Percent};

/// `offer NAME "title" { .. }`
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub name: Ident,
    pub title: Option<Str>,
    pub members: Vec<Member<OfferMember>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum OfferMember {
    Benefit(Benefit),
    /// `minimum 30_000 KRW`
    Minimum(Spanned<Money>),
    Valid(Validity),
    Limit(OfferLimit),
    /// `budget 5_000_000 KRW`
    Budget(Spanned<Money>),
    /// `origin granted|earned|bought`: checked later, kept as written.
    Origin(Ident),
    Terms(Str),
}

/// What is gained.
#[derive(Clone, Debug, PartialEq)]
pub enum Benefit {
    /// `discount 20% [up to 10_000 KRW]`
    DiscountPercent { percent: Spanned<Percent>, most: Option<Spanned<Money>> },
    /// `discount 5_000 KRW`
    DiscountAmount(Spanned<Money>),
    /// `shipping free`
    ShippingFree,
    /// `trial 30d`
    Trial(DurationLit),
    /// `points 1_000`
    Points(Spanned<i64>),
    /// `gift ".."`
    Gift(Str),
    /// `upgrade TIER`
    Upgrade(Ident),
    /// `access ".."`
    Access(Str),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Validity {
    /// `valid 7d after grant`
    AfterGrant(DurationLit),
    /// `valid until 2026-12-31`
    Until(DateLit),
}

#[derive(Clone, Debug, PartialEq)]
pub enum OfferLimit {
    /// `limit once`
    Once,
    /// `limit 1 per 90d`
    Per { count: Spanned<u32>, period: DurationLit },
}
