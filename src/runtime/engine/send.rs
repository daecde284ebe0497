//! Sends: judged, held, attempted, refused (docs/plan.md, "send").

use std::collections::BTreeMap;

use super::super::effect::{Record, Why};
use super::super::hash::held_out;
use super::super::input::Reply;
use super::super::state::{SendState, SendWait, Wait};
use super::channel::Verdict;
use super::flow::Outcome;
use super::happening::What;
use super::occur::Occurrence;
use super::{Engine, Version};
use crate::bundle::{MessageEvent, Purpose, Reason, Send};
use crate::types::Name;

impl Engine<'_, '_> {
    pub(super) fn send_wait(&self, place: usize) -> Option<&SendWait> {
        match &self.state.instances.get(place)?.wait {
            Wait::Send(wait) => Some(wait),
            _ => None,
        }
    }

    pub(super) fn send_wait_mut(&mut self, place: usize) -> Option<&mut SendWait> {
        match &mut self.state.instances.get_mut(place)?.wait {
            Wait::Send(wait) => Some(wait),
            _ => None,
        }
    }

    /// The flow arrives at a send.
    pub(super) fn begin_send(&mut self, place: usize, version: &Version, send: &Send) -> Outcome {
        let (arrived, arrived_local) = (self.state.now, self.zone.local(self.state.now));
        let Some(instance) = self.state.instances.get_mut(place) else { return Outcome::Ended };
        instance.wait = Wait::Send(Box::new(SendWait {
            arrived,
            arrived_local,
            first_attempt: None,
            refusals: Vec::new(),
            attempted: Vec::new(),
            granted: false,
            state: SendState::Judged,
        }));
        self.judge_send(place, version, send)
    }

    /// Judges the chain, then its channels in order (P-SEND-1 to P-SEND-3).
    fn judge_send(&mut self, place: usize, version: &Version, send: &Send) -> Outcome {
        let last_words = self.state.instances.get(place).is_none_or(|instance| instance.last_words);
        if let Some(words) = self.holding_exit(place).filter(|_| !last_words) {
            self.leave(place, Reason::Exit, words);
            return Outcome::Ended;
        }
        if !is_active(version, self.zone.local(self.state.now).date()) {
            return self.withhold(place, send, Reason::Inactive, Why::default());
        }
        if self.is_held_out(version, send) {
            self.record_withheld(place, send, Reason::Holdout, Why::default());
            return Outcome::To(send.next.clone());
        }
        let granted = self.send_wait(place).is_some_and(|wait| wait.granted);
        let offer = send.offer.as_ref().filter(|offer| offer.grant && !granted).map(|offer| &offer.offer);
        if offer.is_some_and(|offer| !self.has_room(place, offer)) {
            return self.withhold(place, send, Reason::Offer, Why::default());
        }
        for attempt in self.channels_left(place, send) {
            match self.judge_channel(place, version, send, attempt) {
                Verdict::Passes if offer.is_some() => {
                    // Unless the grant is given it is this channel that the offer kept back (P-REASON-2).
                    self.pass_over(place, &attempt.channel, Reason::Offer, Why::default());
                    return if last_words { self.refuse_grant(place, send) } else { self.grant_for_send(place, send) };
                }
                Verdict::Passes => return self.attempt(place, version, send, attempt),
                Verdict::Next(reason, why) => self.pass_over(place, &attempt.channel, reason, why),
                Verdict::Refused(reason, why) => {
                    self.pass_over(place, &attempt.channel, reason, why.clone());
                    return self.withhold(place, send, reason, why);
                }
                Verdict::Holds(closure) if last_words => {
                    let why = Why { rule: closure.rule, cap: None };
                    self.pass_over(place, &attempt.channel, closure.reason, why.clone());
                    return self.withhold(place, send, closure.reason, why);
                }
                Verdict::Holds(closure) => return self.hold(place, send, attempt, &closure),
            }
        }
        self.withhold_all(place, send)
    }

    /// A holdout withholds advertising only (P-SEND-5).
    fn is_held_out(&self, version: &Version, send: &Send) -> bool {
        let policy = self.program.plan.policy.holdout.iter();
        let mut holdouts = policy.chain(&version.journey.holdout);
        send.purpose == Purpose::Advertising && holdouts.any(|holdout| held_out(holdout, &self.state.person))
    }

    pub(super) fn pass_over(&mut self, place: usize, channel: &Name, reason: Reason, why: Why) {
        if let Some(wait) = self.send_wait_mut(place) {
            wait.refusals.push((channel.clone(), reason, why.rule, why.cap));
        }
    }

    /// Asks for the grant before the first attempt (P-OFFER-1).
    fn grant_for_send(&mut self, place: usize, send: &Send) -> Outcome {
        let Some(offer) = &send.offer else { return Outcome::Ended };
        let Some((command, deadline)) = self.ask_for_grant(place, &offer.offer) else { return Outcome::Ended };
        if let Some(wait) = self.send_wait_mut(place) {
            wait.state = SendState::Granting { command, deadline };
        }
        Outcome::Waits
    }

    /// Its offer is not granted: the whole chain is refused (P-OFFER-3).
    fn refuse_grant(&mut self, place: usize, send: &Send) -> Outcome {
        self.withhold(place, send, Reason::Offer, Why::default())
    }

    /// A deadline of a send: its hold, its grant or the word of its delivery.
    pub(super) fn send_time_is_up(&mut self, place: usize, version: &Version, send: &Send) -> Outcome {
        let Some(wait) = self.send_wait(place) else { return Outcome::Waits };
        match wait.state.clone() {
            SendState::Held { until, last, .. } => {
                // What opens as the hold ends still leaves, unless its day or its offer is over by then.
                let opens = until <= self.state.now && last.is_none_or(|last| until <= last);
                if opens { self.judge_again(place, version, send) } else { self.late(place, send) }
            }
            SendState::Granting { .. } => {
                self.withdraw_grant(place);
                self.refuse_grant(place, send)
            }
            SendState::Awaiting { .. } => self.judge_next(place, version, send),
            SendState::Judged => Outcome::Waits,
        }
    }

    /// From the start, after a hold or a grant: channels that were refused get another chance.
    pub(super) fn judge_again(&mut self, place: usize, version: &Version, send: &Send) -> Outcome {
        if let Some(wait) = self.send_wait_mut(place) {
            let attempted = std::mem::take(&mut wait.attempted);
            wait.refusals.retain(|(channel, ..)| attempted.contains(channel));
            wait.attempted = attempted;
            wait.state = SendState::Judged;
        }
        self.judge_send(place, version, send)
    }

    /// The channel failed, or no word came of it: the next one.
    fn judge_next(&mut self, place: usize, version: &Version, send: &Send) -> Outcome {
        if let Some(wait) = self.send_wait_mut(place) {
            wait.state = SendState::Judged;
        }
        self.judge_send(place, version, send)
    }

    /// What an occurrence means for a send that is not done.
    pub(super) fn send_hears(
        &mut self,
        place: usize,
        version: &Version,
        send: &Send,
        occurrence: &Occurrence<'_>,
    ) -> Option<Outcome> {
        match self.send_wait(place)?.state.clone() {
            SendState::Granting { command, .. } => {
                let (_, reply) = occurrence.reply.filter(|(answered, _)| *answered == command)?;
                Some(self.grant_answered(place, version, send, reply))
            }
            SendState::Awaiting { command, .. } => match occurrence.happening?.what {
                What::Receipt { kind, command: of, .. } if of == command => match kind {
                    kind if super::arms::proves_delivery(kind) => Some(Outcome::To(send.next.clone())),
                    MessageEvent::Failed => Some(self.judge_next(place, version, send)),
                    _ => None,
                },
                _ => None,
            },
            SendState::Held { until, last, reason } => self.held_hears(place, version, send, (until, last, reason)),
            SendState::Judged => None,
        }
    }

    fn grant_answered(&mut self, place: usize, version: &Version, send: &Send, reply: &Reply) -> Outcome {
        let (Reply::Granted { code, expires_at }, Some(offer)) = (reply, &send.offer) else {
            self.withdraw_grant(place);
            return self.refuse_grant(place, send);
        };
        self.granted(place, &offer.offer, code.as_ref(), *expires_at);
        if let Some(wait) = self.send_wait_mut(place) {
            wait.granted = true;
        }
        self.judge_again(place, version, send)
    }

    /// No channel is left (P-SEND-9, P-SEND-13).
    fn withhold_all(&mut self, place: usize, send: &Send) -> Outcome {
        let first = self.send_wait(place).and_then(|wait| wait.refusals.first().cloned());
        let (reason, why) = match first {
            Some((_, reason, rule, cap)) => (reason, Why { rule, cap }),
            None => (Reason::Failed, Why::default()),
        };
        self.withhold(place, send, reason, why)
    }

    pub(super) fn withhold(&mut self, place: usize, send: &Send, reason: Reason, why: Why) -> Outcome {
        let attempted = self.send_wait(place).is_some_and(|wait| !wait.attempted.is_empty());
        let (reason, why) = if attempted { (Reason::Failed, Why::default()) } else { (reason, why) };
        self.record_withheld(place, send, reason, why);
        Outcome::To(send.refused.clone())
    }

    fn record_withheld(&mut self, place: usize, send: &Send, reason: Reason, why: Why) {
        let mut channels = BTreeMap::new();
        if let Some(wait) = self.send_wait(place) {
            channels.extend(wait.refusals.iter().map(|(channel, reason, ..)| (channel.clone(), *reason)));
            channels.extend(wait.attempted.iter().map(|channel| (channel.clone(), Reason::Failed)));
        }
        self.record(place, Record::Withheld { message: send.message.clone(), reason, why, channels });
    }
}

/// Whether the local day lies in the active ones.
pub(super) fn is_active(version: &Version, today: chrono::NaiveDate) -> bool {
    version
        .journey
        .active
        .is_none_or(|active| active.from.is_none_or(|from| from <= today) && active.to.is_none_or(|to| today <= to))
}
