//! 알림톡 (Alimtalk): approved informational texts on KakaoTalk.

use crate::rulebook::channel::{Advertising, Buttons, ChannelRules, Cta, FieldKind, FieldRules, Format, Unit};
use crate::rulebook::cite::{Cite, high};

const NHN: Cite = high("NHN Cloud KakaoTalk Bizmessage, Alimtalk overview, API guide and error codes");

const BODY: FieldRules = FieldRules::required("body", FieldKind::Text).limit(1_000, Unit::Utf16);

/// Names of buttons are part of the approved text: they hold no placeholders.
const BUTTONS: Buttons = Buttons::up_to(5).named(14).linked(500);

const fn format(name: &'static str, fields: &'static [FieldRules]) -> Format {
    Format { name, fields, buttons: Some(BUTTONS), cta: Cta::Button, most_bytes: None, cite: NHN }
}

pub static ALIMTALK: ChannelRules = ChannelRules {
    name: "alimtalk",
    advertising: Advertising::Never,
    needs_consent: false,
    needs_template: true,
    formats: &[
        format("basic", &[BODY, EXTRA]),
        format(
            "emphasis",
            &[
                FieldRules::required("title", FieldKind::Text).limit(50, Unit::Utf16).line_ends(0).visible(46),
                FieldRules::required("subtitle", FieldKind::Text).limit(50, Unit::Utf16).line_ends(0).visible(18),
                BODY,
                EXTRA,
            ],
        ),
        format("image", &[FieldRules::required("image", FieldKind::ImageUrl), BODY, EXTRA]),
        format(
            "item_list",
            &[
                FieldRules::optional("header", FieldKind::Text).limit(16, Unit::Utf16).line_ends(0),
                FieldRules::optional("highlight", FieldKind::Text).limit(30, Unit::Utf16).line_ends(0),
                FieldRules::optional("highlight_text", FieldKind::Text).limit(19, Unit::Utf16).line_ends(0),
                FieldRules::required("item_title", FieldKind::Text).times(2, 10).limit(6, Unit::Utf16).line_ends(0),
                FieldRules::required("item_text", FieldKind::Text).times(2, 10).limit(23, Unit::Utf16).line_ends(0),
                FieldRules::optional("summary_title", FieldKind::Text).limit(6, Unit::Utf16).line_ends(0),
                FieldRules::optional("summary_text", FieldKind::Text).limit(14, Unit::Utf16).line_ends(0),
                BODY.limit(700, Unit::Utf16),
            ],
        ),
    ],
    cite: high("KakaoTalk customer centre; NHN Cloud Alimtalk overview: advertising is refused in review"),
};

/// 부가정보: counted with the body, without placeholders.
const EXTRA: FieldRules = FieldRules::optional("extra", FieldKind::Text);
