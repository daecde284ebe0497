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

/// Of one input: who had another zone before.
#[derive(Default)]
pub struct Changes {
    person: String,
    before: Option<Option<String>>,
    at: Instant,
}

impl Zones {
    /// What an input changes. Doubled ones, dead letters and those of the forgotten change nothing.
    pub fn take(&mut self, bundle: &Bundle, turn: &Turn) -> Changes {
        let input = &turn.input;
        let person = input.person.to_string();
        if input.person.is_empty() || self.is_passed_over(bundle, turn) {
            return Changes::default();
        }
        let before = self.of.get(&person).cloned();
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
                if let (None, Some(zone)) = (&before, theirs) {
                    self.of.insert(person.clone(), zone);
                }
            }
            _ => return Changes::default(),
        }
        Changes { person, before: Some(before), at: input.at }
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
        match &changes.before {
            Some(before) if changes.person == person && at < changes.at => vec![or_project(before.as_ref())],
            // A late profile is applied at the instant of the last input, which may be later than its own.
            Some(before) if changes.person == person => vec![now, or_project(before.as_ref())],
            _ => vec![now],
        }
    }
}
