//! A bundle as it is played.

use danbi::bundle::{
    Arm, ArmOn, Bundle, CapPeriod, Did, EntryOn, EventMatch, EventName, ExitOn, Journey, Moment, OfferLimit, Predicate,
    Step, Window,
};
use danbi::types::Name;

use super::calendar::Clock;
use super::person::{Entered, Person};

/// Something that comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// A declared event, by number.
    Event(usize),
    /// A predicate that is not followed becomes true, or a receipt comes: some `enter` line of this journey happens.
    Enters(usize),
    /// The same for an exit.
    Leaves(usize),
    /// The same for arms that wait.
    Answers(usize),
}

pub struct World<'a> {
    pub bundle: &'a Bundle,
    pub clock: Clock,
    pub journeys: Vec<&'a Journey>,
    pub events: Vec<&'a Name>,
    pub inputs: Vec<Input>,
    /// Ticks after which an event is forgotten, by event; `None`: never.
    memory: Vec<Option<i64>>,
    /// Ticks of the period in which local time repeats: a week or a day, or one where nobody looks at the clock.
    pub period: i64,
}

impl<'a> World<'a> {
    pub fn new(bundle: &'a Bundle, tick: u64) -> World<'a> {
        let clock = Clock { tick };
        let journeys: Vec<&Journey> = bundle.journeys.values().collect();
        let events: Vec<&Name> = bundle.contract.events.keys().collect();
        let period = if journeys.iter().any(|journey| knows_weekdays(journey)) {
            clock.week()
        } else if knows_the_time(bundle) {
            clock.day()
        } else {
            1
        };
        let mut world = World { bundle, clock, journeys, events, inputs: Vec::new(), memory: Vec::new(), period };
        world.memory = (0..world.events.len()).map(|event| world.memory_of(event)).collect();
        let events = (0..world.events.len()).filter(|event| world.is_heard(world.events[*event]));
        world.inputs = events.map(Input::Event).chain(world.free_inputs()).collect();
        world
    }

    /// Somebody of whom nothing has happened.
    pub fn newborn(&self, phase: i64) -> Person {
        Person {
            phase,
            traits: Vec::new(),
            events: vec![None; self.events.len()],
            journeys: vec![Entered::default(); self.journeys.len()],
            counted: Vec::new(),
            granted: Vec::new(),
            spread: Vec::new(),
            instances: Vec::new(),
        }
    }

    /// Whether somebody reacts to an event.
    fn is_heard(&self, event: &Name) -> bool {
        let is_it = |of: &EventMatch| of.event == EventName::Event(event.clone());
        self.journeys.iter().any(|journey| {
            let enters = journey.entries.iter().any(|line| matches!(&line.on, EntryOn::Event { of, .. } if is_it(of)));
            let leaves = journey.exits.iter().any(|line| matches!(&line.on, ExitOn::Event(of) if is_it(of)));
            let mut waits = journey.steps.values().flat_map(arms);
            let waits = waits.any(|arm| matches!(&arm.on, ArmOn::Event { of, .. } if is_it(of)));
            enters || leaves || waits || dids(journey).iter().any(|did| is_it(&did.of))
        })
    }

    fn free_inputs(&self) -> Vec<Input> {
        let mut inputs = Vec::new();
        for (number, journey) in self.journeys.iter().enumerate() {
            let entry = |on: &EntryOn| match on {
                EntryOn::When { predicate, .. } => !is_followed(predicate),
                EntryOn::Event { of, .. } => is_free(of),
                _ => false,
            };
            let exit = |on: &ExitOn| match on {
                ExitOn::When(_) => true,
                ExitOn::Event(of) => is_free(of),
            };
            if journey.entries.iter().any(|line| entry(&line.on)) {
                inputs.push(Input::Enters(number));
            }
            if journey.exits.iter().any(|line| exit(&line.on)) {
                inputs.push(Input::Leaves(number));
            }
            if journey.steps.values().flat_map(arms).any(is_free_arm) {
                inputs.push(Input::Answers(number));
            }
        }
        inputs
    }

    fn memory_of(&self, event: usize) -> Option<i64> {
        let name = self.events[event];
        let contract = &self.bundle.contract.events[name];
        if contract.once_per_person {
            return None;
        }
        let mut longest = contract.minimum_gap.map_or(0, |gap| self.clock.ticks(gap));
        for did in self.journeys.iter().flat_map(|journey| dids(journey)) {
            if did.of.event == EventName::Event(name.clone()) {
                let Window::Last(length) = did.window else { return None };
                longest = longest.max(self.clock.ticks(length));
            }
        }
        Some(longest + self.lateness() + 1)
    }

    /// Whether the player knows when a predicate of `enter when` holds: it asks only what happened.
    pub fn follows(predicate: &Predicate) -> bool {
        is_followed(predicate)
    }

    pub fn lateness(&self) -> i64 {
        self.clock.ticks(self.bundle.plan.limits.lateness)
    }

    /// A tick passes: everything is older by one, and what no longer matters is forgotten.
    pub fn pass(&self, person: &mut Person) {
        person.phase = (person.phase + 1).rem_euclid(self.period);
        for (age, memory) in person.events.iter_mut().zip(&self.memory) {
            *age = match (*age, memory) {
                (Some(ticks), Some(most)) => Some(ticks + 1).filter(|ticks| ticks < most),
                // Only whether it ever happened matters, and how long ago up to a point.
                (Some(ticks), None) => Some((ticks + 1).min(3 * self.clock.week())),
                (None, _) => None,
            };
        }
        for (entered, journey) in person.journeys.iter_mut().zip(&self.journeys) {
            let looks_back =
                journey.reentry.limits.iter().filter_map(|limit| limit.per).map(|per| self.clock.ticks(per));
            let longest = looks_back.max().unwrap_or(0);
            entered.ages.iter_mut().for_each(|age| *age += 1);
            entered.ages.retain(|age| *age < longest);
        }
        let midnight = person.phase.rem_euclid(self.clock.day()) == 0;
        person.counted.iter_mut().for_each(|(_, age)| *age += 1);
        person.counted.retain(|(cap, age)| match self.bundle.plan.policy.caps[*cap].period {
            CapPeriod::Rolling(length) => *age < self.clock.ticks(length),
            CapPeriod::CalendarDay {} => !midnight,
        });
        person.granted.iter_mut().for_each(|(_, age)| *age += 1);
        person.granted.retain_mut(|(offer, age)| self.offer_matters(*offer, age));
        person.spread.iter_mut().for_each(|(_, left)| *left -= 1);
        for instance in &mut person.instances {
            instance.left -= 1;
            if counts_days(self.journeys[instance.journey]) {
                instance.since_day += 1;
            }
        }
        person.traits.sort_unstable();
        person.counted.sort_unstable();
        person.granted.sort_unstable();
        person.spread.sort_unstable();
        person.instances.sort();
    }

    fn offer_matters(&self, offer: usize, age: &mut i64) -> bool {
        match self.bundle.plan.offers.values().nth(offer).and_then(|offer| offer.limit.as_ref()) {
            None => false,
            Some(OfferLimit::Once {}) => {
                *age = 1;
                true
            }
            Some(OfferLimit::Per { period, .. }) => *age < self.clock.ticks(*period),
        }
    }
}

pub fn is_followed(predicate: &Predicate) -> bool {
    match predicate {
        Predicate::All(parts) => parts.iter().all(is_followed),
        Predicate::Not(inner) => is_followed(inner),
        Predicate::Did(_) => true,
        _ => false,
    }
}

fn is_free(of: &EventMatch) -> bool {
    matches!(of.event, EventName::Message { .. })
}

pub fn is_free_arm(arm: &Arm) -> bool {
    match &arm.on {
        ArmOn::When(_) => true,
        ArmOn::Event { of, .. } => is_free(of),
    }
}

/// What a step listens to.
pub fn arms(step: &Step) -> &[Arm] {
    match step {
        Step::Race { arms, .. } | Step::Until { arms, .. } => arms,
        _ => &[],
    }
}

fn dids(journey: &Journey) -> Vec<&Did> {
    let mut open: Vec<&Predicate> = journey
        .entries
        .iter()
        .filter_map(|entry| match &entry.on {
            EntryOn::When { predicate, .. } => Some(predicate),
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    while let Some(predicate) = open.pop() {
        match predicate {
            Predicate::All(parts) => open.extend(parts),
            Predicate::Not(inner) => open.push(inner),
            Predicate::Did(did) => found.push(did),
            _ => {}
        }
    }
    found
}

/// Whether a step waits for a day counted from that of the entry.
pub fn counts_days(journey: &Journey) -> bool {
    journey.steps.values().any(|step| matches!(step, Step::Until { moment: Moment::Day { .. }, .. }))
}

fn knows_weekdays(journey: &Journey) -> bool {
    let entry =
        journey.entries.iter().any(|entry| matches!(entry.on, EntryOn::Weekly { days, .. } if days.iter().count() < 7));
    let window = journey.window.as_ref().is_some_and(|window| window.days.iter().count() < 7);
    let step = journey.steps.values().any(|step| matches!(step, Step::Until { moment: Moment::Weekday { .. }, .. }));
    entry || window || step
}

/// Whether anything depends on the time of day.
fn knows_the_time(bundle: &Bundle) -> bool {
    let policy = &bundle.plan.policy;
    let daily = policy.caps.iter().any(|cap| cap.period == CapPeriod::CalendarDay {});
    let journeys = bundle.journeys.values().any(|journey| {
        let scheduled = |on: &EntryOn| !matches!(on, EntryOn::Event { .. } | EntryOn::When { .. });
        let by_clock = |step: &Step| match step {
            Step::Wait { at, .. } => at.is_some(),
            Step::Until { .. } | Step::Collect(_) => true,
            Step::Send(send) => send.via.iter().any(|attempt| !attempt.guards.is_empty()),
            _ => false,
        };
        journey.window.is_some()
            || journey.entries.iter().any(|entry| scheduled(&entry.on))
            || journey.steps.values().any(by_clock)
    });
    daily || !policy.quiet.is_empty() || journeys
}
