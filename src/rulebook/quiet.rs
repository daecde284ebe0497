//! Hours in which advertising may not leave.

use super::Cite;
use super::cite::{high, medium};
use crate::types::{TimeOfDay, TimeRange};

/// A rule of law or of a vendor about the time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuietRule {
    /// The code of its finding, and what `[handled_outside]` names.
    pub name: &'static str,
    /// Where it holds; `None`: wherever the channel is used.
    pub jurisdiction: Option<&'static str>,
    pub reach: Reach,
    /// Nothing leaves in it: the start belongs to it, the end does not.
    pub closed: TimeRange,
    /// Zone the hours are meant in; `None`: where the person is.
    pub zone: Option<&'static str>,
    /// A consent to advertising at night opens it.
    pub night_consent_opens: bool,
    pub cite: Cite,
}

/// The channels a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    AllBut(&'static [&'static str]),
    Only(&'static [&'static str]),
}

impl Reach {
    pub fn includes(self, channel: &str) -> bool {
        match self {
            Reach::AllBut(channels) => !channels.contains(&channel),
            Reach::Only(channels) => channels.contains(&channel),
        }
    }
}

const TEXTS: &[&str] = &["sms", "lms", "mms", "rcs"];

/// The rules about hours, all for advertising only.
pub fn quiet_rules() -> &'static [QuietRule] {
    static RULES: [QuietRule; 4] = [
        QuietRule {
            name: "kr-night-ad",
            jurisdiction: Some("KR"),
            reach: Reach::AllBut(&["email"]),
            closed: closed((21, 0), (8, 0)),
            zone: Some("Asia/Seoul"),
            night_consent_opens: true,
            cite: high("Network Act (정보통신망법) art. 50(3), Enforcement Decree art. 61(2)"),
        },
        QuietRule {
            name: "kakao-bm-window",
            jurisdiction: None,
            reach: Reach::Only(&["brand_message"]),
            closed: closed((20, 50), (8, 0)),
            zone: Some("Asia/Seoul"),
            night_consent_opens: false,
            cite: high("NHN Cloud Brand Message overview; Naver Cloud SENS error 3022"),
        },
        QuietRule {
            name: "us-tcpa-hours",
            jurisdiction: Some("US"),
            reach: Reach::Only(TEXTS),
            closed: closed((21, 0), (8, 0)),
            zone: None,
            night_consent_opens: false,
            cite: high("47 CFR 64.1200(c)(1)"),
        },
        QuietRule {
            name: "in-promo-hours",
            jurisdiction: Some("IN"),
            reach: Reach::Only(TEXTS),
            closed: closed((21, 0), (10, 0)),
            zone: Some("Asia/Kolkata"),
            night_consent_opens: false,
            cite: medium("operators' notice of October 2025: DLT error 651 outside 10:00-21:00"),
        },
    ];
    &RULES
}

const fn closed(start: (u16, u16), end: (u16, u16)) -> TimeRange {
    TimeRange { start: time(start), end: time(end) }
}

const fn time((hour, minute): (u16, u16)) -> TimeOfDay {
    match TimeOfDay::new(hour, minute) {
        Some(time) => time,
        None => TimeOfDay::MIDNIGHT,
    }
}
