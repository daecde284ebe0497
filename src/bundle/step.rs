//! Instructions. Every successor is explicit; an instance ends only at a `stop`.

use serde::{Deserialize, Serialize};

use super::{EventMatch, Moment, Operand, Predicate, Purpose, StepId};
use crate::types::{Duration, Name, Percent, TimeOfDay, TimeRange, Value};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Step {
    /// Let time pass: an exact or calendar duration, then (with `at`) that time of the local date reached.
    Wait {
        #[serde(rename = "for")]
        duration: Duration,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<TimeOfDay>,
        next: StepId,
    },
    /// Wait for a moment, or for the first arm.
    Until {
        moment: Moment,
        /// Counted from arrival; a moment beyond it ends the journey with `no_date`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        most: Option<Duration>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        arms: Vec<Arm>,
        /// The moment came.
        next: StepId,
        /// It had passed on arrival, so the arms were skipped; absent: `next`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        passed: Option<StepId>,
    },
    /// The first of its arms to happen before the limit, else `otherwise`.
    Race {
        limit: Duration,
        arms: Vec<Arm>,
        otherwise: StepId,
    },
    Collect(Collect),
    Load(Load),
    /// The first case that holds, else `otherwise`.
    Branch {
        cases: Vec<Case>,
        otherwise: StepId,
    },
    Assign(Assign),
    /// Runs `body` `times` times, `every` after each but the last. The body's flow comes back to this step.
    Repeat {
        times: u32,
        every: Duration,
        body: StepId,
        next: StepId,
    },
    // Boxed: most steps are small, and a project holds very many.
    Send(Box<Send>),
    Grant {
        offer: Name,
        next: StepId,
    },
    Set {
        attribute: Name,
        value: Operand,
        next: StepId,
    },
    List {
        list: Name,
        change: ListChange,
        next: StepId,
    },
    Call {
        webhook: Name,
        args: Vec<Argument>,
        next: StepId,
    },
    Stop,
}

/// What a race or a wait listens to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Arm {
    pub on: ArmOn,
    pub next: StepId,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArmOn {
    Event {
        #[serde(rename = "match")]
        of: EventMatch,
        #[serde(rename = "as", default, skip_serializing_if = "Option::is_none")]
        binding: Option<Name>,
    },
    /// At once if already true.
    When(Predicate),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    pub when: Predicate,
    pub next: StepId,
}

/// Gathers events until a deadline; keeps the newest 100.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Collect {
    #[serde(rename = "match")]
    pub of: EventMatch,
    pub until: CollectUntil,
    #[serde(rename = "as")]
    pub binding: Name,
    pub next: StepId,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CollectUntil {
    For(Duration),
    Moment {
        moment: Moment,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        most: Option<Duration>,
    },
}

/// Asks the host for content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Load {
    pub source: Name,
    pub args: Vec<Argument>,
    #[serde(rename = "as")]
    pub binding: Name,
    pub next: StepId,
    /// Nothing came, or not in time.
    pub otherwise: StepId,
}

/// A value under a parameter's name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Argument {
    pub name: Name,
    pub value: Operand,
}

/// An experiment: a published hash of the person decides.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assign {
    pub experiment: Name,
    pub salt: String,
    pub arms: Vec<AssignArm>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssignArm {
    pub name: Name,
    pub weight: Percent,
    pub next: StepId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListChange {
    Add,
    Remove,
}

impl ListChange {
    /// As plans and effects write it.
    pub fn word(self) -> &'static str {
        match self {
            ListChange::Add => "add",
            ListChange::Remove => "remove",
        }
    }
}

/// A message leaves, or does not, and both have a successor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Send {
    pub message: Name,
    pub args: Vec<Argument>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<Name>,
    pub purpose: Purpose,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Name>,
    /// Consents without which nothing leaves, whatever the channel.
    pub consents: Vec<Name>,
    /// Tried in this order.
    pub via: Vec<Attempt>,
    /// First the channel that `user.preferred_channel` names, then the rest as written.
    pub preferred: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<SendOffer>,
    /// A closed window or quiet hours hold the send, or refuse it at once.
    pub closed: super::Closed,
    /// Held at most so long; absent: until it opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold_at_most: Option<Duration>,
    /// It left.
    pub next: StepId,
    /// It cannot leave.
    pub refused: StepId,
}

/// One channel of a chain.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    pub channel: Name,
    /// Consent to this channel, where the schema declares one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Name>,
    /// Wait so long for `delivered` before the next channel; absent on the last, or where nothing is waited for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback_after: Option<Duration>,
    /// What law and vendor ask of this purpose on this channel.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guards: Vec<Guard>,
}

/// In these hours (absent: always) nothing leaves, unless `unless` holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Guard {
    /// Id of the rule it comes from, such as `kr-night-ad`.
    pub rule: Name,
    /// Local hours of the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<TimeRange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unless: Option<Predicate>,
    /// Hold until the hours are over, or refuse this channel. Without hours always `refuse`.
    pub effect: super::Closed,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SendOffer {
    pub offer: Name,
    /// Granted with the message; else only mentioned, for a later `grant`.
    pub grant: bool,
}

impl Step {
    /// Every step that can come next, in written order.
    pub fn successors(&self) -> Vec<&StepId> {
        match self {
            Step::Wait { next, .. }
            | Step::Grant { next, .. }
            | Step::Set { next, .. }
            | Step::List { next, .. }
            | Step::Call { next, .. } => vec![next],
            Step::Until { arms, next, passed, .. } => {
                arms.iter().map(|arm| &arm.next).chain([next]).chain(passed).collect()
            }
            Step::Race { arms, otherwise, .. } => arms.iter().map(|arm| &arm.next).chain([otherwise]).collect(),
            Step::Collect(collect) => vec![&collect.next],
            Step::Load(load) => vec![&load.next, &load.otherwise],
            Step::Branch { cases, otherwise } => cases.iter().map(|case| &case.next).chain([otherwise]).collect(),
            Step::Assign(assign) => assign.arms.iter().map(|arm| &arm.next).collect(),
            Step::Repeat { body, next, .. } => vec![body, next],
            Step::Send(send) => vec![&send.next, &send.refused],
            Step::Stop => Vec::new(),
        }
    }

    /// Whether people can be found at it.
    pub fn waits(&self) -> bool {
        match self {
            Step::Wait { .. }
            | Step::Until { .. }
            | Step::Race { .. }
            | Step::Collect(_)
            | Step::Load(_)
            | Step::Grant { .. }
            | Step::Send(_) => true,
            Step::Repeat { every, .. } => *every != Duration::ZERO,
            Step::Branch { .. }
            | Step::Assign(_)
            | Step::Set { .. }
            | Step::List { .. }
            | Step::Call { .. }
            | Step::Stop => false,
        }
    }
}

/// A constant operand, for arguments and settings.
impl From<Value> for Operand {
    fn from(value: Value) -> Self {
        Operand::Const(value)
    }
}
