//! The least host: a state for each person, handed to `step`.

use std::collections::{BTreeMap, BTreeSet};

use danbi::runtime::{Effect, Input, InputKind, Instant, State, merge, step};

use super::Stage;

/// States of people, and which bundle is in force.
#[derive(Clone)]
pub struct Host<'s> {
    stage: &'s Stage,
    pub in_force: usize,
    pub states: BTreeMap<String, State>,
}

impl<'s> Host<'s> {
    pub fn new(stage: &'s Stage) -> Host<'s> {
        Host { stage, in_force: 0, states: BTreeMap::new() }
    }

    /// Effects in the order in which they came; of an input for everybody by person.
    pub fn take(&mut self, input: &Input) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let InputKind::Activate { manifest } = &input.kind {
            // What is due fires under the bundle that was in force until then.
            let tick = Input { id: "".into(), kind: InputKind::Tick, ..input.clone() };
            effects.extend(self.take(&tick));
            let named = self.stage.bundles.iter().position(|loaded| loaded.manifest == *manifest);
            self.in_force = named.expect("only bundles of the stage are put into force");
        }
        let program = &self.stage.bundles[self.in_force].program;
        if let InputKind::Merge { from } = &input.kind {
            let mut old = self.states.remove(from.as_str()).unwrap_or_else(|| State::new(from.clone()));
            let to = self.states.entry(input.person.to_string()).or_insert_with(|| State::new(input.person.clone()));
            merge(program, &mut old, to, input, &mut effects);
            // Who was forgotten stays so.
            if !old.is_empty() {
                self.states.insert(from.to_string(), old);
            }
        } else if input.person.is_empty() {
            for state in self.states.values_mut() {
                step(program, state, input, &mut effects);
            }
        } else {
            let state = self.states.entry(input.person.to_string());
            step(program, state.or_insert_with(|| State::new(input.person.clone())), input, &mut effects);
        }
        effects
    }

    /// All of it, one after the other.
    pub fn play<'i>(stage: &Stage, inputs: impl Iterator<Item = &'i Input>) -> Vec<Effect> {
        let mut host = Host::new(stage);
        inputs.flat_map(|input| host.take(input)).collect()
    }

    /// What is due next for somebody.
    pub fn deadlines(&self) -> Vec<Instant> {
        self.states.values().filter_map(State::next_deadline).collect()
    }
}

/// Persons who have to do with one another: those whom a `merge` names together.
pub fn groups<'i>(inputs: impl Iterator<Item = &'i Input>) -> Vec<BTreeSet<String>> {
    let mut groups: Vec<BTreeSet<String>> = Vec::new();
    for input in inputs.filter(|input| !input.person.is_empty()) {
        let mut group = BTreeSet::from([input.person.to_string()]);
        if let InputKind::Merge { from } = &input.kind {
            group.insert(from.to_string());
        }
        let (same, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(|known| !known.is_disjoint(&group));
        group.extend(same.into_iter().flatten());
        groups = others;
        groups.push(group);
    }
    groups
}
