//! Whether a cap was full when a message left all the same.

use danbi::bundle::{Cap, CapPeriod, CapScope, Purpose};
use danbi::types::Zone;

use super::Left;

/// The place of such a cap, and how many had left before.
pub fn exceeded(left: &Left<'_>, before: &[Left<'_>]) -> Option<(usize, usize)> {
    if !can_be_withheld(left) {
        return None;
    }
    let caps = left.bundle.plan.policy.caps.iter().enumerate();
    caps.filter(|(_, cap)| counts(cap, left)).find_map(|(place, cap)| {
        let others =
            before.iter().filter(|other| counts(cap, other) && can_be_withheld(other) && !same_message(left, other));
        let within = others.filter(|other| is_within(cap, other, left)).count();
        (within >= cap.count as usize).then_some((place, within))
    })
}

fn can_be_withheld(left: &Left<'_>) -> bool {
    matches!(left.send.purpose, Purpose::Advertising | Purpose::Informational)
}

fn same_message(a: &Left<'_>, b: &Left<'_>) -> bool {
    (&a.instance, &a.step, a.occurrence) == (&b.instance, &b.step, b.occurrence)
}

/// A cap with a channel counts every attempt on it, one without the first of each message.
fn counts(cap: &Cap, left: &Left<'_>) -> bool {
    let on_channel = match &cap.channel {
        Some(channel) => left.channel == channel.as_str(),
        None => left.is_first,
    };
    on_channel
        && match &cap.scope {
            CapScope::Purpose(purpose) => left.send.purpose == *purpose,
            CapScope::Stage(stage) => left.journey.stage.as_ref() == Some(stage),
            CapScope::Message(message) => left.send.message == *message,
            CapScope::Journey(journey) => left.journey.id == *journey,
            CapScope::Topic(topic) => left.send.topic.as_ref() == Some(topic),
        }
}

fn is_within(cap: &Cap, other: &Left<'_>, left: &Left<'_>) -> bool {
    match cap.period {
        CapPeriod::Rolling(length) => left.at < other.at.plus_seconds(length.least_seconds()),
        // In no zone in which they may have been was it another day.
        CapPeriod::CalendarDay {} => {
            let day = |left: &Left<'_>, zone: &String| Zone::of_name(zone).unwrap().local(left.at).date();
            let zones: Vec<&String> = left.zones.iter().chain(&other.zones).collect();
            zones.iter().all(|zone| day(left, zone) == day(other, zone))
        }
    }
}
