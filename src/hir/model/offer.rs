//! Offers.

use chrono::NaiveDate;

use super::Head;
use crate::types::{Duration, Money, Name, Percent};

#[derive(Debug)]
pub struct Offer {
    pub head: Head,
    /// At least one unless broken.
    pub benefits: Vec<Benefit>,
    pub minimum: Option<Money>,
    pub valid: Option<Validity>,
    pub limit: Option<OfferLimit>,
    pub budget: Option<Money>,
    pub origin: Option<Origin>,
    pub terms: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Benefit {
    DiscountPercent { percent: Percent, most: Option<Money> },
    DiscountAmount(Money),
    ShippingFree,
    Trial(Duration),
    Points(i64),
    Gift(String),
    Upgrade(Name),
    Access(String),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Validity {
    AfterGrant(Duration),
    Until(NaiveDate),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OfferLimit {
    Once,
    Per { count: u32, period: Duration },
}

/// How a person comes by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Granted,
    Earned,
    Bought,
}
