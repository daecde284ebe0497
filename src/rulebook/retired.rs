//! Channels that are gone.

use super::Cite;
use super::cite::high;

/// A channel that existed once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetiredChannel {
    pub name: &'static str,
    /// The channel that took its place.
    pub instead: &'static str,
    /// Last day, ISO 8601.
    pub until: &'static str,
    pub cite: Cite,
}

static RETIRED: [RetiredChannel; 1] = [RetiredChannel {
    name: "friendtalk",
    instead: "brand_message",
    until: "2025-12-31",
    cite: high("NHN Cloud KakaoTalk Bizmessage: error -9992 since Friendtalk ended"),
}];

/// The channel of this name, if it existed once and is gone.
pub fn retired_channel(name: &str) -> Option<&'static RetiredChannel> {
    RETIRED.iter().find(|channel| channel.name == name)
}
