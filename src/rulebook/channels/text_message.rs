//! Korean text messages: SMS, LMS, MMS, RCS.

use crate::rulebook::channel::{Advertising, Buttons, ChannelRules, Cta, FieldKind, FieldRules, Format, Unit};
use crate::rulebook::cite::{Cite, high};

const NHN_SMS: Cite = high("NHN Cloud SMS, API guide and sending policy");
const NHN_RCS: Cite = high("NHN Cloud Notification Hub, sending a message, RCS");
const CONSENT: Cite = high("Network Act (정보통신망법) art. 50(1)");

const TITLE: FieldRules = FieldRules::optional("title", FieldKind::Text).limit(40, Unit::EucKrBytes).line_ends(0);
const LONG_BODY: FieldRules = FieldRules::required("body", FieldKind::Text).limit(2_000, Unit::EucKrBytes);

/// A channel of text with one format and without buttons.
const fn plain(name: &'static str, formats: &'static [Format]) -> ChannelRules {
    ChannelRules {
        name,
        advertising: Advertising::Allowed,
        needs_consent: true,
        needs_template: false,
        formats,
        cite: CONSENT,
    }
}

const fn text(fields: &'static [FieldRules]) -> Format {
    Format { name: "", fields, buttons: None, cta: Cta::Link, most_bytes: None, cite: NHN_SMS }
}

/// 90 bytes: 45 syllables of Hangul.
pub static SMS: ChannelRules =
    plain("sms", &[text(&[FieldRules::required("body", FieldKind::Text).limit(90, Unit::EucKrBytes)])]);

pub static LMS: ChannelRules = plain("lms", &[text(&[TITLE, LONG_BODY])]);

/// Up to three images of at most 300 KB each, 800 KB together.
pub static MMS: ChannelRules =
    plain("mms", &[text(&[TITLE, LONG_BODY, FieldRules::required("image", FieldKind::ImageUrl).times(1, 3)])]);

const RCS_TITLE: FieldRules = FieldRules::optional("title", FieldKind::Text).limit(30, Unit::Characters).line_ends(0);
const RCS_BODY: FieldRules = FieldRules::required("body", FieldKind::Text).limit(1_300, Unit::Characters);

pub static RCS: ChannelRules = plain(
    "rcs",
    &[
        rcs("lms", &[RCS_TITLE, RCS_BODY], 3),
        rcs("sms", &[FieldRules::required("body", FieldKind::Text).limit(100, Unit::Characters)], 1),
        rcs("mms", &[RCS_TITLE, RCS_BODY, FieldRules::required("image", FieldKind::ImageUrl)], 2),
    ],
);

const fn rcs(name: &'static str, fields: &'static [FieldRules], buttons: u32) -> Format {
    Format { name, fields, buttons: Some(Buttons::up_to(buttons)), cta: Cta::Button, most_bytes: None, cite: NHN_RCS }
}
