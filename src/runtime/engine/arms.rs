//! What waits hears of what happens: arms, collects, answers, word of delivery.

use super::super::Key;
use super::super::answer::items_of;
use super::super::effect::Record;
use super::super::eval::Scope;
use super::super::input::Reply;
use super::super::program::{Kinds, Looks};
use super::super::state::{Instance, OwnReceipt, SendState, Wait};
use super::super::value::{Fields, Value};
use super::flow::Outcome;
use super::happening::{Happening, What};
use super::occur::Occurrence;
use super::{Engine, Version};
use crate::bundle::{Arm, ArmOn, EventName, MessageEvent, Reason, Step};

impl Engine<'_, '_> {
    pub(super) fn waiting(&mut self, occurrence: &Occurrence<'_>) {
        let touched = std::mem::take(&mut self.state.touched.waits);
        let standing = self.state.instances.summary();
        let heard = occurrence.happening.is_some_and(|happening| standing.waits.meets(happening.kinds));
        let any = occurrence.reply.is_some() || occurrence.profile || heard;
        if !any && !standing.may_turn(standing.judged_by_waits, touched, self.state.now) {
            debug_assert!(!self.state.instances.iter().any(|one| self.concerns_wait(one, occurrence, touched)));
            return;
        }
        for key in self.in_order() {
            let Some(place) = self.state.instance(key) else { continue };
            // Another that went on just before may have touched what this one looks at.
            let touched = touched.and(self.state.touched.waits);
            let Some(instance) = self.state.instances.get(place) else { continue };
            if !self.concerns_wait(instance, occurrence, touched) {
                continue;
            }
            if !instance.judged.by_waits
                && let Some(instance) = self.state.instances.get_mut(place)
            {
                instance.judged.by_waits = true;
            }
            if let Some(outcome) = self.hears(place, occurrence) {
                self.go(place, outcome);
            }
        }
    }

    /// Whether it may go on. A reply, or a change of the profile, may concern any that waits.
    fn concerns_wait(&self, instance: &Instance, occurrence: &Occurrence<'_>, touched: Looks) -> bool {
        let Some(stance) = instance.stance() else { return false };
        occurrence.reply.is_some()
            || occurrence.profile
            || occurrence.happening.is_some_and(|happening| stance.kinds.meets(happening.kinds))
            || self.waits_may_turn(instance, touched)
    }

    /// What comes of an occurrence for an instance that waits; absent: it goes on waiting.
    fn hears(&mut self, place: usize, occurrence: &Occurrence<'_>) -> Option<Outcome> {
        let instance = self.state.instances.get(place)?;
        let version = instance.version.clone()?;
        let (_, step) = version.step(instance.step)?;
        if self.is_over(place) {
            // It goes on in its turn among the deadlines of this instant, unless it is moved (P-ORDER-4).
            let outcome = self.replanned(place, step, occurrence);
            if outcome.is_some() || self.is_over(place) {
                return outcome;
            }
        }
        let instance = self.state.instances.get(place)?;
        match (&instance.wait, step) {
            (Wait::Answer { command, .. }, _) => {
                let (_, reply) = occurrence.reply.filter(|(answered, _)| answered == command)?;
                self.answered(place, step, reply)
            }
            (Wait::Send(_), Step::Send(send)) => self.send_hears(place, &version, send, occurrence),
            (Wait::Collect { .. }, Step::Collect(collect)) => {
                let happening = occurrence.trigger().filter(|_| self.state.now > instance.entered);
                let fits =
                    |happening: &&Happening<'_>| happening.fits(&collect.of, self.scope(&version, instance)).holds();
                if let Some(happening) = happening.filter(fits) {
                    let item = Value::Record(happening.properties.clone());
                    if let Some(Wait::Collect { gathered, .. }) =
                        self.state.instances.get_mut(place).map(|instance| &mut instance.wait)
                    {
                        gathered.push(item);
                    }
                }
                self.replanned(place, step, occurrence)
            }
            (Wait::Time(_), Step::Race { arms, .. } | Step::Until { arms, .. }) => {
                match self.arm_that_happens(place, &version, arms, occurrence) {
                    Some((arm, event)) => Some(self.take_arm(place, arm, event)),
                    None => self.replanned(place, step, occurrence),
                }
            }
            (Wait::Time(_), _) => self.replanned(place, step, occurrence),
            _ => None,
        }
    }

    /// Its deadline is not later than now.
    fn is_over(&self, place: usize) -> bool {
        let deadline = self.state.instances.get(place).and_then(Instance::deadline);
        deadline.is_some_and(|deadline| deadline <= self.state.now)
    }

    /// The first arm in written order that happens (P-STEP-12), with the event to bind.
    fn arm_that_happens<'a>(
        &self,
        place: usize,
        version: &Version,
        arms: &'a [Arm],
        occurrence: &Occurrence<'_>,
    ) -> Option<(&'a Arm, Option<Value>)> {
        let instance = self.state.instances.get(place)?;
        let scope = self.scope(version, instance);
        let trigger = occurrence.trigger().filter(|_| self.state.now > instance.entered);
        arms.iter().find_map(|arm| match &arm.on {
            ArmOn::Event { of, .. } => {
                let happening = trigger.filter(|happening| happening.fits(of, scope).holds())?;
                Some((arm, Some(Value::Record(happening.properties.clone()))))
            }
            ArmOn::When(predicate) => scope.judge(predicate).holds().then_some((arm, None)),
        })
    }

    /// The first arm that holds on arrival, or whose receipt came before (P-STEP-10, P-STEP-11).
    pub(super) fn arm_on_arrival(&mut self, place: usize, arms: &[Arm]) -> Option<Outcome> {
        let instance = self.state.instances.get(place)?;
        let version = instance.version.clone()?;
        let scope = self.scope(&version, instance);
        let found = arms.iter().find_map(|arm| match &arm.on {
            ArmOn::Event { of, .. } => {
                let EventName::Message { own: true, .. } = &of.event else { return None };
                let receipt = instance.own.iter().find(|own| came_before(own, of, scope))?;
                Some((arm, Some(Value::Record(properties(receipt, scope)))))
            }
            ArmOn::When(predicate) => scope.judge(predicate).holds().then_some((arm, None)),
        });
        let (arm, event) = found?;
        Some(self.take_arm(place, arm, event))
    }

    fn take_arm(&mut self, place: usize, arm: &Arm, event: Option<Value>) -> Outcome {
        if let (ArmOn::Event { binding: Some(name), .. }, Some(event)) = (&arm.on, event)
            && let Some(instance) = self.state.instances.get_mut(place)
        {
            instance.bind(name, event);
        }
        self.record(place, Record::Branched { to: arm.next.clone(), arm: None });
        Outcome::To(arm.next.clone())
    }

    /// The host answered a `load` or a `grant` step.
    fn answered(&mut self, place: usize, step: &Step, reply: &Reply) -> Option<Outcome> {
        match (step, reply) {
            // A list without items is no answer to go on with (P-STEP-15).
            (Step::Load(load), Reply::Items(items)) if !items.is_empty() => {
                let items = items_of(self.program, load, items)?;
                self.state.instances.get_mut(place)?.bind(&load.binding, Value::List(items));
                self.record(place, Record::Branched { to: load.next.clone(), arm: None });
                Some(Outcome::To(load.next.clone()))
            }
            (Step::Load(load), _) => Some(self.load_failed(place, load)),
            (Step::Grant { offer, next }, Reply::Granted { code, expires_at }) => {
                self.granted(place, offer, code.as_ref(), *expires_at);
                Some(Outcome::To(next.clone()))
            }
            (Step::Grant { next, .. }, _) => {
                self.withdraw_grant(place);
                self.record(place, Record::Skipped { reason: Reason::Refused });
                Some(Outcome::To(next.clone()))
            }
            _ => None,
        }
    }

    /// The command that a grant step or a send asked for a grant with, or whose delivery is awaited.
    pub(super) fn awaited(&self, place: usize) -> Option<Key> {
        match &self.state.instances.get(place)?.wait {
            Wait::Answer { command, .. } => Some(*command),
            Wait::Send(send) => match &send.state {
                SendState::Granting { command, .. } | SendState::Awaiting { command, .. } => Some(*command),
                SendState::Judged | SendState::Held { .. } => None,
            },
            _ => None,
        }
    }
}

/// A receipt of the instance's own messages that is one of the match; its `where` is judged on arrival.
fn came_before(own: &OwnReceipt, of: &crate::bundle::EventMatch, scope: Scope<'_>) -> bool {
    let Some(instance) = scope.instance else { return false };
    let properties = properties(own, scope);
    let what = What::Receipt { kind: own.kind, message: &own.message, instance: instance.key, command: instance.key };
    let happening = Happening {
        what,
        kinds: Kinds::RECEIPT,
        known: None,
        properties: &properties,
        id: "",
        at: own.at,
        breach: false,
    };
    happening.fits(of, scope).holds()
}

fn properties(own: &OwnReceipt, scope: Scope<'_>) -> Fields {
    let purpose = scope.program.plan.messages.get(&own.message).map_or("", |message| message.purpose.word());
    let journey = scope.instance.map(|instance| instance.journey.clone()).unwrap_or_default();
    vec![
        ("message".into(), Value::Text(own.message.clone())),
        ("channel".into(), Value::Text(own.channel.clone())),
        ("purpose".into(), Value::Text(purpose.into())),
        ("journey".into(), Value::Text(journey)),
    ]
}

/// What word of a message proves.
pub(super) fn proves_delivery(kind: MessageEvent) -> bool {
    matches!(kind, MessageEvent::Delivered | MessageEvent::Opened | MessageEvent::Clicked)
}
