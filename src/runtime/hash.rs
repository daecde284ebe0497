//! Published hashes: who falls into which arm, and what things are called (docs/plan.md, "Assignment" and "Keys").

use serde::{Deserialize, Serialize};
use sha2::digest::generic_array::GenericArray;
use sha2::{Digest, Sha256, compress256};

use crate::bundle::Holdout;

/// Buckets that arms and shares are cut from.
const BUCKETS: u64 = 10_000;

/// The first 8 bytes of SHA-256(salt NUL person), as a big-endian integer.
fn draw(salt: &str, person: &str) -> u64 {
    first_eight(digest(&[salt, person]))
}

/// As a big-endian integer.
fn first_eight(digest: [u32; 8]) -> u64 {
    let [first, second, ..] = digest;
    u64::from(first) << 32 | u64::from(second)
}

/// Bytes that SHA-256 takes at a time.
const BLOCK: usize = 64;
/// The length in bits stands at the end of the last block.
const LENGTH: usize = 8;
/// What SHA-256 begins with (FIPS 180-4, 5.3.3).
const BEGINNING: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// SHA-256 of the parts, joined by NUL, as big-endian words. What fits two blocks, as nearly all does, is put into them here.
fn digest(parts: &[&str]) -> [u32; 8] {
    let mut blocks = [0; 2 * BLOCK];
    let Some(length) = join(parts, &mut blocks) else { return digest_of_long(parts) };
    let used = if length < BLOCK - LENGTH { BLOCK } else { 2 * BLOCK };
    if let Some(end) = blocks.get_mut(length) {
        *end = 0x80;
    }
    let bits = (length as u64).wrapping_mul(8).to_be_bytes();
    if let Some(place) = blocks.get_mut(used - LENGTH..used) {
        place.copy_from_slice(&bits);
    }
    let mut digest = BEGINNING;
    for block in blocks.chunks_exact(BLOCK).take(used / BLOCK) {
        compress256(&mut digest, std::slice::from_ref(GenericArray::from_slice(block)));
    }
    digest
}

/// How many bytes the parts take, joined by NUL; absent where they leave no room for what ends the last block.
fn join(parts: &[&str], blocks: &mut [u8; 2 * BLOCK]) -> Option<usize> {
    let mut at = 0;
    for (index, part) in parts.iter().enumerate() {
        at += usize::from(index > 0);
        let end = at.checked_add(part.len()).filter(|&end| end < 2 * BLOCK - LENGTH)?;
        blocks.get_mut(at..end)?.copy_from_slice(part.as_bytes());
        at = end;
    }
    Some(at)
}

fn digest_of_long(parts: &[&str]) -> [u32; 8] {
    let mut hasher = Sha256::new();
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            hasher.update([0]);
        }
        hasher.update(part.as_bytes());
    }
    let mut digest = [0; 8];
    let whole = hasher.finalize();
    let (words, _) = whole.as_chunks::<4>();
    digest.iter_mut().zip(words).for_each(|(to, from)| *to = u32::from_be_bytes(*from));
    digest
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
pub(super) fn digest64(text: &str) -> u64 {
    first_eight(digest(&[text]))
}

/// What an instance or a command is called: 32 hex digits in JSON.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key([u8; 16]);

impl Key {
    /// H of the page: SHA-256 over the parts, joined by NUL (P-KEY-1).
    pub fn of(parts: &[&str]) -> Key {
        let mut key = [0; 16];
        let bytes = digest(parts).map(u32::to_be_bytes);
        key.iter_mut().zip(bytes.as_flattened()).for_each(|(to, from)| *to = *from);
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

    /// Of every length around the ends of blocks, in one part and in more.
    #[test]
    fn digests_are_those_of_sha_256() {
        for length in 0..300 {
            let text = "0123456789".repeat(30);
            let whole = &text[..length];
            let words = |parts: &[&str]| digest(parts).map(|word| format!("{word:08x}")).concat();
            assert_eq!(words(&[whole]), crate::bundle::sha256_hex(whole.as_bytes()), "{length}");
            let (one, other) = whole.split_at(length / 3);
            let joined = format!("{one}\0{other}\0");
            assert_eq!(words(&[one, other, ""]), crate::bundle::sha256_hex(joined.as_bytes()), "{length}");
        }
        assert_eq!(digest(&[]), digest(&[""]));
    }

    #[test]
    fn keys_are_as_published() {
        assert_eq!(Key::of(&["a", "b", ""]).to_string(), crate::bundle::sha256_hex(b"a\0b\0")[..32]);
        let key = Key::of(&["a"]);
        assert_eq!(Key::parse(&key.to_string()), Some(key));
        assert_eq!((Key::parse("0"), Key::parse(&"+0".repeat(16))), (None, None));
    }
}
