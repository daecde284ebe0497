//! Writing effects down.

use super::super::effect::{Command, Effect, EffectKind, Origin, Record};
use super::super::state::Instance;
use super::{Engine, Key};
use crate::types::Instant;
use smol_str::format_smolstr;

fn origin(instance: &Instance, step: usize) -> Origin {
    let id = instance.version.as_ref().and_then(|version| version.step(step)).map(|(id, _)| id.clone());
    Origin {
        instance: instance.key,
        journey: instance.journey.clone(),
        version: instance.version_id.clone(),
        step: id.unwrap_or_default(),
    }
}

impl Engine<'_, '_> {
    /// A record about the instance at this place, standing at its step.
    pub(super) fn record(&mut self, place: usize, record: Record) {
        let Some(instance) = self.state.instances.get(place) else { return };
        let origin = origin(instance, instance.step);
        self.push(Some(origin), EffectKind::Record(record));
    }

    pub(super) fn record_with(&mut self, origin: Origin, record: Record) {
        self.push(Some(origin), EffectKind::Record(record));
    }

    /// A record about the person.
    pub(super) fn record_of_person(&mut self, record: Record) {
        self.push(None, EffectKind::Record(record));
    }

    /// Issues a command of the instance at this place; `channel` is empty but for a send (P-KEY-3).
    pub(super) fn command(&mut self, place: usize, channel: &str, command: Command) -> Option<Key> {
        let instance = self.state.instances.get_mut(place)?;
        instance.attempts = instance.attempts.saturating_add(1);
        let origin = origin(instance, instance.step);
        let (occurrence, attempt) =
            (format_smolstr!("{}", instance.occurrence()), format_smolstr!("{}", instance.attempts));
        let digits = instance.key.digits();
        let digits = std::str::from_utf8(digits.as_flattened()).unwrap_or_default();
        let id = Key::of(&[digits, &origin.step, &occurrence, &attempt, channel]);
        self.push(Some(origin), EffectKind::Command { id, command });
        Some(id)
    }

    fn push(&mut self, origin: Option<Origin>, kind: EffectKind) {
        let at: Instant = self.state.now;
        self.effects.push(Effect { at, person: self.state.person.clone(), origin, kind });
    }
}
