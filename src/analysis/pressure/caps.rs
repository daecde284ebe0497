//! What the caps of the policy let through.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::{Cap, CapPeriod, CapScope, Journey, Send};
use crate::types::Name;

use super::bound::UNLIMITED;
use super::clocks::Clocks;
use super::part::{Part, joined};
use super::report::Assumption;

/// Caps by bit: a set of caps is a number. Caps beyond the 64th are left out, which only raises a bound.
const MOST_CAPS: usize = 64;

/// Which caps count this send in a figure of `channel` (`None`: of sends on whichever channel), as bits.
///
/// Among all sends a cap of one channel surely counts only a send that has no other channel.
pub(super) fn covering(caps: &[Cap], journey: &Journey, send: &Send, channel: Option<&Name>) -> u64 {
    if !send.purpose.can_be_withheld() {
        return 0;
    }
    let covers = |cap: &Cap| {
        let on_channel = match (&cap.channel, channel) {
            (None, _) => true,
            (Some(capped), Some(channel)) => capped == channel,
            (Some(capped), None) => send.via.iter().all(|attempt| attempt.channel == *capped),
        };
        on_channel && in_scope(&cap.scope, journey, send)
    };
    let bits = caps.iter().take(MOST_CAPS).enumerate().filter(|(_, cap)| covers(cap)).map(|(index, _)| 1 << index);
    bits.fold(0, |all, bit: u64| all | bit)
}

fn in_scope(scope: &CapScope, journey: &Journey, send: &Send) -> bool {
    match scope {
        CapScope::Purpose(purpose) => *purpose == send.purpose,
        CapScope::Stage(stage) => journey.stage.as_ref() == Some(stage),
        CapScope::Message(message) => *message == send.message,
        CapScope::Journey(id) => *id == journey.id,
        CapScope::Topic(topic) => send.topic.as_ref() == Some(topic),
    }
}

/// The most that a cap admits in any half-open window of so many milliseconds.
///
/// k in any stretch of length c: a window of W is covered by `W / c` of them, rounded up. k a local day: the days it can touch.
pub(super) fn admits(cap: &Cap, window: i64, clocks: Clocks) -> u64 {
    let stretches = match cap.period {
        CapPeriod::CalendarDay {} => clocks.days_touched(window),
        CapPeriod::Rolling(length) => match Clocks::looking_back(length) {
            Some(length) if length > 0 => {
                u64::try_from(window.saturating_add(length - 1) / length).unwrap_or(UNLIMITED)
            }
            _ => UNLIMITED,
        },
    };
    u64::from(cap.count).saturating_mul(stretches)
}

/// The most that all of these caps (bits) admit in any window of so many milliseconds.
pub(super) fn admits_all(caps: &[Cap], bits: u64, window: i64, clocks: Clocks) -> u64 {
    let counting = caps.iter().take(MOST_CAPS).enumerate().filter(|(index, _)| bits & (1 << index) != 0);
    counting.map(|(_, cap)| admits(cap, window, clocks)).min().unwrap_or(UNLIMITED)
}

/// The parts of several journeys, joined where they are of one kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Demand {
    simple: BTreeMap<u64, Sum>,
    /// How many there are of each: in a large project many are alike.
    mixed: BTreeMap<Mixed, u64>,
    lag: i64,
    /// What it leans on beside what each part leans on.
    pub leans: BTreeSet<Assumption>,
}

/// A part that several sets of caps count.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mixed {
    asks: u64,
    /// What each set of caps counts, and what arrives of it.
    kinds: Vec<(u64, u64)>,
}

/// Before and after caps that act on the sends of one entry.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    asks: u64,
    arrives: u64,
}

impl Demand {
    pub fn of<'a>(parts: impl Iterator<Item = &'a Part>, caps: &[Cap], clocks: Clocks) -> Demand {
        let mut demand = Demand::default();
        let mut together: BTreeMap<&Name, Vec<&Part>> = BTreeMap::new();
        for part in parts.filter(|part| part.asks > 0) {
            match &part.trigger {
                Some(trigger) => together.entry(&trigger.event).or_default().push(part),
                None => demand.add(part),
            }
        }
        for parts in together.values() {
            match joined(parts, caps, clocks) {
                Some((joined, leans)) => {
                    demand.leans.extend(leans);
                    demand.add(&joined);
                }
                None => parts.iter().for_each(|part| demand.add(part)),
            }
        }
        demand
    }

    fn add(&mut self, part: &Part) {
        self.lag = self.lag.max(part.lag);
        if let [kind] = part.by_caps.as_slice() {
            let sum = self.simple.entry(kind.caps).or_default();
            sum.asks = sum.asks.saturating_add(kind.asks);
            sum.arrives = sum.arrives.saturating_add(kind.arrives);
        } else {
            let kinds = part.by_caps.iter().map(|kind| (kind.caps, kind.arrives)).collect();
            *self.mixed.entry(Mixed { asks: part.asks, kinds }).or_default() += 1;
        }
    }

    pub fn asked(&self) -> u64 {
        let mixed = self.mixed.iter().map(|(part, count)| part.asks.saturating_mul(*count));
        self.simple.values().map(|sum| sum.asks).chain(mixed).fold(0, u64::saturating_add)
    }

    /// The most that can arrive. Starts without caps and adds, one after the other, the cap that lowers the bound most.
    pub fn arrives(&self, caps: &[Cap], window: i64, clocks: Clocks) -> u64 {
        let longest = window.saturating_add(self.lag);
        let admitted = |(index, cap): (usize, &Cap)| {
            let lagging = cap.channel.is_none();
            (1 << index, admits(cap, if lagging { longest } else { window }, clocks))
        };
        let all: Vec<(u64, u64)> = caps.iter().take(MOST_CAPS).enumerate().map(admitted).collect();
        let mut chosen: Vec<(u64, u64)> = Vec::new();
        let mut least = self.under(&[]).min(self.asked());
        loop {
            let tried = all.iter().filter(|cap| !chosen.contains(cap)).map(|cap| {
                let with: Vec<(u64, u64)> = chosen.iter().copied().chain([*cap]).collect();
                (self.under(&with), *cap)
            });
            let Some((bound, cap)) = tried.min_by_key(|(bound, _)| *bound).filter(|(bound, _)| *bound < least) else {
                return least;
            };
            least = bound;
            chosen.push(cap);
        }
    }

    /// Every send is counted once: under the first of the chosen caps that counts it, or under none.
    fn under(&self, chosen: &[(u64, u64)]) -> u64 {
        let group = |caps: u64| chosen.iter().position(|(bit, _)| caps & bit != 0).unwrap_or(chosen.len());
        let mut groups = vec![0_u64; chosen.len() + 1];
        let mut add = |caps: u64, asks: u64| {
            if let Some(sum) = groups.get_mut(group(caps)) {
                *sum = sum.saturating_add(asks);
            }
        };
        for (caps, sum) in &self.simple {
            add(*caps, sum.arrives);
        }
        for (part, count) in &self.mixed {
            let mut of_part: BTreeMap<usize, (u64, u64)> = BTreeMap::new();
            for (caps, arrives) in &part.kinds {
                let sum = of_part.entry(group(*caps)).or_insert((*caps, 0));
                sum.1 = sum.1.saturating_add(*arrives);
            }
            for (caps, asks) in of_part.values() {
                add(*caps, (*asks).min(part.asks).saturating_mul(*count));
            }
        }
        let limits = chosen.iter().map(|(_, most)| *most).chain([UNLIMITED]);
        groups.iter().zip(limits).fold(0, |sum, (asks, most)| sum.saturating_add((*asks).min(most)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::pressure::clocks::HOUR;
    use crate::bundle::Purpose;
    use crate::types::Duration;

    fn cap(count: u32, hours: u64) -> Cap {
        let period = CapPeriod::Rolling(Duration::exact(hours * 3_600));
        Cap { count, period, scope: CapScope::Purpose(Purpose::Advertising), channel: None }
    }

    #[test]
    fn a_window_longer_than_the_cap_takes_more_than_one_stretch() {
        let steady = Clocks::steady();
        assert_eq!(admits(&cap(3, 24), HOUR, steady), 3);
        assert_eq!(admits(&cap(3, 24), 24 * HOUR, steady), 3);
        assert_eq!(admits(&cap(3, 24), 24 * HOUR + 1, steady), 6);
        let daily = Cap { period: CapPeriod::CalendarDay {}, ..cap(2, 24) };
        assert_eq!(admits(&daily, 4 * HOUR, steady), 4);
        assert_eq!(admits(&daily, 24 * HOUR, Clocks::changing()), 6);
    }

    #[test]
    fn what_no_cap_counts_comes_on_top() {
        let steady = Clocks::steady();
        let capped = Part::sample(9, &[(1, 9)]);
        let free = Part::sample(4, &[(0, 4)]);
        let mixed = Part::sample(5, &[(0, 2), (1, 4)]);
        let demand = Demand::of([&capped, &free, &mixed].into_iter(), &[], steady);
        assert_eq!(demand.asked(), 18);
        assert_eq!(demand.arrives(&[cap(3, 24)], 24 * HOUR, steady), 3 + 4 + 2);
        assert_eq!(demand.arrives(&[], 24 * HOUR, steady), 18);
    }

    #[test]
    fn a_narrow_cap_inside_a_wide_one() {
        let steady = Clocks::steady();
        let narrow = Part::sample(9, &[(0b11, 9)]);
        let wide = Part::sample(1, &[(0b01, 1)]);
        let demand = Demand::of([&narrow, &wide].into_iter(), &[], steady);
        assert_eq!(demand.arrives(&[cap(5, 24), cap(2, 24)], 24 * HOUR, steady), 3);
        assert_eq!(demand.arrives(&[cap(2, 24), cap(2, 24)], 24 * HOUR, steady), 2);
    }
}
