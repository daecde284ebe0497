//! What was worked out about the journeys of a bundle, for the next version of it.

use std::collections::{BTreeMap, BTreeSet};

use super::part::Part;
use super::people::Allowed;
use super::program::Program;
use super::report::{Assumption, CapDemand, Contributor, Figure, Pressure};
use super::{Bound, Course};
use crate::analysis::hours::{self, ClosedSend};
use crate::analysis::offers::{self, Doubt};
use crate::bundle::{Bundle, Journey};
use crate::types::Name;

/// What one journey asks for, for every query and for every cap in their order, and what else figures must know of it.
#[derive(Debug)]
pub(super) struct Answers {
    pub parts: Vec<(Part, Vec<Assumption>)>,
    pub under_caps: Vec<u64>,
    pub longest_life: Bound,
    /// Some send or entry is tied to the calendar.
    pub calendar: bool,
    /// What its audience says of fixed attributes.
    pub allowed: Allowed,
    pub along: Along,
}

/// What is found along the course of one journey, which is laid out once for all that follow it.
#[derive(Debug, Default)]
pub(super) struct Along {
    closed_sends: Vec<ClosedSend>,
    doubts: Vec<Doubt>,
}

impl Along {
    pub fn of(bundle: &Bundle, journey: &Journey, program: &Program) -> Along {
        let (hours, offers) = (hours::may_be_in(bundle, journey), offers::may_be_doubtful(journey));
        let Some(course) = (hours || offers).then(|| Course::of(program)).flatten() else { return Along::default() };
        Along {
            closed_sends: if hours { hours::closed_sends(bundle, journey, &course) } else { Vec::new() },
            doubts: if offers { offers::doubts(journey, &course) } else { Vec::new() },
        }
    }
}

/// What was worked out about the journeys of a bundle, for the next version of it.
#[derive(Debug, Default)]
pub struct Known {
    channels: BTreeSet<Name>,
    pub(super) answers: BTreeMap<Name, Answers>,
    pressure: Option<Pressure>,
}

/// The version before: its figures, and the journeys that have changed since.
pub(super) struct Earlier {
    pressure: Option<Pressure>,
    changed: BTreeMap<Name, Answers>,
}

/// What of the figures cannot be other than before.
#[derive(Default)]
pub(super) struct Unchanged {
    figures: Vec<Kept>,
    caps: Vec<Option<CapDemand>>,
    longest_lives: Option<BTreeMap<Name, Bound>>,
}

/// What is left of a figure.
#[derive(Default)]
enum Kept {
    #[default]
    Nothing,
    /// Who contributes, but not what it comes to.
    Contributors(Vec<Contributor>),
    All(Figure),
}

impl Known {
    /// Every send that is always reached in closed hours, in the order of the journeys and their steps.
    pub fn closed_sends(&self) -> impl Iterator<Item = (&Name, &ClosedSend)> {
        self.answers.iter().flat_map(|(name, of)| of.along.closed_sends.iter().map(move |closed| (name, closed)))
    }

    /// Every doubt about offers, in the order of the journeys and their steps.
    pub fn doubts(&self) -> impl Iterator<Item = (&Name, &Doubt)> {
        self.answers.iter().flat_map(|(name, of)| of.along.doubts.iter().map(move |doubt| (name, doubt)))
    }

    /// Takes back the figures that came out last, which were made of all that is known.
    pub fn came_out(&mut self, pressure: Option<Pressure>) {
        self.pressure = pressure;
    }

    /// Answers are about certain channels: of others nothing is known.
    pub(super) fn keep_for(&mut self, channels: &BTreeSet<&Name>) {
        if !channels.iter().copied().eq(&self.channels) {
            *self = Known { channels: channels.iter().copied().cloned().collect(), ..Known::default() };
        }
    }

    /// Forgets the journeys that are `gone` or changed, and hands out what they were.
    pub(super) fn take(&mut self, gone: impl Fn(&Name) -> bool) -> Earlier {
        let changed = self.answers.extract_if(.., |name, _| gone(name)).collect();
        Earlier { pressure: self.pressure.take(), changed }
    }
}

impl Earlier {
    /// What these journeys leave as it was, which are now what the changed ones were; nothing where some came or went.
    pub fn unchanged(self, fresh: &[(Name, Answers)]) -> Unchanged {
        let pairs = fresh.iter().map(|(name, now)| Some((self.changed.get(name)?, now)));
        let pairs: Option<Vec<(&Answers, &Answers)>> = pairs.collect();
        let pairs = pairs.filter(|pairs| pairs.len() == self.changed.len());
        let Some((pairs, Pressure { figures, caps, mut longest_lives })) = pairs.zip(self.pressure) else {
            return Unchanged::default();
        };
        let figures = figures.into_iter().enumerate().map(|(index, figure)| Kept::of(figure, index, &pairs));
        let same =
            |index| move |(was, now): &(&Answers, &Answers)| was.under_caps.get(index) == now.under_caps.get(index);
        let caps = caps.into_iter().enumerate().map(|(index, cap)| pairs.iter().all(same(index)).then_some(cap));
        longest_lives.extend(fresh.iter().map(|(name, now)| (name.clone(), now.longest_life)));
        Unchanged { figures: figures.collect(), caps: caps.collect(), longest_lives: Some(longest_lives) }
    }
}

impl Kept {
    /// Of the figure of one query, where journeys were the first and are the second.
    fn of(figure: Figure, index: usize, journeys: &[(&Answers, &Answers)]) -> Kept {
        let parts = || journeys.iter().map(|(was, now)| (was.parts.get(index), now.parts.get(index)));
        let people = journeys.iter().all(|(was, now)| was.allowed == now.allowed && was.calendar == now.calendar);
        if people && parts().all(|(was, now)| was == now) {
            return Kept::All(figure);
        }
        let asks = |part: Option<&(Part, Vec<Assumption>)>| part.map(|(part, _)| part.asks);
        match parts().all(|(was, now)| asks(was) == asks(now)) {
            true => Kept::Contributors(figure.contributors),
            false => Kept::Nothing,
        }
    }
}

impl Unchanged {
    /// The figure of a query, or who contributes to it, by whether these are the same.
    pub fn figure(&mut self, index: usize) -> Result<Figure, Option<Vec<Contributor>>> {
        match self.figures.get_mut(index).map(std::mem::take).unwrap_or_default() {
            Kept::All(figure) => Ok(figure),
            Kept::Contributors(contributors) => Err(Some(contributors)),
            Kept::Nothing => Err(None),
        }
    }

    /// What is asked of a cap.
    pub fn cap(&mut self, index: usize) -> Option<CapDemand> {
        self.caps.get_mut(index).and_then(Option::take)
    }

    /// How long the journeys last; all of them are among `answers`.
    pub fn longest_lives(self, answers: &BTreeMap<Name, Answers>) -> BTreeMap<Name, Bound> {
        let all = || answers.iter().map(|(name, answers)| (name.clone(), answers.longest_life)).collect();
        self.longest_lives.unwrap_or_else(all)
    }
}
