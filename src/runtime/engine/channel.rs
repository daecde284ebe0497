//! Channels of a send, judged one by one (P-SEND-3, P-SEND-4).

use super::super::Value;
use super::super::effect::Why;
use super::super::state::holds;
use super::closed::Closure;
use super::{Engine, Version};
use crate::bundle::{Attempt, Closed, Purpose, Reason, Send};
use crate::types::Name;

/// What judging a channel comes to.
pub(super) enum Verdict {
    /// It may be attempted.
    Passes,
    /// This channel will not do.
    Next(Reason, Why),
    /// The send will not do.
    Refused(Reason, Why),
    Holds(Closure),
}

/// The attribute that names the channel a person likes best (P-SEND-16).
const PREFERRED_CHANNEL: Name = Name::new_static("preferred_channel");

impl Engine<'_, '_> {
    /// Channels not tried yet, in order; the preferred one first.
    pub(super) fn channels_left<'s>(&self, place: usize, send: &'s Send) -> Vec<&'s Attempt> {
        let Some(wait) = self.send_wait(place) else { return Vec::new() };
        let tried = |channel: &Name| {
            wait.attempted.contains(channel) || wait.refusals.iter().any(|(refused, ..)| refused == channel)
        };
        self.in_order_tried(send, |attempt| !tried(&attempt.channel))
    }

    /// Some channels of a send, in the order in which they are tried.
    pub(super) fn in_order_tried<'s>(&self, send: &'s Send, wanted: impl Fn(&Attempt) -> bool) -> Vec<&'s Attempt> {
        let mut channels: Vec<&Attempt> = send.via.iter().filter(|attempt| wanted(attempt)).collect();
        if let Some(preferred) = self.preferred_channel(send) {
            // The sort is stable: the rest stays as written.
            channels.sort_by_key(|attempt| attempt.channel != *preferred);
        }
        channels
    }

    /// P-SEND-16.
    fn preferred_channel(&self, send: &Send) -> Option<&Name> {
        match self.state.profile.attribute(&PREFERRED_CHANNEL) {
            Some(Value::Enum(channel) | Value::Text(channel)) if send.preferred => Some(channel),
            _ => None,
        }
    }

    pub(super) fn judge_channel(&self, place: usize, version: &Version, send: &Send, attempt: &Attempt) -> Verdict {
        let Some(instance) = self.state.instances.get(place) else {
            return Verdict::Next(Reason::Exit, Why::default());
        };
        let profile = &self.state.profile;
        let channel = &attempt.channel;
        let unsubscribed = send.purpose == Purpose::Advertising && holds(&profile.unsubscribed, channel);
        if holds(&profile.suppressed, channel) || unsubscribed {
            return Verdict::Next(Reason::Suppressed, Why::default());
        }
        let mut consents = send.consents.iter().chain(&attempt.consent);
        if consents.any(|consent| !holds(&profile.consents, consent)) {
            return Verdict::Next(Reason::Consent, Why::default());
        }
        if !holds(&profile.reachable, channel) {
            return Verdict::Next(Reason::Unreachable, Why::default());
        }
        let scope = self.scope(version, instance);
        let guarded = self.guarded(&scope, version, send, attempt);
        if let Some(guard) = guarded {
            let why = Why { rule: guard.rule.clone(), cap: None };
            return match (guard.effect, send.closed) {
                (Closed::Hold, Closed::Hold) => Verdict::Holds(guard),
                _ => Verdict::Next(Reason::Guard, why),
            };
        }
        if let Some(closure) = self.closed(&scope, version, send, attempt) {
            return match (closure.effect, send.closed) {
                (Closed::Hold, Closed::Hold) => Verdict::Holds(closure),
                _ => Verdict::Refused(closure.reason, Why::default()),
            };
        }
        match self.full_cap(place, send, channel) {
            Some((index, cap)) => {
                let why = Why { rule: None, cap: Some(index) };
                if cap.channel.is_some() { Verdict::Next(Reason::Cap, why) } else { Verdict::Refused(Reason::Cap, why) }
            }
            None => Verdict::Passes,
        }
    }
}
