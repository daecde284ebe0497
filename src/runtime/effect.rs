//! Effects: what the host is asked to do, and what is told of what happened.

use std::collections::BTreeMap;

use super::hash::Key;
use super::value::{Fields, Value};
use crate::bundle::{ListChange, Reason, StepId};
use crate::types::{Instant, Name, Purpose};

/// A command or a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    pub at: Instant,
    pub person: Name,
    /// The instance it comes from, if it comes from one.
    pub origin: Option<Origin>,
    pub kind: EffectKind,
}

/// Where in which journey.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    pub instance: Key,
    pub journey: Name,
    pub version: Name,
    pub step: StepId,
}

#[derive(Clone, Debug, PartialEq)]
pub enum EffectKind {
    /// Its id lets the host make it happen exactly once (P-EFFECT-2).
    Command {
        id: Key,
        command: Command,
    },
    Record(Record),
}

impl Effect {
    pub fn command(&self) -> Option<&Command> {
        match &self.kind {
            EffectKind::Command { command, .. } => Some(command),
            EffectKind::Record(_) => None,
        }
    }

    pub fn record(&self) -> Option<&Record> {
        match &self.kind {
            EffectKind::Command { .. } => None,
            EffectKind::Record(record) => Some(record),
        }
    }
}

/// Asks the host to do something.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    Send(Box<SendCommand>),
    Grant {
        offer: Name,
    },
    Load {
        source: Name,
        args: Fields,
    },
    /// Without a value the attribute is unset.
    Set {
        attribute: Name,
        value: Option<Value>,
    },
    List {
        list: Name,
        change: ListChange,
    },
    Call {
        webhook: Name,
        args: Fields,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct SendCommand {
    pub message: Name,
    pub variant: Option<Name>,
    pub locale: Name,
    pub channel: Name,
    pub purpose: Purpose,
    pub args: Fields,
    pub offer: Option<GrantedOffer>,
    /// The printed text, in the render profile.
    pub content: Option<PrintedContent>,
    /// Channels of the chain that did not do before this one, in the order tried: refused, or attempted in vain (`failed`). Told to
    /// whoever runs it in this process; no part of what is written.
    pub passed_over: Vec<(Name, Reason)>,
}

/// An offer that a message carries.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct GrantedOffer {
    pub offer: Name,
    pub code: Option<Name>,
    /// It is valid before this instant.
    pub expires_at: Option<Instant>,
}

/// What a channel is handed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrintedContent {
    pub format: Option<Name>,
    /// The vendor's approved template.
    pub template: Option<Name>,
    /// In the order of the catalog.
    pub fields: Vec<(Name, String)>,
    pub links: Vec<PrintedLink>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PrintedLink {
    pub role: Name,
    pub text: String,
    pub url: String,
}

/// Tells what happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// An instance began.
    Entered {
        key: Option<Value>,
    },
    /// A candidate did not become an instance.
    Refused {
        journey: Name,
        reason: Reason,
    },
    /// A branch, race, experiment or content decided; `arm` of an experiment.
    Branched {
        to: StepId,
        arm: Option<Name>,
    },
    Skipped {
        reason: Reason,
    },
    /// A send is blocked.
    Held {
        reason: Reason,
        until: Instant,
        rule: Option<Name>,
    },
    /// A send did not leave.
    Withheld {
        message: Name,
        reason: Reason,
        why: Why,
        channels: BTreeMap<Name, Reason>,
    },
    /// An instance was moved to another version.
    Moved {
        from: Name,
        to: Name,
    },
    Goal,
    Exited {
        reason: Reason,
    },
    Finished,
    /// An input broke a promise.
    Breach {
        input: Name,
        reason: Reason,
    },
}

/// What a reason needs beside it (P-REASON-2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// Of the reason `guard`: its rule.
    pub rule: Option<Name>,
    /// Of the reason `cap`: its place in the policy, from 0.
    pub cap: Option<usize>,
}
