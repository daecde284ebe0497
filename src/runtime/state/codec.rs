//! A state as bytes: a version, what is remembered in a compact form, and from version 2 on a checksum, so that bytes that were damaged
//! are refused rather than run.
//!
//! Bytes of an older version are read for ever; a new field means a new version and a way from the one before. The person's id is not
//! among the bytes: whoever keeps them keeps them under it.

use std::borrow::Cow;

use super::super::Program;
use super::super::input::is_in_time;
use super::State;
use crate::types::{Instant, Name};

/// The version that is written.
const VERSION: u8 = 4;

/// Room for what most states take (980 bytes in `campaigns/shop` on average).
const USUAL: usize = 1_024;

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

impl State {
    /// The bytes to keep.
    pub fn encode(&self) -> Vec<u8> {
        // Nothing that a state holds has no form: the codec fails only where a type writes an error of its own, and none does.
        let mut written = Vec::with_capacity(USUAL);
        written.push(VERSION);
        let mut bytes = postcard::serialize_with_flavor(self, Bytes { written }).unwrap_or_default();
        bytes.extend(checksum(&bytes));
        bytes
    }

    /// The state of a person from its bytes, for a program. No bytes at all are a person of whom nothing is known.
    pub fn decode(program: &Program, person: impl Into<Name>, bytes: &[u8]) -> Result<State, StateError> {
        let rest = match bytes.split_first() {
            None => return Ok(State::new(person)),
            Some((1, rest)) => Cow::Owned(without(GONE_STEPS + ASKED, rest)),
            Some((2, _)) => Cow::Owned(without(GONE_STEPS + ASKED, checked(bytes, fnv).ok_or(StateError::Malformed)?)),
            Some((3, _)) => Cow::Owned(without(ASKED, checked(bytes, checksum).ok_or(StateError::Malformed)?)),
            Some((&VERSION, _)) => Cow::Borrowed(checked(bytes, checksum).ok_or(StateError::Malformed)?),
            Some((&version, _)) => return Err(StateError::Version { version }),
        };
        let (mut state, surplus): (State, &[u8]) =
            postcard::take_from_bytes(&rest).map_err(|_| StateError::Malformed)?;
        if !surplus.is_empty() {
            return Err(StateError::Malformed);
        }
        // Nothing tells damage in bytes of version 1: where they say that time stands still before it began, it would have to run long.
        if bytes.first() == Some(&1) && !state.is_in_time() {
            return Err(StateError::Malformed);
        }
        state.person = person.into();
        // A state of another program is brought to this one by the next input, whose instant decides what is known since when.
        if state.bound == Some(program.fingerprint) {
            let now = state.now;
            state.bind(program, now);
        }
        Ok(state)
    }
}

impl State {
    /// Whether all instants from which time goes on are such as inputs can have, where there are any.
    fn is_in_time(&self) -> bool {
        let sources = self.sources.iter().map(|source| source.since);
        let all = sources.chain(self.first).chain([self.now, self.last_input, self.judged_until]);
        all.into_iter().all(|at| at == Instant::MIN || is_in_time(at))
    }
}

/// Lists that version 3 added: `gone`.
const GONE_STEPS: usize = 1;

/// Lists that version 4 added: those of `asked`.
const ASKED: usize = 2;

/// The bytes of an older version, and behind them so many lists without anything in them.
fn without(lists: usize, bytes: &[u8]) -> Vec<u8> {
    let mut whole = bytes.to_vec();
    whole.resize(bytes.len().saturating_add(lists), 0);
    whole
}

/// By words of eight bytes: it tells damage from what was written, and is no seal against anybody.
fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    let (words, rest) = bytes.as_chunks::<8>();
    let add = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let hash = words.iter().fold(bytes.len() as u64, |hash, word| add(hash, u64::from_le_bytes(*word)));
    let hash = rest.iter().fold(hash, |hash, byte| add(hash, u64::from(*byte)));
    let [a, b, c, d, ..] = (hash ^ (hash >> 32)).to_le_bytes();
    [a, b, c, d]
}

/// FNV-1a, the checksum of version 2.
fn fnv(bytes: &[u8]) -> [u8; CHECKSUM] {
    let add = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(0x811c_9dc5, add).to_le_bytes()
}

/// What stands between the version and the checksum, if that is right.
fn checked(bytes: &[u8], checksum: impl Fn(&[u8]) -> [u8; CHECKSUM]) -> Option<&[u8]> {
    let (body, sum) = bytes.split_last_chunk::<CHECKSUM>()?;
    (checksum(body) == *sum).then(|| body.get(1..)).flatten()
}

/// Where a state is written to: postcard's own door to a `Vec` takes texts byte by byte.
struct Bytes {
    written: Vec<u8>,
}

impl postcard::ser_flavors::Flavor for Bytes {
    type Output = Vec<u8>;

    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        self.written.extend_from_slice(bytes);
        Ok(())
    }

    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.written.push(byte);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<Vec<u8>> {
        Ok(self.written)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::{Attempted, Left};
    use crate::types::{Instant, Purpose};

    #[test]
    fn an_attempt_whose_first_is_forgotten_comes_back_from_its_bytes() {
        let at = Instant::parse("2026-03-02T01:00:00.000Z").expect("an instant");
        let day = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
        let mut left = Left {
            at,
            day,
            purpose: Purpose::Advertising,
            stage: None,
            message: "ad".into(),
            topic: None,
            journey: "j".into(),
            attempts: vec![Attempted { channel: "sms".into(), at, day }],
        };
        left.forget_first();
        let bytes = postcard::to_allocvec(&left).expect("bytes");
        assert_eq!(postcard::from_bytes::<Left>(&bytes), Ok(left));
    }
}
