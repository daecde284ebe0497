//! One occurrence, phase by phase (P-ORDER-5).

use super::super::Key;
use super::super::input::Reply;
use super::super::order::Order;
use super::super::program::Looks;
use super::super::state::{Filing, Judged};
use super::super::value::{Fields, field};
use super::Engine;
use super::happening::Happening;
use crate::bundle::Keep;
use crate::types::Instant;
use chrono::NaiveDate;

/// Why everything that waits is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Occurrence<'o> {
    pub happening: Option<&'o Happening<'o>>,
    pub reply: Option<(Key, &'o Reply)>,
    /// Attributes, zone, consents or lists changed.
    pub profile: bool,
    /// Whose clocks are others.
    pub clocks: Clocks<'o>,
    /// Nobody enters by it.
    pub silent: bool,
}

/// For whom the clocks changed.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clocks<'o> {
    #[default]
    AsBefore,
    Moved,
    /// After a merge, of these instances: the others stood on such clocks before.
    MovedFor(&'o [Key]),
}

impl Clocks<'_> {
    pub fn moved(self, instance: Key) -> bool {
        match self {
            Clocks::AsBefore => false,
            Clocks::Moved => true,
            Clocks::MovedFor(instances) => instances.contains(&instance),
        }
    }
}

impl<'o> Occurrence<'o> {
    pub fn of(happening: &'o Happening<'o>) -> Occurrence<'o> {
        Occurrence { happening: Some(happening), ..Occurrence::default() }
    }

    pub fn of_reply(command: Key, reply: &'o Reply) -> Occurrence<'o> {
        Occurrence { reply: Some((command, reply)), ..Occurrence::default() }
    }

    pub fn of_profile(clocks: Clocks<'o>) -> Occurrence<'o> {
        Occurrence { profile: true, clocks, ..Occurrence::default() }
    }

    /// A backfill.
    pub fn silent() -> Occurrence<'o> {
        Occurrence { silent: true, ..Occurrence::default() }
    }

    /// What triggers: a breach does not.
    pub fn trigger(&self) -> Option<&'o Happening<'o>> {
        self.happening.filter(|happening| !happening.breach)
    }
}

impl Engine<'_, '_> {
    pub(super) fn occur(&mut self, occurrence: &Occurrence<'_>) {
        if let Some(happening) = occurrence.happening {
            self.file(happening);
            self.count(happening);
        }
        if let Some(happening) = occurrence.trigger() {
            self.reach_goals(happening);
        }
        self.exits(occurrence);
        self.waiting(occurrence);
        self.candidates(occurrence);
        // Also where a tick from ahead of its time let more be judged: an input that comes now may change it (P-ORDER-8).
        self.state.judged_until = self.state.now;
    }

    /// Keeps it in the histories of the plan, at its own instant (P-HIST-2).
    pub(super) fn file(&mut self, happening: &Happening<'_>) {
        let program = self.program;
        let places: &[usize] = match (happening.event(), happening.known) {
            (Some(_), known) => known.map(|event| event.histories.as_slice()).unwrap_or_default(),
            (None, _) => &program.other_histories,
        };
        for &place in places {
            let Some((_, history)) = program.histories.get(place) else { continue };
            let scope = self.plan_scope(&program.plan.segments, None);
            if !happening.fits(&history.of, scope).holds() {
                continue;
            }
            let day = self.filed_on(&history.keep, happening.at);
            let value = kept_value(&history.keep, happening.properties);
            let order = Order::of_property(&program.contract, &history.of.event, history.keep.value());
            let filing = Filing { at: happening.at, day, value: value.as_ref(), order };
            if let Some(memory) = self.state.histories.get_mut(place) {
                memory.kept.file(&history.keep, filing);
                self.state.touch(Looks::history(place));
            }
        }
    }

    /// The local day under which an event is kept, where it is kept by days; else any.
    fn filed_on(&self, keep: &Keep, at: Instant) -> NaiveDate {
        if matches!(keep, Keep::Days { .. }) { self.zone.local(at).date() } else { NaiveDate::MIN }
    }

    /// Counts it in what instances count themselves, at its own instant, since their entry (P-PAST-4).
    pub(super) fn count(&mut self, happening: &Happening<'_>) {
        if !self.state.instances.summary().counters.meets(happening.kinds) {
            return;
        }
        for place in 0..self.state.instances.len() {
            let Some(instance) = self.state.instances.get(place) else { continue };
            let Some(version) = &instance.version else { continue };
            if !version.counter_kinds.meets(happening.kinds) || happening.at <= instance.entered {
                continue;
            }
            let version = version.clone();
            let scope = self.scope(&version, instance);
            let fits: Vec<usize> = version
                .counters
                .iter()
                .enumerate()
                .filter(|(_, counter)| happening.fits(&counter.of, scope).holds())
                .map(|(index, _)| index)
                .collect();
            let days: Vec<NaiveDate> = fits
                .iter()
                .filter_map(|&index| version.counters.get(index))
                .map(|counter| self.filed_on(&counter.keep, happening.at))
                .collect();
            let Some(instance) = self.state.instances.get_mut(place) else { continue };
            instance.judged = Judged::default();
            for (index, day) in fits.into_iter().zip(days) {
                let (Some(counter), Some(kept)) = (version.counters.get(index), instance.counters.get_mut(index))
                else {
                    continue;
                };
                let value = kept_value(&counter.keep, happening.properties);
                let order = Order::of_property(&self.program.contract, &counter.of.event, counter.keep.value());
                kept.file(&counter.keep, Filing { at: happening.at, day, value: value.as_ref(), order });
            }
        }
    }
}

/// The property that a history of values keeps.
fn kept_value(keep: &Keep, properties: &Fields) -> Option<super::super::Value> {
    let (first, rest) = keep.value().split_first()?;
    field(properties, first)?.at(rest).map(std::borrow::Cow::into_owned)
}
