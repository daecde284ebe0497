//! Money: an amount in minor units and its currency.

use serde::{Deserialize, Serialize};

/// An ISO 4217 code, three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// `None` unless `code` is three capital letters. Whether the code is in use is not checked: a project may pay in points of
    /// its own.
    pub fn new(code: &str) -> Option<Currency> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Currency(bytes))
    }

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// The currency that people mean by a code that no country has: the word for it, or its letters in another order.
    pub fn meant(self) -> Option<Currency> {
        const WORDS: [(&[u8; 3], &[u8; 3]); 6] = [
            (b"WON", b"KRW"),
            (b"YEN", b"JPY"),
            (b"RMB", b"CNY"),
            (b"DOL", b"USD"),
            (b"USS", b"USD"),
            (b"UER", b"EUR"),
        ];
        const SHUFFLED: [&[u8; 3]; 2] = [b"KRW", b"USD"];
        let sorted = |mut code: [u8; 3]| {
            code.sort_unstable();
            code
        };
        let word = WORDS.iter().find(|(word, _)| **word == self.0).map(|(_, right)| **right);
        let shuffled = || SHUFFLED.iter().find(|code| sorted(***code) == sorted(self.0)).map(|code| **code);
        word.or_else(shuffled).filter(|right| *right != self.0).map(Currency)
    }

    /// Digits behind the point: 0 for won, yen and the like, 3 for dinars, else 2 (ISO 4217, list one).
    pub fn exponent(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
            | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl std::fmt::Debug for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::fmt::Display for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Code)
    }
}

/// A currency code, read without a copy.
struct Code;

impl serde::de::Visitor<'_> for Code {
    type Value = Currency;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a currency code")
    }

    fn visit_str<E: serde::de::Error>(self, code: &str) -> Result<Currency, E> {
        Currency::new(code).ok_or_else(|| E::custom("not a currency code"))
    }
}

/// An amount of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// In minor units: won for KRW, cents for USD.
    pub minor: i64,
    pub currency: Currency,
}

/// As a campaign writes it: `30_000 KRW`, `9.90 USD`.
impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scale = self.currency.exponent();
        let amount = super::Decimal { mantissa: self.minor, scale };
        write!(f, "{amount} {}", self.currency)
    }
}
