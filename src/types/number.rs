//! Numbers with a fixed point.

use serde::{Deserialize, Serialize};

/// `mantissa` / 10^`scale`. In the bundle a string such as `"-12.50"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    pub mantissa: i64,
    /// Digits behind the point, at most 18.
    pub scale: u32,
}

impl Decimal {
    /// Reads `12`, `-12.50`, `1_000.5`. `None` where it does not fit or is no number.
    pub fn parse(text: &str) -> Option<Decimal> {
        let text = text.replace('_', "");
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let digits = format!("{whole}{fraction}");
        let scale = u32::try_from(fraction.len()).ok().filter(|&scale| scale <= 18)?;
        Some(Decimal { mantissa: digits.parse().ok()?, scale })
    }

    /// The mantissa at another scale; `None` where digits would be lost or it does not fit.
    pub fn at_scale(self, scale: u32) -> Option<i64> {
        if scale >= self.scale {
            self.mantissa.checked_mul(10_i64.checked_pow(scale - self.scale)?)
        } else {
            let factor = 10_i64.checked_pow(self.scale - scale)?;
            (self.mantissa % factor == 0).then_some(self.mantissa / factor)
        }
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs().to_string();
        let scale = self.scale as usize;
        if scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let padded = format!("{digits:0>width$}", width = scale + 1);
        let (whole, fraction) = padded.split_at(padded.len() - scale);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

impl Serialize for Decimal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Decimal::parse(&text).ok_or_else(|| serde::de::Error::custom("not a decimal"))
    }
}

/// A share in basis points: 12% is 1200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(pub i64);

impl Percent {
    pub const WHOLE: Percent = Percent(10_000);
}

/// As a campaign writes it: `12%`, `0.5%`.
impl std::fmt::Display for Percent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = Decimal { mantissa: self.0, scale: 2 }.to_string();
        write!(f, "{}%", text.trim_end_matches('0').trim_end_matches('.'))
    }
}
