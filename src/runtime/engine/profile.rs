//! Changes of what is told of the person.

use super::super::Value;
use super::super::input::Profile;
use super::super::program::Looks;
use super::super::state::put;
use super::occur::{Clocks, Occurrence};
use super::{Engine, clocks};
use crate::bundle::ListChange;
use crate::types::Name;

impl Engine<'_, '_> {
    pub(super) fn profile_changed(&mut self, change: &Profile) {
        let set = |name: &Name| change.attributes.iter().any(|(set, _)| set == name);
        let dates = self.dates(|name| set(name) || change.unset.contains(name));
        self.state.profile.apply(change);
        let zone = clocks(self.program, self.state);
        let moved = zone != self.zone;
        self.zone = zone;
        self.state.touch(Looks::PERSON);
        self.plan_dates(dates);
        if moved {
            self.plan_on_new_clocks();
        }
        self.occur(&Occurrence::of_profile(if moved { Clocks::Moved } else { Clocks::AsBefore }));
    }

    /// What a `set` changes is seen like any other change (P-STEP-20).
    pub(super) fn set_attribute(&mut self, attribute: &Name, value: Option<Value>) {
        let declared = self.program.contract.attributes.get(attribute).map(|attribute| &attribute.field.ty);
        let is_unset = value.is_none();
        let fitted = value.zip(declared).and_then(|(value, ty)| value.fitted(ty));
        let dates = self.dates(|name| name == attribute);
        // What no input could tell changes nothing (P-STEP-25).
        if is_unset || fitted.is_some() {
            self.state.profile.set(attribute, fitted);
        }
        self.state.touch(Looks::PERSON);
        self.plan_dates(dates);
        self.occur(&Occurrence::of_profile(Clocks::AsBefore));
    }

    pub(super) fn set_list(&mut self, list: &Name, change: ListChange) {
        if self.program.contract.lists.contains(list) {
            put(&mut self.state.profile.lists, list, change == ListChange::Add);
        }
        self.state.touch(Looks::PERSON);
        self.occur(&Occurrence::of_profile(Clocks::AsBefore));
    }
}
