//! Codes of what is allowed but probably not meant.

use crate::diag::code::codes;

codes! {
    /// More advertising can arrive than people bear.
    OVER_MESSAGING = "over-messaging" warning lint;
    /// Nothing limits how much advertising one person can get.
    UNBOUNDED_MESSAGES = "unbounded-messages" warning lint;
    /// The journeys ask for more than a cap of the policy lets through.
    CAP_SWALLOWS = "cap-swallows" warning lint;
    /// A send that is always reached in closed hours.
    CLOSED_SEND = "closed-send" warning lint;
    /// A message speaks of an offer that its reader may not have got.
    OFFER_UNCERTAIN = "offer-uncertain" warning lint;
    /// An offer that is granted again within its limit.
    OFFER_USED_UP = "offer-used-up" warning lint;
    /// A test without a property that its journey looks at, and that is always there.
    PROPERTY_LEFT_OUT = "property-left-out" warning lint;
}
