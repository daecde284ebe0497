//! Tests of journeys: what happens to a person, and what the campaign is expected to do.

use chrono::NaiveDateTime;

use super::{Head, JourneyEvent, MessageEvent};
use crate::text::Span;
use crate::types::{Name, Reason, Value};

/// `test JOURNEY "title" { set-up, timeline, ending }`
#[derive(Debug)]
pub struct Test {
    /// Named like its journey.
    pub head: Head,
    /// How the person is before anything happens.
    pub person: Person,
    /// `given SOURCE [..]`: what the source answers.
    pub content: Vec<(Name, Vec<Datum>)>,
    /// `given OFFER refused`
    pub refused: Vec<Name>,
    /// `assign EXPERIMENT = arm`
    pub arms: Vec<(Name, Name)>,
    /// `assign holdout = policy`, `assign holdout = journey`: who holds the person out.
    pub held_out: Vec<HeldOut>,
    /// In order of time.
    pub timeline: Vec<TestLine>,
    /// What holds of the whole run.
    pub endings: Vec<(Ending, Span)>,
}

pub use crate::syntax::ast::Ending;

/// Whose holdout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeldOut {
    Policy,
    Journey,
}

/// What is known of a person, or what changed of it. What is absent stays as it was.
#[derive(Clone, Debug, Default)]
pub struct Person {
    pub attributes: Vec<(Name, Datum)>,
    /// IANA name of their zone.
    pub zone: Option<Name>,
    /// One of the project's.
    pub locale: Option<Name>,
    /// All there are from now on.
    pub consents: Option<Vec<Name>>,
    /// All channels that do not reach them from now on, whatever they consented to.
    pub unreachable: Option<Vec<Name>>,
    /// All lists they stand on from now on.
    pub lists: Option<Vec<Name>>,
    /// All other journeys that run for them from now on.
    pub journeys: Option<Vec<Name>>,
}

/// A value of any type.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    Value(Value),
    List(Vec<Datum>),
    Record(Vec<(Name, Datum)>),
}

/// `at TIME what`
#[derive(Debug)]
pub struct TestLine {
    pub span: Span,
    pub at: TestMoment,
    pub what: TestAction,
}

/// A local date and time, and exact seconds from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestMoment {
    pub local: NaiveDateTime,
    pub then: u64,
}

#[derive(Debug)]
pub enum TestAction {
    /// An event of the schema with its properties.
    Event {
        event: Name,
        properties: Vec<(Name, Datum)>,
    },
    /// `opened(M)`: of the message last sent under that name.
    Receipt {
        kind: MessageEvent,
        message: Name,
    },
    /// `finished(J)`: of another journey.
    Journey {
        kind: JourneyEvent,
        journey: Name,
    },
    /// `user { .. }`: what changed.
    Person(Person),
    Expect(Expectation),
}

/// What must be seen at an instant.
#[derive(Clone, Debug, PartialEq)]
pub enum Expectation {
    /// `push cart_waiting containing "민수님"`
    Message { channel: Name, message: Name, containing: Option<String> },
    /// `withheld M because R`
    Withheld { message: Name, because: Option<Reason> },
    /// `grant O`
    Grant(Name),
    /// `set user.x = value`
    Set { attribute: Name, value: Datum },
    /// `add to L`, `remove from L`
    List { list: Name, add: bool },
    /// `call W`
    Call(Name),
}

/// Why a send may be withheld, sorted by the words of records.
pub const WITHHOLDING_REASONS: [Reason; 12] = [
    Reason::Cap,
    Reason::Consent,
    Reason::Failed,
    Reason::Guard,
    Reason::Holdout,
    Reason::Inactive,
    Reason::Late,
    Reason::Offer,
    Reason::Quiet,
    Reason::Suppressed,
    Reason::Unreachable,
    Reason::Window,
];
