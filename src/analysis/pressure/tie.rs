//! Sends whose instant hangs on that of the entry alone.
//!
//! After waits of a known length, waits for a time of day and held sends, the instant is a function of the entry's: it never
//! decreases, and what is entered a day (or week) later is there a day (or week) later. Whichever function that is, the
//! entries whose instants lie in a window of whole days (or weeks) lie in a window of that same length themselves. So such a send
//! leaves as often as entries fit into the window, however long it may be held.

use crate::bundle::Moment;
use crate::types::{Purpose, TimeRange};

use super::arrival::Delay;
use super::clocks::{Clocks, DAY};
use super::program::{Node, Program, SendNode};
use super::query::Weights;

const WEEK: i64 = 7 * DAY;

/// More than this many are not told apart.
const MOST_TIES: usize = 16;

/// Number of the function that leads from the instant of the entry to this one; `None`: something else has a say.
pub(super) type Tie = Option<u32>;

/// Where a function comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Origin {
    Entry,
    /// After the wait at this edge.
    Wait(u32),
    /// When hours that were closed on arrival open.
    Opening(u32, Purpose, Vec<TimeRange>),
}

#[derive(Clone, Debug)]
struct Function {
    origin: Origin,
    /// It repeats every week only.
    weekly: bool,
    /// How long it takes is not the same for all entries.
    varies: bool,
}

/// All functions of a program.
#[derive(Clone, Debug)]
pub(super) struct Ties {
    known: Vec<Function>,
    clocks: Clocks,
}

impl Ties {
    /// The instant of the entry itself.
    pub const ENTRY: Tie = Some(0);

    pub fn new(clocks: Clocks) -> Ties {
        Ties { known: vec![Function { origin: Origin::Entry, weekly: false, varies: false }], clocks }
    }

    fn add(&mut self, function: Function) -> Tie {
        let found = self.known.iter().position(|known| known.origin == function.origin);
        if found.is_none() {
            if self.known.len() >= MOST_TIES {
                return None;
            }
            self.known.push(function);
        }
        u32::try_from(found.unwrap_or(self.known.len() - 1)).ok()
    }

    /// After the wait at `edge`.
    pub fn after(&mut self, tie: Tie, edge: u32, delay: Delay) -> Tie {
        let before = self.known.get(tie? as usize)?;
        let (mut weekly, mut varies) = (before.weekly, before.varies);
        match delay {
            Delay::None | Delay::Within(0) => return tie,
            Delay::For(duration) if duration.is_exact() => {}
            Delay::For(duration) | Delay::ForAt(duration, _) if duration.months == 0 => {
                varies |= matches!(delay, Delay::ForAt(..));
            }
            Delay::Until(Moment::Time(_) | Moment::Day { .. }, _) => varies = true,
            Delay::Until(Moment::Weekday { .. }, _) => (weekly, varies) = (true, true),
            _ => return None,
        }
        let exact = matches!(delay, Delay::For(duration) if duration.is_exact());
        if !exact && self.clocks != Clocks::steady() {
            return None;
        }
        self.add(Function { origin: Origin::Wait(edge), weekly, varies })
    }

    /// When a send leaves that may be held until its hours open.
    pub fn opening(&mut self, tie: Tie, purpose: Purpose, guards: Vec<TimeRange>, weekly: bool) -> Tie {
        let number = tie?;
        let before = self.known.get(number as usize)?;
        let weekly = weekly || before.weekly;
        if self.clocks != Clocks::steady() {
            return None;
        }
        self.add(Function { origin: Origin::Opening(number, purpose, guards), weekly, varies: true })
    }

    /// After how long the function repeats, in milliseconds.
    fn period(&self, tie: u32) -> i64 {
        if self.known.get(tie as usize).is_some_and(|of| of.weekly) { WEEK } else { DAY }
    }
}

/// The function of a send that counts.
pub(super) fn tie_of(program: &Program, send: SendNode, weights: &Weights) -> Tie {
    let site = program.sites.get(send.site as usize)?;
    // A later channel is tried at some later instant.
    let first_only = site.send.via.len() == 1 || (weights.bits(send.site) == 1 && !site.send.preferred);
    send.tie.filter(|_| first_only)
}

/// Sends that count whose instants hang on that of their entry alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tied {
    /// The most of one instance at the instants of one function.
    pub each: u64,
    /// The window of entries it can come from, in milliseconds.
    pub entries_in: i64,
}

/// What one instance can send at such instants, each function apart. Empty where that says nothing new.
pub(super) fn tied_sends(program: &Program, weights: &Weights, window: i64) -> Vec<Tied> {
    let counted = |node: &Node| {
        let send = program.sends.get(node.send? as usize).copied()?;
        (weights.bits(send.site) != 0).then(|| tie_of(program, send, weights))?
    };
    let mut ties: Vec<u32> = program.nodes.iter().filter_map(counted).collect();
    ties.sort_unstable();
    ties.dedup();
    let varies = |tie: &u32| program.ties.known.get(*tie as usize).is_some_and(|of| of.varies);
    if !ties.iter().any(varies) {
        return Vec::new();
    }
    let tied = |tie: u32| {
        let each = most_on_a_way(program, |node| counted(node) == Some(tie));
        // Without closed hours and times of day it is a plain distance.
        let period = if varies(&tie) { program.ties.period(tie) } else { 1 };
        let periods = window.saturating_add(period - 1) / period;
        Tied { each, entries_in: periods.saturating_mul(period) }
    };
    ties.into_iter().map(tied).collect()
}

fn most_on_a_way(program: &Program, counts: impl Fn(&Node) -> bool) -> u64 {
    let mut most: Vec<u64> = Vec::with_capacity(program.nodes.len());
    for node in &program.nodes {
        let after = program.edges_of(node).iter().filter_map(|edge| most.get(edge.to as usize)).max();
        most.push(after.copied().unwrap_or(0).saturating_add(u64::from(counts(node))));
    }
    most.get(program.start as usize).copied().unwrap_or(0)
}
