//! A batch of inputs, applied.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::activations::Activations;
use super::batch::{Made, Queued};
use super::begin::Store;
use super::clock::ClockKind;
use super::dead_letter::{DeadLetter, Fault};
use super::decode::{Decoded, decode};
use super::error::StoreError;
use super::lines::Line;
use super::person::Person;
use super::wanted::Wanted;
use crate::bundle::Reason;
use crate::parallel;
use crate::runtime::{Effect, Input, InputKind, Program, Record, answer_fits, step};
use crate::types::Name;

/// The lines of a batch.
pub type Read<'l> = [(Line, &'l [u8])];

/// What became of the inputs of one person.
struct Done {
    person: Person,
    effects: Vec<Made>,
    /// Places of inputs that came too late.
    late: Vec<usize>,
    /// The same of answers that are not of the source that was asked.
    misfits: Vec<usize>,
}

impl Store {
    /// Applies lines in their order. They are read by the types of the bundle in force, so one that brings another into force is
    /// the last of its stretch.
    pub(super) fn apply(&mut self, lines: &Read<'_>) -> Result<(), StoreError> {
        let mut from = 0;
        while let Some(rest) = lines.get(from..).filter(|rest| !rest.is_empty()) {
            let program = self.activations.current()?;
            let decoded = parallel::map(rest.to_vec(), |(line, text)| decode(&program, line, text));
            let activates =
                |of: &Decoded| matches!(of, Decoded::Input(of) if matches!(of.kind, InputKind::Activate { .. }));
            let end = decoded.iter().position(activates).map_or(rest.len(), |place| place + 1);
            self.stretch(&program, lines, from, decoded.into_iter().take(end))?;
            from += end;
        }
        Ok(())
    }

    fn stretch(
        &mut self,
        program: &Arc<Program>,
        lines: &Read<'_>,
        from: usize,
        decoded: impl Iterator<Item = Decoded>,
    ) -> Result<(), StoreError> {
        let lateness = program.plan().limits.lateness.least_seconds();
        let mut queue: Vec<Queued> = Vec::new();
        for (place, decoded) in decoded.enumerate().map(|(place, decoded)| (place + from, decoded)) {
            self.counts.lines += 1;
            let input = match decoded {
                Decoded::Blank => continue,
                Decoded::Bad(fault, person) => {
                    self.refuse(lines, place, &fault, person)?;
                    continue;
                }
                Decoded::Outside(at) => {
                    self.counts.inputs += 1;
                    if !self.clock.is_behind(at) {
                        self.clock.hear(at, lateness);
                    }
                    continue;
                }
                Decoded::Input(input) => input,
            };
            if self.is_ahead(&input) {
                let person = Some(input.person.to_string()).filter(|person| !person.is_empty());
                self.refuse(lines, place, &Fault::Ahead, person)?;
                continue;
            }
            self.counts.inputs += 1;
            if matches!(input.kind, InputKind::Tick) {
                if self.clock.kind == ClockKind::Virtual {
                    self.clock.advance(input.at);
                }
                continue;
            }
            self.clock.hear(input.at, lateness);
            // Nothing looks at such an event (P-PLAN-1).
            if matches!(&input.kind, InputKind::Event { event, .. } if !program.reacts_to(event)) {
                continue;
            }
            let queued = Queued { place, input, clock: self.clock.now };
            match queued.input.kind {
                // Each of these concerns more than one person, or what is kept of one.
                InputKind::Merge { .. } | InputKind::Forget | InputKind::Activate { .. } => {
                    self.work(std::mem::take(&mut queue), lines)?;
                    self.single(queued, lines)?;
                }
                _ => queue.push(queued),
            }
        }
        self.work(queue, lines)
    }

    fn is_ahead(&self, input: &Input) -> bool {
        match input.kind {
            InputKind::Tick => false,
            InputKind::Activate { .. } => self.clock.is_behind_activation(input.at),
            _ => self.clock.is_behind(input.at),
        }
    }

    fn single(&mut self, queued: Queued, lines: &Read<'_>) -> Result<(), StoreError> {
        self.save_effects()?;
        match &queued.input.kind {
            InputKind::Merge { from } => self.merge(&queued, &from.clone()),
            InputKind::Forget => self.forget(&queued),
            InputKind::Activate { manifest } if !self.activations.knows(manifest) => {
                let fault = Fault::UnknownBundle { manifest: manifest.to_string() };
                self.refuse(lines, queued.place, &fault, None)
            }
            InputKind::Activate { manifest } if !self.activations.has_seen(&queued.input.id) => {
                self.activate(&queued.input.id, queued.input.at, &manifest.clone())
            }
            _ => Ok(()),
        }
    }

    /// Files a dead letter; not of somebody who was forgotten, of whom nothing is kept.
    pub(super) fn refuse(
        &mut self,
        lines: &Read<'_>,
        place: usize,
        fault: &Fault,
        person: Option<String>,
    ) -> Result<(), StoreError> {
        let Some((line, text)) = lines.get(place) else { return Ok(()) };
        if let Some(name) = &person
            && self.is_forgotten(name)?
        {
            return Ok(());
        }
        let letter = DeadLetter::of(fault, *line, text, person, self.language);
        self.open.letters.push((place, letter));
        Ok(())
    }

    /// Inputs of many persons: those of one in their order, persons side by side.
    fn work(&mut self, queue: Vec<Queued>, lines: &Read<'_>) -> Result<(), StoreError> {
        let mut places: FxHashMap<Name, usize> = FxHashMap::default();
        let mut works: Vec<(Person, Vec<Queued>)> = Vec::new();
        for queued in queue {
            let known = places.get(&queued.input.person).copied();
            match known.and_then(|place| works.get_mut(place)) {
                Some((_, inputs)) => inputs.push(queued),
                None => {
                    let person = self.fetch(&queued.input.person)?;
                    places.insert(queued.input.person.clone(), works.len());
                    works.push((person, vec![queued]));
                }
            }
        }
        let program = self.ready(works.iter().map(|(person, _)| person))?;
        let activations = &self.activations;
        let work = |(person, inputs)| advance(activations, &program, person, inputs);
        for done in parallel::map(works, work) {
            self.take_back(done, lines)?;
        }
        Ok(())
    }

    /// Loads the bundles that people come from; gives the one in force.
    pub(super) fn ready<'p>(&mut self, people: impl Iterator<Item = &'p Person>) -> Result<Arc<Program>, StoreError> {
        let oldest = people.map(|person| person.activation).min();
        if oldest.is_some_and(|oldest| oldest < self.activations.latest()) {
            self.activations.need(&self.db, oldest.unwrap_or_default())?;
        }
        self.activations.current()
    }

    fn take_back(&mut self, done: Done, lines: &Read<'_>) -> Result<(), StoreError> {
        let name = done.person.state.person().clone();
        for place in done.late {
            self.refuse(lines, place, &Fault::Late, Some(name.to_string()))?;
        }
        for place in done.misfits {
            let wanted = Wanted { missing: false, form: Some("[{..}]".to_owned()) };
            let fault = Fault::Field { field: "items".into(), wanted };
            self.refuse(lines, place, &fault, Some(name.to_string()))?;
        }
        self.open.effects.extend(done.effects);
        self.open.people.insert(name, done.person);
        Ok(())
    }
}

/// The inputs of one person, each after what was due by the time of the run.
fn advance(activations: &Activations, program: &Program, mut person: Person, inputs: Vec<Queued>) -> Done {
    let (mut made, mut late, mut misfits, mut effects) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for Queued { place, input, clock } in inputs {
        activations.bring(&mut person, &mut effects);
        person.tick(program, clock, &mut effects);
        if !answer_fits(program, &person.state, &input) {
            misfits.push(place);
        }
        let before = effects.len();
        step(program, &mut person.state, &input, &mut effects);
        if effects.iter().skip(before).any(|effect| is_late(effect, &input.id)) {
            late.push(place);
        }
        made.extend(effects.drain(..).map(|effect| Made::of(place, person.id, &effect)));
    }
    Done { person, effects: made, late, misfits }
}

fn is_late(effect: &Effect, id: &Name) -> bool {
    matches!(effect.record(), Some(Record::Breach { input, reason: Reason::Late }) if input == id)
}
