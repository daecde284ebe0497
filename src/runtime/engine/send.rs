//! Sends: judged, held, attempted, refused (docs/plan.md, "send").

use std::collections::BTreeMap;

use super::super::Key;
use super::super::clock;
use super::super::effect::{Command, Record, SendCommand, Why};
use super::super::hash::held_out;
use super::super::input::Reply;
use super::super::state::{KnownCommand, SendState, SendWait, Wait, holds};
use super::closed::Closure;
use super::flow::Outcome;
use super::happening::What;
use super::occur::Occurrence;
use super::{Engine, Version};
use crate::bundle::{Attempt, Closed, MessageEvent, Purpose, Reason, Send};
use crate::types::{Instant, Name};

/// What judging a channel comes to.
enum Verdict {
    /// It may be attempted.
    Passes,
    /// This channel will not do.
    Next(Reason, Why),
    /// The send will not do.
    Refused(Reason, Why),
    Holds(Closure),
}

impl Engine<'_, '_> {
    pub(super) fn send_wait(&self, place: usize) -> Option<&SendWait> {
        match &self.state.instances.get(place)?.wait {
            Wait::Send(wait) => Some(wait),
            _ => None,
        }
    }

    fn send_wait_mut(&mut self, place: usize) -> Option<&mut SendWait> {
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
            match self.judge_channel(place, version, send, &attempt) {
                Verdict::Passes if offer.is_some() && last_words => return self.refuse_grant(place, send),
                Verdict::Passes if offer.is_some() => return self.grant_for_send(place, send),
                Verdict::Passes => return self.attempt(place, version, send, &attempt),
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
                Verdict::Holds(closure) => return self.hold(place, send, &closure),
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

    /// Channels not tried yet, in order; the preferred one first.
    fn channels_left(&self, place: usize, send: &Send) -> Vec<Attempt> {
        let Some(wait) = self.send_wait(place) else { return Vec::new() };
        let tried = |channel: &Name| {
            wait.attempted.contains(channel) || wait.refusals.iter().any(|(refused, ..)| refused == channel)
        };
        self.channels(send).into_iter().filter(|attempt| !tried(&attempt.channel)).cloned().collect()
    }

    fn channels<'s>(&self, send: &'s Send) -> Vec<&'s Attempt> {
        let preferred = match self.state.profile.attribute("preferred_channel") {
            Some(super::super::Value::Enum(channel) | super::super::Value::Text(channel)) if send.preferred => {
                Some(channel)
            }
            _ => None,
        };
        let mut channels: Vec<&Attempt> = send.via.iter().collect();
        // The sort is stable: the rest stays as written.
        channels.sort_by_key(|attempt| Some(&attempt.channel) != preferred);
        channels
    }

    fn judge_channel(&self, place: usize, version: &Version, send: &Send, attempt: &Attempt) -> Verdict {
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

    fn pass_over(&mut self, place: usize, channel: &Name, reason: Reason, why: Why) {
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

    /// Its offer is not granted: the channel that came so far is refused, and the whole chain with it (P-OFFER-3).
    fn refuse_grant(&mut self, place: usize, send: &Send) -> Outcome {
        if let Some(attempt) = self.channels_left(place, send).first() {
            self.pass_over(place, &attempt.channel, Reason::Offer, Why::default());
        }
        self.withhold(place, send, Reason::Offer, Why::default())
    }

    /// P-SEND-10 to P-SEND-12.
    fn attempt(&mut self, place: usize, version: &Version, send: &Send, attempt: &Attempt) -> Outcome {
        let args = self.arguments(place, version, &send.args);
        let offer = send.offer.as_ref().map(|offer| self.carried(place, &offer.offer));
        let mut message = SendCommand {
            message: send.message.clone(),
            variant: send.variant.clone(),
            locale: self.locale(&send.message),
            channel: attempt.channel.clone(),
            purpose: send.purpose,
            args,
            offer,
            content: None,
        };
        message.content = self.printed(version, &message);
        let Some(id) = self.command(place, &attempt.channel, Command::Send(Box::new(message))) else {
            return Outcome::Ended;
        };
        self.know_command(place, send, &attempt.channel, id);
        self.count_attempt(place, send, &attempt.channel);
        let now = self.state.now;
        if let Some(wait) = self.send_wait_mut(place) {
            wait.first_attempt.get_or_insert(now);
            wait.attempted.push(attempt.channel.clone());
        }
        let last_words = self.state.instances.get(place).is_none_or(|instance| instance.last_words);
        let behind = !self.channels_left(place, send).is_empty();
        match attempt.fallback_after.filter(|_| behind && !last_words) {
            Some(after) => {
                let deadline = clock::after(now, after, &self.zone);
                if let Some(wait) = self.send_wait_mut(place) {
                    wait.state = SendState::Awaiting { command: id, deadline };
                }
                Outcome::Waits
            }
            None => Outcome::To(send.next.clone()),
        }
    }

    fn know_command(&mut self, place: usize, send: &Send, channel: &Name, id: Key) {
        let Some(instance) = self.state.instances.get(place) else { return };
        self.state.commands.push(KnownCommand {
            id,
            at: self.state.now,
            instance: instance.key,
            journey: instance.journey.clone(),
            message: send.message.clone(),
            channel: channel.clone(),
            purpose: send.purpose,
        });
    }

    /// P-TEXT-1.
    fn locale(&self, message: &str) -> Name {
        let has = |locale: &&str| {
            self.program.catalogs.get(*locale).is_some_and(|catalog| catalog.messages.contains_key(message))
        };
        let wanted = self.state.profile.locale.as_deref();
        let language = wanted.and_then(|locale| locale.split('-').next());
        let found = wanted.filter(has).or_else(|| language.filter(has));
        found.map(Name::new).or_else(|| self.program.plan.locales.first().cloned()).unwrap_or_default()
    }

    /// Blocks the flow until it opens, or the hold is over (P-SEND-6, P-SEND-8).
    fn hold(&mut self, place: usize, send: &Send, closure: &Closure) -> Outcome {
        let last = self.hold_ends(place, send);
        let until = closure.until.unwrap_or(Instant::MAX);
        let shown = last.map_or(until, |last| until.min(last));
        let reason = closure.reason;
        if let Some(wait) = self.send_wait_mut(place) {
            wait.state = SendState::Held { until, last, reason };
        }
        self.record(place, Record::Held { reason, until: shown, rule: closure.rule.clone() });
        Outcome::Waits
    }

    /// When a hold ends whatever opens.
    fn hold_ends(&self, place: usize, send: &Send) -> Option<Instant> {
        let wait = self.send_wait(place)?;
        let version = self.state.instances.get(place)?.version.as_ref()?;
        let arrived = (wait.arrived, wait.arrived_local);
        let most = send.hold_at_most.map(|most| self.after_arrival(arrived, most));
        let active = version
            .journey
            .active
            .and_then(|active| active.to)
            .map(|day| self.zone.instant(clock::at(clock::days_after(day, 1), crate::types::TimeOfDay::MIDNIGHT)));
        let offer = send.offer.as_ref().and_then(|offer| self.offer_ends(place, &offer.offer));
        most.into_iter().chain(active).chain(offer).min()
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

    fn late(&mut self, place: usize, send: &Send) -> Outcome {
        for attempt in self.channels_left(place, send) {
            self.pass_over(place, &attempt.channel, Reason::Late, Why::default());
        }
        self.withhold(place, send, Reason::Late, Why::default())
    }

    /// From the start, after a hold or a grant: channels that were refused get another chance.
    fn judge_again(&mut self, place: usize, version: &Version, send: &Send) -> Outcome {
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
            SendState::Held { until, reason, .. } => self.held_hears(place, version, send, (until, reason)),
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

    /// The zone, a consent that lifts a guard, or the end of the offer may have moved.
    fn held_hears(
        &mut self,
        place: usize,
        version: &Version,
        send: &Send,
        (until, reason): (Instant, Reason),
    ) -> Option<Outcome> {
        let instance = self.state.instances.get(place)?;
        let scope = self.scope(version, instance);
        let attempt = self.channels_left(place, send).into_iter().next()?;
        let opens = self.opens(&scope, version, send, &attempt).unwrap_or(Instant::MAX);
        if opens <= self.state.now {
            return Some(self.judge_again(place, version, send));
        }
        if opens != until {
            let guard = self.guarded(&scope, version, send, &attempt).filter(|_| reason == Reason::Guard);
            let rule = guard.and_then(|guard| guard.rule);
            let last = self.hold_ends(place, send);
            self.send_wait_mut(place)?.state = SendState::Held { until: opens, last, reason };
            let shown = last.map_or(opens, |last| opens.min(last));
            self.record(place, Record::Held { reason, until: shown, rule });
        }
        None
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

    fn withhold(&mut self, place: usize, send: &Send, reason: Reason, why: Why) -> Outcome {
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
