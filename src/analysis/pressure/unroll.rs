//! The steps of a journey as a graph without cycles: every round of a `repeat` is a copy of its body.

use rustc_hash::FxHashMap;

use crate::bundle::{Collect, CollectUntil, DateMoment, Journey, Moment, Step, StepId};

use super::arrival::Delay;
use super::program::Surroundings;

/// More nodes than this are not unrolled; the journey then counts as not understood, which means "no limit".
const MOST_NODES: usize = 20_000;

/// A graph whose waits are not yet settled. Nodes come after all nodes they lead to.
#[derive(Debug, Default)]
pub(super) struct Draft<'a> {
    pub nodes: Vec<DraftNode>,
    pub edges: Vec<DraftEdge<'a>>,
    pub start: u32,
    pub last_words: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct DraftNode {
    /// Its place among the steps of the journey.
    pub step: u32,
    pub first_edge: u32,
    pub edges: u32,
    /// Number of the send among the sends of the journey.
    pub send: Option<u32>,
    /// Part of last words: nothing is held or awaited.
    pub at_once: bool,
    pub may_end: bool,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct DraftEdge<'a> {
    pub to: u32,
    pub delay: Delay<'a>,
}

/// A round of a repeat around a step, within the rounds around that. Numbers 0 and 1 are the journey and its last words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Round {
    around: u32,
    repeat: usize,
    number: u32,
}

const JOURNEY: u32 = 0;
const LAST_WORDS: u32 = 1;

/// A step in a round.
type Place = (usize, u32);

struct Unroller<'a, 's> {
    journey: &'a Journey,
    around: &'s Surroundings<'s>,
    rounds: Vec<Round>,
    numbers: FxHashMap<Round, u32>,
    /// Number of the node of a place; `None` while it is being built.
    built: FxHashMap<Place, Option<u32>>,
    /// Number of each send among the sends, by step.
    sends: Vec<u32>,
    draft: Draft<'a>,
}

/// `None`: a step is missing, there is a cycle that no repeat counts, or there are too many rounds.
pub(super) fn unroll<'a>(journey: &'a Journey, around: &Surroundings) -> Option<Draft<'a>> {
    let base = Round { around: JOURNEY, repeat: usize::MAX, number: 0 };
    let mut count = 0;
    let sends = journey.steps.values().map(|step| {
        let number = count;
        count += u32::from(matches!(step, Step::Send(_)));
        number
    });
    let sends = sends.collect();
    let mut unroller = Unroller {
        journey,
        around,
        rounds: vec![base, Round { around: LAST_WORDS, ..base }],
        numbers: FxHashMap::default(),
        built: FxHashMap::default(),
        sends,
        draft: Draft::default(),
    };
    for exit in &journey.exits {
        if let Some(step) = &exit.last_words {
            let root = unroller.build(step, LAST_WORDS)?;
            unroller.draft.last_words.push(root);
        }
    }
    unroller.draft.start = unroller.build(&journey.start, JOURNEY)?;
    Some(unroller.draft)
}

impl<'a> Unroller<'a, '_> {
    fn build(&mut self, root: &StepId, round: u32) -> Option<u32> {
        let root = (self.journey.steps.get_index_of(root)?, round);
        let mut stack = vec![(root, false)];
        let mut targets = Vec::new();
        while let Some((place, seen)) = stack.pop() {
            if !seen {
                match self.built.get(&place) {
                    Some(Some(_)) => continue,
                    Some(None) => return None,
                    None => self.built.insert(place, None),
                };
                // The end is the first to be finished: until then every round is only open.
                if self.built.len() > MOST_NODES {
                    return None;
                }
                stack.push((place, true));
            }
            targets.clear();
            self.targets(place, &mut targets)?;
            if seen {
                self.finish(place, &targets)?;
            } else {
                let missing =
                    targets.iter().map(|(to, _)| *to).filter(|to| !matches!(self.built.get(to), Some(Some(_))));
                stack.extend(missing.map(|to| (to, false)));
            }
        }
        self.built.get(&root).copied().flatten()
    }

    fn finish(&mut self, place: Place, targets: &[(Place, Delay<'a>)]) -> Option<()> {
        let first_edge = u32::try_from(self.draft.edges.len()).ok()?;
        for (to, delay) in targets {
            let to = self.built.get(to).copied().flatten()?;
            self.draft.edges.push(DraftEdge { to, delay: *delay });
        }
        let (_, step) = self.journey.steps.get_index(place.0)?;
        let send = matches!(step, Step::Send(_)).then(|| self.sends.get(place.0).copied()).flatten();
        let edges = u32::try_from(targets.len()).ok()?;
        let (at_once, may_end) = (self.is_last_words(place.1), may_end(step));
        let step = u32::try_from(place.0).ok()?;
        let node = DraftNode { step, first_edge, edges, send, at_once, may_end };
        self.draft.nodes.push(node);
        let number = self.draft.nodes.len() - 1;
        self.built.insert(place, Some(u32::try_from(number).ok()?));
        (number < MOST_NODES).then_some(())
    }

    fn is_last_words(&self, round: u32) -> bool {
        let mut round = round;
        while round > LAST_WORDS {
            round = self.rounds.get(round as usize).map_or(JOURNEY, |of| of.around);
        }
        round == LAST_WORDS
    }

    /// Every way on from a place, with what is waited for before it is reached.
    fn targets(&mut self, (step, round): Place, out: &mut Vec<(Place, Delay<'a>)>) -> Option<()> {
        let journey = self.journey;
        let mut to = |id: &StepId, delay: Delay<'a>| -> Option<()> {
            out.push(((journey.steps.get_index_of(id)?, round), delay));
            Some(())
        };
        match journey.steps.get_index(step)?.1 {
            Step::Wait { duration, at: None, next } => to(next, Delay::For(*duration))?,
            Step::Wait { duration, at: Some(at), next } => to(next, Delay::ForAt(*duration, *at))?,
            Step::Until { moment, most, arms, next, passed } => {
                for arm in arms {
                    to(&arm.next, Delay::Before(moment, *most))?;
                }
                to(next, Delay::Until(moment, *most))?;
                if let Some(passed) = passed {
                    to(passed, Delay::None)?;
                }
            }
            Step::Race { limit, arms, otherwise } => {
                for arm in arms {
                    to(&arm.next, Delay::BeforeEndOf(*limit))?;
                }
                to(otherwise, Delay::For(*limit))?;
            }
            Step::Collect(Collect { until: CollectUntil::For(length), next, .. }) => to(next, Delay::For(*length))?,
            Step::Collect(Collect { until: CollectUntil::Moment { moment, most }, next, .. }) => {
                to(next, Delay::Until(moment, *most))?;
            }
            Step::Load(load) => {
                to(&load.next, Delay::Within(self.around.load_timeout))?;
                to(&load.otherwise, Delay::Within(self.around.load_timeout))?;
            }
            Step::Grant { next, .. } => to(next, Delay::Within(self.around.grant_timeout))?,
            Step::Repeat { times, every, body, next } => {
                let way = self.next_round(step, round, *times);
                let (id, round, delay) = match way {
                    Some((inside, 1)) => (body, inside, Delay::None),
                    Some((inside, _)) => (body, inside, Delay::For(*every)),
                    None => (next, self.leave(step, round), Delay::None),
                };
                out.push(((journey.steps.get_index_of(id)?, round), delay));
            }
            other => other.successors().into_iter().try_for_each(|id| to(id, Delay::None))?,
        }
        Some(())
    }

    /// The round that a repeat, reached from `round`, enters next, with its number from 1 on.
    fn next_round(&mut self, repeat: usize, round: u32, times: u32) -> Option<(u32, u32)> {
        let current = self.round_of(repeat, round);
        let (around, done) = current.map_or((round, 0), |current| (current.around, current.number));
        if done >= times {
            return None;
        }
        let next = Round { around, repeat, number: done + 1 };
        let rounds = &mut self.rounds;
        let number = *self.numbers.entry(next).or_insert_with(|| {
            rounds.push(next);
            u32::try_from(rounds.len() - 1).unwrap_or(u32::MAX)
        });
        Some((number, next.number))
    }

    fn leave(&self, repeat: usize, round: u32) -> u32 {
        self.round_of(repeat, round).map_or(round, |current| current.around)
    }

    /// The round of this repeat that `round` is in, if it is in one.
    fn round_of(&self, repeat: usize, round: u32) -> Option<Round> {
        let mut round = round;
        while round > LAST_WORDS {
            let current = *self.rounds.get(round as usize)?;
            if current.repeat == repeat {
                return Some(current);
            }
            round = current.around;
        }
        None
    }
}

fn may_end(step: &Step) -> bool {
    let on_date = |moment: &Moment| matches!(moment, Moment::Date(DateMoment { .. }));
    match step {
        Step::Until { moment, .. } => on_date(moment),
        Step::Collect(Collect { until: CollectUntil::Moment { moment, .. }, .. }) => on_date(moment),
        _ => false,
    }
}
