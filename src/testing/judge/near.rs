//! Why something expected was not there: the nearest thing that was.

use super::{Expected, is_met, printed};
use chrono::NaiveDateTime;

use crate::bundle::Reason;
use crate::lower::case::Expectation;
use crate::runtime::{Command, Effect, Record, SendCommand};
use crate::testing::outcome::{Near, Told};
use crate::types::{Name, Zone};

/// The nearest thing, among what met no other expectation (`used` says what did).
pub fn near(expected: &Expected, told: &Told, used: &[bool], zone: &Zone) -> Near {
    let look = Look { expected, told, used, zone };
    let special = match expected.what {
        Expectation::Message { channel, message, .. } => look.near_message(channel, message),
        Expectation::Withheld { message, because } => look.near_withheld(message, *because),
        _ => None,
    };
    special.or_else(|| look.other_time()).unwrap_or_else(|| look.flow())
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

struct Look<'t, 'c> {
    expected: &'t Expected<'c>,
    told: &'t Told,
    used: &'t [bool],
    zone: &'t Zone,
}

impl<'t> Look<'t, '_> {
    /// What met no expectation.
    fn free(&self) -> impl Iterator<Item = (usize, &'t Effect)> {
        let used = self.used;
        let free = move |place: &usize| !used.get(*place).copied().unwrap_or(false);
        self.told.effects.iter().enumerate().filter(move |(place, _)| free(place))
    }

    fn distance(&self, effect: &Effect) -> u64 {
        effect.at.millis().abs_diff(self.expected.at.millis())
    }

    fn local(&self, effect: &Effect) -> NaiveDateTime {
        self.zone.local(effect.at)
    }

    /// What exactly refused.
    fn detail(&self, place: usize) -> Vec<String> {
        let beat = self.told.story.iter().find(|beat| beat.effect == Some(place));
        beat.map(|beat| beat.detail.clone()).unwrap_or_default()
    }

    /// The nearest in time that is the same otherwise.
    fn other_time(&self) -> Option<Near> {
        let same = self.free().filter(|(_, effect)| is_met(self.expected.what, effect, self.zone));
        let same = same.filter(|(_, effect)| effect.at != self.expected.at);
        same.min_by_key(|(_, effect)| self.distance(effect)).map(|(_, effect)| Near::OtherTime(self.local(effect)))
    }

    /// Every time the message left, unless that met another expectation.
    fn sends(&self, message: &'t Name) -> impl Iterator<Item = (&'t Effect, &'t SendCommand)> {
        self.free().filter_map(move |(_, effect)| match effect.command()? {
            Command::Send(send) if send.message == *message => Some((effect, send.as_ref())),
            _ => None,
        })
    }

    /// The time nearest to the expected one at which the message was withheld.
    fn withheld(&self, message: &Name) -> Option<(usize, &'t Effect)> {
        let of =
            |effect: &Effect| matches!(effect.record(), Some(Record::Withheld { message: of, .. }) if of == message);
        self.free().filter(|(_, effect)| of(effect)).min_by_key(|(_, effect)| self.distance(effect))
    }

    fn near_message(&self, channel: &Name, message: &'t Name) -> Option<Near> {
        let now: Vec<&SendCommand> =
            self.sends(message).filter(|(effect, _)| effect.at == self.expected.at).map(|(_, send)| send).collect();
        if let Some(send) = now.iter().find(|send| send.channel == *channel) {
            return Some(Near::OtherText(printed(send)));
        }
        if let Some(send) = now.first() {
            return Some(Near::OtherChannel(send.channel.clone()));
        }
        let withheld = self.withheld(message);
        let told = |(place, effect): (usize, &Effect)| match effect.record() {
            Some(Record::Withheld { reason, channels, .. }) => Some(Near::Withheld {
                at: self.local(effect),
                reason: *reason,
                channels: channels.clone(),
                detail: self.detail(place),
            }),
            _ => None,
        };
        let at_once = withheld.filter(|(_, effect)| effect.at == self.expected.at);
        at_once.and_then(told).or_else(|| self.other_time()).or_else(|| withheld.and_then(told))
    }

    fn near_withheld(&self, message: &'t Name, because: Option<Reason>) -> Option<Near> {
        let then = self.withheld(message).filter(|(_, effect)| effect.at == self.expected.at && because.is_some());
        if let Some((place, effect)) = then
            && let Some(Record::Withheld { reason, .. }) = effect.record()
        {
            return Some(Near::OtherReason { reason: *reason, detail: self.detail(place) });
        }
        let sent = self.sends(message).min_by_key(|(effect, _)| self.distance(effect));
        let sent = sent.map(|(effect, send)| Near::Sent { at: self.local(effect), channel: send.channel.clone() });
        self.other_time().or(sent)
    }

    /// What became of the journey until then: the last thing that ended it or kept the person out, unless it runs.
    fn flow(&self) -> Near {
        let before = self.told.effects.iter().enumerate().filter(|(_, effect)| effect.at <= self.expected.at);
        let (mut running, mut last) = (0_u32, Near::NeverEntered);
        for (place, effect) in before {
            let at = self.local(effect);
            match effect.record() {
                Some(Record::Entered { .. }) => (running, last) = (running + 1, Near::Nothing),
                Some(Record::Exited { reason }) => {
                    (running, last) = (running.saturating_sub(1), Near::Exited { at, reason: *reason });
                }
                Some(Record::Finished) => (running, last) = (running.saturating_sub(1), Near::Finished(at)),
                Some(Record::Refused { reason, .. }) => {
                    last = Near::Refused { at, reason: *reason, detail: self.detail(place) };
                }
                Some(Record::Breach { reason, .. }) => last = Near::Breach { at, reason: *reason },
                _ => {}
            }
        }
        if running > 0 { Near::Nothing } else { last }
    }
}
