//! What journeys ask for, and how those that answer one event are added up.

use std::sync::Arc;

use crate::bundle::Cap;

use super::bound::UNLIMITED;
use super::caps::admits_all;
use super::clocks::{Clocks, Stretch};
use super::entries::Trigger;
use super::report::Assumption;
use super::step_function::{Step, clipped, gathered_below, greatest, total};

/// More work than this (starts of functions times levels) is not done to join journeys: their sum is a bound as well.
const MOST_WORK: u64 = 50_000;

/// What one journey asks for, or several that one event leads into, split by which caps count it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Part {
    /// All together.
    pub asks: u64,
    /// What each set of caps counts; together never less than `asks`.
    pub by_caps: Vec<Kind>,
    /// How much longer ago a cap may have counted an attempt than the attempt was made, in milliseconds: time spent with earlier channels.
    pub lag: i64,
    /// The event that alone leads here.
    pub trigger: Option<Arc<Trigger>>,
    /// What one entry asks for, by its instant; only with a trigger.
    pub each: Arc<Vec<Step>>,
}

/// The sends that the same caps count.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Kind {
    /// The caps, as bits.
    pub caps: u64,
    pub asks: u64,
    /// The same, if the caps act on the sends of each entry alone.
    pub arrives: u64,
    /// What one entry asks for, by its instant; only with a trigger.
    pub each: Arc<Vec<Step>>,
    /// How long after the entry attempts can be made.
    pub since_entry: Stretch,
}

impl Part {
    /// What one entry asks for matters no more.
    pub fn forget_each(&mut self) {
        self.each = Arc::default();
        self.by_caps.iter_mut().for_each(|kind| kind.each = Arc::default());
    }
}

impl Kind {
    /// The most that its caps admit of the sends of one entry; `None` where that is not less than it asks for.
    pub fn admitted_of_each(&self, each: &[Step], caps: &[Cap], clocks: Clocks) -> Option<u64> {
        let length = self.since_entry.most.saturating_sub(self.since_entry.least).saturating_add(1);
        let most = admits_all(caps, self.caps, length, clocks);
        (most < greatest(each)).then_some(most)
    }
}

/// Journeys that are entered at the same instants: what they ask for is added up instant by instant. `None`: that says nothing new.
pub(super) fn joined(parts: &[&Part], caps: &[Cap], clocks: Clocks) -> Option<(Part, Vec<Assumption>)> {
    let trigger = parts.first()?.trigger.as_ref().filter(|_| parts.len() > 1)?;
    let sum = |asks: &mut dyn Iterator<Item = u64>| asks.fold(0, u64::saturating_add);
    let asked = sum(&mut parts.iter().map(|part| part.asks));
    let starts: usize = parts.iter().map(|part| part.each.len()).sum();
    let work = u64::try_from(starts).unwrap_or(UNLIMITED).saturating_mul(trigger.gap.map_or(1, |_| asked));
    if asked == UNLIMITED || work > MOST_WORK {
        return None;
    }
    let gathered =
        |f: &[Step], most: u64| trigger.gap.map_or(greatest(f), |gap| gathered_below(f, gap, most)).min(most);
    let mut by_caps: Vec<Kind> = Vec::new();
    let mut kinds: Vec<u64> = parts.iter().flat_map(|part| &part.by_caps).map(|kind| kind.caps).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for caps_of_kind in kinds {
        let of_kind = || parts.iter().flat_map(|part| &part.by_caps).filter(|kind| kind.caps == caps_of_kind);
        let each = total(of_kind().map(|kind| kind.each.as_slice()));
        let stretches = of_kind().map(|kind| kind.since_entry);
        let since_entry = stretches.reduce(Stretch::or).unwrap_or(Stretch::NONE);
        let asks = gathered(&each, sum(&mut of_kind().map(|kind| kind.asks)));
        let mut kind = Kind { caps: caps_of_kind, asks, arrives: 0, each: Arc::default(), since_entry };
        let apart = sum(&mut of_kind().map(|kind| kind.arrives)).min(asks);
        kind.arrives = match kind.admitted_of_each(&each, caps, clocks) {
            Some(most) => gathered(&clipped(&each, most), apart),
            None => apart,
        };
        by_caps.push(kind);
    }
    let each = total(parts.iter().map(|part| part.each.as_slice()));
    let joined = Part {
        asks: gathered(&each, asked),
        by_caps,
        lag: parts.iter().map(|part| part.lag).max().unwrap_or(0),
        trigger: None,
        each: Arc::default(),
    };
    let arrived = sum(&mut parts.iter().flat_map(|part| &part.by_caps).map(|kind| kind.arrives));
    let less = joined.asks < asked || sum(&mut joined.by_caps.iter().map(|kind| kind.arrives)) < arrived;
    less.then(|| (joined, trigger.assumptions.clone()))
}

#[cfg(test)]
impl Part {
    /// A part of these kinds: caps, and what is asked for.
    pub fn sample(asks: u64, kinds: &[(u64, u64)]) -> Part {
        let kind = |&(caps, asks): &(u64, u64)| Kind { caps, asks, arrives: asks, ..Kind::default() };
        Part { asks, by_caps: kinds.iter().map(kind).collect(), ..Part::default() }
    }
}
