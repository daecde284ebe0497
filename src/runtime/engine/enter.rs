//! Candidates and entries (docs/plan.md, "Journeys").

use std::cell::OnceCell;
use std::sync::Arc;

use super::super::Key;
use super::super::effect::Record;
use super::super::eval::{Scope, Truth};
use super::super::hash::digest64;
use super::super::program::Looks;
use super::super::state::{EntryEvent, Instance, Judged, Kept, PastEntry, Wait};
use super::super::value::Value;
use super::happening::{Happening, What};
use super::occur::Occurrence;
use super::send::is_active;
use super::{Caused, Engine, Version};
use crate::bundle::{EntryOn, ExitOn, JourneyEvent, Reason, ReentryLimit, WhileActive, canonical};
use crate::types::Name;

/// As many may enter one journey at one instant; it bounds what journeys can cause of one another (P-ENTRY-15).
const CROWD: u32 = 100;

/// What lets a person in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Candidate<'h> {
    /// The event that does; absent: the clock or a predicate. Its id, else the instant, stands for the cause (P-KEY-2).
    pub event: Option<&'h Happening<'h>>,
    /// What the event is bound to.
    pub binding: Option<&'h Name>,
    /// The way in is not known to be open.
    pub unknown: bool,
}

/// The journey's key for a candidate.
#[derive(Debug, Default)]
struct EntryKey {
    value: Option<Value>,
    /// Its canonical bytes.
    text: Name,
    /// What past entries remember of it, once it is asked for.
    digest: OnceCell<u64>,
}

impl EntryKey {
    fn digest(&self) -> u64 {
        *self.digest.get_or_init(|| digest64(&self.text))
    }
}

impl Engine<'_, '_> {
    /// Who may enter by an occurrence, journey by journey (P-ENTRY-7).
    pub(super) fn candidates(&mut self, occurrence: &Occurrence<'_>) {
        let program = self.program;
        let touched = std::mem::take(&mut self.state.touched.entries);
        let let_in = occurrence.trigger().and_then(|happening| match happening.what {
            What::Event(_) => happening.known.map(|known| &known.lets_in),
            What::Receipt { .. } => Some(&program.on_receipt),
            What::Journey { .. } => Some(&program.on_journey),
        });
        // Nothing that a predicate of an entry looks at has changed, unless an admission changes it.
        let watches = self.entries_may_turn(touched);
        let places = match let_in {
            Some(let_in) if watches || let_in.entries.iter().any(|_| program.watched.meets(Looks::INSTANCES)) => {
                &let_in.with_watching
            }
            Some(let_in) => &let_in.entries,
            None if watches => &program.watching,
            None => return,
        };
        for &place in places {
            let Some(version) = program.current.get(place) else { continue };
            let watched = self.watched_entry(place, version, touched, occurrence.silent);
            let by_event = occurrence.trigger().and_then(|happening| self.candidate(version, happening));
            let candidate = match (by_event, watched) {
                (Some((entry, candidate)), Some(watched)) if !candidate.unknown && entry < watched => candidate,
                (Some((_, candidate)), None) => candidate,
                (_, Some(_)) => Candidate::default(),
                (None, None) => continue,
            };
            self.admit(version, candidate);
        }
    }

    /// The first entry line that the event fits.
    fn candidate<'h>(&self, version: &'h Version, happening: &'h Happening<'h>) -> Option<(usize, Candidate<'h>)> {
        let entries = version.journey.entries.iter().enumerate();
        let fitting = entries.filter_map(|(place, entry)| match &entry.on {
            EntryOn::Event { of, binding } if happening.may_be(&of.event) => {
                let truth = happening.fits(of, self.person_scope(version));
                let unknown = truth == Truth::Unknown;
                let candidate = Candidate { event: Some(happening), binding: binding.as_ref(), unknown };
                (truth != Truth::False).then_some((place, candidate))
            }
            _ => None,
        });
        // What is not known decides only where no other entry fits (P-PAST-10).
        let mut unsure = None;
        for found in fitting {
            if !found.1.unknown {
                return Some(found);
            }
            unsure = unsure.or(Some(found));
        }
        unsure
    }

    /// Judges the entry lines that wait for a predicate, as far as it may have turned. Gives the first whose predicate turned from
    /// false to true (P-ENTRY-2).
    pub(super) fn watched_entry(
        &mut self,
        place: usize,
        version: &Version,
        touched: Looks,
        silent: bool,
    ) -> Option<usize> {
        let program = self.program;
        let places = program.watchers_of.get(place).filter(|places| !places.is_empty())?.clone();
        self.set_up_watching();
        let mut turned = None;
        for (index, watcher) in places.clone().zip(program.watchers.get(places)?) {
            let Some(watching) = self.state.watching.get(index).copied() else { continue };
            if !watching.judged
                && let Some(watching) = self.state.watching.get_mut(index)
            {
                watching.judged = true;
            }
            // An admission just before may have touched what it looks at.
            let touched = touched.and(self.state.touched.entries);
            if !self.entry_may_turn(&watching, watcher.watch.looks, touched) {
                continue;
            }
            let entry = version.journey.entries.get(watcher.entry);
            let Some(EntryOn::When { predicate, .. }) = entry.map(|entry| &entry.on) else { continue };
            let holds = self.person_scope(version).judge(predicate).holds();
            if self.turn(watching.source, holds) && !silent {
                turned = turned.or(Some(watcher.entry));
            }
        }
        turned
    }

    /// Remembers what the predicate of an entry comes to; gives whether it turned from false to true.
    fn turn(&mut self, source: Option<usize>, holds: bool) -> bool {
        let Some(place) = source else { return false };
        if self.state.sources.get(place).is_none_or(|source| source.held == holds) {
            return false;
        }
        if let Some(source) = self.state.sources.get_mut(place) {
            source.held = holds;
        }
        self.turned = true;
        holds
    }

    /// Judges a candidate, who enters or is refused with the first reason there is (P-ENTRY-8).
    pub(super) fn admit(&mut self, version: &Arc<Version>, candidate: Candidate<'_>) {
        let (key, running) = match self.judge_candidate(version, &candidate) {
            Ok(admitted) => admitted,
            Err(reason) => {
                self.record_of_person(Record::Refused { journey: version.journey.id.clone(), reason });
                return;
            }
        };
        if let Some(running) = running {
            self.end(running, Reason::Restart);
        }
        let cause = candidate.event.map(Happening::id).unwrap_or_else(|| self.state.now.to_string().into());
        let (project, person) = (&self.program.plan.project, &self.state.person);
        let id = Key::of(&[project, &version.journey.id, person, &key.text, &cause]);
        let instance = Instance { key: id, ..self.instance_of(version, &candidate, key) };
        self.begin(instance);
    }

    /// The key of a candidate who may enter, and the place of the instance that a restart ends.
    fn judge_candidate(
        &self,
        version: &Arc<Version>,
        candidate: &Candidate<'_>,
    ) -> Result<(EntryKey, Option<usize>), Reason> {
        if candidate.unknown {
            return Err(Reason::UnknownHistory);
        }
        // What an instance counts for itself is nothing as yet.
        let blank = version.header_counts.then(|| self.instance_of(version, candidate, EntryKey::default()));
        let entering = candidate.binding.zip(candidate.event.map(|event| event.properties));
        let scope = Scope { instance: blank.as_ref(), entering, ..self.person_scope(version) };
        self.header_allows(version, &scope)?;
        let value = version.journey.key.as_ref().and_then(|key| scope.value(key));
        let text = value.as_ref().map(key_text).unwrap_or_default();
        let key = EntryKey { value, text, digest: OnceCell::new() };
        let running = self.running(version, &key);
        let journey = &version.journey;
        let crowded = self.state.crowd_at == self.state.now
            && self.state.crowd.iter().any(|(of, count)| *of == journey.id && *count >= CROWD);
        if crowded || journey.reentry.limits.iter().any(|limit| self.is_reached_limit(limit, version, &key)) {
            return Err(Reason::Reentry);
        }
        if running.is_some() && journey.reentry.while_active == WhileActive::Ignore {
            return Err(Reason::Running);
        }
        Ok((key, running))
    }

    /// What does not depend on who is in the journey: force, active days, audience, exits.
    fn header_allows(&self, version: &Version, scope: &Scope<'_>) -> Result<(), Reason> {
        let journey = &version.journey;
        let retired = self.program.plan.retired.get(&journey.id);
        if retired.is_some_and(|versions| versions.contains_key(&journey.version)) {
            return Err(Reason::Retired);
        }
        if journey.active.is_some() && !is_active(version, self.zone.local(self.state.now).date()) {
            return Err(Reason::Inactive);
        }
        match journey.audience.as_ref().map_or(Truth::True, |audience| scope.judge(audience)) {
            Truth::True => {}
            Truth::False => return Err(Reason::Audience),
            Truth::Unknown => return Err(Reason::UnknownHistory),
        }
        for exit in &journey.exits {
            let ExitOn::When(predicate) = &exit.on else { continue };
            match scope.judge(predicate) {
                Truth::True => return Err(Reason::Exit),
                Truth::Unknown => return Err(Reason::UnknownHistory),
                Truth::False => {}
            }
        }
        Ok(())
    }

    /// The instance that the candidate becomes; without its key.
    fn instance_of(&self, version: &Arc<Version>, candidate: &Candidate<'_>, key: EntryKey) -> Instance {
        let journey = &version.journey;
        let record = |event: &Happening<'_>| Value::Record(event.properties.clone());
        let bound = candidate.binding.zip(candidate.event);
        let kept = candidate.event.filter(|_| version.collects);
        let entry_event = kept.and_then(|event| {
            let kept = EntryEvent { event: event.event()?.clone(), properties: event.properties.clone() };
            Some(Box::new(kept))
        });
        Instance {
            key: Key::default(),
            journey: journey.id.clone(),
            version_id: journey.version.clone(),
            version: Some(version.clone()),
            entry_key: key.value,
            key_text: key.text,
            entered: self.state.now,
            entered_local: self.zone.local(self.state.now),
            step: version.index_of(&journey.start).unwrap_or_default(),
            arrivals: Vec::new(),
            attempts: 0,
            rounds: Vec::new(),
            bindings: bound.map(|(name, event)| (name.clone(), record(event))).into_iter().collect(),
            entry_event,
            own: Vec::new(),
            counters: version.counters.iter().map(|counter| Kept::empty(&counter.keep)).collect(),
            granted: Vec::new(),
            wait: Wait::No,
            last_words: false,
            judged: Judged::default(),
        }
    }

    /// P-ENTRY-9.
    fn is_reached_limit(&self, limit: &ReentryLimit, version: &Version, key: &EntryKey) -> bool {
        let oldest = limit.per.map(|per| self.state.now.minus_seconds(per.lookback_seconds().unwrap_or(u64::MAX)));
        let counted = self
            .state
            .entries
            .iter()
            .filter(|entry| entry.journey == version.journey.id && oldest.is_none_or(|oldest| entry.at > oldest));
        let count = if limit.per_key && counted.clone().next().is_some() {
            counted.filter(|entry| entry.key == key.digest()).count()
        } else {
            counted.count()
        };
        count >= limit.times as usize
    }

    /// The place of the instance of the same journey and key.
    fn running(&self, version: &Version, key: &EntryKey) -> Option<usize> {
        let same = |one: &Instance| one.journey == version.journey.id && one.key_text == key.text;
        self.state.instances.iter().position(same)
    }

    fn begin(&mut self, mut instance: Instance) {
        let (key, journey) = (instance.key, instance.journey.clone());
        self.remember_entry(&instance);
        self.open_goal(&instance);
        instance.arrive(instance.step);
        let entry_key = instance.entry_key.clone();
        self.state.instances.push(instance);
        self.state.touch(Looks::INSTANCES);
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
        let key = digest64(&instance.key_text);
        self.state.entries.push(PastEntry { journey: instance.journey.clone(), key, at: now });
        let oldest = limits.iter().map(|limit| limit.per.and_then(crate::types::Duration::lookback_seconds));
        // One limit without a length looks back for ever.
        let oldest = oldest.collect::<Option<Vec<u64>>>().and_then(|lengths| lengths.into_iter().max());
        if let Some(oldest) = oldest.map(|length| now.minus_seconds(length)) {
            self.state.entries.retain(|entry| entry.journey != instance.journey || entry.at > oldest);
        }
    }
}

/// The canonical bytes of a key's plain value.
fn key_text(key: &Value) -> Name {
    if let Value::Text(text) = key
        && text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\')
    {
        return smol_str::format_smolstr!("\"{text}\"");
    }
    let bytes = canonical::value_to_bytes(&key.to_json()).unwrap_or_default();
    Name::new(String::from_utf8_lossy(&bytes))
}
