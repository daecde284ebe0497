//! A state as bytes: a version, what is remembered in a compact form, and from version 2 on a checksum, so that bytes that were damaged
//! are refused rather than run.
//!
//! Bytes of an older version are read for ever; a new field means a new version and a way from the one before. The person's id is not
//! among the bytes: whoever keeps them keeps them under it.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::super::effect::GrantedOffer;
use super::super::value::Fields;
use super::super::{Key, Program, Value};
use super::{
    EntryEvent, Grant, Instance, Kept, KnownCommand, Left, Memory, OpenGoal, OwnReceipt, PastEntry, Pending, Person,
    Seen, Source, State, Wait,
};
use crate::types::{Instant, Name};

/// The version that is written.
const VERSION: u8 = 2;

/// Bytes of the checksum.
const CHECKSUM: usize = 4;

/// Bytes that are no state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StateError {
    /// Of a version that this program does not know.
    Version { version: u8 },
    /// Cut off, or changed.
    Malformed,
}

impl std::fmt::Display for StateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            StateError::Version { version } => write!(f, "version {version} of a state is not known"),
            StateError::Malformed => f.write_str("these bytes are no state"),
        }
    }
}

impl std::error::Error for StateError {}

#[derive(Serialize, Deserialize)]
struct Stored {
    bound: Option<u64>,
    forgotten_until: Option<Instant>,
    first: Option<Instant>,
    complete: bool,
    met: bool,
    last_input: Instant,
    now: Instant,
    seen: Seen,
    profile: Person,
    histories: Vec<Memory>,
    promises: Vec<(Name, Instant)>,
    instances: Vec<StoredInstance>,
    goals: Vec<StoredGoal>,
    entries: Vec<PastEntry>,
    left: Vec<Left>,
    grants: Vec<Grant>,
    commands: Vec<KnownCommand>,
    sources: Vec<Source>,
    pending: Vec<Pending>,
    crowd_at: Instant,
    crowd: Vec<(Name, u32)>,
    judged_until: Instant,
    deadline: Option<Instant>,
}

#[derive(Serialize, Deserialize)]
struct StoredInstance {
    key: Key,
    journey: Name,
    version: Name,
    entry_key: Option<Value>,
    key_text: Name,
    entered: Instant,
    entered_local: NaiveDateTime,
    step: usize,
    arrivals: Vec<(usize, u32)>,
    attempts: u32,
    rounds: Vec<(usize, u32)>,
    bindings: Fields,
    entry_event: Option<EntryEvent>,
    own: Vec<OwnReceipt>,
    counters: Vec<Kept>,
    granted: Vec<GrantedOffer>,
    wait: Wait,
}

#[derive(Serialize, Deserialize)]
struct StoredGoal {
    instance: Key,
    journey: Name,
    version: Name,
    key_text: Name,
    entered: Instant,
    until: Instant,
    bindings: Fields,
    ended_at: Option<usize>,
}

impl State {
    /// The bytes to keep.
    pub fn encode(&self) -> Vec<u8> {
        // Nothing that a state holds has no form: the codec fails only where a type writes an error of its own, and none does.
        let mut bytes = postcard::to_extend(&Stored::of(self.clone()), vec![VERSION]).unwrap_or_default();
        bytes.extend(checksum(&bytes));
        bytes
    }

    /// The state of a person from its bytes, for a program. No bytes at all are a person of whom nothing is known.
    pub fn decode(program: &Program, person: impl Into<Name>, bytes: &[u8]) -> Result<State, StateError> {
        let mut state = State::new(person);
        let rest = match bytes.split_first() {
            None => return Ok(state),
            Some((1, rest)) => rest,
            Some((&VERSION, _)) => checked(bytes).ok_or(StateError::Malformed)?,
            Some((&version, _)) => return Err(StateError::Version { version }),
        };
        let (stored, surplus): (Stored, &[u8]) = postcard::take_from_bytes(rest).map_err(|_| StateError::Malformed)?;
        if !surplus.is_empty() {
            return Err(StateError::Malformed);
        }
        let bound = stored.bound;
        stored.into(&mut state);
        // A state of another program is brought to this one by the next input, whose instant decides what is known since when.
        if bound == Some(program.fingerprint) {
            let now = state.now;
            state.bind(program, now);
        }
        Ok(state)
    }
}

/// FNV-1a: it tells damage from what was written, and is no seal against anybody.
fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    let add = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(0x811c_9dc5, add).to_le_bytes()
}

/// What stands between the version and the checksum, if that is right.
fn checked(bytes: &[u8]) -> Option<&[u8]> {
    let (body, sum) = bytes.split_last_chunk::<CHECKSUM>()?;
    (checksum(body) == *sum).then(|| body.get(1..)).flatten()
}

impl Stored {
    fn of(state: State) -> Stored {
        Stored {
            bound: state.bound,
            forgotten_until: state.forgotten_until,
            first: state.first,
            complete: state.complete,
            met: state.met,
            last_input: state.last_input,
            now: state.now,
            seen: state.seen,
            profile: state.profile,
            histories: state.histories,
            promises: state.promises,
            instances: state.instances.into_iter().map(StoredInstance::of).collect(),
            goals: state.goals.into_iter().map(StoredGoal::of).collect(),
            entries: state.entries,
            left: state.left,
            grants: state.grants,
            commands: state.commands,
            sources: state.sources,
            pending: state.pending,
            crowd_at: state.crowd_at,
            crowd: state.crowd,
            judged_until: state.judged_until,
            deadline: state.deadline,
        }
    }

    fn into(self, state: &mut State) {
        state.bound = self.bound;
        state.forgotten_until = self.forgotten_until;
        state.first = self.first;
        state.complete = self.complete;
        state.met = self.met;
        state.last_input = self.last_input;
        state.now = self.now;
        state.seen = self.seen;
        state.profile = self.profile;
        state.histories = self.histories;
        state.promises = self.promises;
        state.instances = self.instances.into_iter().map(StoredInstance::into).collect();
        state.goals = self.goals.into_iter().map(StoredGoal::into).collect();
        state.entries = self.entries;
        state.left = self.left;
        state.grants = self.grants;
        state.commands = self.commands;
        state.sources = self.sources;
        state.pending = self.pending;
        state.crowd_at = self.crowd_at;
        state.crowd = self.crowd;
        state.judged_until = self.judged_until;
        state.deadline = self.deadline;
    }
}

impl StoredInstance {
    fn of(instance: Instance) -> StoredInstance {
        StoredInstance {
            key: instance.key,
            journey: instance.journey,
            version: instance.version_id,
            entry_key: instance.entry_key,
            key_text: instance.key_text,
            entered: instance.entered,
            entered_local: instance.entered_local,
            step: instance.step,
            arrivals: instance.arrivals,
            attempts: instance.attempts,
            rounds: instance.rounds,
            bindings: instance.bindings,
            entry_event: instance.entry_event,
            own: instance.own,
            counters: instance.counters,
            granted: instance.granted,
            wait: instance.wait,
        }
    }

    fn into(self) -> Instance {
        Instance {
            key: self.key,
            journey: self.journey,
            version_id: self.version,
            version: None,
            entry_key: self.entry_key,
            key_text: self.key_text,
            entered: self.entered,
            entered_local: self.entered_local,
            step: self.step,
            arrivals: self.arrivals,
            attempts: self.attempts,
            rounds: self.rounds,
            bindings: self.bindings,
            entry_event: self.entry_event,
            own: self.own,
            counters: self.counters,
            granted: self.granted,
            wait: self.wait,
            // Last words run within one instant; no state is kept in the middle of them.
            last_words: false,
        }
    }
}

impl StoredGoal {
    fn of(goal: OpenGoal) -> StoredGoal {
        StoredGoal {
            instance: goal.instance,
            journey: goal.journey,
            version: goal.version_id,
            key_text: goal.key_text,
            entered: goal.entered,
            until: goal.until,
            bindings: goal.bindings,
            ended_at: goal.ended_at,
        }
    }

    fn into(self) -> OpenGoal {
        OpenGoal {
            instance: self.instance,
            journey: self.journey,
            version_id: self.version,
            version: None,
            key_text: self.key_text,
            entered: self.entered,
            until: self.until,
            bindings: self.bindings,
            ended_at: self.ended_at,
        }
    }
}
