//! From a bundle to a program.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::version::priority;
use super::{Event, LoadError, Program, Version};
use crate::bundle::read::{Files, read, read_older};
use crate::bundle::{Bundle, EntryOn, EventName, History, Journey, Part, Text, canonical, needs, sha256_hex, validate};
use crate::types::{Name, Zone, filter};

impl Program {
    /// Loads a bundle, which must be sealed: versions and signatures are not computed again.
    pub fn load(bundle: &Bundle) -> Result<Program, LoadError> {
        Program::load_with(bundle, Vec::new())
    }

    /// The same with older versions of journeys, on which people finish.
    pub fn load_with(bundle: &Bundle, older: Vec<Journey>) -> Result<Program, LoadError> {
        let broken = validate(bundle);
        if !broken.is_empty() {
            return Err(LoadError::Broken(broken));
        }
        Program::of(bundle.clone(), older)
    }

    /// Loads the files of a folder, with the older versions of journeys that it still holds. Refuses what the page says under
    /// "The folder" (P-FORMAT-1 to P-FORMAT-7).
    pub fn read(files: &Files) -> Result<Program, LoadError> {
        let bundle = read(files)?;
        let older = read_older(files)?;
        Program::of(bundle, older)
    }

    fn of(bundle: Bundle, older: Vec<Journey>) -> Result<Program, LoadError> {
        let Bundle { plan, journeys, catalogs, contract, .. } = bundle;
        let zone = Zone::of_name(&plan.zone).ok_or_else(|| LoadError::UnknownZone { zone: plan.zone.clone() })?;
        if let Some(need) = plan.needs.iter().find(|need| !needs::REGISTRY.iter().any(|(known, _)| known == need)) {
            return Err(LoadError::UnknownNeed { need: need.clone() });
        }
        known_filters(&catalogs)?;
        let mut current: Vec<Arc<Version>> = journeys.into_values().map(|one| Arc::new(Version::of(one))).collect();
        let rank = |version: &Arc<Version>| {
            (priority(version.journey.stage.as_ref(), &plan.policy), version.journey.id.clone())
        };
        current.sort_by_cached_key(rank);
        let older = older.into_iter().map(|journey| Arc::new(Version::of(journey)));
        let all = current.iter().cloned().chain(older);
        let versions = all.map(|one| ((one.journey.id.clone(), one.journey.version.clone()), one)).collect();
        let mut program = Program {
            fingerprint: fingerprint(&plan),
            histories: plan.histories.clone().into_iter().collect(),
            history_index: plan.histories.keys().cloned().enumerate().map(|(index, id)| (id, index)).collect(),
            events: FxHashMap::default(),
            other_histories: Vec::new(),
            renders: false,
            plan,
            contract,
            catalogs,
            zone,
            current,
            versions,
        };
        program.index_events();
        Ok(program)
    }

    fn index_events(&mut self) {
        let other = |history: &History| !matches!(history.of.event, EventName::Event(_));
        let kept = self.histories.iter().enumerate();
        self.other_histories = kept.filter(|(_, (_, history))| other(history)).map(|(index, _)| index).collect();
        for name in &self.plan.alphabet {
            let Some(contract) = self.contract.events.get(name) else { continue };
            let of = |event: &EventName| matches!(event, EventName::Event(of) if of == name);
            let kept = self.histories.iter().enumerate().filter(|(_, (_, history))| of(&history.of.event));
            let lets_in = |version: &Version| {
                let entries = &version.journey.entries;
                entries
                    .iter()
                    .any(|entry| matches!(&entry.on, EntryOn::Event { of: matched, .. } if of(&matched.event)))
            };
            let entries = self.current.iter().enumerate().filter(|(_, version)| lets_in(version));
            let event = Event {
                contract: contract.clone(),
                histories: kept.map(|(index, _)| index).collect(),
                entries: entries.map(|(index, _)| index).collect(),
            };
            self.events.insert(name.clone(), event);
        }
    }
}

/// Of everything in the plan but what only people read.
fn fingerprint(plan: &crate::bundle::Plan) -> u64 {
    let bytes = canonical::to_bytes(plan).unwrap_or_default();
    u64::from_str_radix(sha256_hex(&bytes).get(..16).unwrap_or_default(), 16).unwrap_or_default()
}

/// P-FORMAT-3, for filters.
fn known_filters(catalogs: &BTreeMap<Name, crate::bundle::Catalog>) -> Result<(), LoadError> {
    let messages = catalogs.values().flat_map(|catalog| catalog.messages.values());
    let contents = messages.flat_map(|message| {
        message.contents.values().chain(message.variants.values().flat_map(|variant| variant.values()))
    });
    let mut open: Vec<&Text> = contents.flat_map(|content| content.texts()).collect();
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
