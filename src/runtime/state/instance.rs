//! Running instances.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::super::effect::GrantedOffer;
use super::super::program::{Kinds, Stance, Version};
use super::super::value::{Fields, Gathered};
use super::super::{Key, Value};
use super::{HeldVersion, Kept};
use crate::bundle::{MessageEvent, Reason, Step, StepId};
use crate::types::{Instant, Name};

/// A person in a journey.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Instance {
    pub key: Key,
    pub journey: Name,
    pub version_id: Name,
    #[serde(skip)]
    pub version: HeldVersion,
    /// The value of the journey's key; absent without one, or where it is unset.
    pub entry_key: Option<Value>,
    /// Its canonical bytes: instances of one journey are told apart and ordered by them.
    pub key_text: Name,
    pub entered: Instant,
    #[serde(with = "super::local::time")]
    pub entered_local: NaiveDateTime,
    /// Place among the steps of its version.
    pub step: usize,
    /// How often it came to each step.
    pub arrivals: Vec<(usize, u32)>,
    /// Commands issued since it came to this step.
    pub attempts: u32,
    /// Rounds of repeats that are under way.
    pub rounds: Vec<(usize, u32)>,
    pub bindings: Fields,
    /// For the first `collect`.
    pub entry_event: Option<Box<EntryEvent>>,
    /// Receipts of its own messages, the oldest first.
    pub own: Vec<OwnReceipt>,
    /// One for each counter of the version.
    pub counters: Vec<Kept>,
    pub granted: Vec<GrantedOffer>,
    pub wait: Wait,
    /// Its last words run: nothing waits. No state is kept in the middle of them.
    #[serde(skip)]
    pub last_words: bool,
    #[serde(skip)]
    pub judged: Judged,
}

/// What is known of the predicates that wait, so that they are not judged in vain. Not kept: a state that was read knows nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Judged {
    /// By exits, as far as the state was when they were looked at last.
    pub by_exits: bool,
    /// By what waits.
    pub by_waits: bool,
    /// When time alone may change them next; absent: not looked for.
    pub change: Option<Option<Instant>>,
}

impl Judged {
    /// Time may have changed them by now.
    pub fn is_over(self, now: Instant) -> bool {
        self.change.is_none_or(|change| change.is_some_and(|at| at <= now))
    }
}

/// A step to which an instance came before it moved to a version without it. A later version may hold it again, and ids of commands are
/// not to begin anew then (P-VERSION-6): whoever keeps them would take a new command for one of old that is issued again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoneStep {
    pub instance: Key,
    pub step: StepId,
    pub arrivals: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryEvent {
    pub event: Name,
    pub properties: Fields,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnReceipt {
    pub kind: MessageEvent,
    pub message: Name,
    pub channel: Name,
    pub at: Instant,
}

/// What it waits for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Wait {
    /// Nothing: it is under way.
    No,
    /// `wait`, `until`, `race`, or the pause of a `repeat`: the step says which.
    Time(Arrival),
    Collect {
        arrival: Arrival,
        gathered: Box<Gathered>,
    },
    /// The answer to a `load` or `grant` step, until the deadline.
    Answer {
        command: Key,
        deadline: Instant,
    },
    Send(Box<SendWait>),
}

/// When it came, and until when it waits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Arrival {
    pub at: Instant,
    /// What the clocks of the person showed.
    #[serde(with = "super::local::time")]
    pub local: NaiveDateTime,
    pub deadline: Instant,
}

/// A send that did not leave yet, or waits for word of its delivery.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SendWait {
    pub arrived: Instant,
    #[serde(with = "super::local::time")]
    pub arrived_local: NaiveDateTime,
    /// When the message left for the first time.
    pub first_attempt: Option<Instant>,
    /// Why each channel did not do, in the order tried; with the rule of a guard and the place of a cap.
    pub refusals: Vec<(Name, Reason, Option<Name>, Option<usize>)>,
    /// Channels on which a command was issued.
    pub attempted: Vec<Name>,
    /// Its offer was granted.
    pub granted: bool,
    pub state: SendState,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum SendState {
    /// It is judged.
    Judged,
    /// Blocked by closed hours; `last` is when the hold ends whatever they do.
    Held { until: Instant, last: Option<Instant>, reason: Reason },
    /// Until the grant is answered.
    Granting { command: Key, deadline: Instant },
    /// Until word of delivery comes.
    Awaiting { command: Key, deadline: Instant },
}

/// A goal that may still be reached; it outlives its instance.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OpenGoal {
    pub instance: Key,
    pub journey: Name,
    pub version_id: Name,
    #[serde(skip)]
    pub version: HeldVersion,
    pub key_text: Name,
    pub entered: Instant,
    /// The last instant at which it counts.
    pub until: Instant,
    /// What the match may look at, once the instance has ended.
    pub bindings: Fields,
    /// Where the instance ended; absent while it runs, and where it ended in another version.
    pub ended_at: Option<usize>,
}

impl OpenGoal {
    /// An id that comes again after the horizon gives a later instance the same key.
    pub fn is_of(&self, instance: &Instance) -> bool {
        self.instance == instance.key && self.entered == instance.entered
    }

    /// What it listens to.
    pub fn kinds(&self) -> Option<Kinds> {
        self.version.as_ref().map(|version| version.goal_kinds)
    }
}

impl Instance {
    /// When it goes on by itself; never where the program does not hold its version.
    pub fn deadline(&self) -> Option<Instant> {
        self.version.as_ref()?;
        match &self.wait {
            Wait::No => None,
            Wait::Time(arrival) | Wait::Collect { arrival, .. } => Some(arrival.deadline),
            Wait::Answer { deadline, .. } => Some(*deadline),
            Wait::Send(send) => match send.state {
                SendState::Judged => None,
                SendState::Held { until, last, .. } => Some(last.map_or(until, |last| until.min(last))),
                SendState::Granting { deadline, .. } | SendState::Awaiting { deadline, .. } => Some(deadline),
            },
        }
    }

    pub fn bind(&mut self, name: &Name, value: Value) {
        self.judged = Judged::default();
        match self.bindings.iter_mut().find(|(bound, _)| bound == name) {
            Some((_, kept)) => *kept = value,
            None => self.bindings.push((name.clone(), value)),
        }
    }

    /// Whether it can stand where it says it does.
    pub fn fits(&self, version: &Version) -> bool {
        let Some((_, step)) = version.step(self.step) else { return false };
        let waits = matches!(
            (&self.wait, step),
            (Wait::Time(_), Step::Wait { .. } | Step::Until { .. } | Step::Race { .. } | Step::Repeat { .. })
                | (Wait::Collect { .. }, Step::Collect(_))
                | (Wait::Answer { .. }, Step::Load(_) | Step::Grant { .. })
                | (Wait::Send(_), Step::Send(_))
        );
        waits && self.counters.len() == version.counters.len()
    }

    /// What it listens to where it stands; absent where the program no longer holds its version.
    pub fn stance(&self) -> Option<&Stance> {
        self.version.as_ref()?.stances.get(self.step)
    }

    /// How often it came to the step where it stands.
    pub fn occurrence(&self) -> u32 {
        self.arrivals.iter().find(|(step, _)| *step == self.step).map_or(0, |(_, count)| *count)
    }

    /// It comes to a step.
    pub fn arrive(&mut self, step: usize) {
        self.step = step;
        self.attempts = 0;
        self.wait = Wait::No;
        self.judged = Judged::default();
        match self.arrivals.iter_mut().find(|(known, _)| *known == step) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => self.arrivals.push((step, 1)),
        }
    }
}
