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
    /// What happened.
    pub told: Told,
    /// In the order of the test; none where it passed.
    pub failures: Vec<Failure>,
}

impl Outcome {
    /// Whether everything was as expected.
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
    /// When, on the clocks of the person.
    pub at: NaiveDateTime,
    /// Who did it.
    pub side: Side,
    /// What it was.
    pub kind: BeatKind,
    /// What exactly refused, as a campaign writes it: consents that are missing, conditions of the audience that do not hold.
    pub detail: Vec<String>,
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

/// What a part of a story tells.
#[derive(Clone, Debug, PartialEq)]
pub enum BeatKind {
    /// An event, as a test writes it.
    Event(String),
    /// What is known of the person changed.
    Person,
    /// What became of a message.
    Receipt { kind: MessageEvent, message: Name },
    /// The person enters the journey.
    Entered,
    /// The person is kept out of it.
    Refused(Reason),
    /// With the first words of the text.
    Sent { channel: Name, message: Name, text: String },
    /// A message was to leave and did not.
    Withheld { message: Name, reason: Reason, channels: BTreeMap<Name, Reason> },
    /// A message waits until it may leave.
    Held { reason: Reason, until: NaiveDateTime },
    /// An offer was asked for.
    Granted { offer: Name, refused: bool },
    /// Content was asked for; `items` is how much came.
    Loaded { source: Name, items: Option<usize> },
    /// An attribute was changed.
    Set { attribute: Name, value: String },
    /// The person was put on a list or taken off it.
    List { list: Name, add: bool },
    /// A webhook was called.
    Called(Name),
    /// The arm of an experiment.
    Arm(Name),
    /// A step was passed over.
    Skipped { step: StepId, reason: Reason },
    /// The goal was reached.
    Goal,
    /// The journey was left.
    Exited(Reason),
    /// The journey came to its end.
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
    /// In which way.
    pub kind: FailureKind,
}

/// In which way the run is not what the test says.
#[derive(Clone, Debug, PartialEq)]
pub enum FailureKind {
    /// What was expected did not happen then.
    Missing(Near),
    /// `nothing` or `no more`, but this reached the person.
    Unexpected { at: NaiveDateTime, what: BeatKind },
    /// The goal was expected and not reached.
    NoGoal,
    /// An exit was expected, and none was taken.
    NoExit,
    /// A receipt of a message that had not been sent.
    NothingSent { message: Name },
    /// The run came to an experiment whose arm the test does not say.
    ArmUnsaid { experiment: Name },
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
    Withheld { at: NaiveDateTime, reason: Reason, channels: BTreeMap<Name, Reason>, detail: Vec<String> },
    /// It was withheld then, for another reason.
    OtherReason { reason: Reason, detail: Vec<String> },
    /// It was to be withheld, and was sent.
    Sent { at: NaiveDateTime, channel: Name },
    /// Nobody came in: the journey refused.
    Refused { at: NaiveDateTime, reason: Reason, detail: Vec<String> },
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
