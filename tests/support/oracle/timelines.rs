//! Timelines of any length: what comes in at each tick, and a table that decides the rest.

use danbi::bundle::Purpose;
use danbi::types::Name;

use super::player::{About, Chooser, Leaving, What, play_tick};
use super::world::World;

/// What happens to one person.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// Ticks between the beginning of a week and the first tick.
    pub phase: i64,
    /// For each tick, what comes in, in turn: numbers of inputs of the world.
    pub inputs: Vec<Vec<usize>>,
    /// What decides everything that a bundle leaves open.
    pub choices: Vec<u8>,
}

/// What left: the tick of every attempt.
#[derive(Clone, Debug, Default)]
pub struct Log {
    pub left: Vec<(i64, Leaving)>,
}

/// What is counted.
#[derive(Clone, Debug)]
pub struct Question {
    /// Of the half-open window.
    pub seconds: u64,
    /// Attempts on this channel; `None`: sends, whichever channel they leave on.
    pub channel: Option<Name>,
    /// `None`: all.
    pub purpose: Option<Purpose>,
}

impl Question {
    pub fn counts(&self, leaving: &Leaving) -> bool {
        let of_channel = self.channel.as_ref().map_or(leaving.first, |channel| *channel == leaving.channel);
        of_channel && self.purpose.is_none_or(|purpose| purpose == leaving.purpose)
    }
}

impl Log {
    /// The most that left in any window.
    pub fn most(&self, world: &World, question: &Question) -> u64 {
        let counted = self.left.iter().filter(|(_, leaving)| question.counts(leaving));
        let ticks: Vec<i64> = counted.map(|(at, _)| *at).collect();
        let length = world.clock.touched(question.seconds) as i64;
        let from = |index: usize| ticks[index..].iter().take_while(|at| **at - ticks[index] < length).count();
        (0..ticks.len()).map(from).max().unwrap_or(0) as u64
    }
}

/// Reads every choice from the table, at a place that depends on what it is about and when.
struct Table<'a> {
    choices: &'a [u8],
    tick: usize,
    asked: usize,
}

impl Chooser for Table<'_> {
    fn choose(&mut self, of: usize, about: About) -> usize {
        self.asked += 1;
        let of_person = about.what == What::Trait;
        let (tick, asked) = if of_person { (0, 0) } else { (self.tick, self.asked) };
        let parts = [about.journey, about.step, about.what as usize, tick, asked];
        let hash = parts.iter().fold(17_usize, |hash, part| hash.wrapping_mul(131).wrapping_add(*part));
        usize::from(self.choices[hash % self.choices.len()]) % of
    }
}

/// What leaves when this happens to somebody.
pub fn play(world: &World, timeline: &Timeline) -> Log {
    let mut person = world.newborn(timeline.phase.rem_euclid(world.period));
    let mut log = Log::default();
    for (tick, inputs) in timeline.inputs.iter().enumerate() {
        let inputs: Vec<_> = inputs.iter().filter_map(|input| world.inputs.get(*input).copied()).collect();
        let mut table = Table { choices: &timeline.choices, tick, asked: 0 };
        let left = play_tick(world, &mut person, &inputs, &mut table);
        log.left.extend(left.into_iter().map(|leaving| (tick as i64, leaving)));
    }
    log
}
