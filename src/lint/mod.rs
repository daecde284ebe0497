//! What is allowed but probably not meant: one file per rule, each with its codes and its check.

mod cap_swallows;
mod closed_sends;
mod doubtful_offers;
mod over_messaging;
mod pressure_words;
mod property_left_out;
mod unbounded_messages;

use crate::analysis::pressure::{Known, Pressure};
use crate::bundle::Bundle;
use crate::diag::{Code, Sink};
use crate::lower::case::Case;
use crate::rulebook::{FatigueLimit, fatigue};

/// What lints look at. They run on a whole project without errors: figures of half a project would be too low.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// What is compiled.
    pub bundle: &'a Bundle,
    /// How much one person can get of it.
    pub pressure: &'a Pressure,
    /// What was found out about its journeys one by one.
    pub known: &'a Known,
    /// The tests beside the campaigns.
    pub cases: &'a [Case],
    /// How much is too much.
    pub fatigue: &'a [FatigueLimit],
}

impl<'a> Context<'a> {
    /// With the thresholds of the rulebook.
    pub fn new(bundle: &'a Bundle, pressure: &'a Pressure, known: &'a Known, cases: &'a [Case]) -> Context<'a> {
        Context { bundle, pressure, known, cases, fatigue: fatigue() }
    }
}

/// One rule.
#[derive(Debug)]
pub struct Lint {
    /// What it may report.
    pub codes: &'static [&'static Code],
    /// Looks at a project and reports what it finds.
    pub check: fn(&Context, &mut Sink),
}

/// Every rule, in the order they run.
pub static ALL: &[&Lint] = &[
    &over_messaging::LINT,
    &unbounded_messages::LINT,
    &cap_swallows::LINT,
    &closed_sends::LINT,
    &doubtful_offers::LINT,
    &property_left_out::LINT,
];

/// Runs every rule. Levels and `allow` are applied by the driver.
pub fn run(context: &Context, sink: &mut Sink) {
    for lint in ALL {
        (lint.check)(context, sink);
    }
}

/// Channels whose thresholds look at thirty days: the analysis gives such figures only where they are asked for.
pub fn monthly_channels() -> Vec<&'static str> {
    fatigue().iter().filter(|limit| limit.hours == 720).filter_map(|limit| limit.channel).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_belongs_to_one_lint() {
        let mut names: Vec<&str> = ALL.iter().flat_map(|lint| lint.codes).map(|code| code.name).collect();
        names.sort_unstable();
        let mut declared: Vec<&str> = crate::diag::codes::lint::ALL.iter().map(|code| code.name).collect();
        declared.sort_unstable();
        assert_eq!(names, declared);
        assert!(ALL.iter().flat_map(|lint| lint.codes).all(|code| code.lint));
    }
}
