//! Sends that are held (P-SEND-6 to P-SEND-8, P-SEND-19).

use super::super::clock;
use super::super::effect::{Record, Why};
use super::super::state::SendState;
use super::closed::Closure;
use super::flow::Outcome;
use super::{Engine, Version};
use crate::bundle::{Attempt, Reason, Send};
use crate::types::{Instant, TimeOfDay};

impl Engine<'_, '_> {
    /// Blocks the flow until it opens, or the hold is over (P-SEND-6, P-SEND-8).
    pub(super) fn hold(&mut self, place: usize, send: &Send, attempt: &Attempt, closure: &Closure) -> Outcome {
        let last = self.hold_ends(place, send);
        if last.is_some_and(|last| last <= self.state.now) {
            return self.late(place, send);
        }
        let (until, reason) = (closure.until, closure.reason);
        // Unless it is released, it is this channel that comes too late.
        self.pass_over(place, &attempt.channel, Reason::Late, Why::default());
        if let Some(wait) = self.send_wait_mut(place) {
            wait.state = SendState::Held { until, last, reason };
        }
        self.record(place, Record::Held { reason, until: until_told(until, last), rule: closure.rule.clone() });
        Outcome::Waits
    }

    /// When a hold ends whatever opens.
    pub(super) fn hold_ends(&self, place: usize, send: &Send) -> Option<Instant> {
        let wait = self.send_wait(place)?;
        let version = self.state.instances.get(place)?.version.as_ref()?;
        let arrived = (wait.arrived, wait.arrived_local);
        let most = send.hold_at_most.map(|most| self.after_arrival(arrived, most));
        let active = version
            .journey
            .active
            .and_then(|active| active.to)
            .map(|day| self.zone.instant(clock::at(clock::days_after(day, 1), TimeOfDay::MIDNIGHT)));
        let offer = send.offer.as_ref().and_then(|offer| match offer.grant && !wait.granted {
            // What was granted before says nothing of what this send will grant.
            true => self.offer(place, &offer.offer).and_then(|offer| self.ends(&offer)),
            false => self.offer_ends(place, &offer.offer),
        });
        most.into_iter().chain(active).chain(offer).min()
    }

    pub(super) fn late(&mut self, place: usize, send: &Send) -> Outcome {
        for attempt in self.channels_left(place, send) {
            self.pass_over(place, &attempt.channel, Reason::Late, Why::default());
        }
        self.withhold(place, send, Reason::Late, Why::default())
    }

    /// The channel for which it is held, whichever is preferred by now (P-SEND-19).
    fn held_channel<'s>(&self, place: usize, send: &'s Send) -> Option<&'s Attempt> {
        let held = self.send_wait(place)?.refusals.iter().find(|(_, reason, ..)| *reason == Reason::Late);
        match held {
            Some((held, ..)) => send.via.iter().find(|attempt| attempt.channel == *held),
            // A state of an older build does not tell.
            None => self.channels_left(place, send).first().copied(),
        }
    }

    /// The zone, a consent that lifts a guard, or the end of the offer may have moved (P-SEND-19).
    pub(super) fn held_hears(
        &mut self,
        place: usize,
        version: &Version,
        send: &Send,
        (until, last, reason): (Instant, Option<Instant>, Reason),
    ) -> Option<Outcome> {
        let instance = self.state.instances.get(place)?;
        let scope = self.scope(version, instance);
        let attempt = self.held_channel(place, send)?;
        let opens = self.opens(&scope, version, send, attempt);
        if opens.is_some_and(|opens| opens <= self.state.now) {
            return Some(self.judge_again(place, version, send));
        }
        let ends = self.hold_ends(place, send);
        if (opens, ends) == (Some(until), last) {
            return None;
        }
        if ends.is_some_and(|ends| ends <= self.state.now) {
            return Some(self.late(place, send));
        }
        // What never opens any more is refused (P-SEND-6).
        let Some(opens) = opens else { return Some(self.judge_again(place, version, send)) };
        let (reason, rule) = self.holding(&scope, version, send, attempt).unwrap_or((reason, None));
        self.send_wait_mut(place)?.state = SendState::Held { until: opens, last: ends, reason };
        let told = until_told(opens, ends);
        if told != until_told(until, last) && told > self.state.now {
            self.record(place, Record::Held { reason, until: told, rule });
        }
        None
    }
}

/// Until when a send is said to be held: it opens, or the hold ends.
fn until_told(opens: Instant, ends: Option<Instant>) -> Instant {
    ends.map_or(opens, |ends| opens.min(ends))
}
