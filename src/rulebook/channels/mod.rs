//! The built-in channels, by family.

mod app;
mod brand_message;
mod email;
mod kakao;
mod text_message;
mod webhook;

use super::ChannelRules;

/// Every built-in channel.
pub static CHANNELS: [&ChannelRules; 12] = [
    &email::EMAIL,
    &text_message::SMS,
    &text_message::LMS,
    &text_message::MMS,
    &text_message::RCS,
    &app::PUSH,
    &app::WEB_PUSH,
    &app::IN_APP,
    &app::CONTENT_CARD,
    &kakao::ALIMTALK,
    &brand_message::BRAND_MESSAGE,
    &webhook::WEBHOOK,
];

/// The rules of a built-in channel.
///
/// ```
/// use danbi::rulebook::{self, Unit};
///
/// let sms = rulebook::channel("sms").unwrap();
/// let body = sms.format(None).and_then(|format| format.field("body")).unwrap();
/// let limit = body.limit.unwrap();
/// assert_eq!((limit.most, limit.unit), (90, Unit::EucKrBytes));
/// assert!(rulebook::channel("friendtalk").is_none());
/// ```
pub fn channel(name: &str) -> Option<&'static ChannelRules> {
    CHANNELS.into_iter().find(|channel| channel.name == name)
}
