//! Why something expected was not there: the nearest thing that was.

use chrono::NaiveDateTime;

use super::flow::{self, Life};
use super::{Expected, instead, is_met, printed, value, written};
use crate::bundle::Reason;
use crate::lower::case::{Datum, Expectation};
use crate::runtime::{Command, Effect, Record, SendCommand, Value};
use crate::testing::cause::{Missing, Near, OtherChannel};
use crate::testing::outcome::Told;
use crate::testing::stage::Scene;
use crate::types::{Name, Zone};

/// Looks for what was there instead of one expectation.
pub struct Look<'t> {
    pub scene: &'t Scene,
    pub expected: &'t Expected<'t>,
    pub told: &'t Told,
    /// Which effects met an expectation.
    pub used: &'t [bool],
    pub zone: &'t Zone,
}

/// A message that left: the place of the effect, the effect, the command.
type Sent<'t> = (usize, &'t Effect, &'t SendCommand);

impl<'t> Look<'t> {
    /// The nearest thing, among what met no other expectation, and what did meet others that expect the same.
    pub fn missing(&self) -> Missing {
        let special = match self.expected.what {
            Expectation::Message { channel, message, .. } => self.near_message(channel, message),
            Expectation::Withheld { message, because } => self.near_withheld(message, *because),
            Expectation::Set { attribute, value } => self.near_set(attribute, value),
            _ => None,
        };
        let near = special.or_else(|| self.other_time()).unwrap_or_else(|| self.flow());
        let met_others = match near {
            Near::OtherTime(_)
            | Near::OtherChannel(_)
            | Near::OtherText { .. }
            | Near::OtherValue { .. }
            | Near::OtherReason { .. } => Vec::new(),
            _ => self.met_others(),
        };
        Missing { near, met_others }
    }

    /// The place of the effect that nearly was it: at another time, with another text or on another channel.
    pub fn place(&self, near: &Near) -> Option<usize> {
        let Expectation::Message { channel, message, .. } = self.expected.what else { return None };
        let then = self.zone.local(self.expected.at);
        let is_near = |effect: &Effect| match near {
            Near::OtherTime(at) => self.local(effect) == *at && is_met(self.expected.what, effect, self.zone),
            Near::OtherText { at, .. } => is_send(effect, message, channel) && self.local(effect) == at.unwrap_or(then),
            Near::OtherChannel(other) => {
                is_send(effect, message, &other.channel) && self.local(effect) == other.at.unwrap_or(then)
            }
            _ => false,
        };
        self.free().find(|(_, effect)| is_near(effect)).map(|(place, _)| place)
    }

    fn is_used(&self, place: usize) -> bool {
        self.used.get(place).copied().unwrap_or(false)
    }

    /// What met no expectation.
    fn free(&self) -> impl Iterator<Item = (usize, &'t Effect)> {
        self.told.effects.iter().enumerate().filter(|(place, _)| !self.is_used(*place))
    }

    fn distance(&self, effect: &Effect) -> u64 {
        effect.at.millis().abs_diff(self.expected.at.millis())
    }

    fn local(&self, effect: &Effect) -> NaiveDateTime {
        self.zone.local(effect.at)
    }

    /// When the same happened and met other lines of the test.
    fn met_others(&self) -> Vec<NaiveDateTime> {
        let effects = self.told.effects.iter().enumerate();
        let others = effects.filter(|(place, effect)| self.is_used(*place) && self.is_alike(effect));
        others.map(|(_, effect)| self.local(effect)).collect()
    }

    /// The same but for its time and its words.
    fn is_alike(&self, effect: &Effect) -> bool {
        match self.expected.what {
            Expectation::Message { channel, message, .. } => is_send(effect, message, channel),
            what => is_met(what, effect, self.zone),
        }
    }

    /// The nearest in time that is the same otherwise.
    fn other_time(&self) -> Option<Near> {
        let same = self.free().filter(|(_, effect)| is_met(self.expected.what, effect, self.zone));
        let same = same.filter(|(_, effect)| effect.at != self.expected.at);
        same.min_by_key(|(_, effect)| self.distance(effect)).map(|(_, effect)| Near::OtherTime(self.local(effect)))
    }

    /// Every time the message left.
    fn sends(&self, message: &'t Name) -> impl Iterator<Item = Sent<'t>> {
        self.told.effects.iter().enumerate().filter_map(move |(place, effect)| match effect.command()? {
            Command::Send(send) if send.message == *message => Some((place, effect, send.as_ref())),
            _ => None,
        })
    }

    /// The time nearest to the expected one at which the message was withheld.
    fn withheld(&self, message: &Name) -> Option<(usize, &'t Effect)> {
        let of =
            |effect: &Effect| matches!(effect.record(), Some(Record::Withheld { message: of, .. }) if of == message);
        self.free().filter(|(_, effect)| of(effect)).min_by_key(|(_, effect)| self.distance(effect))
    }

    fn near_message(&self, channel: &'t Name, message: &'t Name) -> Option<Near> {
        let is_now = |effect: &Effect| effect.at == self.expected.at;
        let now = || self.sends(message).filter(|(_, effect, _)| is_now(effect));
        let free = |(place, ..): &Sent<'_>| !self.is_used(*place);
        if let Some(sent) = now().filter(free).find(|(.., send)| send.channel == *channel) {
            return Some(self.other_text(sent));
        }
        if let Some(sent) = now().find(free) {
            return Some(self.other_channel(sent, channel));
        }
        let withheld = self.withheld(message);
        let at_once = withheld.filter(|(_, effect)| is_now(effect)).and_then(|(place, _)| self.near_withholding(place));
        // What left then on another channel for another line still says why it was not this one.
        let by_other =
            || now().find(|(.., send)| send.channel != *channel).map(|sent| self.other_channel(sent, channel));
        at_once.or_else(|| self.other_time()).or_else(by_other).or_else(|| self.near_in_time(channel, message))
    }

    /// What became of the message at another time, the nearest: it left with another text or on another channel, or was withheld.
    fn near_in_time(&self, channel: &'t Name, message: &'t Name) -> Option<Near> {
        let sends = self.sends(message).filter(|(place, ..)| !self.is_used(*place));
        let sent = sends.min_by_key(|(_, effect, _)| self.distance(effect));
        let withheld = self.withheld(message);
        match (sent, withheld) {
            (Some(sent), Some((_, other))) if self.distance(other) <= self.distance(sent.1) => None,
            (Some(sent), _) if sent.2.channel == *channel => Some(self.other_text(sent)),
            (Some(sent), _) => Some(self.other_channel(sent, channel)),
            (None, _) => None,
        }
        .or_else(|| withheld.and_then(|(place, _)| self.near_withholding(place)))
    }

    fn other_text(&self, (_, effect, send): Sent<'t>) -> Near {
        let at = (effect.at != self.expected.at).then(|| self.local(effect));
        Near::OtherText { at, text: printed(send) }
    }

    fn other_channel(&self, (place, effect, send): Sent<'t>, expected: &Name) -> Near {
        Near::OtherChannel(OtherChannel {
            at: (effect.at != self.expected.at).then(|| self.local(effect)),
            channel: send.channel.clone(),
            expected: expected.clone(),
            instead: instead::instead(self.scene, self.told, place, expected),
            unexpected: !self.is_used(place),
        })
    }

    fn near_withholding(&self, place: usize) -> Option<Near> {
        let effect = self.told.effects.get(place)?;
        let Some(Record::Withheld { reason, channels, .. }) = effect.record() else { return None };
        let (at, detail) = (self.local(effect), self.told.detail(place));
        Some(Near::Withheld { at, reason: *reason, channels: channels.clone(), detail })
    }

    fn near_withheld(&self, message: &'t Name, because: Option<Reason>) -> Option<Near> {
        let then = self.withheld(message).filter(|(_, effect)| effect.at == self.expected.at && because.is_some());
        if let Some((place, effect)) = then
            && let Some(Record::Withheld { reason, .. }) = effect.record()
        {
            return Some(Near::OtherReason { reason: *reason, detail: self.told.detail(place) });
        }
        let sends = self.sends(message).filter(|(place, ..)| !self.is_used(*place));
        let sent = sends.min_by_key(|(_, effect, _)| self.distance(effect));
        let sent = sent.map(|(_, effect, send)| Near::Sent { at: self.local(effect), channel: send.channel.clone() });
        self.other_time().or(sent)
    }

    /// What the attribute was set to instead: then, else at the time nearest to that, unless the same value was set at another.
    fn near_set(&self, attribute: &'t Name, wanted: &Datum) -> Option<Near> {
        let sets = || {
            self.free().filter_map(|(_, effect)| match effect.command()? {
                Command::Set { attribute: of, value } if of == attribute => Some((effect, value.as_ref())),
                _ => None,
            })
        };
        let is_now = |effect: &Effect| effect.at == self.expected.at;
        let other = |(effect, value): (&Effect, Option<&Value>)| Near::OtherValue {
            at: (!is_now(effect)).then(|| self.local(effect)),
            attribute: attribute.clone(),
            value: value.map(|value| written(value, self.zone)),
            wanted: written(&value::value(wanted, self.zone), self.zone),
        };
        let now = sets().find(|(effect, _)| is_now(effect)).map(other);
        let nearest = || sets().min_by_key(|(effect, _)| self.distance(effect)).map(other);
        now.or_else(|| self.other_time()).or_else(nearest)
    }

    /// What became of the journey until then.
    fn flow(&self) -> Near {
        let most = flow::most(self.scene, self.expected.what);
        let done = |life: &Life| {
            let of = |effect: &Effect| effect.origin.as_ref().is_some_and(|origin| origin.instance == life.instance);
            let count = self.told.effects.iter().filter(|effect| of(effect) && self.is_alike(effect)).count();
            count > 0 && most.is_some_and(|most| count >= most)
        };
        flow::flow(self.told, self.expected.at, self.expected.standing, self.zone, done)
    }
}

fn is_send(effect: &Effect, message: &Name, channel: &Name) -> bool {
    matches!(effect.command(), Some(Command::Send(send)) if send.message == *message && send.channel == *channel)
}
