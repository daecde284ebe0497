//! A naive reading of a bundle: one person's timeline is played tick by tick, and what leaves is written down.
//!
//! Written apart from the bound it is held against, and from any runtime: it knows nothing of step functions. A tick is four hours, a
//! day has six. Whatever a bundle leaves open (consents, branches, when a receipt comes in) is drawn from the timeline.

use std::collections::BTreeMap;

use danbi::bundle::{
    Arm, ArmOn, Bundle, Cap, CapPeriod, CapScope, Closed, Entry, EntryOn, EventMatch, EventName, ExitOn, Journey,
    Moment, Operand, Predicate, Purpose, Send, Step, StepId, WhileActive,
};
use danbi::types::{Duration, Name, TimeOfDay, TimeRange, Value};

/// Seconds of a tick.
pub const TICK: u64 = 4 * 3_600;
/// Ticks of a day.
pub const DAY: i64 = 6;

/// What happens to one person.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// Ticks between the beginning of a week and the first tick.
    pub phase: i64,
    /// The value of the fixed attribute `tier`.
    pub tier: Name,
    /// For each tick, what comes in, in turn: the number of an event, or beyond them something that is no declared event.
    pub inputs: Vec<Vec<usize>>,
    /// What decides everything that a bundle leaves open.
    pub choices: Vec<u8>,
}

/// What left.
#[derive(Clone, Debug, Default)]
pub struct Log {
    /// Tick and purpose of every send, at its first attempt.
    pub sends: Vec<(i64, Purpose)>,
    /// Tick, purpose and channel of every attempt.
    pub attempts: Vec<(i64, Purpose, Name)>,
}

impl Log {
    /// The most that left in any half-open window of so many seconds.
    pub fn most(&self, window: u64, channel: Option<&Name>, purpose: Option<Purpose>) -> u64 {
        let wanted = |of: Purpose| purpose.is_none_or(|purpose| purpose == of);
        let mut ticks: Vec<i64> = match channel {
            None => self.sends.iter().filter(|(_, of)| wanted(*of)).map(|(at, _)| *at).collect(),
            Some(channel) => {
                let on = self.attempts.iter().filter(|(_, of, on)| wanted(*of) && on == channel);
                on.map(|(at, ..)| *at).collect()
            }
        };
        ticks.sort_unstable();
        let within = |first: i64, at: i64| u64::try_from(at - first).unwrap() * TICK < window;
        let from = |index: usize| ticks[index..].iter().take_while(|at| within(ticks[index], **at)).count();
        (0..ticks.len()).map(from).max().unwrap_or(0) as u64
    }
}

struct Instance<'a> {
    number: usize,
    journey: &'a Journey,
    entered: i64,
    rounds: BTreeMap<StepId, u32>,
    /// When it goes on by itself.
    wake: i64,
    blocked: Blocked,
}

#[derive(Clone)]
enum Blocked {
    Until(StepId),
    Racing { arms: Vec<Arm>, otherwise: StepId },
    Held { step: StepId, attempt: usize, since: i64, left: bool },
    Awaiting { step: StepId, attempt: usize, delivered: bool },
}

/// What caps look at.
struct Counted<'a> {
    at: i64,
    send: &'a Send,
    journey: &'a Journey,
    channel: Option<Name>,
}

struct Player<'a> {
    bundle: &'a Bundle,
    timeline: &'a Timeline,
    now: i64,
    instances: Vec<Instance<'a>>,
    numbers: usize,
    entries: BTreeMap<&'a Name, Vec<i64>>,
    happened: BTreeMap<&'a Name, i64>,
    ledger: Vec<Counted<'a>>,
    log: Log,
}

/// What leaves when this happens to somebody.
pub fn play(bundle: &Bundle, timeline: &Timeline) -> Log {
    let mut player = Player {
        bundle,
        timeline,
        now: 0,
        instances: Vec::new(),
        numbers: 0,
        entries: BTreeMap::new(),
        happened: BTreeMap::new(),
        ledger: Vec::new(),
        log: Log::default(),
    };
    for inputs in &timeline.inputs {
        player.tick(inputs);
        player.now += 1;
    }
    player.log
}

fn ticks(duration: Duration) -> i64 {
    i64::try_from(duration.seconds / TICK).unwrap() + i64::from(duration.days) * DAY
}

fn tick_of(time: TimeOfDay) -> i64 {
    i64::from(time.minutes()) / 240
}

fn inside(range: TimeRange, tick: i64) -> bool {
    let (start, end) = (tick_of(range.start), tick_of(range.end));
    if start < end { (start..end).contains(&tick) } else { tick >= start || tick < end }
}

impl<'a> Player<'a> {
    fn tick(&mut self, inputs: &[usize]) {
        self.fire_deadlines();
        self.enter_scheduled();
        self.fire_deadlines();
        for (turn, input) in inputs.iter().enumerate() {
            self.input(*input, turn);
            self.fire_deadlines();
        }
    }

    fn local(&self) -> i64 {
        self.now + self.timeline.phase
    }

    fn weekday(&self) -> i64 {
        self.local().div_euclid(DAY).rem_euclid(7)
    }

    /// One of `n`, decided by who asks, where and when.
    fn choose(&self, n: usize, number: usize, step: &str, what: usize) -> usize {
        let mut hash = number.wrapping_mul(31).wrapping_add(what);
        for part in step.bytes().map(usize::from).chain([usize::try_from(self.now).unwrap()]) {
            hash = hash.wrapping_mul(131).wrapping_add(part);
        }
        usize::from(self.timeline.choices[hash % self.timeline.choices.len()]) % n.max(1)
    }

    fn fire_deadlines(&mut self) {
        while let Some(index) = self.instances.iter().position(|instance| instance.wake <= self.now) {
            let mut instance = self.instances.remove(index);
            let alive = match instance.blocked.clone() {
                Blocked::Until(step) => self.go(&mut instance, step),
                Blocked::Racing { otherwise, .. } => self.go(&mut instance, otherwise),
                Blocked::Held { step, attempt, since, left } => self.attempt(&mut instance, step, attempt, since, left),
                Blocked::Awaiting { step, delivered: true, .. } => {
                    let next = self.send_of(&instance, &step).next.clone();
                    self.go(&mut instance, next)
                }
                Blocked::Awaiting { step, attempt, .. } => {
                    let now = self.now;
                    self.attempt(&mut instance, step, attempt + 1, now, true)
                }
            };
            if alive {
                self.instances.insert(index.min(self.instances.len()), instance);
            }
        }
    }

    fn send_of(&self, instance: &Instance<'a>, step: &StepId) -> &'a Send {
        match &instance.journey.steps[step] {
            Step::Send(send) => send,
            other => panic!("no send: {other:?}"),
        }
    }

    fn enter_scheduled(&mut self) {
        for journey in self.bundle.journeys.values() {
            let due = |entry: &Entry| match &entry.on {
                EntryOn::Weekly { days, at } => {
                    let today = days.iter().any(|day| i64::from(day.index()) == self.weekday());
                    today && tick_of(*at) == self.local().rem_euclid(DAY)
                }
                _ => false,
            };
            if journey.entries.iter().any(due) {
                self.enter(journey);
            }
        }
    }

    fn input(&mut self, input: usize, turn: usize) {
        let bundle = self.bundle;
        let Some((name, contract)) = bundle.contract.events.iter().nth(input) else {
            return self.enter_undeclared(input - bundle.contract.events.len());
        };
        // It may have happened earlier than it comes in.
        let late = self.choose(ticks(bundle.plan.limits.lateness) as usize + 1, turn, name, 7) as i64;
        let last = self.happened.get(name).copied();
        let gap = contract.minimum_gap.map_or(0, ticks);
        let at = last.map_or(self.now - late, |last| last.max(self.now - late));
        if last.is_some_and(|last| contract.once_per_person || at - last < gap) {
            return;
        }
        self.happened.insert(name, at);
        let matches = |of: &EventMatch| of.event == EventName::Event(name.clone());
        self.exit(&matches);
        self.take_arms(&matches);
        for journey in bundle.journeys.values() {
            if journey.entries.iter().any(|entry| matches!(&entry.on, EntryOn::Event { of, .. } if matches(of))) {
                self.enter(journey);
            }
        }
    }

    /// Something that is no event of the schema: the truth of a segment, a click.
    fn enter_undeclared(&mut self, which: usize) {
        let open = |entry: &Entry| match &entry.on {
            EntryOn::When { .. } => true,
            EntryOn::Event { of, .. } => !matches!(of.event, EventName::Event(_)),
            _ => false,
        };
        let journeys = self.bundle.journeys.values().filter(|journey| journey.entries.iter().any(open));
        if let Some(journey) = journeys.into_iter().nth(which) {
            self.enter(journey);
        }
    }

    fn exit(&mut self, matches: &dyn Fn(&EventMatch) -> bool) {
        let leaves = |instance: &Instance<'a>| {
            let exits = instance.journey.exits.iter();
            exits.into_iter().find(|exit| matches!(&exit.on, ExitOn::Event(of) if matches(of)))
        };
        let (left, stayed): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.instances).into_iter().partition(|instance| leaves(instance).is_some());
        self.instances = stayed;
        for mut instance in left {
            if let Some(words) = leaves(&instance).and_then(|exit| exit.last_words.clone()) {
                self.say_last(&mut instance, words);
            }
        }
    }

    /// Nothing in it waits: what cannot leave at once is skipped.
    fn say_last(&mut self, instance: &mut Instance<'a>, step: StepId) {
        let mut step = step;
        loop {
            step = match &instance.journey.steps[&step] {
                Step::Send(send) => {
                    let open = !self.is_closed(instance.journey, send).0;
                    let admitted = |channel: &Name| self.admits(instance.journey, send, Some(channel), true);
                    let channel =
                        send.via.iter().map(|attempt| &attempt.channel).find(|channel| open && admitted(channel));
                    match channel.cloned() {
                        Some(channel) if self.admits(instance.journey, send, None, true) => {
                            self.count(instance.journey, send, channel, true);
                            send.next.clone()
                        }
                        _ => send.refused.clone(),
                    }
                }
                Step::Stop => return,
                other => other.successors()[0].clone(),
            };
        }
    }

    fn take_arms(&mut self, matches: &dyn Fn(&EventMatch) -> bool) {
        let mut index = 0;
        while index < self.instances.len() {
            let taken = match &self.instances[index].blocked {
                Blocked::Racing { arms, .. } => arms
                    .iter()
                    .find(|arm| matches!(&arm.on, ArmOn::Event { of, .. } if matches(of)))
                    .map(|arm| arm.next.clone()),
                _ => None,
            };
            if let Some(next) = taken {
                let mut instance = self.instances.remove(index);
                if self.go(&mut instance, next) {
                    self.instances.insert(index, instance);
                    index += 1;
                }
            } else {
                index += 1;
            }
        }
    }

    fn enter(&mut self, journey: &'a Journey) {
        if !journey.audience.as_ref().is_none_or(|audience| self.belongs(audience)) {
            return;
        }
        let now = self.now;
        let entered = self.entries.entry(&journey.id).or_default();
        for limit in journey.reentry.limits.iter().filter(|limit| !limit.per_key) {
            let within = |at: &&i64| limit.per.is_none_or(|per| now - **at < ticks(per));
            if entered.iter().filter(within).count() >= limit.times as usize {
                return;
            }
        }
        let running = self.instances.iter().any(|instance| instance.journey.id == journey.id);
        if journey.key.is_none() && running {
            if journey.reentry.while_active == WhileActive::Ignore {
                return;
            }
            self.instances.retain(|instance| instance.journey.id != journey.id);
        }
        self.entries.entry(&journey.id).or_default().push(now);
        self.numbers += 1;
        let blocked = Blocked::Until(journey.start.clone());
        let mut instance = Instance {
            number: self.numbers,
            journey,
            entered: self.local(),
            rounds: BTreeMap::new(),
            wake: now,
            blocked,
        };
        if self.go(&mut instance, journey.start.clone()) {
            self.instances.push(instance);
        }
    }

    fn belongs(&self, audience: &Predicate) -> bool {
        match audience {
            Predicate::Compare { left: Operand::User(_), right: Operand::Const(Value::Enum(value)), .. } => {
                *value == self.timeline.tier
            }
            other => panic!("not drawn: {other:?}"),
        }
    }

    fn block(&self, instance: &mut Instance<'a>, wake: i64, blocked: Blocked) -> bool {
        instance.wake = wake;
        instance.blocked = blocked;
        true
    }

    /// Runs from a step on until something blocks; false when the instance has ended.
    fn go(&mut self, instance: &mut Instance<'a>, step: StepId) -> bool {
        let mut step = step;
        let (now, journey) = (self.now, instance.journey);
        loop {
            step = match &journey.steps[&step] {
                Step::Stop => return false,
                Step::Wait { duration, at, next } => {
                    let wake = self.wait_end(*duration, *at);
                    return self.block(instance, wake, Blocked::Until(next.clone()));
                }
                Step::Until { moment, next, .. } => {
                    let wake = self.moment(instance, moment);
                    return self.block(instance, wake, Blocked::Until(next.clone()));
                }
                Step::Race { limit, arms, otherwise } => {
                    let blocked = Blocked::Racing { arms: arms.clone(), otherwise: otherwise.clone() };
                    return self.block(instance, now + ticks(*limit), blocked);
                }
                Step::Repeat { times, every, body, next } => {
                    let done = instance.rounds.entry(step.clone()).or_default();
                    if *done >= *times {
                        instance.rounds.remove(&step);
                        next.clone()
                    } else {
                        *done += 1;
                        let wake = if *done == 1 { now } else { now + ticks(*every) };
                        return self.block(instance, wake, Blocked::Until(body.clone()));
                    }
                }
                Step::Send(_) => return self.attempt(instance, step, 0, now, false),
                Step::Assign(assign) => {
                    // Stable for a person.
                    let arm = usize::from(self.timeline.choices[step.len() % 256]) % assign.arms.len();
                    assign.arms[arm].next.clone()
                }
                other => {
                    let ways = other.successors();
                    ways[self.choose(ways.len(), instance.number, &step, 1)].clone()
                }
            };
        }
    }

    fn wait_end(&self, duration: Duration, at: Option<TimeOfDay>) -> i64 {
        let end = self.now + ticks(duration);
        let Some(at) = at else { return end };
        let midnight = (self.local() + ticks(duration)).div_euclid(DAY) * DAY;
        (midnight + tick_of(at) - self.timeline.phase).max(self.now)
    }

    fn moment(&self, instance: &Instance<'a>, moment: &Moment) -> i64 {
        let local = self.local();
        let midnight = local.div_euclid(DAY) * DAY;
        let target = match moment {
            Moment::Time(time) => midnight + tick_of(*time) + if tick_of(*time) < local - midnight { DAY } else { 0 },
            Moment::Weekday { day, at } => {
                let ahead = (i64::from(day.index()) - self.weekday()).rem_euclid(7);
                let target = midnight + ahead * DAY + tick_of(*at);
                if target < local { target + 7 * DAY } else { target }
            }
            Moment::Day { number, at } => {
                instance.entered.div_euclid(DAY) * DAY + i64::from(*number) * DAY + tick_of(*at)
            }
            other => panic!("not drawn: {other:?}"),
        };
        (target - self.timeline.phase).max(self.now)
    }

    /// Whether window or quiet hours are closed now, and whether that refuses.
    fn is_closed(&self, journey: &Journey, send: &Send) -> (bool, bool) {
        if !send.purpose.can_be_withheld() {
            return (false, false);
        }
        let tick = self.local().rem_euclid(DAY);
        let window = journey.window.as_ref().is_some_and(|window| {
            let listed = window.days.iter().any(|day| i64::from(day.index()) == self.weekday());
            !(listed && inside(window.range, tick))
        });
        let quiet: Vec<Closed> = self
            .bundle
            .plan
            .policy
            .quiet
            .iter()
            .filter(|quiet| quiet.purpose == send.purpose && inside(quiet.range, tick))
            .map(|quiet| quiet.effect)
            .collect();
        let refuses = send.closed == Closed::Refuse || quiet.contains(&Closed::Refuse);
        (window || !quiet.is_empty(), refuses)
    }

    fn attempt(&mut self, instance: &mut Instance<'a>, step: StepId, attempt: usize, since: i64, left: bool) -> bool {
        let send = self.send_of(instance, &step);
        let over = |player: &mut Self, instance: &mut Instance<'a>| {
            let forward = left && player.choose(2, instance.number, &step, 2) == 0;
            player.go(instance, if forward { send.next.clone() } else { send.refused.clone() })
        };
        let Some(channel) = self.order(send).get(attempt).cloned() else { return over(self, instance) };
        let may_hold = send.hold_at_most.is_none_or(|most| self.now - since < ticks(most));
        let held = Blocked::Held { step: step.clone(), attempt, since, left };
        let (closed, refuses) = self.is_closed(instance.journey, send);
        if closed && !refuses && may_hold {
            return self.block(instance, self.now + 1, held);
        }
        if closed || (!left && !self.admits(instance.journey, send, None, false)) {
            if !closed && may_hold && send.hold_at_most.is_some() {
                return self.block(instance, self.now + 1, held);
            }
            return over(self, instance);
        }
        let consents = self.choose(5, instance.number, &step, 3 + attempt) != 0;
        if !consents || !self.admits(instance.journey, send, Some(&channel), false) {
            return self.attempt(instance, step, attempt + 1, since, left);
        }
        self.count(instance.journey, send, channel.clone(), !left);
        let after =
            send.via.iter().find(|attempt| attempt.channel == channel).and_then(|attempt| attempt.fallback_after);
        let last = attempt + 1 == send.via.len();
        match after.filter(|_| !last) {
            None => self.go(instance, send.next.clone()),
            Some(after) => {
                let outcome = self.choose(2 * (ticks(after) as usize + 1), instance.number, &step, 9);
                let blocked = Blocked::Awaiting { step, attempt, delivered: outcome.is_multiple_of(2) };
                self.block(instance, self.now + (outcome / 2) as i64, blocked)
            }
        }
    }

    fn order(&self, send: &Send) -> Vec<Name> {
        let mut channels: Vec<Name> = send.via.iter().map(|attempt| attempt.channel.clone()).collect();
        if send.preferred && !channels.is_empty() {
            let first = channels.remove(usize::from(self.timeline.choices[0]) % channels.len());
            channels.insert(0, first);
        }
        channels
    }

    /// Whether the caps let it pass: those of this channel alone, or (`None`) those of the whole chain.
    fn admits(&self, journey: &Journey, send: &Send, channel: Option<&Name>, _at_once: bool) -> bool {
        let caps = self.bundle.plan.policy.caps.iter().filter(|cap| cap.channel.as_ref() == channel);
        caps.filter(|cap| counts(cap, journey, send)).all(|cap| {
            let counted = self.ledger.iter().filter(|counted| {
                counted.channel == cap.channel
                    && counts(cap, counted.journey, counted.send)
                    && self.recent(cap, counted.at)
            });
            counted.count() < cap.count as usize
        })
    }

    fn recent(&self, cap: &Cap, at: i64) -> bool {
        match cap.period {
            CapPeriod::Rolling(length) => self.now - at < ticks(length),
            CapPeriod::CalendarDay {} => (at + self.timeline.phase).div_euclid(DAY) == self.local().div_euclid(DAY),
        }
    }

    fn count(&mut self, journey: &'a Journey, send: &'a Send, channel: Name, first: bool) {
        let at = self.now;
        if first {
            self.log.sends.push((at, send.purpose));
            self.ledger.push(Counted { at, send, journey, channel: None });
        }
        self.log.attempts.push((at, send.purpose, channel.clone()));
        self.ledger.push(Counted { at, send, journey, channel: Some(channel) });
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
