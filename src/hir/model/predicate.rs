//! Predicates with types.

use crate::text::Span;
use crate::types::{Duration, JourneyEvent, MessageEvent, Name, Ty, Value};

pub use crate::syntax::ast::{Aggregation, Comparison, Toward, WindowKind};

#[derive(Clone, Debug)]
pub struct Predicate {
    pub span: Span,
    pub kind: PredicateKind,
}

#[derive(Clone, Debug)]
pub enum PredicateKind {
    All(Vec<Predicate>),
    Any(Vec<Predicate>),
    Not(Box<Predicate>),
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
    Within {
        left: Operand,
        toward: Toward,
        duration: Duration,
    },
    Did(Did),
    Reachable {
        channel: Option<Name>,
    },
    Consents {
        to: Name,
    },
    InList(Name),
    InJourney(Name),
    /// Something in it was an error and has been reported.
    Unknown,
}

/// `did`; `not` is around it.
#[derive(Clone, Debug)]
pub struct Did {
    pub event: EventMatch,
    pub at_least: u32,
    /// `None`: no upper limit.
    pub at_most: Option<u32>,
    pub window: WindowKind,
}

/// An event with what narrows it.
#[derive(Clone, Debug)]
pub struct EventMatch {
    pub span: Span,
    pub event: EventName,
    pub filter: Option<Box<Predicate>>,
    /// The filter names a binding of the journey.
    pub names_binding: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventName {
    /// Of the schema.
    Event(Name),
    /// A receipt of a message; of any where none is named.
    Message {
        kind: MessageEvent,
        message: Option<Name>,
    },
    Journey {
        kind: JourneyEvent,
        journey: Name,
    },
    /// Reported.
    Unknown,
}

/// Something with a value and a type.
#[derive(Clone, Debug)]
pub struct Operand {
    pub span: Span,
    pub ty: Ty,
    /// May be unset.
    pub optional: bool,
    pub kind: OperandKind,
}

#[derive(Clone, Debug)]
pub enum OperandKind {
    Const(Value),
    /// An attribute.
    User(Name),
    /// Of the event that a `where` judges; a path into records.
    Property(Vec<Name>),
    /// A binding and the way into it.
    Binding(Vec<Name>),
    /// A fact of the offer that a send attaches: the way into it. Only in texts.
    Offer(Vec<Name>),
    Aggregate(Box<Aggregate>),
    /// Reported.
    Unknown,
}

#[derive(Clone, Debug)]
pub struct Aggregate {
    pub function: Aggregation,
    pub event: EventMatch,
    pub property: Vec<Name>,
    pub window: WindowKind,
}
