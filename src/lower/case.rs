//! Cases: what a `test` declaration becomes. They stand beside the bundle, never in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::{JourneyEvent, MessageEvent};
use crate::text::Span;
use crate::types::Name;

pub use crate::hir::{Datum, Ending, Expectation, HeldOut, TestMoment as Moment};

/// One test, ready to be run on a bundle.
#[derive(Clone, Debug)]
pub struct Case {
    pub journey: Name,
    pub title: Option<String>,
    /// Of the journey's name in the head of the test.
    pub span: Span,
    /// All that is known of the person before anything happens.
    pub person: Change,
    /// What content sources answer. Any other refuses.
    pub content: BTreeMap<Name, Vec<Datum>>,
    /// Offers whose grants the host refuses.
    pub refused: BTreeSet<Name>,
    /// Arm of each experiment that the test names; `holdout` is one.
    pub arms: BTreeMap<Name, Name>,
    /// Which holdouts hold the person out.
    pub held_out: BTreeSet<HeldOut>,
    /// In order of time.
    pub lines: Vec<Line>,
    /// What holds of the whole run.
    pub endings: Vec<(Ending, Span)>,
}

/// What changed of a person. Maps name what is told; what they leave out stays as it was.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub attributes: Vec<(Name, Datum)>,
    /// IANA name.
    pub zone: Option<Name>,
    pub locale: Option<Name>,
    pub consents: BTreeMap<Name, bool>,
    /// By channel.
    pub reachable: BTreeMap<Name, bool>,
    pub lists: BTreeMap<Name, bool>,
    /// Whether each of the other journeys runs for the person.
    pub journeys: BTreeMap<Name, bool>,
}

/// `at TIME what`
#[derive(Clone, Debug)]
pub struct Line {
    pub span: Span,
    pub at: Moment,
    pub what: Action,
}

#[derive(Clone, Debug)]
pub enum Action {
    Event {
        event: Name,
        properties: Vec<(Name, Datum)>,
    },
    /// About the last message of that name that left.
    Receipt {
        kind: MessageEvent,
        message: Name,
    },
    /// Of another journey, which does not run.
    Journey {
        kind: JourneyEvent,
        journey: Name,
    },
    Person(Change),
    Expect(Expectation),
}
