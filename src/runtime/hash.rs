//! Published hashes: who falls into which arm, and what things are called (docs/plan.md, "Assignment" and "Keys").

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::bundle::Holdout;

/// Buckets that arms and shares are cut from.
const BUCKETS: u64 = 10_000;

/// The first 8 bytes of SHA-256(salt NUL person), as a big-endian integer.
fn draw(salt: &str, person: &str) -> u64 {
    let mut hasher = Sha256::new();
    hasher.update(salt.as_bytes());
    hasher.update([0]);
    hasher.update(person.as_bytes());
    first_eight(&hasher.finalize())
}

fn first_eight(digest: &[u8]) -> u64 {
    digest.iter().take(8).fold(0, |number, &byte| number << 8 | u64::from(byte))
}

/// The bucket of a person, 0 to 9999 (P-HASH-4).
pub fn bucket(salt: &str, person: &str) -> u64 {
    draw(salt, person) % BUCKETS
}

/// Whether the person is held out (P-HASH-6).
pub(super) fn held_out(holdout: &Holdout, person: &str) -> bool {
    i64::try_from(bucket(&holdout.salt, person)).is_ok_and(|bucket| bucket < holdout.share.0)
}

/// By how many seconds an entry of the person is delayed that is spread over so many (P-ENTRY-5).
pub(super) fn spread_seconds(salt: &str, person: &str, over: u64) -> u64 {
    draw(salt, person).checked_rem(over).unwrap_or(0)
}

/// 64 bits that stand for a text: of input ids and entry keys only these are remembered.
pub(super) fn digest64(bytes: &[u8]) -> u64 {
    first_eight(&Sha256::digest(bytes))
}

/// What an instance or a command is called: 32 hex digits in JSON.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key([u8; 16]);

impl Key {
    /// H of the page: SHA-256 over the parts, joined by NUL (P-KEY-1).
    pub fn of(parts: &[&str]) -> Key {
        let mut hasher = Sha256::new();
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                hasher.update([0]);
            }
            hasher.update(part.as_bytes());
        }
        let digest = hasher.finalize();
        let mut key = [0; 16];
        key.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        Key(key)
    }

    /// 32 hex digits, as it is written: two for each byte.
    pub(super) fn digits(self) -> [[u8; 2]; 16] {
        let digit = |four: u8| b'0' + four + if four > 9 { b'a' - b'9' - 1 } else { 0 };
        self.0.map(|byte| [digit(byte >> 4), digit(byte & 15)])
    }

    /// Reads what it is written as.
    pub fn parse(text: &str) -> Option<Key> {
        if text.len() != 32 || !text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
            return None;
        }
        u128::from_str_radix(text, 16).ok().map(|number| Key(number.to_be_bytes()))
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = self.digits();
        f.write_str(std::str::from_utf8(digits.as_flattened()).unwrap_or_default())
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vector of docs/plan.md.
    #[test]
    fn buckets_are_as_published() {
        assert_eq!(bucket("shop/holdout", "p-1"), 4630);
    }

    #[test]
    fn keys_are_as_published() {
        assert_eq!(Key::of(&["a", "b", ""]).to_string(), crate::bundle::sha256_hex(b"a\0b\0")[..32]);
        let key = Key::of(&["a"]);
        assert_eq!(Key::parse(&key.to_string()), Some(key));
        assert_eq!((Key::parse("0"), Key::parse(&"+0".repeat(16))), (None, None));
    }
}
