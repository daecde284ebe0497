//! The result: figures, who contributes, and what they lean on.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::Purpose;
use crate::types::{Duration, Name};

use super::Bound;

/// The stretches that figures are given for. Half-open and exact: `7d` is 168 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Window {
    /// Any 24 hours.
    Day,
    /// Any 168 hours.
    Week,
    /// Any 720 hours: only for channels that are asked for.
    Month,
}

impl Window {
    /// Those that every channel has figures for.
    pub const EVERYWHERE: [Window; 2] = [Window::Day, Window::Week];

    pub fn hours(self) -> u32 {
        match self {
            Window::Day => 24,
            Window::Week => 7 * 24,
            Window::Month => 30 * 24,
        }
    }

    pub fn seconds(self) -> u64 {
        u64::from(self.hours()) * 3_600
    }
}

/// Something a figure is only right under.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assumption {
    /// Two of this event of one person are at least so far apart.
    MinimumGap { event: Name, gap: Duration },
    /// Events come in at most so late.
    Lateness(Duration),
    /// This event happens once to a person.
    OncePerPerson(Name),
    /// Nothing of the person comes before this event, so it does not come twice.
    First(Name),
    /// This attribute never changes once it is known.
    Fixed(Name),
    /// Nobody lives in a zone whose clocks change, as those of the project's zone do not.
    SteadyClocks(Name),
}

/// One journey's part in a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contributor {
    pub journey: Name,
    /// What this journey alone asks for.
    pub asks: Bound,
}

/// The most that one person can get in any window of this length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    pub window: Window,
    /// Attempts on this channel; absent: sends, whichever channel they leave on.
    pub channel: Option<Name>,
    /// Only sends of this purpose; absent: all.
    pub purpose: Option<Purpose>,
    /// What the journeys ask for: no cap refuses anything.
    pub asked: Bound,
    /// What can arrive under the caps of the policy. Never more than `asked`.
    pub arrives: Bound,
    /// Journeys that ask for anything, the most demanding first.
    pub contributors: Vec<Contributor>,
    pub assumptions: BTreeSet<Assumption>,
}

/// What is asked of one cap of the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapDemand {
    /// What one person is asked to get of what the cap counts, over its own period (a calendar day: any 24 hours), by going through a
    /// journey once and through no other. The most demanding first; journeys that ask for nothing are left out.
    pub one_pass: Vec<Contributor>,
}

/// Message pressure of a bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pressure {
    /// For each window: all channels together, then each channel by name; of each first advertising, then all purposes.
    pub figures: Vec<Figure>,
    /// In the order of the policy's caps.
    pub caps: Vec<CapDemand>,
    /// The longest an instance of each journey can live, in seconds (rounded up).
    pub longest_lives: BTreeMap<Name, Bound>,
}

impl Pressure {
    pub fn figure(&self, window: Window, channel: Option<&str>, purpose: Option<Purpose>) -> Option<&Figure> {
        let wanted = |figure: &&Figure| {
            figure.window == window && figure.channel.as_deref() == channel && figure.purpose == purpose
        };
        self.figures.iter().find(wanted)
    }

    /// The journey that lives longest, and for how many seconds; of several the first by name.
    pub fn longest_life(&self) -> Option<(&Name, Bound)> {
        let lives = self.longest_lives.iter().map(|(name, life)| (name, *life));
        lives.reduce(|best, next| if next.1 > best.1 { next } else { best })
    }
}
