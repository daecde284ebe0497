//! Purposes of messages.

use serde::{Deserialize, Serialize};

/// Why a message is sent: the law asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    Advertising,
    Informational,
    Authentication,
    Statutory,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Purpose; 4] =
        [Purpose::Advertising, Purpose::Informational, Purpose::Authentication, Purpose::Statutory];

    /// How it is written in a campaign.
    pub fn word(self) -> &'static str {
        match self {
            Purpose::Advertising => "advertising",
            Purpose::Informational => "informational",
            Purpose::Authentication => "authentication",
            Purpose::Statutory => "statutory",
        }
    }

    /// The purpose of a word, if it is one.
    pub fn of_word(word: &str) -> Option<Purpose> {
        Purpose::ALL.into_iter().find(|purpose| purpose.word() == word)
    }

    /// May be capped, held by quiet hours or a window, withheld by a holdout. What must arrive may not.
    pub fn can_be_withheld(self) -> bool {
        matches!(self, Purpose::Advertising | Purpose::Informational)
    }
}
