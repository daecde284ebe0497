//! The engine: one input, all that follows from it.
//!
//! Phases of an occurrence (an input, something caused by one, or an instant at which predicates may change): what it means for
//! histories and counters, goals, exits, what waits, candidates for entry (P-ORDER-5).

mod activate;
mod arms;
mod attempt;
mod caps;
mod channel;
mod clock_entry;
mod closed;
mod deadline;
mod effects;
mod enter;
mod exit;
mod flow;
mod goal;
mod happening;
mod hold;
mod input;
mod moment;
mod occur;
mod offer;
mod print;
mod profile;
mod renew;
mod send;
mod unite;
mod wait;
mod watch;

use std::borrow::Cow;
use std::collections::VecDeque;

use super::Key;
use super::effect::Effect;
use super::eval::Scope;
use super::input::{Input, InputKind};
use super::program::{Program, Version};
use super::state::{Instance, State};
use crate::bundle::{JourneyEvent, ListChange};
use crate::types::{Instant, Name, Zone};
use smallvec::SmallVec;

use happening::Happening;
pub use unite::unite;

/// As many instances of one person are put in order without an allocation.
const FEW: usize = 8;

/// What a step causes, handled when what caused it is done (P-ORDER-7).
#[derive(Debug)]
enum Caused {
    Journey { kind: JourneyEvent, journey: Name, instance: Key },
    Set { attribute: Name, value: Option<super::Value> },
    List { list: Name, change: ListChange },
}

pub(super) struct Engine<'p, 's> {
    program: &'p Program,
    state: &'s mut State,
    effects: &'s mut Vec<Effect>,
    caused: VecDeque<Caused>,
    /// A predicate of an entry came out otherwise than before.
    turned: bool,
    /// The clocks of the person.
    zone: Cow<'p, Zone>,
}

/// Applies an input to the state of its person: what is due at or before it first, then itself (P-ORDER-3). Effects are added to
/// `effects` in order. Gives the next deadline: at that instant at the latest the host sends a tick, unless another input comes.
///
/// The state must be of the input's person; an `activate` or `tick` is handed to every person. A state that another program ran last
/// is brought to this one. Never fails and never panics: what breaks a promise is recorded.
pub fn step(program: &Program, state: &mut State, input: &Input, effects: &mut Vec<Effect>) -> Option<Instant> {
    let known = match &input.kind {
        InputKind::Event { event, .. } => program.events.get(event),
        _ => None,
    };
    if known.is_none() && matches!(input.kind, InputKind::Event { .. }) {
        return state.deadline;
    }
    if state.bound != Some(program.fingerprint) {
        // Who is ahead of the input gets another bundle where they are (P-VERSION-1).
        state.bind(program, input.at.max(state.now));
    }
    let zone = clocks(program, state);
    let mut engine = Engine { program, state, effects, caused: VecDeque::new(), turned: false, zone };
    engine.take(input, known);
    let next = engine.fire_rest();
    state.deadline = next;
    next
}

/// Those of the person, else of the project.
fn clocks<'p>(program: &'p Program, state: &State) -> Cow<'p, Zone> {
    state.profile.clocks.clone().map_or(Cow::Borrowed(&program.zone), Cow::Owned)
}

impl<'p> Engine<'p, '_> {
    /// Everything a predicate of an instance can look at.
    fn scope<'e>(&'e self, version: &'e Version, instance: &'e Instance) -> Scope<'e> {
        Scope {
            program: self.program,
            state: self.state,
            now: self.state.now,
            zone: &self.zone,
            segments: &version.journey.segments,
            version: Some(version),
            instance: Some(instance),
            bindings: &instance.bindings,
            params: &[],
            entering: None,
            judged: None,
        }
    }

    /// Everything a predicate of the person can look at, within the segments of a journey.
    fn person_scope<'e>(&'e self, version: &'e Version) -> Scope<'e> {
        Scope { instance: None, bindings: &[], ..self.plan_scope(&version.journey.segments, Some(version)) }
    }

    fn plan_scope<'e>(
        &'e self,
        segments: &'e std::collections::BTreeMap<Name, std::sync::Arc<crate::bundle::Segment>>,
        version: Option<&'e Version>,
    ) -> Scope<'e> {
        Scope {
            program: self.program,
            state: self.state,
            now: self.state.now,
            zone: &self.zone,
            segments,
            version,
            instance: None,
            bindings: &[],
            params: &[],
            entering: None,
            judged: None,
        }
    }

    /// Keys of the instances, in the order in which they are looked at (P-ORDER-6).
    fn in_order(&self) -> impl Iterator<Item = Key> + use<> {
        let instances = &self.state.instances;
        let mut places: SmallVec<[usize; FEW]> = (0..instances.len()).collect();
        places.sort_unstable_by_key(|&place| {
            instances.get(place).map(|one| (self.priority(one), &one.journey, &one.key_text, one.key))
        });
        let key = |place: usize| instances.get(place).map(|one| one.key);
        places.into_iter().filter_map(key).collect::<SmallVec<[Key; FEW]>>().into_iter()
    }

    fn priority(&self, instance: &Instance) -> usize {
        self.priority_of(instance.version.as_deref())
    }

    /// Whoever has none comes after all (P-POLICY-9).
    fn priority_of(&self, version: Option<&Version>) -> usize {
        version.map_or(self.program.plan.policy.priority.len(), |version| version.priority)
    }

    /// Handles what was caused, first in, first out, until nothing is left. The number of entries at one instant is bounded
    /// (P-ENTRY-15), and so is what instances can cause.
    fn settle(&mut self) {
        while let Some(caused) = self.caused.pop_front() {
            match caused {
                Caused::Journey { journey, .. } if !self.program.heard_journeys.contains(&journey) => {
                    self.occur(&occur::Occurrence::default());
                }
                Caused::Journey { kind, journey, instance } => {
                    let properties = happening::of_journey(&journey);
                    let happening = Happening::journey(kind, &journey, instance, &properties, self.state.now);
                    self.occur(&occur::Occurrence::of(&happening));
                }
                Caused::Set { attribute, value } => self.set_attribute(&attribute, value),
                Caused::List { list, change } => self.set_list(&list, change),
            }
        }
    }
}
