//! `enter when`: how far apart a predicate can become true.
//!
//! Two instants at which a predicate becomes true have one between them at which some part of it does not hold. Behaviour that
//! was silent for d needs d of silence to be silent again; what happened ever stays true. So a predicate whose parts all ask
//! what happened has a least distance.

use crate::bundle::{Did, EventName, Journey, Predicate, Window};

use super::clocks::Clocks;
use super::entries::{Law, Promises, event_law, is_fixed};
use super::report::Assumption;
use super::step_function::FOREVER;

/// Segments within segments are followed so deep.
const DEEPEST: usize = 32;

/// What a part of a conjunction asks.
enum Part<'a> {
    /// `did E` in some stretch, however often.
    Happened { event: &'a EventName },
    /// `did E ever`: stays true.
    EverHappened { event: &'a EventName },
    /// `did not E in last D`, in milliseconds.
    Silent { event: &'a EventName, length: i64 },
    /// Compares an attribute that never changes.
    Fixed,
    /// May change at any time.
    Free,
}

/// How often `predicate` can become true for one person.
pub(super) fn law(
    journey: &Journey,
    predicate: &Predicate,
    including_current: bool,
    promises: Promises,
) -> (Law, Vec<Assumption>) {
    let mut assumptions = Vec::new();
    let mut parts = Vec::new();
    collect(journey, predicate, promises, DEEPEST, &mut parts, &mut assumptions);
    let least = parts.iter().map(|part| false_at_least(part, &parts)).min().unwrap_or(0);
    if least == FOREVER {
        return (Law::Once, assumptions);
    }
    if least == 0 {
        return (Law::Apart(0), Vec::new());
    }
    let lateness = promises.lateness();
    if lateness > 0 {
        assumptions.push(Assumption::Lateness(promises.limits.lateness));
    }
    let apart = least.saturating_sub(lateness).max(0);
    // Who matches on activation enters without the event.
    let alone = only_event(&parts).filter(|_| !including_current && least > lateness);
    match alone.map(|event| event_law(event, promises, &mut assumptions)) {
        Some(Law::Once) => (Law::Once, assumptions),
        Some(Law::Apart(gap)) => (Law::Apart(apart.max(gap)), assumptions),
        _ => (Law::Apart(apart), assumptions),
    }
}

fn collect<'a>(
    journey: &'a Journey,
    predicate: &'a Predicate,
    promises: Promises,
    depth: usize,
    out: &mut Vec<Part<'a>>,
    assumptions: &mut Vec<Assumption>,
) {
    let Some(depth) = depth.checked_sub(1) else { return out.push(Part::Free) };
    match predicate {
        Predicate::All(parts) => {
            for part in parts {
                collect(journey, part, promises, depth, out, assumptions);
            }
        }
        Predicate::Segment(name) => match journey.segments.get(name) {
            Some(segment) => collect(journey, &segment.predicate, promises, depth, out, assumptions),
            None => out.push(Part::Free),
        },
        Predicate::Did(did) => out.push(happened(did)),
        Predicate::Not(inner) => out.push(match inner.as_ref() {
            Predicate::Did(did) => silent(did),
            _ => Part::Free,
        }),
        Predicate::Compare { left, right, .. } => {
            let fixed = is_fixed(left, promises, assumptions) && is_fixed(right, promises, assumptions);
            out.push(if fixed { Part::Fixed } else { Part::Free });
        }
        Predicate::OneOf { left, .. } => {
            out.push(if is_fixed(left, promises, assumptions) { Part::Fixed } else { Part::Free });
        }
        _ => out.push(Part::Free),
    }
}

fn happened(did: &Did) -> Part<'_> {
    let event = &did.of.event;
    match did.window {
        _ if did.at_least == 0 || did.at_most.is_some() => Part::Free,
        Window::Last(_) => Part::Happened { event },
        Window::Ever {} => Part::EverHappened { event },
        Window::SinceEntry {} => Part::Free,
    }
}

fn silent(did: &Did) -> Part<'_> {
    let event = &did.of.event;
    match did.window {
        Window::Last(length) if did.at_least == 1 && did.at_most.is_none() && did.of.filter.is_none() => {
            Clocks::looking_back(length).map_or(Part::Free, |length| Part::Silent { event, length })
        }
        _ => Part::Free,
    }
}

/// The least time, in milliseconds, from an instant at which all parts hold to the next one, if this part does not hold in between.
fn false_at_least(part: &Part, all: &[Part]) -> i64 {
    match part {
        Part::Silent { length, .. } => *length,
        Part::EverHappened { .. } | Part::Fixed => FOREVER,
        // It must happen again, and that breaks the silence.
        Part::Happened { event } => all
            .iter()
            .filter_map(|other| match other {
                Part::Silent { event: of, length } if of == event => Some(*length),
                _ => None,
            })
            .max()
            .unwrap_or(0),
        Part::Free => 0,
    }
}

/// The event that everything is about, if it must have happened: then the predicate becomes true a fixed time after one of them.
fn only_event<'a>(parts: &[Part<'a>]) -> Option<&'a EventName> {
    let of = |part: &Part<'a>| match part {
        Part::Happened { event } | Part::EverHappened { event } | Part::Silent { event, .. } => Some(*event),
        Part::Fixed | Part::Free => None,
    };
    let first = parts.first().and_then(of)?;
    let must = parts.iter().any(|part| matches!(part, Part::Happened { .. } | Part::EverHappened { .. }));
    (must && parts.iter().all(|part| of(part) == Some(first))).then_some(first)
}
