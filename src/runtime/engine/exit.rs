//! Ways out (docs/plan.md, "Exits and goals").

use super::super::effect::Record;
use super::super::program::Looks;
use super::super::state::{Instance, Wait};
use super::happening::Happening;
use super::occur::Occurrence;
use super::{Caused, Engine};
use crate::bundle::{ExitOn, JourneyEvent, Reason, StepId};

impl Engine<'_, '_> {
    pub(super) fn exits(&mut self, occurrence: &Occurrence<'_>) {
        let touched = std::mem::take(&mut self.state.touched.exits);
        let trigger = occurrence.trigger();
        let standing = self.state.instances.summary();
        let heard = trigger.is_some_and(|happening| standing.exits.meets(happening.kinds));
        if !heard && !standing.may_turn(standing.judged_by_exits, touched, self.state.now) {
            debug_assert!(!self.state.instances.iter().any(|one| self.concerns_exits(one, trigger, touched)));
            return;
        }
        for key in self.in_order() {
            let Some(place) = self.state.instance(key) else { continue };
            // An exit just before may have touched what this one looks at.
            let touched = touched.and(self.state.touched.exits);
            let Some(instance) = self.state.instances.get(place) else { continue };
            if !self.concerns_exits(instance, trigger, touched) {
                continue;
            }
            if !instance.judged.by_exits
                && let Some(instance) = self.state.instances.get_mut(place)
            {
                instance.judged.by_exits = true;
            }
            if let Some(last_words) = self.exit_of(place, occurrence) {
                self.leave(place, Reason::Exit, last_words);
            }
        }
    }

    /// Whether an exit may happen, or come out otherwise than before.
    fn concerns_exits(&self, instance: &Instance, trigger: Option<&Happening<'_>>, touched: Looks) -> bool {
        let kinds = instance.version.as_ref().map(|version| version.exit_kinds).unwrap_or_default();
        trigger.is_some_and(|happening| kinds.meets(happening.kinds)) || self.exits_may_turn(instance, touched)
    }

    /// The last words, if any, of the first exit in written order that happened or holds.
    fn exit_of(&self, place: usize, occurrence: &Occurrence<'_>) -> Option<Option<StepId>> {
        let instance = self.state.instances.get(place)?;
        let version = instance.version.as_ref()?;
        let scope = self.scope(version, instance);
        let after_entry = self.state.now > instance.entered;
        let exit = version.journey.exits.iter().find(|exit| match &exit.on {
            ExitOn::Event(of) => {
                occurrence.trigger().is_some_and(|happening| after_entry && happening.fits(of, scope).holds())
            }
            ExitOn::When(predicate) => scope.judge(predicate).holds(),
        });
        exit.map(|exit| exit.last_words.clone())
    }

    /// The last words of the first `when` exit that holds now; the outer absent: none does.
    pub(super) fn holding_exit(&self, place: usize) -> Option<Option<StepId>> {
        self.exit_of(place, &Occurrence::default())
    }

    /// Ends an instance otherwise than at a stop, after its last words (P-EXIT-3).
    pub(super) fn leave(&mut self, place: usize, reason: Reason, last_words: Option<StepId>) {
        let Some(instance) = self.state.instances.get_mut(place) else { return };
        let (stood, key) = (instance.step, instance.key);
        instance.wait = Wait::No;
        instance.last_words = true;
        let first = last_words.and_then(|step| instance.version.as_ref()?.index_of(&step));
        if let Some(first) = first {
            instance.arrive(first);
            self.run(place);
        }
        // The place may have changed.
        let Some(place) = self.state.instance(key) else { return };
        if let Some(instance) = self.state.instances.get_mut(place) {
            instance.step = stood;
        }
        self.end(place, reason);
    }

    /// Ends an instance otherwise than at a stop, at once.
    pub(super) fn end(&mut self, place: usize, reason: Reason) {
        self.record(place, Record::Exited { reason });
        self.take_out(place, JourneyEvent::Exited);
    }

    /// It came to a stop.
    pub(super) fn finish(&mut self, place: usize) {
        self.record(place, Record::Finished);
        self.take_out(place, JourneyEvent::Finished);
    }

    fn take_out(&mut self, place: usize, kind: JourneyEvent) {
        if place >= self.state.instances.len() {
            return;
        }
        let instance: Instance = self.state.instances.list_mut().remove(place);
        self.state.gone.retain(|step| step.instance != instance.key);
        self.state.touch(Looks::INSTANCES);
        self.keep_goal(&instance);
        self.forget_commands();
        self.caused.push_back(Caused::Journey { kind, journey: instance.journey, instance: instance.key });
    }
}
