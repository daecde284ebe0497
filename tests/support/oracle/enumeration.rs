//! All timelines of a small project: every person that can come about, and from each the best that can follow.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::person::Person;
use super::player::{About, Chooser, play_tick};
use super::timelines::Question;
use super::world::{Input, World};

/// How far an enumeration goes before it gives up.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub persons: usize,
    /// Ticks played.
    pub plays: usize,
}

/// Every person that can come about, and what one tick can make of them.
pub struct Enumeration {
    pub persons: usize,
    /// For each person: who they can be next, with what left meanwhile, by question.
    next: Vec<Vec<(u32, Vec<u8>)>>,
    questions: usize,
}

/// Tries one choice after the other: every run is the next of all runs in order.
struct Tape {
    chosen: Vec<(usize, usize)>,
    at: usize,
}

impl Chooser for Tape {
    fn choose(&mut self, of: usize, _: About) -> usize {
        if self.at == self.chosen.len() {
            self.chosen.push((0, of));
        }
        let (drawn, known) = self.chosen[self.at];
        assert_eq!(known, of, "the same choices lead to the same question");
        self.at += 1;
        drawn
    }

    fn seldom(&mut self, about: About) -> bool {
        self.choose(2, about) == 1
    }
}

impl Tape {
    /// The last choice that has another value takes it. False when all runs were made.
    fn advance(&mut self) -> bool {
        while let Some((drawn, of)) = self.chosen.pop() {
            if drawn + 1 < of {
                self.chosen.push((drawn + 1, of));
                self.at = 0;
                return true;
            }
        }
        false
    }
}

/// All sequences of distinct inputs.
fn sequences(inputs: &[Input]) -> Vec<Vec<Input>> {
    let mut all: Vec<Vec<Input>> = vec![Vec::new()];
    let mut index = 0;
    while index < all.len() {
        for input in inputs {
            if !all[index].contains(input) {
                let longer = all[index].iter().copied().chain([*input]).collect();
                all.push(longer);
            }
        }
        index += 1;
    }
    all
}

impl Enumeration {
    /// `None`: there are too many persons or plays, or more leaves at one instant than a byte counts.
    pub fn of(world: &World, questions: &[Question], limits: Limits) -> Option<Enumeration> {
        if world.inputs.len() > 4 {
            return None;
        }
        let sequences = sequences(&world.inputs);
        let mut numbers: HashMap<Person, u32> = HashMap::new();
        let mut open: Vec<Person> = (0..world.period).map(|phase| world.newborn(phase)).collect();
        for (number, person) in open.iter().enumerate() {
            numbers.insert(person.clone(), number as u32);
        }
        let mut next = Vec::new();
        let mut plays = 0;
        while next.len() < open.len() {
            let person = open[next.len()].clone();
            let mut ways: Vec<(u32, Vec<u8>)> = Vec::new();
            for inputs in &sequences {
                let mut tape = Tape { chosen: Vec::new(), at: 0 };
                loop {
                    let mut then = person.clone();
                    let left = play_tick(world, &mut then, inputs, &mut tape);
                    // So many at one instant: without end.
                    let counted = |question: &Question| left.iter().filter(|leaving| question.counts(leaving)).count();
                    let gains = questions.iter().map(|question| u8::try_from(counted(question)).ok());
                    let gains: Vec<u8> = gains.collect::<Option<_>>()?;
                    let fresh = numbers.len() as u32;
                    let number = match numbers.entry(then) {
                        Entry::Occupied(known) => *known.get(),
                        Entry::Vacant(place) => {
                            open.push(place.key().clone());
                            *place.insert(fresh)
                        }
                    };
                    ways.push((number, gains));
                    plays += 1;
                    if plays > limits.plays || open.len() > limits.persons {
                        return None;
                    }
                    if !tape.advance() {
                        break;
                    }
                }
            }
            ways.sort_unstable();
            ways.dedup();
            next.push(ways);
        }
        Some(Enumeration { persons: open.len(), next, questions: questions.len() })
    }

    /// The most that can leave within so many ticks, whoever it is when they begin.
    pub fn most(&self, question: usize, ticks: usize) -> u64 {
        assert!(question < self.questions);
        let mut best = vec![0_u64; self.next.len()];
        for _ in 0..ticks {
            let from = |ways: &Vec<(u32, Vec<u8>)>| {
                ways.iter().map(|(to, gains)| u64::from(gains[question]) + best[*to as usize]).max().unwrap_or(0)
            };
            best = self.next.iter().map(from).collect();
        }
        best.into_iter().max().unwrap_or(0)
    }
}
