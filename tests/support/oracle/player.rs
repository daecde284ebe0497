//! One tick of one person.

use danbi::bundle::{EventMatch, EventName, Journey, JourneyEvent, Purpose};
use danbi::types::Name;

use super::person::Person;
use super::world::{Input, World};

/// Decides what a bundle leaves open.
pub trait Chooser {
    /// A number below `of`; the first is what usually happens.
    fn choose(&mut self, of: usize, about: About) -> usize;

    /// Something that seldom happens.
    fn seldom(&mut self, about: About) -> bool {
        self.choose(5, about) == 4
    }
}

/// What a choice is about, so that a timeline can be changed in one place only.
#[derive(Clone, Copy, Debug)]
pub struct About {
    pub journey: usize,
    pub step: usize,
    pub what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Trait,
    Lateness,
    Consent,
    Way,
    Answer,
    Date,
}

/// An attempt that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    pub purpose: Purpose,
    pub channel: Name,
    /// The first of its send.
    pub first: bool,
}

/// More events of journeys than this in one tick are not followed: journeys may start one another for ever.
const MOST_ECHOES: usize = 12;

pub struct Player<'w, 'a> {
    pub world: &'w World<'a>,
    pub person: &'w mut Person,
    pub chooser: &'w mut dyn Chooser,
    pub left: Vec<Leaving>,
    /// Events of journeys that are still to be noticed.
    pub echoes: Vec<(JourneyEvent, usize)>,
    pub heard: usize,
}

/// Plays a tick in which this comes in, in turn, and lets it pass. Gives what left.
pub fn play_tick(world: &World, person: &mut Person, inputs: &[Input], chooser: &mut dyn Chooser) -> Vec<Leaving> {
    let mut player = Player { world, person, chooser, left: Vec::new(), echoes: Vec::new(), heard: 0 };
    player.settle();
    player.enter_scheduled();
    player.settle();
    for input in inputs {
        player.input(*input);
        player.settle();
    }
    let left = player.left;
    world.pass(person);
    left
}

impl<'a> Player<'_, 'a> {
    /// Lets everything happen that is due now.
    pub fn settle(&mut self) {
        loop {
            if let Some(index) = self.person.instances.iter().position(|instance| instance.left <= 0) {
                let instance = self.person.instances.remove(index);
                if let Some(instance) = self.wake(instance) {
                    self.person.instances.insert(index.min(self.person.instances.len()), instance);
                }
            } else if let Some(index) = self.person.spread.iter().position(|(_, left)| *left <= 0) {
                let (journey, _) = self.person.spread.remove(index);
                self.enter(journey);
            } else if !self.echoes.is_empty() {
                let (kind, of) = self.echoes.remove(0);
                self.heard += 1;
                let journey = self.world.journeys[of].id.clone();
                self.happen(&EventName::Journey { kind, journey });
            } else if !self.judge() {
                return;
            }
        }
    }

    /// Exits first, then arms, then entries.
    pub fn happen(&mut self, event: &EventName) {
        let matches = |of: &EventMatch| of.event == *event;
        self.leave(&matches);
        self.take_arms(&matches);
        self.enter_on(&matches);
    }

    /// Tells the others what a journey did.
    pub fn echo(&mut self, kind: JourneyEvent, journey: usize) {
        if self.heard + self.echoes.len() < MOST_ECHOES {
            self.echoes.push((kind, journey));
        }
    }

    pub fn journey(&self, number: usize) -> &'a Journey {
        self.world.journeys[number]
    }

    pub fn tick_of_day(&self) -> i64 {
        self.person.phase.rem_euclid(self.world.clock.day())
    }

    pub fn weekday(&self) -> i64 {
        self.person.phase.div_euclid(self.world.clock.day())
    }

    pub fn choose(&mut self, of: usize, journey: usize, step: usize, what: What) -> usize {
        if of < 2 { 0 } else { self.chooser.choose(of, About { journey, step, what }) }
    }

    pub fn seldom(&mut self, journey: usize, step: usize, what: What) -> bool {
        self.chooser.seldom(About { journey, step, what })
    }

    /// Something that is decided once for a person.
    pub fn drawn_once(&mut self, key: usize, of: usize) -> usize {
        if of < 2 {
            return 0;
        }
        if let Some((_, drawn)) = self.person.traits.iter().find(|(known, _)| *known == key) {
            return *drawn;
        }
        let drawn = self.choose(of, 0, key, What::Trait);
        self.person.traits.push((key, drawn));
        drawn
    }
}
