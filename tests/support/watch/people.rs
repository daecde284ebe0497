//! The zone of every person, from the profiles told.

use std::collections::BTreeMap;

use danbi::bundle::{Bundle, Reason};
use danbi::runtime::{Input, InputKind, Instant, Record};

use crate::inputs::Turn;

#[derive(Default)]
pub struct Zones {
    of: BTreeMap<String, String>,
    /// Ids by person, to pass over doubled inputs.
    seen: BTreeMap<(String, String), Instant>,
    forgotten: BTreeMap<String, Instant>,
}

/// Of one input: who may have had another zone before, and which. A merge changes two.
#[derive(Default)]
pub struct Changes {
    before: BTreeMap<String, Option<String>>,
    at: Instant,
    /// Somebody is in another zone than they were in when they were first heard of.
    pub moved: bool,
}

impl Zones {
    /// What an input changes. Doubled ones, dead letters and those of the forgotten change nothing.
    pub fn take(&mut self, bundle: &Bundle, turn: &Turn) -> Changes {
        let input = &turn.input;
        let person = input.person.to_string();
        let is_known = self.seen.keys().any(|(known, _)| *known == person);
        if input.person.is_empty() || self.is_passed_over(bundle, turn) {
            return Changes::default();
        }
        let had = self.of.get(&person).cloned();
        let mut before = BTreeMap::from([(person.clone(), had.clone())]);
        match &input.kind {
            InputKind::Profile(change) => {
                if let Some(zone) = &change.zone {
                    self.of.insert(person.clone(), zone.to_string());
                }
            }
            InputKind::Forget => {
                self.of.remove(&person);
                let horizon = bundle.plan.limits.horizon.least_seconds();
                self.forgotten.insert(person.clone(), input.at.plus_seconds(horizon));
            }
            InputKind::Merge { from } => {
                let theirs = self.of.remove(from.as_str());
                before.insert(from.to_string(), theirs.clone());
                if let (None, Some(zone)) = (&had, theirs) {
                    self.of.insert(person.clone(), zone);
                }
            }
            _ => return Changes::default(),
        }
        let moved = is_known && self.of.get(&person) != had.as_ref();
        Changes { before, at: input.at, moved }
    }

    fn is_passed_over(&mut self, bundle: &Bundle, turn: &Turn) -> bool {
        let Input { id, at, person, .. } = &turn.input;
        let until = self.forgotten.get(person.as_str()).copied();
        let late = turn.effects.iter().any(|effect| {
            matches!(effect.record(), Some(Record::Breach { input, reason: Reason::Late }) if input == id && effect.person == *person)
        });
        let horizon = bundle.plan.limits.horizon.least_seconds();
        let key = (person.to_string(), id.to_string());
        let doubled = self.seen.get(&key).is_some_and(|seen| *at < seen.plus_seconds(horizon));
        if !late && !doubled {
            self.seen.insert(key, *at);
        }
        late || doubled || until.is_some_and(|until| *at < until)
    }

    /// The zone at the instant of an effect; both where the input that it belongs to changed it at that instant.
    pub fn at(&self, bundle: &Bundle, person: &str, changes: &Changes, at: Instant) -> Vec<String> {
        let or_project = |zone: Option<&String>| zone.cloned().unwrap_or_else(|| bundle.plan.zone.clone());
        let now = or_project(self.of.get(person));
        match changes.before.get(person) {
            Some(before) if at < changes.at => vec![or_project(before.as_ref())],
            // A late profile is applied at the instant of the last input, which may be later than its own.
            Some(before) => vec![now, or_project(before.as_ref())],
            None => vec![now],
        }
    }
}
