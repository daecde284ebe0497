//! What journeys hear of besides events of the schema: receipts of messages, and what becomes of journeys.

use serde::{Deserialize, Serialize};

/// What is told of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageEvent {
    Sent,
    Delivered,
    Failed,
    Opened,
    Clicked,
    Unsubscribed,
}

impl MessageEvent {
    pub const ALL: [MessageEvent; 6] = [
        MessageEvent::Sent,
        MessageEvent::Delivered,
        MessageEvent::Failed,
        MessageEvent::Opened,
        MessageEvent::Clicked,
        MessageEvent::Unsubscribed,
    ];

    /// As a campaign writes it, and a bundle too.
    pub fn word(self) -> &'static str {
        match self {
            MessageEvent::Sent => "sent",
            MessageEvent::Delivered => "delivered",
            MessageEvent::Failed => "failed",
            MessageEvent::Opened => "opened",
            MessageEvent::Clicked => "clicked",
            MessageEvent::Unsubscribed => "unsubscribed",
        }
    }

    pub fn of_word(word: &str) -> Option<MessageEvent> {
        MessageEvent::ALL.into_iter().find(|event| event.word() == word)
    }
}

/// What becomes of a person in a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JourneyEvent {
    Entered,
    Finished,
    Exited,
    Reached,
}

impl JourneyEvent {
    pub const ALL: [JourneyEvent; 4] =
        [JourneyEvent::Entered, JourneyEvent::Finished, JourneyEvent::Exited, JourneyEvent::Reached];

    /// As a campaign writes it, and a bundle too.
    pub fn word(self) -> &'static str {
        match self {
            JourneyEvent::Entered => "entered",
            JourneyEvent::Finished => "finished",
            JourneyEvent::Exited => "exited",
            JourneyEvent::Reached => "reached",
        }
    }

    pub fn of_word(word: &str) -> Option<JourneyEvent> {
        JourneyEvent::ALL.into_iter().find(|event| event.word() == word)
    }
}
