//! A message leaves (P-SEND-10 to P-SEND-12).

use super::super::Key;
use super::super::clock;
use super::super::effect::{Command, SendCommand};
use super::super::state::{KnownCommand, SendState};
use super::flow::Outcome;
use super::{Engine, Version};
use crate::bundle::{Attempt, Reason, Send};
use crate::types::Name;

impl Engine<'_, '_> {
    /// P-SEND-10 to P-SEND-12.
    pub(super) fn attempt(&mut self, place: usize, version: &Version, send: &Send, attempt: &Attempt) -> Outcome {
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
            passed_over: self.passed_over(place, send),
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

    /// Channels that did not do so far, in the order tried. Mostly there are none, and nothing is allocated.
    fn passed_over(&self, place: usize, send: &Send) -> Vec<(Name, Reason)> {
        let Some(wait) = self.send_wait(place) else { return Vec::new() };
        if wait.refusals.is_empty() && wait.attempted.is_empty() {
            return Vec::new();
        }
        let result = |attempt: &Attempt| {
            let channel = &attempt.channel;
            let refused = wait.refusals.iter().find(|(refused, ..)| refused == channel).map(|(_, reason, ..)| *reason);
            let result = if wait.attempted.contains(channel) { Some(Reason::Failed) } else { refused };
            Some((channel.clone(), result?))
        };
        self.in_order_tried(send, |_| true).into_iter().filter_map(result).collect()
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
}
