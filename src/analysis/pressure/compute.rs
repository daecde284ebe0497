//! From a bundle to figures.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use crate::bundle::{Bundle, Cap, CapPeriod, Contract, Entry, EntryOn, Journey, Purpose, Step};
use crate::parallel;
use crate::types::Name;

use super::Bound;
use super::caps::Demand;
use super::clocks::{Clocks, DAY};
use super::closed::ClosedHoursCache;
use super::entries::Promises;
use super::known::{Along, Answers, Known, Unchanged};
use super::modelled::Modelled;
use super::part::Part;
use super::people::{Allowed, allowed, attributes, groups};
use super::program::{Program, Surroundings};
use super::query::Query;
use super::report::{Assumption, CapDemand, Contributor, Figure, Pressure, Window};
use super::solve::Solver;
use super::step_function::FOREVER;

/// Adding up so many journeys takes as long as working out one.
const SMALL: usize = 500;

/// Everything of a bundle that figures are computed from, but what is asked of its journeys.
struct Model<'a> {
    bundle: &'a Bundle,
    clocks: Clocks,
    queries: Vec<(Window, Query<'a>)>,
}

/// One query: the parts of the journeys, and what they lean on.
struct Asked<'k> {
    parts: Vec<&'k Part>,
    assumptions: Vec<&'k [Assumption]>,
}

/// The figures of a bundle: for 24 hours and 7 days, all channels and each channel, advertising and everything; for 30 days
/// advertising on the channels of `monthly`.
pub fn compute(bundle: &Bundle, monthly: &[&str]) -> Pressure {
    recompute(bundle, monthly, &BTreeSet::new(), &mut Known::default())
}

/// The same where `known` is of an earlier version of the bundle that differs in nothing but the journeys `changed`.
pub fn recompute(bundle: &Bundle, monthly: &[&str], changed: &BTreeSet<Name>, known: &mut Known) -> Pressure {
    let channels = channels(bundle);
    known.keep_for(&channels);
    let earlier = known.take(|name| !bundle.journeys.contains_key(name) || changed.contains(name));
    let model = Model { bundle, clocks: Clocks::of_zone(&bundle.plan.zone), queries: queries(channels, monthly) };
    let fresh = bundle.journeys.iter().filter(|(name, _)| !known.answers.contains_key(*name));
    let fresh = model.answers(fresh.map(|(_, journey)| journey).collect());
    let unchanged = earlier.unchanged(&fresh);
    known.answers.extend(fresh);
    model.pressure(&known.answers, unchanged)
}

/// In the order of the figures.
fn queries<'a>(channels: BTreeSet<&'a Name>, monthly: &[&str]) -> Vec<(Window, Query<'a>)> {
    let mut queries = Vec::new();
    for window in Window::EVERYWHERE {
        for channel in [None].into_iter().chain(channels.iter().copied().map(Some)) {
            for purpose in [Some(Purpose::Advertising), None] {
                queries.push((window, Query { window: milliseconds(window.seconds()), channel, purpose }));
            }
        }
    }
    for channel in channels.into_iter().filter(|channel| monthly.contains(&channel.as_str())) {
        let window = milliseconds(Window::Month.seconds());
        let query = Query { window, channel: Some(channel), purpose: Some(Purpose::Advertising) };
        queries.push((Window::Month, query));
    }
    queries
}

fn channels(bundle: &Bundle) -> BTreeSet<&Name> {
    let steps = bundle.journeys.values().flat_map(|journey| journey.steps.values());
    let sends = steps.filter_map(|step| match step {
        Step::Send(send) => Some(send),
        _ => None,
    });
    // There are few, and many sends: a set that looks them up fast comes first.
    let channels: FxHashSet<&Name> = sends.flat_map(|send| &send.via).map(|attempt| &attempt.channel).collect();
    channels.into_iter().collect()
}

/// The most one person is asked to get, and the most that can arrive, in any window of `seconds`: on one channel or on all together, of
/// one purpose or of all.
pub fn most_in<'a>(
    bundle: &'a Bundle,
    seconds: u64,
    channel: Option<&'a Name>,
    purpose: Option<Purpose>,
) -> (Bound, Bound) {
    let query = Query { window: milliseconds(seconds), channel, purpose };
    let model = Model { bundle, clocks: Clocks::of_zone(&bundle.plan.zone), queries: vec![(Window::Day, query)] };
    let answers = model.answers(bundle.journeys.values().collect()).into_iter().collect();
    let asked = Asked::query(0, &answers);
    let (asked, arrives, _) = model.worst_person(&asked.parts, &answers, query.window);
    (Bound::of(asked), Bound::of(arrives))
}

fn milliseconds(seconds: u64) -> i64 {
    i64::try_from(seconds).map_or(FOREVER, |seconds| seconds.saturating_mul(1_000).min(FOREVER))
}

/// How long a channel is awaited before the next one, in milliseconds; 0 where the settings say nothing.
pub(super) fn fallback_of(contract: &Contract, clocks: Clocks, channel: &Name) -> i64 {
    let after = contract.channels.get(channel).and_then(|channel| channel.fallback_after);
    after.map_or(0, |after| clocks.forward(after).most)
}

fn longest_life(program: &Program) -> Bound {
    let seconds = |life: i64| u64::try_from(life.saturating_add(999) / 1_000).unwrap_or(0);
    program.longest_life().map_or(Bound::Unlimited, |life| Bound::AtMost(seconds(life)))
}

impl<'a> Model<'a> {
    /// What journeys ask for, each worked out and forgotten by itself.
    fn answers(&self, journeys: Vec<&'a Journey>) -> Vec<(Name, Answers)> {
        let bundle = self.bundle;
        let (clocks, limits, contract) = (self.clocks, bundle.plan.limits, &bundle.contract);
        let promises = Promises { events: &contract.events, attributes: &contract.attributes, limits, clocks };
        let fallback = |channel: &Name| fallback_of(contract, clocks, channel);
        let around = Surroundings::of(bundle, clocks, &fallback);
        let buffers = || (ClosedHoursCache::default(), Solver::default());
        parallel::map_with(journeys, buffers, |(closed, solver), journey| {
            let modelled = Modelled::of(journey, promises, &around, closed);
            (journey.id.clone(), self.answer(modelled, solver))
        })
    }

    fn answer(&self, mut journey: Modelled<'a>, solver: &mut Solver) -> Answers {
        let scheduled =
            |entry: &Entry| !matches!(entry.on, EntryOn::Event { .. } | EntryOn::When { .. } | EntryOn::At(_));
        let caps = &self.bundle.plan.policy.caps;
        Answers {
            parts: self.queries.iter().map(|(_, query)| journey.part(*query, caps, self.clocks, solver)).collect(),
            under_caps: caps.iter().map(|cap| journey.one_pass(cap, period(cap), solver)).collect(),
            longest_life: longest_life(&journey.program),
            calendar: journey.program.calendar || journey.journey.entries.iter().any(scheduled),
            allowed: allowed(journey.journey, &self.bundle.contract.attributes),
            along: Along::of(self.bundle, journey.journey, &journey.program),
        }
    }

    fn pressure(&self, answers: &BTreeMap<Name, Answers>, mut unchanged: Unchanged) -> Pressure {
        let caps = &self.bundle.plan.policy.caps;
        let calendar = answers.values().any(|answers| answers.calendar)
            || caps.iter().any(|cap| matches!(cap.period, CapPeriod::CalendarDay {}));
        let queries = self.queries.iter().enumerate();
        let queries = queries.map(|(index, query)| (index, query, unchanged.figure(index))).collect();
        let figures = parallel::map_large(queries, answers.len() / SMALL, |(index, (window, query), kept)| {
            kept.unwrap_or_else(|contributors| {
                let mut figure = self.figure(*window, *query, &Asked::query(index, answers), contributors, answers);
                if calendar && self.clocks == Clocks::steady() && figure.asked != Bound::ZERO {
                    figure.assumptions.insert(Assumption::SteadyClocks(self.bundle.plan.zone.as_str().into()));
                }
                figure
            })
        });
        let demand = |index| unchanged.cap(index).unwrap_or_else(|| Model::demand(index, answers));
        let caps = (0..caps.len()).map(demand).collect();
        Pressure { figures, caps, longest_lives: unchanged.longest_lives(answers) }
    }

    fn figure(
        &self,
        window: Window,
        query: Query,
        asked: &Asked,
        contributors: Option<Vec<Contributor>>,
        answers: &BTreeMap<Name, Answers>,
    ) -> Figure {
        let (most, arrives, more) = self.worst_person(&asked.parts, answers, query.window);
        Figure {
            window,
            channel: query.channel.cloned(),
            purpose: query.purpose,
            asked: Bound::of(most),
            arrives: Bound::of(arrives),
            contributors: contributors.unwrap_or_else(|| self::contributors(&asked.parts, answers)),
            assumptions: asked.assumptions.iter().copied().flatten().cloned().chain(more).collect(),
        }
    }

    /// What going through each journey once asks of a cap over its own period.
    fn demand(index: usize, answers: &BTreeMap<Name, Answers>) -> CapDemand {
        let passes = answers.values().filter_map(|answers| answers.under_caps.get(index));
        let parts: Vec<Part> = passes.map(|asks| Part { asks: *asks, ..Part::default() }).collect();
        CapDemand { one_pass: contributors(&parts.iter().collect::<Vec<_>>(), answers) }
    }

    /// The most asked of and arriving at one person, and what is promised of events and attributes where that lowers it.
    fn worst_person(
        &self,
        parts: &[&Part],
        answers: &BTreeMap<Name, Answers>,
        window: i64,
    ) -> (u64, u64, BTreeSet<Assumption>) {
        let caps = &self.bundle.plan.policy.caps;
        let of = |demand: &Demand| (demand.asked(), demand.arrives(caps, window, self.clocks));
        let all = Demand::of(parts.iter().copied(), caps, self.clocks);
        let (mut least, mut leans) = (of(&all), all.leans);
        let allowed: Vec<&Allowed> = answers.values().map(|answers| &answers.allowed).collect();
        for attribute in attributes(&allowed) {
            let mut worst: Option<(u64, u64)> = None;
            let mut of_people = BTreeSet::from([Assumption::Fixed(attribute.clone())]);
            for group in groups(attribute, &allowed) {
                let members = group.iter().filter_map(|index| parts.get(*index).copied());
                let demand = Demand::of(members, caps, self.clocks);
                let found = of(&demand);
                worst = Some(worst.map_or(found, |worst| (worst.0.max(found.0), worst.1.max(found.1))));
                of_people.extend(demand.leans);
            }
            let worst = worst.unwrap_or(least);
            if worst.0 < least.0 || worst.1 < least.1 {
                least = (least.0.min(worst.0), least.1.min(worst.1));
                leans.extend(of_people);
            }
        }
        (least.0, least.1, leans)
    }
}

fn contributors(parts: &[&Part], answers: &BTreeMap<Name, Answers>) -> Vec<Contributor> {
    let all = answers.keys().zip(parts).filter(|(_, part)| part.asks > 0);
    let mut all: Vec<Contributor> =
        all.map(|(name, part)| Contributor { journey: name.clone(), asks: Bound::of(part.asks) }).collect();
    all.sort_by_key(|contributor| Reverse(contributor.asks));
    all
}

/// Of any day for a calendar day.
fn period(cap: &Cap) -> i64 {
    match cap.period {
        CapPeriod::CalendarDay {} => DAY,
        CapPeriod::Rolling(length) => Clocks::looking_back(length).unwrap_or(DAY),
    }
}

impl<'k> Asked<'k> {
    fn query(index: usize, answers: &'k BTreeMap<Name, Answers>) -> Asked<'k> {
        let parts = answers.values().filter_map(|answers| answers.parts.get(index));
        let (parts, assumptions) = parts.map(|(part, assumptions)| (part, assumptions.as_slice())).unzip();
        Asked { parts, assumptions }
    }
}
