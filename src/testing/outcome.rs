//! What became of a case: its story, and where it differs from what was expected.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::cause::{Missing, Obstacle, Passed, Standing};
use crate::bundle::{Cap, MessageEvent, Reason, StepId};
use crate::runtime::{Awaited, Effect};
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
    /// Where instances stood after each line of the case, in its order.
    pub standing: Vec<Vec<Standing>>,
    /// Where instances stood at the end of the run.
    pub standing_at_end: Vec<Standing>,
    /// Until when the goal of each instance counted, in the order of the entries.
    pub goals: Vec<Awaited>,
    /// What came that a goal or an exit listens to, in order.
    pub heard: Vec<Heard>,
    /// What came that an entry with a `where` listens to, in order.
    pub knocked: Vec<Knock>,
    /// What a line of the case could not do.
    pub troubles: Vec<Failure>,
}

/// Something came that the goal or an exit of the journey listens to.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// When.
    pub at: Instant,
    /// What listens to it.
    pub by: Listener,
    /// Conditions of the `where` that it does not meet, as a campaign writes them; those that would be long are left out.
    pub unmet: Vec<String>,
    /// The promise of the schema that it broke, if it broke one.
    pub breach: Option<Reason>,
}

/// Something came that an entry of the journey listens to if it fits a `where`.
#[derive(Clone, Debug, PartialEq)]
pub struct Knock {
    /// When.
    pub at: Instant,
    /// The event, as a campaign writes it.
    pub event: String,
    /// The `where`, as a campaign writes it; none of one that would be long.
    pub condition: Option<String>,
}

/// What listens to events for as long as a person is in a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listener {
    /// The goal of the journey.
    Goal,
    /// The exit at this place of the journey, from 0.
    Exit(usize),
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
    /// What exactly refused.
    pub detail: Refusal,
    /// Its place among the effects, if it is one.
    pub effect: Option<usize>,
}

/// What exactly refused; empty where the reason says it all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refusal {
    /// As a campaign writes it: consents that are missing, conditions of the audience that do not hold.
    pub names: Vec<String>,
    /// The cap of the policy that was full.
    pub cap: Option<Cap>,
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
    /// A channel of a message did not do, and the next one was tried.
    PassedOver { message: Name, channel: Name, why: Passed },
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
    Missing(Missing),
    /// `nothing` or `no more`, but this reached the person.
    Unexpected { at: NaiveDateTime, what: BeatKind },
    /// The goal was expected and not reached: what stood in its way, as far as it is known.
    NoGoal(Vec<Obstacle>),
    /// An exit was expected, and none was taken: what stood in its way, as far as it is known.
    NoExit(Vec<Obstacle>),
    /// A receipt of a message that had not been sent.
    NothingSent { message: Name },
    /// The run came to an experiment whose arm the test does not say.
    ArmUnsaid { experiment: Name },
    /// The run did not come to an end.
    Endless,
}
