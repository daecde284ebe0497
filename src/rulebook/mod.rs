//! What law, vendors and experience say, as data with its sources: channels and their limits, hours in which advertising may
//! not leave, how many messages are too many.
//!
//! Everything here is a static table: nothing is parsed or built when the program starts. A figure that changes is
//! changed here and nowhere else.

mod channel;
mod channels;
mod cite;
mod fatigue;
mod other_names;
mod quiet;
mod retired;

pub use channel::{Advertising, Buttons, ChannelRules, Cta, FieldKind, FieldRules, Format, Limit, Unit};
pub use channels::{CHANNELS, channel};
pub use cite::{Cite, Confidence};
pub use fatigue::{FatigueLimit, fatigue};
pub use other_names::channel_by_other_name;
pub use quiet::{QuietRule, Reach, quiet_rules};
pub use retired::{RetiredChannel, retired_channel};
