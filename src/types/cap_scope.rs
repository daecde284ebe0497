//! What a cap counts.

use serde::{Deserialize, Serialize};

use super::{Name, Purpose};

/// Which sends a cap counts. Only those that can be withheld do, in every scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapScope {
    Purpose(Purpose),
    Stage(Name),
    Message(Name),
    Journey(Name),
    Topic(Name),
}
