//! Moments: when a wait or a collection is over.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::Operand;
use crate::types::{Duration, TimeOfDay, Weekday};

/// A moment of the person's local time. The first such instant not before now; already past: at once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    Time(TimeOfDay),
    Weekday {
        day: Weekday,
        at: TimeOfDay,
    },
    /// The local day `number` days after that of the entry.
    Day {
        number: u32,
        at: TimeOfDay,
    },
    Date(DateMoment),
    /// A time of day that data decides.
    TimeOf {
        value: Operand,
        otherwise: TimeOfDay,
    },
}

/// A date and an offset from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateMoment {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<Offset>,
    pub date: DateSource,
    /// Absent: the time of the date source itself, for a day without one 00:00.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<TimeOfDay>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offset {
    pub by: Duration,
    pub direction: Direction,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Before,
    After,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateSource {
    Date(NaiveDate),
    Local(NaiveDateTime),
    /// An event's date is fixed on arrival, an attribute's follows its changes.
    Value(Operand),
}
