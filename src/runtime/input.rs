//! Inputs: all that the interpreter learns.

use serde::{Deserialize, Serialize};

use super::hash::Key;
use super::value::Fields;
use crate::bundle::MessageEvent;
use crate::types::{Instant, Name};

/// Something that the interpreter learns of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The same within the horizon is the same input; empty for a tick.
    pub id: Name,
    pub at: Instant,
    /// Empty for `activate` and `tick`, which say nothing of anybody; for `merge` the person who stays.
    pub person: Name,
    pub kind: InputKind,
}

/// The first instant, and the first no more, at which an input can come (P-INPUT-7): 1970-01-01 and 2200-01-01 in UTC.
const IN_TIME: std::ops::Range<i64> = 0..7_258_118_400_000;

/// Whether time can stand at this instant.
pub fn is_in_time(at: Instant) -> bool {
    IN_TIME.contains(&at.millis())
}

#[derive(Clone, Debug, PartialEq)]
pub enum InputKind {
    /// Of the contract.
    Event {
        event: Name,
        properties: Fields,
    },
    Profile(Box<Profile>),
    Receipt {
        command: Key,
        receipt: Receipt,
    },
    Reply {
        command: Key,
        reply: Reply,
    },
    /// The other person, who goes up in this one; see [`super::merge`]. `step` passes it over.
    Merge {
        from: Name,
    },
    Forget,
    /// Oldest first; for histories only.
    Backfill {
        events: Vec<PastEvent>,
    },
    Tick,
    /// The program that is handed over with it comes into force.
    Activate {
        manifest: Name,
    },
}

/// What changed of the person; what is not named stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    pub attributes: Fields,
    /// Attributes that have no value any more.
    pub unset: Vec<Name>,
    pub zone: Option<Name>,
    pub locale: Option<Name>,
    pub consents: Vec<(Name, bool)>,
    /// By channel.
    pub reachable: Vec<(Name, bool)>,
    /// By channel, for every purpose.
    pub suppressed: Vec<(Name, bool)>,
    pub lists: Vec<(Name, bool)>,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Receipt {
    Sent,
    Delivered,
    Failed,
    Bounced,
    Complained,
    Opened,
    Clicked,
    Unsubscribed,
}

impl Receipt {
    /// Every receipt with its word.
    pub const ALL: [(Receipt, &'static str); 8] = [
        (Receipt::Sent, "sent"),
        (Receipt::Delivered, "delivered"),
        (Receipt::Failed, "failed"),
        (Receipt::Bounced, "bounced"),
        (Receipt::Complained, "complained"),
        (Receipt::Opened, "opened"),
        (Receipt::Clicked, "clicked"),
        (Receipt::Unsubscribed, "unsubscribed"),
    ];

    pub fn of_word(word: &str) -> Option<Receipt> {
        Receipt::ALL.into_iter().find(|(_, known)| *known == word).map(|(receipt, _)| receipt)
    }

    pub fn word(self) -> &'static str {
        Receipt::ALL.into_iter().find(|(receipt, _)| *receipt == self).map_or("", |(_, word)| word)
    }

    /// The event that a match sees (P-MATCH-2).
    pub fn event(self) -> MessageEvent {
        match self {
            Receipt::Sent => MessageEvent::Sent,
            Receipt::Delivered => MessageEvent::Delivered,
            Receipt::Failed | Receipt::Bounced => MessageEvent::Failed,
            Receipt::Opened => MessageEvent::Opened,
            Receipt::Clicked => MessageEvent::Clicked,
            Receipt::Complained | Receipt::Unsubscribed => MessageEvent::Unsubscribed,
        }
    }
}

/// What the host answers to a grant, a load or a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    Granted {
        code: Option<Name>,
        expires_at: Option<Instant>,
    },
    /// Content, each item an object as it was written: the source that was asked for it says of which types it is.
    Items(Vec<serde_json::Value>),
    Refused,
}

/// Something that happened before the host began to tell.
#[derive(Clone, Debug, PartialEq)]
pub struct PastEvent {
    pub event: Name,
    pub at: Instant,
    pub properties: Fields,
}
