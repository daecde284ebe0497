//! What was there instead of what a test expects, and what stood in its way.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use super::outcome::Refusal;
use crate::bundle::{Reason, StepId};
use crate::types::{Duration, Name};

/// Something expected did not happen.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// The nearest thing that did, or what kept it from happening.
    pub near: Near,
    /// When the same happened and met other lines of the test.
    pub met_others: Vec<NaiveDateTime>,
}

/// The nearest thing to what was expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Near {
    /// It happened, at another time.
    OtherTime(NaiveDateTime),
    /// It was sent on another channel.
    OtherChannel(OtherChannel),
    /// It was sent with another text; when, if not then.
    OtherText { at: Option<NaiveDateTime>, text: String },
    /// The attribute was set to another value, or to none; when, if not then.
    OtherValue { at: Option<NaiveDateTime>, attribute: Name, value: Option<String>, wanted: String },
    /// It was withheld.
    Withheld { at: NaiveDateTime, reason: Reason, channels: BTreeMap<Name, Reason>, detail: Refusal },
    /// It was withheld then, for another reason.
    OtherReason { reason: Reason, detail: Refusal },
    /// It was to be withheld, and was sent.
    Sent { at: NaiveDateTime, channel: Name },
    /// Nobody came in: the journey refused.
    Refused { at: NaiveDateTime, reason: Reason, detail: Refusal },
    /// The event broke a promise of the schema.
    Breach { at: NaiveDateTime, reason: Reason },
    /// Nothing let the person in.
    NeverEntered,
    /// What lets people in came, and does not fit the `where` of the entry; none where that cannot be said shortly.
    Unfit { event: String, at: NaiveDateTime, condition: Option<String> },
    /// The journey was left before.
    Exited { at: NaiveDateTime, reason: Reason },
    /// The journey was at its end before.
    Finished(NaiveDateTime),
    /// Nothing like it: the journey ran, and stood there.
    Running(Vec<Standing>),
}

/// A message left on another channel than the one expected.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherChannel {
    /// When, if not then.
    pub at: Option<NaiveDateTime>,
    /// The channel that it left on.
    pub channel: Name,
    /// The channel that was expected.
    pub expected: Name,
    /// Why it was not that one.
    pub instead: Instead,
    /// No other line of the test expects it.
    pub unexpected: bool,
}

/// Why a message did not leave on a channel.
#[derive(Clone, Debug, PartialEq)]
pub enum Instead {
    /// The channel came first and would not do; `detail` is what exactly refused.
    PassedOver { why: Passed, detail: Refusal },
    /// The message left on it, and nothing came of that.
    InVain { at: NaiveDateTime, why: Passed },
    /// The chain names the other channel first.
    Behind,
    /// The person likes the other channel best.
    Preferred,
    /// The send does not name it.
    NotNamed,
}

/// Why a channel of a chain would not do.
#[derive(Clone, Debug, PartialEq)]
pub enum Passed {
    /// It may not be used, or cannot.
    Refused(Reason),
    /// It was tried, and reported a failure.
    Failed,
    /// It was tried, and no word of a delivery came for so long.
    Unheard(Duration),
}

/// Where somebody stands in a journey.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The step.
    pub step: StepId,
    /// When it goes on by itself, if it does.
    pub until: Option<NaiveDateTime>,
}

/// What stood in the way of a goal or an exit.
#[derive(Clone, Debug, PartialEq)]
pub enum Obstacle {
    /// Nobody came in, or how the journey ended instead.
    Flow(Near),
    /// What it listens to did not come since then; a goal counts it until then.
    NotCome { event: String, since: NaiveDateTime, until: Option<NaiveDateTime> },
    /// It came before the person was in, or in that very instant.
    TooEarly { event: String, at: NaiveDateTime, entered: NaiveDateTime },
    /// It came when the time of the goal was over.
    Over { event: String, at: NaiveDateTime, until: NaiveDateTime },
    /// It came when the journey had ended.
    Ended { event: String, at: NaiveDateTime },
    /// It came, and does not meet these conditions of the `where`; none where they cannot be said shortly.
    Unfit { event: String, at: NaiveDateTime, conditions: Vec<String> },
    /// It came, and broke a promise of the schema.
    Breach { event: String, at: NaiveDateTime, reason: Reason },
    /// The condition of an exit did not hold while the person was in; none where it cannot be said shortly.
    NeverHeld(Option<String>),
}
