//! A project in a few lines: what a marketer wants to know of a build.

use std::collections::BTreeMap;

use crate::analysis::pressure::{Bound, Figure, Pressure, Window};
use crate::bundle::{Purpose, Sealed};
use crate::types::Name;

/// The short summary of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The name of the project.
    pub project: Name,
    /// How many journeys it has.
    pub journeys: usize,
    /// How many messages it has.
    pub messages: usize,
    /// How many messages have content for each channel.
    pub channels: BTreeMap<Name, usize>,
    /// The journey that can last longest, and for how long at most, in seconds.
    pub longest: Option<(Name, Bound)>,
    /// The most advertising one person can get.
    pub advertising: Most,
    /// The most of everything, notices included.
    pub everything: Most,
    /// The most bytes of history a runtime keeps for one person.
    pub history_bytes: u64,
}

/// The most sends one person can get in any window, under the caps of the policy and without them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Most {
    /// In any 24 hours.
    pub day: Pair,
    /// In any 7 days.
    pub week: Pair,
    /// Journeys that set no limit at all; only where a figure is without limit.
    pub unlimited: Vec<Name>,
}

/// What can arrive, and what the journeys ask for before any cap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What can arrive at most, after the caps.
    pub arrives: Bound,
    /// What journeys ask for at most, before the caps.
    pub asked: Bound,
}

impl Summary {
    /// Of a sealed bundle: what histories cost is only known then.
    pub fn of(sealed: &Sealed, pressure: &Pressure) -> Summary {
        let bundle = sealed.bundle();
        let mut channels: BTreeMap<Name, usize> = BTreeMap::new();
        for channel in bundle.plan.messages.values().flat_map(|message| &message.channels) {
            *channels.entry(channel.clone()).or_default() += 1;
        }
        Summary {
            project: bundle.plan.project.clone(),
            journeys: bundle.journeys.len(),
            messages: bundle.plan.messages.len(),
            channels,
            longest: pressure.longest_life().map(|(name, life)| (name.clone(), life)),
            advertising: Most::of(pressure, Some(Purpose::Advertising)),
            everything: Most::of(pressure, None),
            history_bytes: bundle.plan.history_bytes,
        }
    }
}

impl Most {
    fn of(pressure: &Pressure, purpose: Option<Purpose>) -> Most {
        let figure = |window| pressure.figure(window, None, purpose);
        let pair = |figure: Option<&Figure>| Pair {
            arrives: figure.map_or(Bound::ZERO, |figure| figure.arrives),
            asked: figure.map_or(Bound::ZERO, |figure| figure.asked),
        };
        let unlimited = figure(Window::Day).into_iter().flat_map(|figure| &figure.contributors);
        Most {
            day: pair(figure(Window::Day)),
            week: pair(figure(Window::Week)),
            unlimited: unlimited
                .filter(|contributor| contributor.asks == Bound::Unlimited)
                .map(|contributor| contributor.journey.clone())
                .collect(),
        }
    }
}
