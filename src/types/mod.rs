//! The values and types that campaigns are about. Integers only: no stage ever holds a floating-point number.

mod calendar;
mod duration;
mod money;
mod number;
mod ty;
mod value;
pub mod zone;

pub use calendar::{TimeOfDay, TimeRange, Weekday, Weekdays};
pub use duration::{Duration, Unit};
pub use money::{Currency, Money};
pub use number::{Decimal, Percent};
pub use ty::{EnumTy, Field, Ty};
pub use value::Value;

/// A name as written: an identifier or an enum value. Short names are stored in place, clones are cheap.
pub type Name = smol_str::SmolStr;
