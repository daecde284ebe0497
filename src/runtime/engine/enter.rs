//! Candidates and entries (docs/plan.md, "Journeys").

use std::sync::Arc;

use super::super::Key;
use super::super::effect::Record;
use super::super::eval::Truth;
use super::super::hash::digest64;
use super::super::state::{EntryEvent, Instance, Kept, PastEntry, Wait};
use super::super::value::{Fields, Value};
use super::happening::Happening;
use super::occur::Occurrence;
use super::send::is_active;
use super::{Caused, Engine, Version};
use crate::bundle::{EntryOn, ExitOn, JourneyEvent, Reason, ReentryLimit, WhileActive, canonical};
use crate::types::Name;

/// As many may enter one journey at one instant; it bounds what journeys can cause of one another (P-ENTRY-15).
const CROWD: u32 = 100;

/// What lets a person in.
#[derive(Debug, Default)]
pub(super) struct Candidate {
    pub bindings: Fields,
    pub event: Option<EntryEvent>,
    /// The id of the event; absent: the instant stands for it (P-KEY-2).
    pub cause: Option<Name>,
    /// The way in is not known to be open.
    pub unknown: bool,
}

impl Engine<'_, '_> {
    /// Who may enter by an occurrence, journey by journey (P-ENTRY-7).
    pub(super) fn candidates(&mut self, occurrence: &Occurrence<'_>) {
        let program = self.program;
        let event = occurrence.trigger().and_then(Happening::event).and_then(|name| program.events.get(name));
        for (place, version) in program.current.iter().enumerate() {
            // An event of the contract lets in only where an entry names it.
            if event.is_some_and(|event| !version.watches && !event.entries.contains(&place)) {
                continue;
            }
            if let Some(candidate) = self.candidate(version, occurrence) {
                self.admit(version, candidate);
            }
        }
    }

    fn candidate(&mut self, version: &Version, occurrence: &Occurrence<'_>) -> Option<Candidate> {
        let mut found: Option<Candidate> = None;
        for (index, entry) in version.journey.entries.iter().enumerate() {
            let candidate = match &entry.on {
                EntryOn::Event { of, binding } => occurrence.trigger().and_then(|happening| {
                    let truth = happening.fits(of, self.person_scope(version));
                    (truth != Truth::False).then(|| by_event(happening, binding.as_ref(), version, truth))
                }),
                EntryOn::When { predicate, .. } => {
                    let holds = self.person_scope(version).judge(predicate).holds();
                    let turned = self.turn(version, index, holds) && !occurrence.silent;
                    turned.then(Candidate::default)
                }
                _ => None,
            };
            found = match (found, candidate) {
                // What is not known decides only where no other entry fits (P-PAST-10).
                (Some(unsure), Some(sure)) if unsure.unknown && !sure.unknown => Some(sure),
                (found, candidate) => found.or(candidate),
            };
        }
        found
    }

    /// Remembers what the predicate of an entry comes to; gives whether it turned from false to true (P-ENTRY-2).
    fn turn(&mut self, version: &Version, entry: usize, holds: bool) -> bool {
        let source = self.state.sources.iter_mut().find(|source| {
            source.entry == entry && source.journey == version.journey.id && source.version == version.journey.version
        });
        let Some(source) = source else { return false };
        self.turned |= source.held != holds;
        let before = std::mem::replace(&mut source.held, holds);
        holds && !before
    }

    /// Judges a candidate, who enters or is refused with the first reason there is (P-ENTRY-8).
    pub(super) fn admit(&mut self, version: &Arc<Version>, candidate: Candidate) {
        let instance = self.would_be(version, candidate.bindings, candidate.event, candidate.cause);
        let refused = if candidate.unknown { Some(Reason::UnknownHistory) } else { self.refusal(version, &instance) };
        if let Some(reason) = refused {
            self.record_of_person(Record::Refused { journey: instance.journey, reason });
            return;
        }
        if let Some(running) = self.running(&instance) {
            self.end(running, Reason::Restart);
        }
        self.begin(instance);
    }

    /// The instance that the candidate would become.
    fn would_be(
        &self,
        version: &Arc<Version>,
        bindings: Fields,
        event: Option<EntryEvent>,
        cause: Option<Name>,
    ) -> Instance {
        let journey = &version.journey;
        let now = self.state.now;
        let scope = super::super::eval::Scope { bindings: &bindings, ..self.person_scope(version) };
        let entry_key = journey.key.as_ref().and_then(|key| scope.value(key));
        let key_text = entry_key.as_ref().map(key_text).unwrap_or_default();
        let cause = cause.unwrap_or_else(|| now.to_string().into());
        let project = &self.program.plan.project;
        let key = Key::of(&[project, &journey.id, &self.state.person, &key_text, &cause]);
        Instance {
            key,
            journey: journey.id.clone(),
            version_id: journey.version.clone(),
            version: Some(version.clone()),
            entry_key,
            key_text,
            entered: now,
            entered_local: self.zone.local(now),
            step: version.index_of(&journey.start).unwrap_or_default(),
            arrivals: Vec::new(),
            attempts: 0,
            rounds: Vec::new(),
            bindings,
            entry_event: event,
            own: Vec::new(),
            counters: version.counters.iter().map(|counter| Kept::empty(&counter.keep)).collect(),
            granted: Vec::new(),
            wait: Wait::No,
            last_words: false,
        }
    }

    fn refusal(&self, version: &Version, instance: &Instance) -> Option<Reason> {
        let journey = &version.journey;
        let retired = self.program.plan.retired.get(&journey.id);
        if retired.is_some_and(|versions| versions.contains_key(&journey.version)) {
            return Some(Reason::Retired);
        }
        if !is_active(version, self.zone.local(self.state.now).date()) {
            return Some(Reason::Inactive);
        }
        let scope = self.scope(version, instance);
        match journey.audience.as_ref().map_or(Truth::True, |audience| scope.judge(audience)) {
            Truth::True => {}
            Truth::False => return Some(Reason::Audience),
            Truth::Unknown => return Some(Reason::UnknownHistory),
        }
        for exit in &journey.exits {
            let ExitOn::When(predicate) = &exit.on else { continue };
            match scope.judge(predicate) {
                Truth::True => return Some(Reason::Exit),
                Truth::Unknown => return Some(Reason::UnknownHistory),
                Truth::False => {}
            }
        }
        let crowded = self.state.crowd_at == self.state.now
            && self.state.crowd.iter().any(|(of, count)| *of == journey.id && *count >= CROWD);
        if crowded || journey.reentry.limits.iter().any(|limit| self.is_reached_limit(limit, instance)) {
            return Some(Reason::Reentry);
        }
        let ignored = journey.reentry.while_active == WhileActive::Ignore && self.running(instance).is_some();
        ignored.then_some(Reason::Running)
    }

    /// P-ENTRY-9.
    fn is_reached_limit(&self, limit: &ReentryLimit, instance: &Instance) -> bool {
        let key = digest64(instance.key_text.as_bytes());
        let oldest = limit.per.map(|per| self.state.now.minus_seconds(per.lookback_seconds().unwrap_or(u64::MAX)));
        let counted = self.state.entries.iter().filter(|entry| {
            entry.journey == instance.journey
                && (!limit.per_key || entry.key == key)
                && oldest.is_none_or(|oldest| entry.at > oldest)
        });
        counted.count() >= limit.times as usize
    }

    /// The place of the instance of the same journey and key.
    fn running(&self, instance: &Instance) -> Option<usize> {
        let same = |one: &Instance| one.journey == instance.journey && one.key_text == instance.key_text;
        self.state.instances.iter().position(same)
    }

    fn begin(&mut self, mut instance: Instance) {
        let (key, journey) = (instance.key, instance.journey.clone());
        self.remember_entry(&instance);
        self.open_goal(&instance);
        instance.arrive(instance.step);
        let entry_key = instance.entry_key.clone();
        self.state.instances.push(instance);
        let place = self.state.instances.len().saturating_sub(1);
        self.record(place, Record::Entered { key: entry_key });
        self.caused.push_back(Caused::Journey { kind: JourneyEvent::Entered, journey, instance: key });
        self.run(place);
    }

    fn remember_entry(&mut self, instance: &Instance) {
        let now = self.state.now;
        if self.state.crowd_at != now {
            self.state.crowd_at = now;
            self.state.crowd.clear();
        }
        match self.state.crowd.iter_mut().find(|(journey, _)| *journey == instance.journey) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => self.state.crowd.push((instance.journey.clone(), 1)),
        }
        let Some(version) = &instance.version else { return };
        let limits = &version.journey.reentry.limits;
        if limits.is_empty() {
            return;
        }
        let key = digest64(instance.key_text.as_bytes());
        self.state.entries.push(PastEntry { journey: instance.journey.clone(), key, at: now });
        let oldest = limits.iter().map(|limit| limit.per.and_then(crate::types::Duration::lookback_seconds));
        // One limit without a length looks back for ever.
        let oldest = oldest.collect::<Option<Vec<u64>>>().and_then(|lengths| lengths.into_iter().max());
        if let Some(oldest) = oldest.map(|length| now.minus_seconds(length)) {
            self.state.entries.retain(|entry| entry.journey != instance.journey || entry.at > oldest);
        }
    }
}

fn by_event(happening: &Happening<'_>, binding: Option<&Name>, version: &Version, truth: Truth) -> Candidate {
    let record = || Value::Record(happening.properties.clone());
    let bindings = binding.map(|name| (name.clone(), record())).into_iter().collect();
    let event = happening.event().filter(|_| version.collects);
    let event = event.map(|event| EntryEvent { event: event.clone(), properties: happening.properties.clone() });
    Candidate { bindings, event, cause: Some(happening.id.clone()), unknown: truth == Truth::Unknown }
}

/// The canonical bytes of a key's plain value.
fn key_text(key: &Value) -> Name {
    let bytes = canonical::value_to_bytes(&key.to_json()).unwrap_or_default();
    Name::new(String::from_utf8_lossy(&bytes))
}
