//! `plan.json`: what the whole project shares.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{About, EventMatch, Predicate};
use crate::types::{Duration, Money, Name, Percent, TimeRange};

pub use crate::types::{Aggregation, CapScope, Purpose};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    pub format: String,
    pub project: Name,
    /// IANA name: for persons whose own zone is unknown.
    pub zone: String,
    /// The first is the one to fall back to.
    pub locales: Vec<Name>,
    /// What a runtime must be able to do: ids of the registry in `docs/plan.md`.
    pub needs: BTreeSet<Name>,
    pub limits: Limits,
    /// The only events the plan reacts to or remembers.
    pub alphabet: BTreeSet<Name>,
    /// By id.
    pub histories: BTreeMap<Name, History>,
    /// The most bytes of history one person can need, all histories together. What counts is said in `docs/plan.md`.
    pub history_bytes: u64,
    /// Shared with the journeys that use them; the same goes for offers.
    pub segments: BTreeMap<Name, Arc<Segment>>,
    pub offers: BTreeMap<Name, Arc<Offer>>,
    pub messages: BTreeMap<Name, MessageFacts>,
    pub policy: Policy,
    /// The current version of every journey.
    pub journeys: BTreeMap<Name, Name>,
    /// Older versions that are being given up, by journey and version.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub retired: BTreeMap<Name, BTreeMap<Name, Retire>>,
    /// Who moves to the current version of a journey: by journey, older version and step of it, the step of the current one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub migrate: BTreeMap<Name, BTreeMap<Name, BTreeMap<Name, Name>>>,
    pub about: PlanAbout,
}

/// What people read, by kind and name; outside every hash. `offer.name` prints the title of its offer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanAbout {
    pub project: About,
    pub segments: BTreeMap<Name, About>,
    pub offers: BTreeMap<Name, About>,
    pub messages: BTreeMap<Name, About>,
}

/// What becomes of the people in a version that is given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Retire {
    /// They finish, nobody enters.
    Drain,
    /// They leave at once.
    Exit,
}

/// Promises of the host, exact durations.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    pub lateness: Duration,
    pub horizon: Duration,
    pub grant_timeout: Duration,
    pub load_timeout: Duration,
}

/// What may be kept of the past, because some predicate asks for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct History {
    #[serde(rename = "match")]
    pub of: EventMatch,
    pub keep: Keep,
}

/// The smallest exact memory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keep {
    /// The last `count` instants; no window of the bundle reaches further back than `last` (absent: one reaches back for ever).
    Instants {
        count: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        last: Option<Duration>,
    },
    /// One number a local day for today and the `days - 1` before: a sum and a count (`avg`), a sum, a least or a greatest.
    Days { days: u32, value: Vec<Name>, of: BTreeSet<Aggregation> },
    /// The last so many instants with a value each, for aggregates over hours; at most 64.
    Values { count: u32, last: Duration, value: Vec<Name> },
    /// The first or the last value ever.
    Edge { value: Vec<Name>, of: Aggregation },
    /// One number since the beginning.
    Total { value: Vec<Name>, of: BTreeSet<Aggregation> },
}

impl Keep {
    /// The way to the property that is kept; empty of instants alone.
    pub fn value(&self) -> &[Name] {
        match self {
            Keep::Instants { .. } => &[],
            Keep::Days { value, .. }
            | Keep::Values { value, .. }
            | Keep::Edge { value, .. }
            | Keep::Total { value, .. } => value,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Segment {
    pub predicate: Predicate,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    pub benefits: Vec<Benefit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Money>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<Validity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<OfferLimit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Money>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// Shown with the offer: conditions the law wants said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Benefit {
    DiscountPercent {
        percent: Percent,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        most: Option<Money>,
    },
    DiscountAmount(Money),
    ShippingFree {},
    Trial(Duration),
    Points(i64),
    Gift(String),
    Upgrade(Name),
    Access(String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// From the grant on.
    AfterGrant(Duration),
    /// Through this local day.
    Until(NaiveDate),
}

/// How often one person may be granted it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfferLimit {
    Once {},
    /// Looking back an exact length of time.
    Per {
        count: u32,
        period: Duration,
    },
}

/// How the person came by it: decides whether a notice of it is advertising.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    Granted,
    Earned,
    Bought,
}

/// What is the same in every locale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MessageFacts {
    pub purpose: Purpose,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Name>,
    /// In the order declared.
    pub params: Vec<MessageParam>,
    pub channels: BTreeSet<Name>,
    /// Named variants; the one without a name is always there.
    pub variants: BTreeSet<Name>,
    /// Hash of what a running instance depends on: purpose, topic, parameters, channels, variants. Empty until sealed.
    pub signature: Name,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MessageParam {
    pub name: Name,
    pub of: ParamOf,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ParamOf {
    Event(Name),
    Events(Name),
    Content(Name),
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    /// Checked in this order.
    pub caps: Vec<Cap>,
    pub quiet: Vec<Quiet>,
    /// Stages, the most urgent first.
    pub priority: Vec<Name>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holdout: Option<Holdout>,
}

/// At most `count` sends in scope per period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cap {
    pub count: u32,
    pub period: CapPeriod,
    pub scope: CapScope,
    /// Only attempts on this channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Name>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapPeriod {
    /// Any stretch of this exact length, half-open.
    Rolling(Duration),
    /// A local day of the person.
    CalendarDay {},
}

/// Nothing of this purpose leaves in the local hours of `range`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    pub range: TimeRange,
    pub purpose: Purpose,
    pub effect: Closed,
}

/// What a closed window or quiet hour does to a send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    Hold,
    Refuse,
}

/// A share of people from whom advertising is withheld, to measure against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holdout {
    pub share: Percent,
    pub salt: String,
}
