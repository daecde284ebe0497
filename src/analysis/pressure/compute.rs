//! From a bundle to figures.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::bundle::{Bundle, Cap, CapPeriod, Entry, EntryOn, Journey, Purpose};
use crate::parallel;
use crate::types::{Duration, Name};

use super::Bound;
use super::caps::{Demand, Part, covering};
use super::clocks::{Clocks, DAY};
use super::closed::ClosedHoursCache;
use super::entries::{EntryRules, Promises};
use super::lifetime::least_distance;
use super::people::{Allowed, allowed, attributes, groups};
use super::program::{Program, Surroundings};
use super::query::{Query, Weights};
use super::report::{Assumption, CapDemand, Contributor, Figure, Pressure, Window};
use super::solve::Solver;
use super::step_function::{FOREVER, greatest};

/// Everything of a bundle that figures are computed from, but the journeys themselves.
struct Model<'a> {
    caps: &'a [Cap],
    clocks: Clocks,
    zone: &'a str,
    names: Vec<&'a Name>,
    /// What the audience of each journey says of fixed attributes.
    allowed: Vec<Allowed>,
    /// Some send, entry or cap is tied to the calendar.
    calendar: bool,
}

/// A journey with what was already worked out about it.
struct Modelled<'a> {
    journey: &'a Journey,
    program: Program<'a>,
    rules: EntryRules,
    solved: Vec<(Weights, i64, Solved)>,
    /// The last part that was asked for.
    last: Option<(Query<'a>, Weights, (Part, Vec<Assumption>))>,
}

/// What a journey asks for, for some weights and window.
#[derive(Clone, Debug)]
struct Solved {
    asks: u64,
    assumptions: Vec<Assumption>,
}

/// What one journey asks for, for every query and for every cap in their order, and how long it lives.
struct Answers {
    parts: std::vec::IntoIter<(Part, Vec<Assumption>)>,
    under_caps: std::vec::IntoIter<u64>,
    longest_life: Bound,
}

/// One query: the parts of the journeys, and what they lean on.
struct Asked {
    parts: Vec<Part>,
    assumptions: Vec<Vec<Assumption>>,
}

/// The figures of a bundle: for 24 hours and 7 days, all channels and each channel, advertising and everything; for 30 days
/// advertising on the channels of `monthly`.
pub fn compute(bundle: &Bundle, monthly: &[&str]) -> Pressure {
    let (model, journeys) = Model::of(bundle);
    let queries = queries(channels(&journeys), monthly);
    let mut answers = model.answers(journeys, &queries);
    let figures = queries.into_iter().map(|(window, query)| model.figure(window, query, Asked::next(&mut answers)));
    let figures = figures.collect();
    let caps = model.caps.iter().map(|_| model.demand(&mut answers)).collect();
    let lives = model.names.iter().zip(&answers).map(|(name, answers)| ((*name).clone(), answers.longest_life));
    Pressure { figures, caps, longest_lives: lives.collect() }
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

fn channels<'a>(journeys: &[Modelled<'a>]) -> BTreeSet<&'a Name> {
    let sites = journeys.iter().flat_map(|journey| &journey.program.sites);
    sites.flat_map(|site| &site.send.via).map(|attempt| &attempt.channel).collect()
}

/// The most one person is asked to get, and the most that can arrive, in any window of `seconds`: on one channel or on all together, of
/// one purpose or of all.
pub fn most_in<'a>(
    bundle: &'a Bundle,
    seconds: u64,
    channel: Option<&'a Name>,
    purpose: Option<Purpose>,
) -> (Bound, Bound) {
    let (model, journeys) = Model::of(bundle);
    let query = Query { window: milliseconds(seconds), channel, purpose };
    let mut answers = model.answers(journeys, &[(Window::Day, query)]);
    let (asked, arrives, _) = model.worst_person(&Asked::next(&mut answers), query.window);
    (Bound::of(asked), Bound::of(arrives))
}

fn milliseconds(seconds: u64) -> i64 {
    i64::try_from(seconds).map_or(FOREVER, |seconds| seconds.saturating_mul(1_000).min(FOREVER))
}

fn longest_life(program: &Program) -> Bound {
    let seconds = |life: i64| u64::try_from(life.saturating_add(999) / 1_000).unwrap_or(0);
    program.longest_life().map_or(Bound::Unlimited, |life| Bound::AtMost(seconds(life)))
}

impl<'a> Model<'a> {
    fn of(bundle: &'a Bundle) -> (Model<'a>, Vec<Modelled<'a>>) {
        let clocks = Clocks::of_zone(&bundle.plan.zone);
        let limits = bundle.plan.limits;
        let contract = &bundle.contract;
        let promises = Promises { events: &contract.events, attributes: &contract.attributes, limits, clocks };
        let exact = |duration: Duration| clocks.forward(duration).most;
        let fallback =
            |channel: &Name| contract.channels.get(channel).and_then(|channel| channel.fallback_after).map_or(0, exact);
        let around = Surroundings {
            policy: &bundle.plan.policy,
            clocks,
            load_timeout: exact(limits.load_timeout),
            grant_timeout: exact(limits.grant_timeout),
            fallback: &fallback,
        };
        let modelled = |closed: &mut ClosedHoursCache, journey: &'a Journey| Modelled {
            journey,
            program: Program::of(journey, EntryRules::arrival(journey, clocks), &around, closed),
            rules: EntryRules::of(journey, promises),
            solved: Vec::new(),
            last: None,
        };
        let journeys = parallel::map_with(bundle.journeys.values().collect(), ClosedHoursCache::default, modelled);
        let caps = &bundle.plan.policy.caps;
        let scheduled =
            |entry: &Entry| !matches!(entry.on, EntryOn::Event { .. } | EntryOn::When { .. } | EntryOn::At(_));
        let calendar =
            journeys.iter().any(|journey| journey.program.calendar || journey.journey.entries.iter().any(scheduled))
                || caps.iter().any(|cap| matches!(cap.period, CapPeriod::CalendarDay {}));
        let allowed = bundle.journeys.values().map(|journey| allowed(journey, &contract.attributes)).collect();
        let names = bundle.journeys.keys().collect();
        (Model { caps, clocks, zone: &bundle.plan.zone, names, allowed, calendar }, journeys)
    }

    /// What every journey asks for, each worked out and forgotten by itself.
    fn answers(&self, journeys: Vec<Modelled<'a>>, queries: &[(Window, Query<'a>)]) -> Vec<Answers> {
        parallel::map_with(journeys, Solver::default, |solver, mut journey| {
            let parts: Vec<_> = queries.iter().map(|(_, query)| journey.part(*query, self.caps, solver)).collect();
            let under_caps: Vec<_> = self.caps.iter().map(|cap| journey.one_pass(cap, solver)).collect();
            let longest_life = longest_life(&journey.program);
            Answers { parts: parts.into_iter(), under_caps: under_caps.into_iter(), longest_life }
        })
    }

    fn figure(&self, window: Window, query: Query<'a>, asked: Asked) -> Figure {
        let (most, arrives, fixed) = self.worst_person(&asked, query.window);
        let contributors = self.contributors(&asked.parts);
        let mut assumptions: BTreeSet<Assumption> = asked.assumptions.into_iter().flatten().chain(fixed).collect();
        if self.calendar && self.clocks == Clocks::steady() && most > 0 {
            assumptions.insert(Assumption::SteadyClocks(self.zone.into()));
        }
        Figure {
            window,
            channel: query.channel.cloned(),
            purpose: query.purpose,
            asked: Bound::of(most),
            arrives: Bound::of(arrives),
            contributors,
            assumptions,
        }
    }

    fn contributors(&self, parts: &[Part]) -> Vec<Contributor> {
        let all = self.names.iter().zip(parts).filter(|(_, part)| part.asks > 0);
        let mut all: Vec<Contributor> =
            all.map(|(name, part)| Contributor { journey: (*name).clone(), asks: Bound::of(part.asks) }).collect();
        all.sort_by_key(|contributor| Reverse(contributor.asks));
        all
    }

    /// What going through each journey once asks of a cap over its own period.
    fn demand(&self, answers: &mut [Answers]) -> CapDemand {
        let passes = answers.iter_mut().map(|answers| answers.under_caps.next().unwrap_or_default());
        let parts: Vec<Part> = passes.map(|asks| Part { asks, ..Part::default() }).collect();
        CapDemand { one_pass: self.contributors(&parts) }
    }

    /// The most asked of and arriving at one person, and the attribute that keeps journeys apart where that lowers it.
    fn worst_person(&self, asked: &Asked, window: i64) -> (u64, u64, Option<Assumption>) {
        let of = |demand: Demand| (demand.asked(), demand.arrives(self.caps, window, self.clocks));
        let everything = of(Demand::of(asked.parts.iter()));
        let mut least = (everything, None);
        for attribute in attributes(&self.allowed) {
            let people = groups(attribute, &self.allowed);
            let each =
                people.iter().map(|group| of(Demand::of(group.iter().filter_map(|index| asked.parts.get(*index)))));
            let worst = each.reduce(|a, b| (a.0.max(b.0), a.1.max(b.1))).unwrap_or(everything);
            if worst.0 < least.0.0 || worst.1 < least.0.1 {
                least = ((least.0.0.min(worst.0), least.0.1.min(worst.1)), Some(Assumption::Fixed(attribute.clone())));
            }
        }
        (least.0.0, least.0.1, least.1)
    }
}

/// Of any day for a calendar day.
fn period(cap: &Cap) -> i64 {
    match cap.period {
        CapPeriod::CalendarDay {} => DAY,
        CapPeriod::Rolling(length) => Clocks::looking_back(length).unwrap_or(DAY),
    }
}

impl Asked {
    /// The next query of all journeys.
    fn next(answers: &mut [Answers]) -> Asked {
        let parts = answers.iter_mut().map(|answers| answers.parts.next().unwrap_or_default());
        let (parts, assumptions) = parts.unzip();
        Asked { parts, assumptions }
    }
}

impl<'a> Modelled<'a> {
    /// What this journey asks for, split by the caps that count it.
    fn part(&mut self, query: Query<'a>, caps: &[Cap], solver: &mut Solver) -> (Part, Vec<Assumption>) {
        let weights = Weights::of(&self.program, query, |_, _| true);
        if weights.is_zero() {
            return (Part::default(), Vec::new());
        }
        // Everything often is advertising: then the figure before this one was the same.
        if let Some((before, of, part)) = &self.last
            && (before.window, before.channel) == (query.window, query.channel)
            && *of == weights
        {
            return part.clone();
        }
        let covered: Vec<u64> =
            self.program.sites.iter().map(|site| covering(caps, self.journey, site.send, query.channel)).collect();
        let kinds: BTreeSet<u64> =
            covered.iter().zip(&weights.attempts).filter(|(_, bits)| **bits != 0).map(|(caps, _)| *caps).collect();
        let lag = query.channel.map_or(0, |channel| self.longest_lag(channel));
        let all = self.solve(weights.clone(), query.window, solver);
        let by_caps = if kinds.len() == 1 {
            kinds.iter().map(|kind| (*kind, all.asks)).collect()
        } else {
            let of_kind = |kind: &u64| {
                let weights = Weights::of(&self.program, query, |index, _| covered.get(index) == Some(kind));
                (*kind, self.solve(weights, query.window, solver).asks)
            };
            kinds.iter().map(of_kind).collect()
        };
        let part = (Part { asks: all.asks, by_caps, lag }, all.assumptions);
        self.last = Some((query, weights, part.clone()));
        part
    }

    /// What one instance asks for of what one cap counts.
    fn one_pass(&mut self, cap: &Cap, solver: &mut Solver) -> u64 {
        let journey = self.journey;
        let query = Query { window: period(cap), channel: cap.channel.as_ref(), purpose: None };
        let weights = Weights::of(&self.program, query, |_, site| {
            covering(std::slice::from_ref(cap), journey, site.send, query.channel) != 0
        });
        greatest(&solver.solve(&self.program, &weights, query.window))
    }

    fn solve(&mut self, weights: Weights, window: i64, solver: &mut Solver) -> Solved {
        let known = self.solved.iter().find(|(of, length, _)| *length == window && *of == weights);
        if let Some((_, _, solved)) = known {
            return solved.clone();
        }
        let alone = least_distance(self.journey, &self.program, &weights);
        let f = solver.solve(&self.program, &weights, window);
        let (asks, leans) = self.rules.gathered(&f, alone);
        let assumptions = if leans && asks > 0 { self.rules.assumptions().collect() } else { Vec::new() };
        let solved = Solved { asks, assumptions };
        self.solved.push((weights, window, solved.clone()));
        solved
    }

    /// A chain counts when its first channel is tried; an attempt on a later one can come so much later.
    fn longest_lag(&self, channel: &Name) -> i64 {
        let lags = self.program.sends.iter().filter_map(|send| {
            let site = self.program.sites.get(send.site as usize)?;
            let last = site.send.via.iter().rposition(|attempt| attempt.channel == *channel)?;
            let before = if site.send.preferred { site.waits.len() } else { last };
            let waits =
                site.waits.iter().take(before).map(|wait| if *wait > 0 { wait.saturating_add(send.hold) } else { 0 });
            Some(if send.at_once { 0 } else { waits.fold(0_i64, i64::saturating_add) })
        });
        lags.max().unwrap_or(0)
    }
}
