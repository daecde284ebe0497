//! Caps of a policy, in the words of the language.

use crate::bundle::{Cap, CapPeriod, CapScope};

/// A cap as a policy writes it.
pub fn written(cap: &Cap) -> String {
    let period = match cap.period {
        CapPeriod::Rolling(length) => length.to_string(),
        CapPeriod::CalendarDay {} => "calendar day".to_owned(),
    };
    let scope = match &cap.scope {
        CapScope::Purpose(purpose) => purpose.word().to_owned(),
        CapScope::Stage(stage) => format!("stage {stage}"),
        CapScope::Message(message) => format!("message {message}"),
        CapScope::Journey(journey) => format!("journey {journey}"),
        CapScope::Topic(topic) => format!("topic {topic}"),
    };
    let via = cap.channel.as_ref().map(|channel| format!(" via {channel}")).unwrap_or_default();
    format!("cap {} per {period} for {scope}{via}", cap.count)
}
