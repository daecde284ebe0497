//! What an app or a site shows: push, web push, in-app messages, content cards.

use crate::rulebook::channel::{Advertising, Buttons, ChannelRules, Cta, FieldKind, FieldRules, Format};
use crate::rulebook::cite::{Cite, high, low, medium};

const VISIBLE: Cite = high("Braze, push message and image formats");
const SHOWN: Cite = low("common practice: a host shows its own messages as it likes");

const TITLE: FieldRules = FieldRules::optional("title", FieldKind::Text).line_ends(0);
const BODY: FieldRules = FieldRules::required("body", FieldKind::Text);
const IMAGE: FieldRules = FieldRules::optional("image", FieldKind::ImageUrl);

/// Payload of APNs and FCM: 4,096 bytes.
pub static PUSH: ChannelRules = ChannelRules {
    name: "push",
    advertising: Advertising::Allowed,
    needs_consent: true,
    needs_template: false,
    formats: &[Format {
        name: "",
        fields: &[TITLE, BODY.visible(49), IMAGE],
        buttons: Some(Buttons::up_to(3)),
        cta: Cta::Tap,
        most_bytes: Some(4_096),
        cite: high("Braze, reducing payload size; APNs and FCM allow 4,096 bytes"),
    }],
    cite: high("KISA and KCC, 22 December 2015: leave of the operating system is no consent to advertising"),
};

pub static WEB_PUSH: ChannelRules = ChannelRules {
    name: "web_push",
    advertising: Advertising::Allowed,
    needs_consent: true,
    needs_template: false,
    formats: &[Format {
        name: "",
        fields: &[FieldRules::required("title", FieldKind::Text).line_ends(0).visible(35), BODY.visible(50), IMAGE],
        buttons: Some(Buttons::up_to(2)),
        cta: Cta::Tap,
        most_bytes: Some(4_096),
        cite: VISIBLE,
    }],
    cite: medium("as push: leave of the browser is no consent to advertising"),
};

/// Seen only by people who came by themselves: no consent to a channel is needed.
pub static IN_APP: ChannelRules = shown("in_app", 2);

/// Stays in the feed of an app until it is read or expires.
pub static CONTENT_CARD: ChannelRules = shown("content_card", 1);

const fn shown(name: &'static str, buttons: u32) -> ChannelRules {
    ChannelRules {
        name,
        advertising: Advertising::Allowed,
        needs_consent: false,
        needs_template: false,
        formats: if buttons > 1 { &[IN_APP_FORMAT] } else { &[CARD_FORMAT] },
        cite: SHOWN,
    }
}

const IN_APP_FORMAT: Format = Format {
    name: "",
    fields: &[TITLE, BODY, IMAGE],
    buttons: Some(Buttons::up_to(2)),
    cta: Cta::Button,
    most_bytes: None,
    cite: SHOWN,
};

const CARD_FORMAT: Format = Format { buttons: Some(Buttons::up_to(1)), ..IN_APP_FORMAT };
