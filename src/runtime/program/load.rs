//! From a bundle to a program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::render::Texts;
use super::version::Shared;
use super::watch::{Kinds, Looks, Places, Watch};
use super::{Event, LetIn, LoadError, Program, Version, Watcher};
use crate::bundle::read::{Files, read};
use crate::bundle::{
    Bundle, EntryOn, EventName, History, Journey, Node, Operand, Part, Text, canonical, needs, sha256_hex, validate,
};
use crate::types::{Name, Zone, filter};

impl Program {
    /// Loads a bundle, which must be sealed: versions and signatures are not computed again.
    pub fn load(bundle: &Bundle) -> Result<Program, LoadError> {
        Program::load_with(bundle, Vec::new())
    }

    /// The same with further older versions of journeys, on which people finish.
    pub fn load_with(bundle: &Bundle, older: Vec<Journey>) -> Result<Program, LoadError> {
        let mut bundle = bundle.clone();
        bundle.older.extend(older);
        let broken = validate(&bundle);
        if !broken.is_empty() {
            return Err(LoadError::Broken(broken));
        }
        Program::of(bundle)
    }

    /// Loads the files of a folder, with the older versions of journeys that it still holds. Refuses what the page says under
    /// "The folder" (P-FORMAT-1 to P-FORMAT-7).
    pub fn read(files: &Files) -> Result<Program, LoadError> {
        Program::of(read(files)?)
    }

    fn of(bundle: Bundle) -> Result<Program, LoadError> {
        let Bundle { plan, journeys, older, catalogs, contract, .. } = bundle;
        let zone = Zone::of_name(&plan.zone).ok_or_else(|| LoadError::UnknownZone { zone: plan.zone.clone() })?;
        if let Some(need) = plan.needs.iter().find(|need| !needs::REGISTRY.iter().any(|(known, _)| known == need)) {
            return Err(LoadError::UnknownNeed { need: need.clone() });
        }
        known_filters(&catalogs)?;
        let histories: FxHashMap<Name, usize> = places(plan.histories.keys());
        let alphabet = places(&plan.alphabet);
        let shared = Shared { policy: &plan.policy, histories: &histories, alphabet: &alphabet };
        let mut current: Vec<Arc<Version>> =
            journeys.into_values().map(|one| Arc::new(Version::of(one, shared))).collect();
        current.sort_by_cached_key(|version| (version.priority, version.journey.id.clone()));
        let older = older.into_iter().map(|journey| Arc::new(Version::of(journey, shared)));
        let all = current.iter().cloned().chain(older);
        let versions: FxHashMap<(Name, Name), Arc<Version>> =
            all.map(|one| ((one.journey.id.clone(), one.journey.version.clone()), one)).collect();
        let mut program = Program {
            fingerprint: fingerprint(&plan, &versions),
            histories: plan.histories.clone().into_iter().collect(),
            history_index: histories,
            events: FxHashMap::default(),
            other_histories: Vec::new(),
            renders: false,
            current_index: places(current.iter().map(|version| &version.journey.id)),
            ways_in: Vec::new(),
            dates: Vec::new(),
            watchers: Vec::new(),
            watchers_of: Vec::new(),
            heard_journeys: FxHashSet::default(),
            watched: Looks::NOTHING,
            on_receipt: LetIn::default(),
            on_journey: LetIn::default(),
            watching: Vec::new(),
            plan,
            contract,
            texts: Texts::of(&catalogs),
            catalogs,
            zone,
            current,
            versions,
        };
        program.index_entries();
        program.index_events();
        Ok(program)
    }

    fn index_entries(&mut self) {
        for (place, version) in self.current.iter().enumerate() {
            let of = Places { histories: &self.history_index, counters: &version.counters };
            let lines = version.journey.entries.iter().enumerate();
            let waiting = lines.filter(|(_, line)| !matches!(line.on, EntryOn::Event { .. }));
            self.dates.extend(version.journey.entries.iter().filter_map(|line| line.on.date().cloned()));
            self.ways_in.extend(waiting.map(|(entry, _)| (place, entry)));
            let first = self.watchers.len();
            for (entry, predicate) in version.when_entries() {
                let watch = Watch::of([predicate], &version.journey, of);
                self.watched = self.watched.and(watch.looks);
                self.watchers.push(Watcher { version: place, entry, watch });
            }
            self.watchers_of.push(first..self.watchers.len());
        }
        self.heard_journeys = self.heard_journeys();
        let mut watching: Vec<usize> = self.watchers.iter().map(|watcher| watcher.version).collect();
        watching.dedup();
        self.watching = watching;
        self.on_receipt = self.let_in(|event| matches!(event, EventName::Message { .. }));
        self.on_journey = self.let_in(|event| matches!(event, EventName::Journey { .. }));
    }

    fn let_in(&self, of: impl Fn(&EventName) -> bool) -> LetIn {
        let lets_in = |version: &Version| {
            let mut entries = version.journey.entries.iter();
            entries.any(|entry| matches!(&entry.on, EntryOn::Event { of: matched, .. } if of(&matched.event)))
        };
        let current = self.current.iter().enumerate();
        let entries: Vec<usize> = current.filter(|(_, version)| lets_in(version)).map(|(place, _)| place).collect();
        let all: BTreeSet<usize> = entries.iter().chain(&self.watching).copied().collect();
        LetIn { entries, with_watching: all.into_iter().collect() }
    }

    fn heard_journeys(&self) -> FxHashSet<Name> {
        let of_versions = self.versions.values().flat_map(|version| version.journey.all_nodes());
        let of_histories = self.histories.iter().map(|(_, history)| Node::Match(&history.of));
        let journey = |node: Node<'_>| {
            let of = match node {
                Node::Match(of) => of,
                Node::Operand(Operand::Aggregate(aggregate)) => &aggregate.of,
                _ => return None,
            };
            match &of.event {
                EventName::Journey { journey, .. } => Some(journey.clone()),
                EventName::Event(_) | EventName::Message { .. } => None,
            }
        };
        of_versions.chain(of_histories).filter_map(journey).collect()
    }

    fn index_events(&mut self) {
        let other = |history: &History| !matches!(history.of.event, EventName::Event(_));
        let kept = self.histories.iter().enumerate();
        self.other_histories = kept.filter(|(_, (_, history))| other(history)).map(|(index, _)| index).collect();
        for (place, name) in self.plan.alphabet.iter().enumerate() {
            let Some(contract) = self.contract.events.get(name) else { continue };
            let of = |event: &EventName| matches!(event, EventName::Event(of) if of == name);
            let kept = self.histories.iter().enumerate().filter(|(_, (_, history))| of(&history.of.event));
            let event = Event {
                contract: contract.clone(),
                kinds: Kinds::event(place),
                histories: kept.map(|(index, _)| index).collect(),
                lets_in: self.let_in(of),
            };
            self.events.insert(name.clone(), event);
        }
    }
}

/// The place of each name.
fn places<'n>(names: impl IntoIterator<Item = &'n Name>) -> FxHashMap<Name, usize> {
    names.into_iter().enumerate().map(|(place, name)| (name.clone(), place)).collect()
}

/// Of everything in the plan, and of the versions that are held.
fn fingerprint(plan: &crate::bundle::Plan, versions: &FxHashMap<(Name, Name), Arc<Version>>) -> u64 {
    let mut bytes = canonical::to_bytes(plan).unwrap_or_default();
    let held: BTreeSet<&(Name, Name)> = versions.keys().collect();
    for (journey, version) in held {
        bytes.extend(format!("\0{journey}\0{version}").into_bytes());
    }
    u64::from_str_radix(sha256_hex(&bytes).get(..16).unwrap_or_default(), 16).unwrap_or_default()
}

/// P-FORMAT-3, for filters.
fn known_filters(catalogs: &BTreeMap<Name, crate::bundle::Catalog>) -> Result<(), LoadError> {
    let messages = catalogs.values().flat_map(|catalog| catalog.messages.values());
    let contents = messages.flat_map(|message| {
        message.contents.values().chain(message.variants.values().flat_map(|variant| variant.values()))
    });
    let older = catalogs.values().flat_map(|catalog| catalog.older.values()).flat_map(|of| of.values());
    let older = older
        .flat_map(|texts| texts.contents.values().chain(texts.variants.values().flat_map(|variant| variant.values())));
    let mut open: Vec<&Text> = contents.chain(older).flat_map(|content| content.texts()).collect();
    while let Some(text) = open.pop() {
        for part in text.0.iter() {
            match part {
                Part::Literal(_) => {}
                Part::Placeholder(placeholder) => {
                    if let Some(unknown) = placeholder.filters.iter().find(|of| filter::find(&of.name).is_none()) {
                        return Err(LoadError::UnknownFilter { filter: unknown.name.clone() });
                    }
                }
                Part::If { cases, otherwise } => {
                    open.extend(cases.iter().map(|case| &case.text).chain([otherwise]));
                }
                Part::For(each) => open.push(&each.body),
            }
        }
    }
    Ok(())
}
