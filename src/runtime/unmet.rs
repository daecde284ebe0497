//! Why somebody is not in an audience, for those who tell people about it. Nothing in a plan's meaning asks this.

use super::eval::{Scope, Truth};
use super::{Program, State};
use crate::bundle::Predicate;

/// The conditions that the audience of a journey joins with `and` and that do not hold for the person, as of the last input, in the
/// order written. None where the journey has no audience, or all hold or are not known.
pub fn unmet_audience<'p>(program: &'p Program, state: &State, journey: &str) -> Vec<&'p Predicate> {
    let Some(version) = program.current(journey) else { return Vec::new() };
    let zone = state.profile.clocks.clone().unwrap_or_else(|| program.zone.clone());
    let scope = Scope {
        program,
        state,
        now: state.now,
        zone: &zone,
        segments: &version.journey.segments,
        version: Some(version),
        instance: None,
        entering: None,
        bindings: &[],
        params: &[],
        judged: None,
    };
    let mut open: Vec<&Predicate> = version.journey.audience.iter().collect();
    let mut unmet = Vec::new();
    while let Some(predicate) = open.pop() {
        match predicate {
            Predicate::All(parts) => open.extend(parts.iter().rev()),
            one if scope.judge(one) == Truth::False => unmet.push(one),
            _ => {}
        }
    }
    unmet
}
