//! What is kept of a person, held against the contract that comes into force (P-VERSION-8, P-VERSION-9).

use super::super::clock;
use super::super::program::{Program, Version};
use super::super::state::{Instance, Kept, Totals, Wait};
use super::super::value::{Fields, Value};
use super::super::value_fit::{fit_fields, fit_records};
use super::Engine;
use crate::bundle::{Aggregation, BindingOf, Contract, EventMatch, EventName, Keep, Step, TypeRef};
use crate::types::{Instant, Name, TimeOfDay, Zone};
use chrono::NaiveDate;
use std::collections::BTreeSet;

impl Engine<'_, '_> {
    /// Whether any attribute is another than before.
    pub(super) fn renew_values(&mut self) -> bool {
        let program = self.program;
        for instance in self.state.instances.list_mut() {
            let Some(version) = instance.version.clone() else { continue };
            renew_instance(program, &version, instance);
        }
        for goal in self.state.goals.list_mut() {
            let Some(version) = goal.version.clone() else { continue };
            renew_bindings(&program.contract, &version, &mut goal.bindings);
        }
        self.renew_histories();
        let declared = |name: &Name| program.contract.attributes.get(name).map(|attribute| &attribute.field.ty);
        fit_fields(&mut self.state.profile.attributes, declared)
    }

    /// What began to count again is known from now on (P-PAST-12).
    fn renew_histories(&mut self) {
        let now = self.state.now;
        let today = self.zone.local(now).date();
        for ((_, history), memory) in self.program.histories.iter().zip(&mut self.state.histories) {
            memory.kept.keep_only(&history.keep);
            let Some(ty) = Kind::of(&self.program.contract, &history.of, history.keep.value()) else { continue };
            let first_day = clock::days_before(today, memory.room.saturating_sub(1));
            // Days before what is known are missed by nobody.
            let known_day = memory.known_since.map(|since| first_whole_day(&self.zone, since));
            if forget(&mut memory.kept, ty, known_day.map_or(first_day, |day| first_day.max(day))) {
                memory.known_since = Some(now);
            }
        }
    }

    /// A promise is remembered while the contract makes one (P-CONTRACT-4).
    pub(super) fn renew_promises(&mut self) {
        let events = &self.program.contract.events;
        let looks_back =
            |name: &Name| events.get(name).is_some_and(|event| event.once_per_person || event.minimum_gap.is_some());
        self.state.promises.retain(|(event, _)| looks_back(event));
    }
}

/// The first day of which nothing lies before an instant.
fn first_whole_day(zone: &Zone, since: Instant) -> NaiveDate {
    let day = zone.local(since).date();
    let begins = zone.instant(clock::at(day, TimeOfDay::MIDNIGHT));
    if begins >= since { day } else { clock::days_after(day, 1) }
}

fn renew_instance(program: &Program, version: &Version, instance: &mut Instance) {
    let contract = &program.contract;
    renew_bindings(contract, version, &mut instance.bindings);
    if let Some(entry) = &mut instance.entry_event {
        fit_fields(&mut entry.properties, property_of(contract, &entry.event));
    }
    if let (Wait::Collect { gathered, .. }, Some((_, Step::Collect(collect)))) =
        (&mut instance.wait, version.step(instance.step))
        && let EventName::Event(event) = &collect.of.event
    {
        fit_records(&mut gathered.items, property_of(contract, event));
    }
    for (counter, kept) in version.counters.iter().zip(&mut instance.counters) {
        if let Some(ty) = Kind::of(contract, &counter.of, counter.keep.value()) {
            forget(kept, ty, NaiveDate::MIN);
        }
    }
}

fn renew_bindings(contract: &Contract, version: &Version, bindings: &mut Fields) {
    for (name, value) in bindings {
        match (version.journey.bindings.get(name), value) {
            (Some(BindingOf::Event(event)), Value::Record(properties)) => {
                fit_fields(properties, property_of(contract, event));
            }
            (Some(BindingOf::Events(event)), Value::Gathered(gathered)) => {
                fit_records(&mut gathered.items, property_of(contract, event));
            }
            (Some(BindingOf::Content(source)), Value::List(items)) => {
                let item = contract.content.get(source).map(|source| &source.item);
                fit_records(items, |name| item?.get(name).map(|field| &field.ty));
            }
            _ => {}
        }
    }
}

/// Types of the properties of an event; none where it is declared no more.
fn property_of<'c>(contract: &'c Contract, event: &Name) -> impl Fn(&Name) -> Option<&'c TypeRef> + Copy + use<'c> {
    let properties = contract.events.get(event).map(|event| &event.properties);
    move |name| properties?.get(name).map(|field| &field.ty)
}

/// What the contract says of the values of a history.
#[derive(Clone, Copy)]
struct Kind<'c>(Option<&'c TypeRef>);

impl<'c> Kind<'c> {
    /// Absent of what holds no values of the contract: instants, and what receipts and journeys tell.
    fn of(contract: &'c Contract, of: &EventMatch, path: &[Name]) -> Option<Kind<'c>> {
        let EventName::Event(event) = &of.event else { return None };
        let (first, rest) = path.split_first()?;
        let properties = contract.events.get(event).map(|event| &event.properties);
        Some(Kind(properties.and_then(|known| known.get(first)).and_then(|field| field.ty.within(rest))))
    }

    /// The value as one of this type.
    fn fitted(self, value: Value) -> Option<Value> {
        value.fitted(self.0?)
    }
}

/// Forgets the values that are of another type. Whether any was; of days, whether any of `first_day` or later was.
fn forget(kept: &mut Kept, ty: Kind<'_>, first_day: NaiveDate) -> bool {
    match kept {
        Kept::Instants(_) => false,
        Kept::Values(values) => {
            let before = values.len();
            let fitted = |(at, value)| Some((at, ty.fitted(value)?));
            *values = std::mem::take(values).into_iter().filter_map(fitted).collect();
            values.len() < before
        }
        Kept::Edge(edge) => {
            let was = edge.is_some();
            *edge = edge.take().and_then(|(at, value)| Some((at, ty.fitted(value)?)));
            was && edge.is_none()
        }
        Kept::Days(days) => {
            days.iter_mut().fold(false, |lost, (day, totals)| (totals.forget(ty) && *day >= first_day) | lost)
        }
        Kept::Total(totals) => totals.forget(ty),
    }
}

impl Kept {
    /// Without what its functions of before came to, where they are no longer asked for (P-PAST-14).
    fn keep_only(&mut self, keep: &Keep) {
        match (self, keep) {
            (Kept::Days(days), Keep::Days { of, .. }) => days.iter_mut().for_each(|(_, totals)| totals.keep_only(of)),
            (Kept::Total(totals), Keep::Total { of, .. }) => totals.keep_only(of),
            _ => {}
        }
    }
}

impl Totals {
    fn keep_only(&mut self, of: &BTreeSet<Aggregation>) {
        let asked = |function| of.contains(&function);
        if !asked(Aggregation::Sum) && !asked(Aggregation::Avg) {
            (self.sum, self.count) = (None, 0);
        }
        self.min = self.min.take().filter(|_| asked(Aggregation::Min));
        self.max = self.max.take().filter(|_| asked(Aggregation::Max));
        self.first = self.first.take().filter(|_| asked(Aggregation::First));
        self.last = self.last.take().filter(|_| asked(Aggregation::Last));
    }

    /// Whether the value of any function was forgotten.
    fn forget(&mut self, ty: Kind<'_>) -> bool {
        let of_values = [&mut self.min, &mut self.max].map(|value| lost(value, |value| ty.fitted(value)));
        let of_edges =
            [&mut self.first, &mut self.last].map(|edge| lost(edge, |(at, value)| Some((at, ty.fitted(value)?))));
        let of_sum = lost(&mut self.sum, |sum| ty.fitted(sum));
        if of_sum {
            self.count = 0;
        }
        of_values.into_iter().chain(of_edges).chain([of_sum]).any(|lost| lost)
    }
}

/// Whether it was and is no more.
fn lost<T>(value: &mut Option<T>, fitted: impl FnOnce(T) -> Option<T>) -> bool {
    let was = value.is_some();
    *value = value.take().and_then(fitted);
    was && value.is_none()
}
