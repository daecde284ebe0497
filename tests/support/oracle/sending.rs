//! Attempts: closed hours, caps, consents, offers, fallbacks.

use danbi::bundle::{Cap, CapPeriod, CapScope, Closed, Journey, OfferLimit, Send, Step};
use danbi::types::Name;

use super::person::{Blocked, Instance, StepNumber, Trying};
use super::player::{Leaving, Player, What};

/// Whether closed hours keep a send now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hours {
    Open,
    Holding,
    Refusing,
}

impl<'a> Player<'_, 'a> {
    fn send_of(&self, journey: usize, step: StepNumber) -> &'a Send {
        match self.step(journey, step) {
            Step::Send(send) => send,
            other => panic!("no send: {other:?}"),
        }
    }

    pub fn try_send(&mut self, instance: Instance, step: StepNumber) -> Option<Instance> {
        self.attempt(instance, Trying { step, attempt: 0, held: 0, made: false, granted: false })
    }

    /// Makes the attempt, holds it, or goes on to the next channel or the next step.
    pub fn attempt(&mut self, instance: Instance, trying: Trying) -> Option<Instance> {
        let send = self.send_of(instance.journey, trying.step);
        let Some(channel) = self.channel(send, &instance, trying) else { return self.over(instance, trying) };
        let journey = self.journey(instance.journey);
        let limit = send.hold_at_most.map(|most| self.world.clock.ticks(most));
        let may_hold = limit.is_none_or(|most| trying.held < most);
        let hours = self.hours(journey, send);
        if hours == Hours::Holding && may_hold {
            return self.hold(instance, trying, limit.is_some());
        }
        if hours != Hours::Open || (!trying.made && !self.admits(journey, send, None)) {
            if hours == Hours::Open && may_hold && limit.is_some() {
                return self.hold(instance, trying, true);
            }
            return self.over(instance, trying);
        }
        let next_channel = Trying { attempt: trying.attempt + 1, ..trying };
        match self.guards(send, &channel) {
            Hours::Holding if may_hold => return self.hold(instance, trying, limit.is_some()),
            Hours::Open => {}
            _ => return self.attempt(instance, next_channel),
        }
        let refused = self.seldom(instance.journey, usize::from(trying.step), What::Consent);
        if refused || !self.admits(journey, send, Some(&channel)) {
            return self.attempt(instance, next_channel);
        }
        if let Some(offer) = send.offer.as_ref().filter(|offer| offer.grant && !trying.granted) {
            if !self.may_be_granted(&offer.offer) {
                return self.over(instance, trying);
            }
            let timeout = self.world.clock.ticks(self.world.bundle.plan.limits.grant_timeout);
            let left = self.choose(timeout as usize + 1, instance.journey, usize::from(trying.step), What::Answer);
            return self.block(instance, left as i64, Blocked::Asking(trying));
        }
        self.leaves(instance, trying, send, channel)
    }

    fn hold(&mut self, instance: Instance, trying: Trying, limited: bool) -> Option<Instance> {
        let held = if limited { trying.held + 1 } else { 0 };
        self.block(instance, 1, Blocked::Held(Trying { held, ..trying }))
    }

    /// The host grants the offer or refuses; then everything is checked again.
    pub fn answered(&mut self, instance: Instance, trying: Trying) -> Option<Instance> {
        let offer = self.send_of(instance.journey, trying.step).offer.as_ref().unwrap();
        let refused = self.seldom(instance.journey, usize::from(trying.step), What::Way);
        if refused || !self.may_be_granted(&offer.offer) {
            return self.over(instance, trying);
        }
        let number = self.world.bundle.plan.offers.keys().position(|name| *name == offer.offer).unwrap();
        self.person.granted.push((number, 0));
        self.attempt(instance, Trying { granted: true, ..trying })
    }

    fn may_be_granted(&self, offer: &Name) -> bool {
        let offers = &self.world.bundle.plan.offers;
        let number = offers.keys().position(|name| name == offer).unwrap();
        let granted = self.person.granted.iter().filter(|(of, _)| *of == number);
        match offers[offer].limit {
            None => true,
            Some(OfferLimit::Once {}) => granted.count() == 0,
            Some(OfferLimit::Per { count, period }) => {
                let length = self.world.clock.ticks(period);
                granted.filter(|(_, age)| *age < length).count() < count as usize
            }
        }
    }

    fn leaves(&mut self, instance: Instance, trying: Trying, send: &'a Send, channel: Name) -> Option<Instance> {
        let number = instance.journey;
        self.count(self.journey(number), send, channel.clone(), !trying.made);
        let written = send.via.iter().find(|attempt| attempt.channel == channel);
        let after = written.and_then(|attempt| attempt.fallback_after);
        let last = trying.attempt + 1 == send.via.len();
        let Some(after) = after.filter(|_| !last) else {
            let next = self.number(number, &send.next);
            return self.go(instance, next);
        };
        let most = self.world.clock.ticks(after) as usize;
        let outcome = self.choose(2 * (most + 1), number, usize::from(trying.step), What::Answer);
        let blocked = Blocked::Awaiting(Trying { made: true, held: 0, ..trying }, outcome.is_multiple_of(2));
        self.block(instance, (outcome / 2) as i64, blocked)
    }

    pub fn awaited(&mut self, instance: Instance, trying: Trying, delivered: bool) -> Option<Instance> {
        if delivered {
            let next = self.number(instance.journey, &self.send_of(instance.journey, trying.step).next);
            return self.go(instance, next);
        }
        self.attempt(instance, Trying { attempt: trying.attempt + 1, ..trying })
    }

    /// No channel is left, or the whole chain is refused.
    fn over(&mut self, instance: Instance, trying: Trying) -> Option<Instance> {
        let send = self.send_of(instance.journey, trying.step);
        let forward = trying.made && self.choose(2, instance.journey, usize::from(trying.step), What::Way) == 0;
        let next = self.number(instance.journey, if forward { &send.next } else { &send.refused });
        self.go(instance, next)
    }

    /// The channel of an attempt: as written, but what the person prefers goes first.
    fn channel(&mut self, send: &Send, instance: &Instance, trying: Trying) -> Option<Name> {
        let mut channels: Vec<&Name> = send.via.iter().map(|attempt| &attempt.channel).collect();
        if send.preferred && !channels.is_empty() {
            // Keys of preferences among what is drawn once lie beyond all experiments.
            let key = 1_000_000 + instance.journey * 1_000 + usize::from(trying.step);
            let first = channels.remove(self.drawn_once(key, channels.len()));
            channels.insert(0, first);
        }
        channels.get(trying.attempt).map(|channel| (*channel).clone())
    }

    /// Window and quiet hours.
    fn hours(&self, journey: &Journey, send: &Send) -> Hours {
        if !send.purpose.can_be_withheld() {
            return Hours::Open;
        }
        let (clock, tick) = (self.world.clock, self.tick_of_day());
        let outside = journey.window.as_ref().is_some_and(|window| {
            let every = window.days.iter().count() == 7;
            let listed = every || window.days.iter().any(|day| i64::from(day.index()) == self.weekday());
            !(listed && clock.inside(window.range, tick))
        });
        let quiet = self.world.bundle.plan.policy.quiet.iter();
        let mut quiet =
            quiet.filter(|quiet| quiet.purpose == send.purpose && clock.inside(quiet.range, tick)).peekable();
        if !outside && quiet.peek().is_none() {
            return Hours::Open;
        }
        let refuses = send.closed == Closed::Refuse || quiet.any(|quiet| quiet.effect == Closed::Refuse);
        if refuses { Hours::Refusing } else { Hours::Holding }
    }

    /// Hours of the law for this channel alone.
    fn guards(&self, send: &Send, channel: &Name) -> Hours {
        let attempt = send.via.iter().find(|attempt| attempt.channel == *channel).unwrap();
        let closed = |hours| self.world.clock.inside(hours, self.tick_of_day());
        let mut now = attempt.guards.iter().filter(|guard| guard.hours.is_none_or(closed)).peekable();
        match (now.peek().is_some(), now.any(|guard| guard.effect == Closed::Refuse) || send.closed == Closed::Refuse) {
            (false, _) => Hours::Open,
            (true, true) => Hours::Refusing,
            (true, false) => Hours::Holding,
        }
    }

    /// Nothing in last words waits: what cannot leave at once is skipped.
    pub fn say_last(&mut self, instance: &Instance, step: StepNumber) {
        let journey = self.journey(instance.journey);
        let mut step = step;
        loop {
            let next = match self.step(instance.journey, step) {
                Step::Send(send) => {
                    let open = self.hours(journey, send) == Hours::Open && self.admits(journey, send, None);
                    let channels = send.via.iter().map(|attempt| &attempt.channel);
                    let mut channels = channels.filter(|channel| {
                        open && self.guards(send, channel) == Hours::Open && self.admits(journey, send, Some(channel))
                    });
                    match channels.next().cloned() {
                        Some(channel) => {
                            self.count(journey, send, channel, true);
                            &send.next
                        }
                        None => &send.refused,
                    }
                }
                Step::Stop => return,
                other => other.successors()[0],
            };
            step = self.number(instance.journey, next);
        }
    }

    /// Whether the caps let it pass: those of this channel alone, or (`None`) those of the whole chain.
    fn admits(&self, journey: &Journey, send: &Send, channel: Option<&Name>) -> bool {
        let caps = self.world.bundle.plan.policy.caps.iter().enumerate();
        let mut of_it = caps.filter(|(_, cap)| cap.channel.as_ref() == channel && counts(cap, journey, send));
        of_it.all(|(number, cap)| {
            let length = match cap.period {
                CapPeriod::Rolling(length) => self.world.clock.ticks(length),
                // What was counted on an earlier day is forgotten.
                CapPeriod::CalendarDay {} => i64::MAX,
            };
            let counted = self.person.counted.iter().filter(|(of, age)| *of == number && *age < length);
            counted.count() < cap.count as usize
        })
    }

    fn count(&mut self, journey: &Journey, send: &Send, channel: Name, first: bool) {
        for (number, cap) in self.world.bundle.plan.policy.caps.iter().enumerate() {
            let of_it = cap.channel.as_ref().map_or(first, |capped| *capped == channel);
            if of_it && counts(cap, journey, send) {
                self.person.counted.push((number, 0));
            }
        }
        self.left.push(Leaving { purpose: send.purpose, channel, first });
    }
}

fn counts(cap: &Cap, journey: &Journey, send: &Send) -> bool {
    let in_scope = match &cap.scope {
        CapScope::Purpose(purpose) => *purpose == send.purpose,
        CapScope::Stage(stage) => journey.stage.as_ref() == Some(stage),
        CapScope::Message(message) => *message == send.message,
        CapScope::Journey(id) => *id == journey.id,
        CapScope::Topic(topic) => send.topic.as_ref() == Some(topic),
    };
    in_scope && send.purpose.can_be_withheld()
}
