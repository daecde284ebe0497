//! One journey: what it asks for, whatever is counted in whichever window.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::bundle::{Cap, Journey};
use crate::types::Name;

use super::caps::covering;
use super::clocks::{Clocks, Stretch};
use super::closed::ClosedHoursCache;
use super::entries::{EntryRules, Promises, Trigger};
use super::lifetime::least_distance;
use super::part::{Kind, Part};
use super::program::{Program, Surroundings};
use super::query::{Query, Weights};
use super::report::Assumption;
use super::solve::Solver;
use super::step_function::{Step, clipped, greatest};
use super::tie::{tie_of, tied_sends};

/// A journey with what was already worked out about it.
pub(super) struct Modelled<'a> {
    pub journey: &'a Journey,
    pub program: Program<'a>,
    rules: EntryRules,
    trigger: Option<Arc<Trigger>>,
    solved: Vec<(Weights, i64, Solved)>,
    /// The last part that was asked for.
    last: Option<(Query<'a>, Weights, (Part, Vec<Assumption>))>,
}

/// What a journey asks for, for some weights and window.
#[derive(Clone, Debug)]
struct Solved {
    asks: u64,
    assumptions: Vec<Assumption>,
    /// What one entry asks for, by its instant.
    each: Arc<Vec<Step>>,
    /// Two instances that count are at least so far apart.
    alone: i64,
}

impl<'a> Modelled<'a> {
    pub fn of(
        journey: &'a Journey,
        promises: Promises,
        around: &Surroundings,
        closed: &mut ClosedHoursCache,
    ) -> Modelled<'a> {
        let rules = EntryRules::of(journey, promises);
        Modelled {
            journey,
            program: Program::of(journey, EntryRules::arrival(journey, promises.clocks), around, closed),
            trigger: rules.trigger(journey).map(Arc::new),
            rules,
            solved: Vec::new(),
            last: None,
        }
    }

    /// What this journey asks for, split by the caps that count it.
    pub fn part(
        &mut self,
        query: Query<'a>,
        caps: &[Cap],
        clocks: Clocks,
        solver: &mut Solver,
    ) -> (Part, Vec<Assumption>) {
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
        let all = self.solve(weights.clone(), query.window, solver);
        let (mut by_caps, mut assumptions) = (Vec::with_capacity(kinds.len()), all.assumptions);
        for kind in &kinds {
            let of_kind = || Weights::of(&self.program, query, |index, _| covered.get(index) == Some(kind));
            let weights = if kinds.len() == 1 { weights.clone() } else { of_kind() };
            let (kind, leans) = self.kind(*kind, weights, query.window, caps, clocks, solver);
            assumptions.extend(leans.then(|| self.rules.assumptions()).into_iter().flatten());
            by_caps.push(kind);
        }
        let lag = query.channel.map_or(0, |channel| self.longest_lag(channel));
        let mut part = Part { asks: all.asks, by_caps, lag, trigger: self.trigger.clone(), each: all.each };
        if part.trigger.is_none() {
            part.forget_each();
        }
        let part = (part, assumptions);
        self.last = Some((query, weights, part.clone()));
        part
    }

    /// The sends that `caps_of_kind` (bits) count, and what those caps leave of the sends of each entry; and whether that leans on promises.
    fn kind(
        &mut self,
        caps_of_kind: u64,
        weights: Weights,
        window: i64,
        caps: &[Cap],
        clocks: Clocks,
        solver: &mut Solver,
    ) -> (Kind, bool) {
        let counted = self.program.sends.iter().filter(|send| weights.bits(send.site) != 0);
        let since_entry = counted.map(|send| send.since_entry).reduce(Stretch::or).unwrap_or(Stretch::NONE);
        let solved = self.solve(weights, window, solver);
        let mut kind =
            Kind { caps: caps_of_kind, asks: solved.asks, arrives: solved.asks, each: solved.each, since_entry };
        let mut leans = false;
        if let Some(most) = kind.admitted_of_each(&kind.each, caps, clocks) {
            let (arrives, leaning) = self.rules.gathered(&clipped(&kind.each, most), solved.alone);
            leans = leaning && arrives < kind.asks;
            kind.arrives = arrives.min(kind.asks);
        }
        (kind, leans)
    }

    /// What one instance asks for of what one cap counts, over the period of the cap.
    pub fn one_pass(&self, cap: &Cap, period: i64, solver: &mut Solver) -> u64 {
        let query = Query { window: period, channel: cap.channel.as_ref(), purpose: None };
        let weights = Weights::of(&self.program, query, |_, site| {
            covering(std::slice::from_ref(cap), self.journey, site.send, query.channel) != 0
        });
        let known = self.solved.iter().find(|(of, length, _)| *length == period && *of == weights);
        known.map_or_else(
            || greatest(&solver.solve(&self.program, &weights, period)),
            |(.., solved)| greatest(&solved.each),
        )
    }

    fn solve(&mut self, weights: Weights, window: i64, solver: &mut Solver) -> Solved {
        let known = self.solved.iter().find(|(of, length, _)| *length == window && *of == weights);
        if let Some((_, _, solved)) = known {
            return solved.clone();
        }
        let alone = least_distance(self.journey, &self.program, &weights);
        let f = solver.solve(&self.program, &weights, window);
        let (mut asks, mut leans) = self.rules.gathered(&f, alone);
        if let Some(tied) = self.led_back(&weights, window, alone, asks, solver) {
            (asks, leans) = tied;
        }
        let assumptions = if leans && asks > 0 { self.rules.assumptions().collect() } else { Vec::new() };
        let solved = Solved { asks, assumptions, each: Arc::new(f), alone };
        self.solved.push((weights, window, solved.clone()));
        solved
    }

    /// The same with sends counted by their entries where their instants hang on those alone; `None` where that is not less.
    fn led_back(
        &self,
        weights: &Weights,
        window: i64,
        alone: i64,
        asks: u64,
        solver: &mut Solver,
    ) -> Option<(u64, bool)> {
        let (mut sum, mut leans) = (0_u64, false);
        for tied in tied_sends(&self.program, weights, window) {
            let (entries, leans_too) = self.rules.gathered(&[(0, 1), (tied.entries_in, 0)], alone);
            (sum, leans) = (sum.saturating_add(entries.saturating_mul(tied.each)), leans || leans_too);
        }
        if sum == 0 || sum >= asks {
            return None;
        }
        if self.has_loose(weights) {
            let loose = Weights { loose_only: true, ..weights.clone() };
            let f = solver.solve(&self.program, &loose, window);
            let (rest, leans_too) = self.rules.gathered(&f, alone);
            (sum, leans) = (sum.saturating_add(rest), leans || leans_too);
        }
        (sum < asks).then_some((sum, leans))
    }

    /// Whether a send counts whose instant does not hang on that of its entry alone.
    fn has_loose(&self, weights: &Weights) -> bool {
        self.program
            .sends
            .iter()
            .any(|send| weights.bits(send.site) != 0 && tie_of(&self.program, *send, weights).is_none())
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
