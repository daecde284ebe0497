//! Which conditions do not hold, for those who tell people about it. Nothing in a plan's meaning asks this.

use super::eval::{Judged, Scope, Truth};
use super::program::Version;
use super::value::Fields;
use super::{Program, State};
use crate::bundle::{EventMatch, Predicate};
use crate::types::{Instant, Zone};

/// The conditions that the audience of a journey joins with `and` and that do not hold for the person, as of the last input, in the
/// order written. None where the journey has no audience, or all hold or are not known.
pub fn unmet_audience<'p>(program: &'p Program, state: &State, journey: &str) -> Vec<&'p Predicate> {
    let Some(version) = program.current(journey) else { return Vec::new() };
    let zone = state.clocks(program);
    let scope = scope(program, state, version, state.now, &zone);
    unmet(version.journey.audience.as_ref(), &scope)
}

/// The conditions of a `where` that an event at an instant does not meet in the eyes of a journey: of the last instance that runs,
/// else of the last one whose goal is open. None where it meets them all, and where nobody asks.
pub fn unmet_where<'m>(
    program: &Program,
    state: &State,
    journey: &str,
    of: &'m EventMatch,
    (properties, at): (&Fields, Instant),
) -> Vec<&'m Predicate> {
    let Some(version) = program.current(journey) else { return Vec::new() };
    let zone = state.clocks(program);
    let anybody = scope(program, state, version, at, &zone);
    let running = state.instances.iter().rfind(|instance| instance.journey == journey);
    let open = state.goals.iter().rfind(|goal| goal.journey == journey);
    let asking = match (running, open) {
        (Some(instance), _) => Scope { instance: Some(instance), bindings: &instance.bindings, ..anybody },
        (None, Some(goal)) => Scope { bindings: &goal.bindings, ..anybody },
        (None, None) => return Vec::new(),
    };
    let judging = asking.judging(Judged { event: &of.event, properties });
    unmet(of.filter.as_deref(), &judging)
}

/// Those of the parts joined with `and` that do not hold, in the order written.
fn unmet<'p>(predicate: Option<&'p Predicate>, scope: &Scope<'_>) -> Vec<&'p Predicate> {
    let mut open: Vec<&Predicate> = predicate.into_iter().collect();
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

/// What anybody in a version of a journey can look at.
fn scope<'s>(program: &'s Program, state: &'s State, version: &'s Version, now: Instant, zone: &'s Zone) -> Scope<'s> {
    Scope {
        program,
        state,
        now,
        zone,
        segments: &version.journey.segments,
        version: Some(version),
        instance: None,
        entering: None,
        bindings: &[],
        params: &[],
        judged: None,
    }
}
