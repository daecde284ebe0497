//! Changes of what is told of the person.

use super::super::Value;
use super::super::input::Profile;
use super::super::program::Looks;
use super::super::state::put;
use super::Engine;
use super::occur::Occurrence;
use crate::bundle::ListChange;
use crate::types::Name;

impl Engine<'_, '_> {
    pub(super) fn profile_changed(&mut self, change: &Profile) {
        self.state.profile.apply(change);
        let zone = self.state.profile.clocks.clone().unwrap_or_else(|| self.program.zone.clone());
        let moved = zone != self.zone;
        self.zone = zone;
        self.state.touch(Looks::PERSON);
        if moved {
            self.plan_sources(true);
        } else {
            let set = |name: &Name| change.attributes.iter().any(|(set, _)| set == name);
            self.plan_dated_sources(|name| set(name) || change.unset.contains(name));
        }
        self.occur(&Occurrence::of_profile(moved));
    }

    /// What a `set` changes is seen like any other change (P-STEP-20).
    pub(super) fn set_attribute(&mut self, attribute: &Name, value: Option<Value>) {
        self.state.profile.set(attribute, value);
        self.state.touch(Looks::PERSON);
        self.plan_dated_sources(|name| name == attribute);
        self.occur(&Occurrence::of_profile(false));
    }

    pub(super) fn set_list(&mut self, list: &Name, change: ListChange) {
        put(&mut self.state.profile.lists, list, change == ListChange::Add);
        self.state.touch(Looks::PERSON);
        self.occur(&Occurrence::of_profile(false));
    }
}
