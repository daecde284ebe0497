//! Judging predicates: true, false, or not known (docs/plan.md, "Predicates and operands").

mod change;
mod operand;
mod past;
mod predicate;

use super::program::{Program, Version};
use super::state::{Instance, State};
use super::value::Fields;
use crate::bundle::{EventName, MessageParam, Operand, Segment};
use crate::types::{Instant, Name, Zone};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a predicate comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Truth {
    True,
    False,
    /// The answer lies before what is known (P-PAST-9).
    Unknown,
}

impl Truth {
    pub fn of(holds: bool) -> Truth {
        if holds { Truth::True } else { Truth::False }
    }

    /// Unknown counts as false (P-PAST-10).
    pub fn holds(self) -> bool {
        self == Truth::True
    }

    fn not(self) -> Truth {
        match self {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
        }
    }
}

/// The event that a `where` judges.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged<'a> {
    pub event: &'a EventName,
    pub properties: &'a Fields,
}

/// Everything that a predicate can look at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope<'a> {
    pub program: &'a Program,
    pub state: &'a State,
    pub now: Instant,
    pub zone: &'a Zone,
    pub segments: &'a BTreeMap<Name, Arc<Segment>>,
    /// The journey that asks, for the types of its bindings and its counters.
    pub version: Option<&'a Version>,
    pub instance: Option<&'a Instance>,
    /// Those of the instance.
    pub bindings: &'a [(Name, super::Value)],
    /// Of a text, for the types of its bindings.
    pub params: &'a [MessageParam],
    /// What a candidate for entry would bind.
    pub entering: Option<(&'a Name, &'a Fields)>,
    pub judged: Option<Judged<'a>>,
}

impl<'a> Scope<'a> {
    pub fn judging(self, judged: Judged<'a>) -> Scope<'a> {
        Scope { judged: Some(judged), ..self }
    }
}

/// An operand's value.
pub(super) enum Given<'v> {
    Value(Cow<'v, super::Value>),
    Unset,
    Unknown,
}

impl Scope<'_> {
    /// The value, where there is one that is known.
    pub fn value(&self, operand: &Operand) -> Option<super::Value> {
        match self.operand(operand) {
            Given::Value(value) => Some(value.into_owned()),
            Given::Unset | Given::Unknown => None,
        }
    }
}
