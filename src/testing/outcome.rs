//! What became of a case: its story, and where it differs from what was expected.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use crate::bundle::{MessageEvent, Reason, StepId};
use crate::runtime::Effect;
use crate::text::Span;
use crate::types::{Instant, Name};

/// One case, run.
#[derive(Debug)]
pub struct Outcome {
    pub told: Told,
    /// In the order of the test; none where it passed.
    pub failures: Vec<Failure>,
}

impl Outcome {
    pub fn passed(&self) -> bool {
        self.failures.is_empty()
    }
}

/// All that happened in a run.
#[derive(Debug, Default)]
pub struct Told {
    /// In order of time.
    pub story: Vec<Beat>,
    /// What came out of the runtime, in order.
    pub effects: Vec<Effect>,
    /// When each line of the case was, in its order.
    pub times: Vec<Instant>,
    /// What a line of the case could not do.
    pub troubles: Vec<Failure>,
}

/// Something that happened, with the local time of the person.
#[derive(Clone, Debug, PartialEq)]
pub struct Beat {
    pub at: NaiveDateTime,
    pub side: Side,
    pub kind: BeatKind,
    /// Its place among the effects, if it is one.
    pub effect: Option<usize>,
}

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The test: what happens to the person.
    World,
    /// The campaign.
    Campaign,
}

#[derive(Clone, Debug, PartialEq)]
pub enum BeatKind {
    /// An event, as a test writes it.
    Event(String),
    /// What is known of the person changed.
    Person,
    Receipt {
        kind: MessageEvent,
        message: Name,
    },
    Entered,
    Refused(Reason),
    /// With the first words of the text.
    Sent {
        channel: Name,
        message: Name,
        text: String,
    },
    Withheld {
        message: Name,
        reason: Reason,
        channels: BTreeMap<Name, Reason>,
    },
    Held {
        reason: Reason,
        until: NaiveDateTime,
    },
    Granted {
        offer: Name,
        refused: bool,
    },
    Loaded {
        source: Name,
        items: Option<usize>,
    },
    Set {
        attribute: Name,
        value: String,
    },
    List {
        list: Name,
        add: bool,
    },
    Called(Name),
    /// The arm of an experiment.
    Arm(Name),
    Skipped {
        step: StepId,
        reason: Reason,
    },
    Goal,
    Exited(Reason),
    Finished,
    /// An event broke a promise of the schema, and set nothing off.
    Breach(Reason),
}

/// Where the run is not what the test says.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// Of the line of the test.
    pub span: Span,
    /// When it should have been, in local time; none for what holds of the whole run.
    pub at: Option<NaiveDateTime>,
    pub kind: FailureKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum FailureKind {
    /// What was expected did not happen then.
    Missing(Near),
    /// `nothing` or `no more`, but this reached the person.
    Unexpected {
        at: NaiveDateTime,
        what: BeatKind,
    },
    NoGoal,
    NoExit,
    /// A receipt of a message that had not been sent.
    NothingSent {
        message: Name,
    },
    /// The run came to an experiment whose arm the test does not say.
    ArmUnsaid {
        experiment: Name,
    },
    /// The run did not come to an end.
    Endless,
}

/// The nearest thing to what was expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Near {
    /// It happened, at another time.
    OtherTime(NaiveDateTime),
    /// It was sent then, on another channel.
    OtherChannel(Name),
    /// It was sent then, with another text.
    OtherText(String),
    /// It was withheld.
    Withheld { at: NaiveDateTime, reason: Reason, channels: BTreeMap<Name, Reason> },
    /// It was withheld then, for another reason.
    OtherReason(Reason),
    /// It was to be withheld, and was sent.
    Sent { at: NaiveDateTime, channel: Name },
    /// Nobody came in: the journey refused.
    Refused { at: NaiveDateTime, reason: Reason },
    /// The event broke a promise of the schema.
    Breach { at: NaiveDateTime, reason: Reason },
    /// Nothing let the person in.
    NeverEntered,
    /// The journey was left before.
    Exited { at: NaiveDateTime, reason: Reason },
    /// The journey was at its end before.
    Finished(NaiveDateTime),
    /// Nothing like it.
    Nothing,
}
