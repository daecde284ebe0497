//! Names of the channels every project may use. What each one carries is the rulebook's.

/// The channels Danbi knows. A project may declare more.
pub const BUILT_IN_CHANNELS: [&str; 12] = [
    "email",
    "sms",
    "lms",
    "mms",
    "rcs",
    "push",
    "web_push",
    "in_app",
    "content_card",
    "alimtalk",
    "brand_message",
    "webhook",
];

/// Channels that existed once, with the channel that took their place.
pub const RETIRED_CHANNELS: [(&str, &str); 1] = [("friendtalk", "brand_message")];

/// Whether Danbi knows the channel without a declaration of its fields.
pub fn is_built_in_channel(name: &str) -> bool {
    BUILT_IN_CHANNELS.contains(&name)
}

/// The channel that took the place of one that is gone.
pub fn replaced_channel(name: &str) -> Option<&'static str> {
    RETIRED_CHANNELS.iter().find(|(retired, _)| *retired == name).map(|(_, instead)| *instead)
}
