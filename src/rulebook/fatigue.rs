//! How many advertising messages people bear, as surveys and vendors found.

use super::Cite;
use super::cite::{low, medium};

/// A threshold for advertising messages to one person in any window of so many hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FatigueLimit {
    /// `None`: all channels together.
    pub channel: Option<&'static str>,
    /// Length of the sliding window: 24, 168 (a week) or 720 (thirty days).
    pub hours: u32,
    /// More than so many are probably too many.
    pub warn: Option<u32>,
    /// More than so many surely are.
    pub error: Option<u32>,
    pub cite: Cite,
}

const DAY: u32 = 24;
const WEEK: u32 = 168;
const MONTH: u32 = 720;

// Names of sources only: they are shown as they stand in every language.

/// A third and more of those asked switch push off at 2 to 5 a week.
const PUSH: Cite = medium("Localytics 2017 (n = 1,000), Helplama 2024");
/// Engaged readers bear about 5 a week from one sender; complaints climb sharply beyond.
const EMAIL: Cite = medium("Validity");
/// Nearly half prefer one every other week; vendors advise 2 to 6 a month.
const SMS: Cite = medium("Klaviyo 2024, SimpleTexting 2024 (Tason), Bizgo, Mailchimp");
/// One vendor's guide, and by analogy to text messages.
const BRAND_MESSAGE: Cite = low("Sendon");
/// Marketers in Korea usually allow 2 to 3 a day over all channels.
const ALL: Cite = medium("MercuryX");

/// The thresholds, channel by channel. Messages that are not advertising are never counted.
pub fn fatigue() -> &'static [FatigueLimit] {
    static LIMITS: [FatigueLimit; 13] = [
        limit(None, DAY, Some(2), Some(3), ALL),
        limit(Some("push"), DAY, Some(1), None, PUSH),
        limit(Some("push"), WEEK, Some(3), Some(5), PUSH),
        limit(Some("email"), WEEK, Some(5), Some(7), EMAIL),
        limit(Some("sms"), WEEK, Some(1), None, SMS),
        limit(Some("sms"), MONTH, Some(4), Some(6), SMS),
        limit(Some("lms"), WEEK, Some(1), None, SMS),
        limit(Some("lms"), MONTH, Some(4), Some(6), SMS),
        limit(Some("mms"), WEEK, Some(1), None, SMS),
        limit(Some("mms"), MONTH, Some(4), Some(6), SMS),
        limit(Some("rcs"), WEEK, Some(1), None, SMS),
        limit(Some("brand_message"), DAY, None, Some(1), BRAND_MESSAGE),
        limit(Some("brand_message"), WEEK, Some(2), None, BRAND_MESSAGE),
    ];
    &LIMITS
}

const fn limit(
    channel: Option<&'static str>,
    hours: u32,
    warn: Option<u32>,
    error: Option<u32>,
    cite: Cite,
) -> FatigueLimit {
    FatigueLimit { channel, hours, warn, error, cite }
}
