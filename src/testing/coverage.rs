//! Which steps the tests hold: those that cannot be taken out without an expectation failing.

use std::collections::{BTreeMap, BTreeSet};

use super::judge;
use super::stage::{Scene, Stage};
use super::{host, outcome::Outcome};
use crate::bundle::{Bundle, CollectUntil, Step, StepId};
use crate::lower::case::Case;
use crate::parallel;
use crate::types::{Duration, Name};

/// Of all journeys that have a step, by name.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// By name.
    pub journeys: BTreeMap<Name, JourneyCoverage>,
}

/// How far the tests of one journey hold its steps.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct JourneyCoverage {
    /// Steps that can be taken out: all but the ends.
    pub steps: usize,
    /// Those that no test misses, in the order written.
    pub uncovered: Vec<StepId>,
}

impl Coverage {
    /// Steps that can be taken out, of all journeys.
    pub fn steps(&self) -> usize {
        self.journeys.values().map(|journey| journey.steps).sum()
    }

    /// How many of them no test misses.
    pub fn uncovered(&self) -> usize {
        self.journeys.values().map(|journey| journey.uncovered.len()).sum()
    }
}

/// Takes out every step of every journey of `journeys` in turn and runs the tests of that journey. Only tests that pass on the
/// bundle as it is can hold a step; `outcomes` are those of `cases`.
pub fn coverage(bundle: &Bundle, journeys: &BTreeSet<Name>, cases: &[Case], outcomes: &[Outcome]) -> Coverage {
    let mut by_journey: BTreeMap<&Name, Vec<&Case>> = BTreeMap::new();
    for (case, _) in cases.iter().zip(outcomes).filter(|(_, outcome)| outcome.passed()) {
        by_journey.entry(&case.journey).or_default().push(case);
    }
    let tried = parallel::map(mutants(bundle, journeys), |(journey, id, step)| {
        let cases = by_journey.get(journey).map(Vec::as_slice).unwrap_or_default();
        (journey, id, cases.iter().any(|case| notices(bundle, case, id, &step)))
    });
    let mut coverage = Coverage::default();
    for (journey, id, held) in tried {
        let of = coverage.journeys.entry(journey.clone()).or_default();
        of.steps += 1;
        if !held {
            of.uncovered.push(id.clone());
        }
    }
    coverage
}

/// Every step that can be taken out, with what stands in for it.
fn mutants<'a>(bundle: &'a Bundle, journeys: &BTreeSet<Name>) -> Vec<(&'a Name, &'a StepId, Step)> {
    let asked = bundle.journeys.iter().filter(|(name, _)| journeys.contains(*name));
    let steps = asked.flat_map(|(name, journey)| journey.steps.iter().map(move |step| (name, step)));
    steps.filter_map(|(name, (id, step))| Some((name, id, without(step)?))).collect()
}

/// Whether the case fails when the step is replaced.
fn notices(bundle: &Bundle, case: &Case, id: &StepId, step: &Step) -> bool {
    // What cannot even be loaded without the step cannot lose it unnoticed.
    let Ok(scene) = Scene::set_changed(bundle, &Stage::of(case), Some((id, step.clone()))) else { return true };
    let told = host::tell(&scene, case);
    !judge::judge(&scene, case, &told).is_empty()
}

/// What stands in for a step that is taken out: the flow goes on as if it were not there. A choice takes its last way, a wait
/// passes at once.
fn without(step: &Step) -> Option<Step> {
    let go_to = |next: &StepId| Some(Step::Branch { cases: Vec::new(), otherwise: next.clone() });
    match step {
        Step::Wait { next, .. }
        | Step::Until { next, .. }
        | Step::Repeat { next, .. }
        | Step::Grant { next, .. }
        | Step::Set { next, .. }
        | Step::List { next, .. }
        | Step::Call { next, .. } => go_to(next),
        Step::Race { otherwise, .. } | Step::Branch { otherwise, .. } => go_to(otherwise),
        Step::Load(load) => go_to(&load.otherwise),
        Step::Send(send) => go_to(&send.next),
        Step::Assign(assign) => assign.arms.last().and_then(|arm| go_to(&arm.next)),
        Step::Collect(collect) => {
            let mut at_once = collect.clone();
            at_once.until = CollectUntil::For(Duration::exact(0));
            Some(Step::Collect(at_once))
        }
        Step::Stop => None,
    }
}
