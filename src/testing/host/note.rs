//! Writing the story down.

use super::{Host, passed, refusal, story};
use crate::bundle::{Reason, Step};
use crate::runtime::{Command, Effect, Record, SendCommand};
use crate::testing::cause::Passed;
use crate::testing::outcome::{Beat, BeatKind, Failure, FailureKind, Refusal, Side};
use crate::types::Instant;

impl Host<'_> {
    pub(super) fn note(&mut self, effect: &Effect) {
        let instance = effect.origin.as_ref().map(|origin| origin.instance);
        match (effect.record(), instance) {
            (Some(Record::Entered { .. }), Some(key)) => {
                self.open.insert(key);
                self.told.goals.extend(self.state.awaited().into_iter().filter(|goal| goal.instance == key));
            }
            (Some(Record::Exited { .. } | Record::Finished), Some(key)) => _ = self.open.remove(&key),
            (Some(Record::Branched { arm: Some(_), .. }), _) => self.check_arm(effect),
            _ => {}
        }
        if let Some(Command::Send(send)) = effect.command() {
            self.note_passed_over(effect, send);
        }
        let place = Some(self.told.effects.len());
        if let Some(kind) = story::beat(effect, self.case, &self.zone) {
            let detail = refusal::detail(self.scene, &self.state, &self.consents, effect);
            let at = self.local(effect.at);
            self.told.story.push(Beat { at, side: Side::Campaign, kind, detail, effect: place });
        }
    }

    fn note_passed_over(&mut self, effect: &Effect, send: &SendCommand) {
        for (channel, why) in passed::channels(self.scene, &self.told.story, effect, send) {
            let names = match why {
                Passed::Refused(Reason::Consent) => {
                    refusal::missing(self.scene, &self.consents, effect, &|of| *of == channel)
                }
                _ => Vec::new(),
            };
            let detail = Refusal { names, cap: None };
            let kind = BeatKind::PassedOver { message: send.message.clone(), channel, why };
            let at = self.local(effect.at);
            self.told.story.push(Beat { at, side: Side::Campaign, kind, detail, effect: None });
        }
    }

    /// An experiment whose arm nobody chose would be decided by a hash: nothing that a test should rest on.
    fn check_arm(&mut self, effect: &Effect) {
        let step = effect.origin.as_ref().and_then(|origin| self.scene.journey.steps.get(&origin.step));
        let Some(Step::Assign(assign)) = step else { return };
        let experiment = assign.experiment.clone();
        if !self.case.arms.contains_key(&experiment) {
            let kind = FailureKind::ArmUnsaid { experiment };
            let failure = Failure { span: self.case.span, at: Some(self.local(effect.at)), kind };
            if !self.told.troubles.contains(&failure) {
                self.told.troubles.push(failure);
            }
        }
    }

    pub(super) fn tell_world(&mut self, at: Instant, kind: BeatKind) {
        self.told.story.push(Beat {
            at: self.local(at),
            side: Side::World,
            kind,
            detail: Refusal::default(),
            effect: None,
        });
    }
}
