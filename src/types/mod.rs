//! The values and types that campaigns are about. Integers only: no stage ever holds a floating-point number.

mod aggregation;
mod calendar;
mod cap_scope;
mod channel;
mod comparison;
mod duration;
mod duration_text;
pub mod filter;
mod heard;
mod instant;
pub mod iso;
mod money;
mod name;
mod number;
mod purpose;
mod reason;
mod ty;
mod value;
pub mod zone;

pub use aggregation::Aggregation;
pub use calendar::{TimeOfDay, TimeRange, Weekday, Weekdays};
pub use cap_scope::CapScope;
pub use channel::{BUILT_IN_CHANNELS, RETIRED_CHANNELS, is_built_in_channel, replaced_channel};
pub use comparison::{Comparison, Toward};
pub use duration::{Duration, Unit};
pub use duration_text::DurationError;
pub use heard::{JourneyEvent, MessageEvent};
pub use instant::Instant;
pub use money::{Currency, Money};
pub use name::{BUILT_IN_EVENTS, OPENERS, RESERVED, composed, is_name};
pub use number::{Decimal, Percent};
pub use purpose::Purpose;
pub use reason::Reason;
pub use ty::{EnumTy, Field, Ty};
pub use value::Value;
pub use zone::Zone;

/// A name as written: an identifier or an enum value. Short names are stored in place, clones are cheap.
pub type Name = smol_str::SmolStr;
