//! Caps of the policy (P-POLICY-2 to P-POLICY-6).

use super::super::state::{Attempted, Left};
use super::Engine;
use crate::bundle::{Cap, CapPeriod, CapScope, Send};
use crate::types::{Instant, Name};
use chrono::NaiveDate;

/// Which sends a cap counts now.
#[derive(Clone, Copy)]
enum Counts {
    After(Instant),
    On(NaiveDate),
}

impl Engine<'_, '_> {
    /// The place of the first cap that is full for this send on this channel. Caps without a channel count a message once, at its
    /// first attempt, so they are not looked at again for its further channels.
    pub(super) fn full_cap(&self, place: usize, send: &Send, channel: &Name) -> Option<(usize, &Cap)> {
        if !send.purpose.can_be_withheld() {
            return None;
        }
        let attempted = self.send_wait(place).is_some_and(|wait| !wait.attempted.is_empty());
        let would = self.leaving(place, send);
        let caps = self.program.plan.policy.caps.iter().enumerate();
        let mut applying = caps.filter(|(_, cap)| match &cap.channel {
            Some(of) => of == channel,
            None => !attempted,
        });
        applying.find(|(_, cap)| in_scope(&cap.scope, &would) && self.is_full(cap))
    }

    fn is_full(&self, cap: &Cap) -> bool {
        let counted = self.state.left.iter().filter(|left| in_scope(&cap.scope, left));
        let counts = match cap.period {
            CapPeriod::Rolling(period) => {
                Counts::After(self.state.now.minus_seconds(period.lookback_seconds().unwrap_or(u64::MAX)))
            }
            CapPeriod::CalendarDay {} => Counts::On(self.zone.local(self.state.now).date()),
        };
        let within = |at: Instant, day: NaiveDate| match counts {
            Counts::After(oldest) => at > oldest,
            Counts::On(today) => day == today,
        };
        let count = match &cap.channel {
            None => counted.filter(|left| within(left.at, left.day)).count(),
            Some(channel) => counted
                .flat_map(|left| &left.attempts)
                .filter(|attempt| attempt.channel == *channel && within(attempt.at, attempt.day))
                .count(),
        };
        count >= cap.count as usize
    }

    /// What would be counted of the send.
    pub(super) fn leaving(&self, place: usize, send: &Send) -> Left {
        let instance = self.state.instances.get(place);
        let version = instance.and_then(|instance| instance.version.as_ref());
        Left {
            at: self.state.now,
            day: self.zone.local(self.state.now).date(),
            purpose: send.purpose,
            stage: version.and_then(|version| version.journey.stage.clone()),
            message: send.message.clone(),
            topic: send.topic.clone(),
            journey: instance.map(|instance| instance.journey.clone()).unwrap_or_default(),
            attempts: Vec::new(),
        }
    }

    /// Counts an attempt, if a cap in force does (P-POLICY-11); the first of a message counts it.
    pub(super) fn count_attempt(&mut self, place: usize, send: &Send, channel: &Name) {
        let first = self.send_wait(place).and_then(|wait| wait.first_attempt);
        if !send.purpose.can_be_withheld() || !self.is_capped(place, send, channel, first.is_none()) {
            return;
        }
        let (at, day) = (self.state.now, self.zone.local(self.state.now).date());
        let attempt = Attempted { channel: channel.clone(), at, day };
        let mut left = self.leaving(place, send);
        let same =
            |kept: &&mut Left| Some(kept.at) == first && kept.message == left.message && kept.journey == left.journey;
        match self.state.left.iter_mut().find(same) {
            Some(kept) => kept.attempts.push(attempt),
            None => {
                left.attempts.push(attempt);
                if first.is_some() {
                    left.forget_first();
                }
                self.state.left.push(left);
            }
        }
        self.forget_old_sends();
    }

    /// Some cap of the policy counts the attempt.
    fn is_capped(&self, place: usize, send: &Send, channel: &Name, first: bool) -> bool {
        let left = self.leaving(place, send);
        let counts = |cap: &Cap| cap.channel.as_ref().map_or(first, |of| of == channel);
        self.program.plan.policy.caps.iter().any(|cap| counts(cap) && in_scope(&cap.scope, &left))
    }

    /// Sends that no cap looks back at any more (P-POLICY-11).
    pub(super) fn forget_old_sends(&mut self) {
        let longest = self.program.plan.policy.caps.iter().map(|cap| match cap.period {
            CapPeriod::Rolling(period) => period.lookback_seconds().unwrap_or(u64::MAX),
            // The longest that a local day can stay the same one, through every zone there is.
            CapPeriod::CalendarDay {} => 3 * 86_400,
        });
        let oldest = self.state.now.minus_seconds(longest.max().unwrap_or(0));
        self.state.left.retain_mut(|left| {
            left.attempts.retain(|attempt| attempt.at > oldest);
            if left.at <= oldest {
                left.forget_first();
            }
            !left.attempts.is_empty()
        });
    }

    /// Receipts are understood while the instance runs and for the horizon after the command (P-INPUT-4).
    pub(super) fn forget_commands(&mut self) {
        let oldest = self.state.now.minus_seconds(self.program.plan.limits.horizon.least_seconds());
        let state = &mut *self.state;
        let instances = &state.instances;
        state
            .commands
            .retain(|command| command.at > oldest || instances.iter().any(|instance| command.is_of(instance)));
    }
}

fn in_scope(scope: &CapScope, left: &Left) -> bool {
    match scope {
        CapScope::Purpose(purpose) => left.purpose == *purpose,
        CapScope::Stage(stage) => left.stage.as_ref() == Some(stage),
        CapScope::Message(message) => left.message == *message,
        CapScope::Journey(journey) => left.journey == *journey,
        CapScope::Topic(topic) => left.topic.as_ref() == Some(topic),
    }
}
