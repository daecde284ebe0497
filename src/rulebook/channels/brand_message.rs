//! 브랜드 메시지 (Brand Message): advertising on KakaoTalk, in eight shapes.

use crate::rulebook::channel::{Advertising, Buttons, ChannelRules, Cta, FieldKind, FieldRules, Format, Unit};
use crate::rulebook::cite::{Cite, high};

const LIMITS: Cite = high("NHN Cloud Brand Message API guide (June 2026), Infobip and Solapi agreeing");

const IMAGE: FieldRules = FieldRules::required("image", FieldKind::ImageUrl);
const HEADER: FieldRules = FieldRules::optional("header", FieldKind::Text).limit(20, Unit::Utf16).line_ends(0);
const LONG_BODY: FieldRules = FieldRules::required("body", FieldKind::Text).limit(1_300, Unit::Utf16).line_ends(99);
/// Vendors allow 5 line ends; the SDK of one still allows 1, which is not followed here.
const SHORT_BODY: FieldRules = FieldRules::required("body", FieldKind::Text).limit(76, Unit::Utf16).line_ends(5);
/// `10% 할인 쿠폰`: one of five fixed wordings.
const COUPON: FieldRules = FieldRules::optional("coupon", FieldKind::Text).line_ends(0);
const COUPON_TEXT: FieldRules = FieldRules::optional("coupon_text", FieldKind::Text).line_ends(0);
const NARROW_COUPON_TEXT: FieldRules = COUPON_TEXT.limit(12, Unit::Utf16);
const WIDE_COUPON_TEXT: FieldRules = COUPON_TEXT.limit(18, Unit::Utf16);
const REGULAR_PRICE: FieldRules = FieldRules::required("regular_price", FieldKind::Number);
const DISCOUNT_PRICE: FieldRules = FieldRules::optional("discount_price", FieldKind::Number);
/// Per cent, 0 to 100.
const DISCOUNT_RATE: FieldRules = FieldRules::optional("discount_rate", FieldKind::Number);
/// In won, 0 to 999,999.
const DISCOUNT_FIXED: FieldRules = FieldRules::optional("discount_fixed", FieldKind::Number);

const FIVE: Buttons = Buttons::up_to(5).named(14).linked(1_000);
const TWO: Buttons = Buttons::up_to(2).named(8).linked(1_000);
const ONE: Buttons = Buttons::up_to(1).named(8).linked(1_000);
const CARD: Buttons = TWO.at_least(1).each_card();

const fn format(name: &'static str, fields: &'static [FieldRules], buttons: Buttons) -> Format {
    Format { name, fields, buttons: Some(buttons), cta: Cta::Button, most_bytes: None, cite: LIMITS }
}

const fn each_card(field: FieldRules) -> FieldRules {
    field.times(2, 6)
}

pub static BRAND_MESSAGE: ChannelRules = ChannelRules {
    name: "brand_message",
    advertising: Advertising::Only,
    needs_consent: true,
    needs_template: false,
    formats: &[
        format("text", &[LONG_BODY, COUPON, NARROW_COUPON_TEXT], FIVE),
        format("image", &[IMAGE, LONG_BODY, COUPON, NARROW_COUPON_TEXT], FIVE),
        format("wide", &[IMAGE, SHORT_BODY, COUPON, WIDE_COUPON_TEXT], TWO),
        format("wide_item_list", WIDE_ITEM_LIST, TWO),
        format("premium_video", PREMIUM_VIDEO, ONE),
        format("commerce", COMMERCE, TWO.at_least(1)),
        format("carousel_feed", CAROUSEL_FEED, CARD),
        format("carousel_commerce", CAROUSEL_COMMERCE, CARD),
    ],
    cite: high("NHN Cloud Brand Message overview: always advertising; consent has to name KakaoTalk"),
};

const WIDE_ITEM_LIST: &[FieldRules] = &[
    FieldRules::required("header", FieldKind::Text).limit(20, Unit::Utf16).line_ends(0),
    FieldRules::required("first_item", FieldKind::Link).limit(25, Unit::Utf16).line_ends(1),
    FieldRules::required("item", FieldKind::Link).times(2, 3).limit(30, Unit::Utf16).line_ends(1),
    IMAGE.times(3, 4),
    COUPON,
    WIDE_COUPON_TEXT,
];

const PREMIUM_VIDEO: &[FieldRules] = &[
    // An address of Kakao TV: https://tv.kakao.com/v/N.
    FieldRules::required("video", FieldKind::VideoUrl),
    FieldRules::optional("image", FieldKind::ImageUrl),
    HEADER,
    SHORT_BODY,
    COUPON,
    // One vendor allows 18, another 12: the smaller holds everywhere.
    NARROW_COUPON_TEXT,
];

const COMMERCE: &[FieldRules] = &[
    IMAGE,
    FieldRules::required("title", FieldKind::Text).limit(30, Unit::Utf16).line_ends(0),
    FieldRules::optional("extra", FieldKind::Text).limit(34, Unit::Utf16).line_ends(1),
    REGULAR_PRICE,
    DISCOUNT_PRICE,
    DISCOUNT_RATE,
    DISCOUNT_FIXED,
    COUPON,
    NARROW_COUPON_TEXT,
];

const CAROUSEL_FEED: &[FieldRules] = &[
    each_card(FieldRules::required("card_header", FieldKind::Text).limit(20, Unit::Utf16).line_ends(0)),
    each_card(FieldRules::required("card_body", FieldKind::Text).limit(180, Unit::Utf16).line_ends(2)),
    each_card(FieldRules::required("card_image", FieldKind::ImageUrl)),
    COUPON.times(0, 6),
    NARROW_COUPON_TEXT.times(0, 6),
];

const CAROUSEL_COMMERCE: &[FieldRules] = &[
    HEADER,
    FieldRules::optional("body", FieldKind::Text).limit(50, Unit::Utf16).line_ends(2),
    FieldRules::optional("image", FieldKind::ImageUrl),
    each_card(FieldRules::required("card_title", FieldKind::Text).limit(30, Unit::Utf16).line_ends(0)),
    FieldRules::optional("card_extra", FieldKind::Text).times(0, 6).limit(34, Unit::Utf16).line_ends(1),
    each_card(FieldRules::required("card_image", FieldKind::ImageUrl)),
    each_card(FieldRules::required("card_regular_price", FieldKind::Number)),
    FieldRules::optional("card_discount_price", FieldKind::Number).times(0, 6),
    FieldRules::optional("card_discount_rate", FieldKind::Number).times(0, 6),
    FieldRules::optional("card_discount_fixed", FieldKind::Number).times(0, 6),
];
