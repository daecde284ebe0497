//! Codes of what is allowed but probably not meant.

use crate::diag::code::codes;

codes! {
    /// More advertising can arrive than people bear.
    OVER_MESSAGING = "over-messaging" warning lint;
    /// Nothing limits how much advertising one person can get.
    UNBOUNDED_MESSAGES = "unbounded-messages" warning lint;
    /// The journeys ask for more than a cap of the policy lets through.
    CAP_SWALLOWS = "cap-swallows" warning lint;
}
