//! `journeys/<id>@<version>.json`: one version of a journey, self-contained.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use super::{DateMoment, DateSource, EventMatch, Holdout, Offer, Operand, Predicate, Segment, Step};
use crate::types::{Duration, Name, Percent, TimeOfDay, TimeRange, Weekdays};

/// Name of a step within its journey; stable while the step stays what it is (`docs/plan.md`).
pub type StepId = Name;

/// The steps of a journey in the order written.
pub type Steps = IndexMap<StepId, Step, FxBuildHasher>;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Journey {
    pub format: String,
    pub id: Name,
    /// Hash of all below but `about`, and of the signatures of its messages. Empty until sealed.
    pub version: Name,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Name>,
    pub entries: Vec<Entry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub active: Option<Active>,
    /// Instances with different values run side by side. Absent: one instance a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Operand>,
    pub reentry: Reentry,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Predicate>,
    /// Until the end, in written order.
    pub exits: Vec<Exit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goal: Option<Goal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holdout: Option<Holdout>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<SendWindow>,
    /// What each binding holds, for a runtime that stores them.
    pub bindings: BTreeMap<Name, BindingOf>,
    pub start: StepId,
    /// In the order written. Successors are ids of this map.
    pub steps: Steps,
    pub segments: BTreeMap<Name, Arc<Segment>>,
    pub offers: BTreeMap<Name, Arc<Offer>>,
    /// Signature of every message it sends.
    pub messages: BTreeMap<Name, Name>,
    pub about: About,
}

/// What people read; outside every hash.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct About {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The `///` lines, joined by line ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub docs: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub on: EntryOn,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<Spread>,
}

/// Each person enters at a second of this stretch that a published hash of their id decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// Exact.
    pub over: Duration,
    /// `project/journey/spread`
    pub salt: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryOn {
    Event {
        #[serde(rename = "match")]
        of: EventMatch,
        #[serde(rename = "as", default, skip_serializing_if = "Option::is_none")]
        binding: Option<Name>,
    },
    /// On a change from false to true.
    When {
        predicate: Predicate,
        including_current: bool,
    },
    At(NaiveDateTime),
    Weekly {
        days: Weekdays,
        at: TimeOfDay,
    },
    Monthly {
        day: MonthDay,
        at: TimeOfDay,
    },
    /// On the month and day of a date, every so many years.
    Yearly {
        years: u32,
        date: Operand,
        at: TimeOfDay,
    },
    Date(DateMoment),
}

impl EntryOn {
    /// The date around which its moments lie, where data decides it.
    pub fn date(&self) -> Option<&Operand> {
        match self {
            EntryOn::Yearly { date, .. } => Some(date),
            EntryOn::Date(moment) => match &moment.date {
                DateSource::Value(date) => Some(date),
                DateSource::Date(_) | DateSource::Local(_) => None,
            },
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthDay {
    /// 1 to 31; a month without it is left out.
    Day(u32),
    Last {},
}

/// Local days, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Active {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// All limits hold. None: every time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reentry {
    pub limits: Vec<ReentryLimit>,
    pub while_active: WhileActive,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReentryLimit {
    /// At most so many entries ..
    pub times: u32,
    /// .. in any stretch of this exact length; absent: ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<Duration>,
    /// Counted for each key apart.
    pub per_key: bool,
}

/// What an entry does while an instance of the same key (without one: of the person) runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhileActive {
    Ignore,
    Restart,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Exit {
    pub on: ExitOn,
    /// First step of the last words: they run at once, nothing in them waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_words: Option<StepId>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExitOn {
    Event(EventMatch),
    When(Predicate),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    #[serde(rename = "match")]
    pub of: EventMatch,
    pub within: Duration,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    Share(Percent),
    OverHoldout(Percent),
}

/// When sends of the journey may leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendWindow {
    pub days: Weekdays,
    pub range: TimeRange,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BindingOf {
    Event(Name),
    /// A receipt: message, channel, purpose, journey.
    Receipt {},
    /// Gathered by `collect`; the newest 100.
    Events(Name),
    Content(Name),
}
