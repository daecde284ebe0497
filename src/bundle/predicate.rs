//! Predicates and operands, as a runtime evaluates them.

use serde::{Deserialize, Serialize};

use super::Aggregation;
use crate::types::{Duration, JourneyEvent, MessageEvent, Name, Value};

pub use crate::types::{Comparison, Toward};

/// True or false of a person at an instant. An operand that is unset makes a comparison false.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Predicate {
    All(Vec<Predicate>),
    Any(Vec<Predicate>),
    Not(Box<Predicate>),
    /// A segment of the same file, by name.
    Segment(Name),
    /// A boolean operand.
    True(Operand),
    Compare {
        op: Comparison,
        left: Operand,
        right: Operand,
    },
    OneOf {
        left: Operand,
        values: Vec<Value>,
    },
    IsSet(Operand),
    IsEmpty(Operand),
    Contains {
        left: Operand,
        right: Operand,
    },
    StartsWith {
        left: Operand,
        right: Operand,
    },
    /// A date or instant no further than `duration` behind (`last`) or ahead (`next`) of now.
    Within {
        left: Operand,
        toward: Toward,
        duration: Duration,
    },
    Did(Did),
    /// On any channel, or on this one.
    Reachable {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        channel: Option<Name>,
    },
    Consents {
        to: Name,
    },
    InList(Name),
    InJourney(Name),
}

/// How often something happened, over a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Did {
    #[serde(rename = "match")]
    pub of: EventMatch,
    pub at_least: u32,
    /// Absent: no upper limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
    pub window: Window,
    /// Id of the history in `plan.json` that answers it. Absent: kept with the instance, since its entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub history: Option<Name>,
}

/// Over what a `did` or an aggregate looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// Instants in (now - duration, now]; looking back a day is 24 h. For aggregates in days: today and the days before.
    Last(Duration),
    SinceEntry {},
    Ever {},
}

/// An event with what narrows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EventMatch {
    #[serde(flatten)]
    pub event: EventName,
    #[serde(rename = "where", default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<Box<Predicate>>,
}

/// What kind of thing happened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventName {
    /// Of the schema.
    Event(Name),
    /// A receipt; of this instance's message where one is named inside a journey.
    Message {
        kind: MessageEvent,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        message: Option<Name>,
        /// Only sends of this very instance count.
        own: bool,
    },
    Journey {
        kind: JourneyEvent,
        journey: Name,
    },
}

/// Something with a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operand {
    Const(Value),
    /// An attribute of the person; a path into records.
    User(Vec<Name>),
    /// A property of the event being judged by a `where`; a path into records.
    Property(Vec<Name>),
    /// A binding of the instance and a path into it.
    Binding(Vec<Name>),
    /// A fact of the offer that a message carries; only in texts.
    Offer(Vec<Name>),
    Aggregate(Box<Aggregate>),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Aggregate {
    pub function: Aggregation,
    #[serde(rename = "match")]
    pub of: EventMatch,
    /// The property that is summed up; a path into records.
    pub value: Vec<Name>,
    pub window: Window,
    /// Id of the history in `plan.json` that answers it. Absent: kept with the instance, since its entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub history: Option<Name>,
}
