//! What is told of a person.

use serde::{Deserialize, Serialize};

use super::super::Value;
use super::super::input::Profile;
use super::super::value::{Fields, field};
use crate::types::{Name, Zone};

/// Names that are looked for one by one: that is sooner done than to compare which comes first.
const FEW: usize = 16;

/// Attributes, consents and reach, as they are now. Whatever was never told is unset or false (P-INPUT-1).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Person {
    pub attributes: Fields,
    pub zone: Option<Name>,
    pub locale: Option<Name>,
    /// What is true, sorted.
    pub consents: Vec<Name>,
    pub reachable: Vec<Name>,
    pub lists: Vec<Name>,
    /// Channels suppressed for every purpose, sorted.
    pub suppressed: Vec<Name>,
    /// Channels suppressed for advertising, sorted.
    pub unsubscribed: Vec<Name>,
    /// The clocks of `zone`, once looked up.
    #[serde(skip)]
    pub clocks: Option<Zone>,
}

impl Person {
    pub fn attribute(&self, name: &Name) -> Option<&Value> {
        field(&self.attributes, name)
    }

    pub fn set(&mut self, name: &Name, value: Option<Value>) {
        let place = self.attributes.iter().position(|(attribute, _)| attribute == name);
        match (place, value) {
            (Some(place), Some(value)) => {
                if let Some((_, kept)) = self.attributes.get_mut(place) {
                    *kept = value;
                }
            }
            (Some(place), None) => drop(self.attributes.remove(place)),
            (None, Some(value)) => self.attributes.push((name.clone(), value)),
            (None, None) => {}
        }
    }

    /// What changed.
    pub fn apply(&mut self, change: &Profile) {
        if self.attributes.is_empty() {
            self.attributes.reserve_exact(change.attributes.len());
        }
        for (name, value) in &change.attributes {
            self.set(name, Some(value.clone()));
        }
        change.unset.iter().for_each(|name| self.set(name, None));
        if let Some(zone) = &change.zone {
            self.zone = Some(zone.clone());
            self.clocks = Zone::of_name(zone);
        }
        if let Some(locale) = &change.locale {
            self.locale = Some(locale.clone());
        }
        put_all(&mut self.consents, &change.consents);
        put_all(&mut self.reachable, &change.reachable);
        put_all(&mut self.lists, &change.lists);
        put_all(&mut self.suppressed, &change.suppressed);
        for (channel, suppressed) in &change.suppressed {
            if !suppressed {
                put(&mut self.unsubscribed, channel, false);
            }
        }
    }

    /// Looks up the clocks; a zone that the data does not know counts as none told.
    pub fn look_up_clocks(&mut self) {
        if self.clocks.is_none() {
            self.clocks = self.zone.as_deref().and_then(Zone::of_name);
        }
    }
}

fn put_all(set: &mut Vec<Name>, change: &[(Name, bool)]) {
    if set.is_empty() {
        set.reserve_exact(change.iter().filter(|(_, present)| *present).count());
    }
    change.iter().for_each(|(name, present)| put(set, name, *present));
}

/// Adds to a sorted set, or takes away.
pub fn put(set: &mut Vec<Name>, name: &Name, present: bool) {
    match (set.binary_search(name), present) {
        (Err(place), true) => set.insert(place, name.clone()),
        (Ok(place), false) => drop(set.remove(place)),
        _ => {}
    }
}

/// Whether a sorted set has the name.
pub fn holds(set: &[Name], name: &Name) -> bool {
    if set.len() <= FEW { set.contains(name) } else { set.binary_search(name).is_ok() }
}
