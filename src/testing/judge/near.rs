//! Why something expected was not there: the nearest thing that was.

use super::{Expected, is_met, printed};
use crate::bundle::Reason;
use crate::lower::case::Expectation;
use crate::runtime::{Command, Effect, Record, SendCommand};
use crate::testing::outcome::{Near, Told};
use crate::types::{Name, Zone};

pub fn near(expected: &Expected, told: &Told, zone: &Zone) -> Near {
    let special = match expected.what {
        Expectation::Message { channel, message, .. } => near_message(expected, channel, message, told, zone),
        Expectation::Withheld { message, because } => near_withheld(expected, message, *because, told, zone),
        _ => None,
    };
    special.or_else(|| other_time(expected, told, zone)).unwrap_or_else(|| flow(expected, told, zone))
}

/// The place of the effect that nearly was it: at another time, or then with another text or on another channel.
pub fn place(expected: &Expected, near: &Near, told: &Told, used: &[bool], zone: &Zone) -> Option<usize> {
    let Expectation::Message { message, .. } = expected.what else { return None };
    let is_near = |effect: &Effect| match near {
        Near::OtherTime(at) => zone.local(effect.at) == *at && is_met(expected.what, effect, zone),
        Near::OtherText(_) | Near::OtherChannel(_) => {
            let same = matches!(effect.command(), Some(Command::Send(send)) if send.message == *message);
            same && effect.at == expected.at
        }
        _ => false,
    };
    told.effects.iter().zip(used).position(|(effect, used)| !used && is_near(effect))
}

/// The nearest in time that is the same otherwise.
fn other_time(expected: &Expected, told: &Told, zone: &Zone) -> Option<Near> {
    let same = told.effects.iter().filter(|effect| is_met(expected.what, effect, zone) && effect.at != expected.at);
    let distance = |effect: &&Effect| effect.at.millis().abs_diff(expected.at.millis());
    same.min_by_key(distance).map(|effect| Near::OtherTime(zone.local(effect.at)))
}

fn sends<'t>(told: &'t Told, message: &'t Name) -> impl Iterator<Item = (&'t Effect, &'t SendCommand)> {
    told.effects.iter().filter_map(move |effect| match effect.command()? {
        Command::Send(send) if send.message == *message => Some((effect, send.as_ref())),
        _ => None,
    })
}

fn near_message(expected: &Expected, channel: &Name, message: &Name, told: &Told, zone: &Zone) -> Option<Near> {
    let now: Vec<&SendCommand> =
        sends(told, message).filter(|(effect, _)| effect.at == expected.at).map(|(_, send)| send).collect();
    if let Some(send) = now.iter().find(|send| send.channel == *channel) {
        return Some(Near::OtherText(printed(send)));
    }
    if let Some(send) = now.first() {
        return Some(Near::OtherChannel(send.channel.clone()));
    }
    let withheld = |effect: &&Effect| match effect.record() {
        Some(Record::Withheld { message: of, reason, channels, .. }) if of == message => {
            Some(Near::Withheld { at: zone.local(effect.at), reason: *reason, channels: channels.clone() })
        }
        _ => None,
    };
    let at_once = told.effects.iter().filter(|effect| effect.at == expected.at).find_map(|effect| withheld(&effect));
    at_once
        .or_else(|| other_time(expected, told, zone))
        .or_else(|| told.effects.iter().find_map(|effect| withheld(&effect)))
}

fn near_withheld(
    expected: &Expected,
    message: &Name,
    because: Option<Reason>,
    told: &Told,
    zone: &Zone,
) -> Option<Near> {
    let then = told.effects.iter().filter(|effect| effect.at == expected.at);
    let reasons = then.filter_map(|effect| match effect.record() {
        Some(Record::Withheld { message: of, reason, .. }) if of == message => Some(*reason),
        _ => None,
    });
    if let Some(reason) = reasons.into_iter().next().filter(|_| because.is_some()) {
        return Some(Near::OtherReason(reason));
    }
    let sent = sends(told, message)
        .map(|(effect, send)| Near::Sent { at: zone.local(effect.at), channel: send.channel.clone() });
    other_time(expected, told, zone).or_else(|| sent.into_iter().next())
}

/// What became of the journey until then.
fn flow(expected: &Expected, told: &Told, zone: &Zone) -> Near {
    let before = || told.effects.iter().filter(|effect| effect.at <= expected.at);
    let end = before().rev().find_map(|effect| match effect.record()? {
        Record::Exited { reason } => Some(Near::Exited { at: zone.local(effect.at), reason: *reason }),
        Record::Finished => Some(Near::Finished(zone.local(effect.at))),
        _ => None,
    });
    let entered = before().any(|effect| matches!(effect.record(), Some(Record::Entered { .. })));
    if entered {
        return end.unwrap_or(Near::Nothing);
    }
    let refused = before().find_map(|effect| match effect.record()? {
        Record::Refused { reason, .. } => Some(Near::Refused { at: zone.local(effect.at), reason: *reason }),
        Record::Breach { reason, .. } => Some(Near::Breach { at: zone.local(effect.at), reason: *reason }),
        _ => None,
    });
    refused.unwrap_or(Near::NeverEntered)
}
