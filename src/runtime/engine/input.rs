//! Taking an input: order, duplicates, promises (docs/plan.md, "Order" and "Duplicates").

use super::super::Key;
use super::super::answer::answer_fits;
use super::super::effect::Record;
use super::super::hash::digest64;
use super::super::input::{Input, InputKind, PastEvent, Receipt};
use super::super::program::{Event, Kinds, Looks};
use super::super::state::{OwnReceipt, State, put};
use super::super::value::{Fields, Value};
use super::Engine;
use super::happening::{Happening, What};
use super::occur::Occurrence;
use crate::bundle::{MessageEvent, Reason};
use crate::types::{Instant, Name};

/// Whether an event that is `first` comes too late behind it: a profile happens to nobody, nor does a past without events (P-CONTRACT-2).
fn says_what_happened(kind: &InputKind) -> bool {
    match kind {
        InputKind::Profile(_) => false,
        InputKind::Backfill { events } => !events.is_empty(),
        _ => true,
    }
}

impl Engine<'_, '_> {
    /// `known` is the event of the alphabet that the input is, if it is one.
    pub(super) fn take(&mut self, input: &Input, known: Option<&Event>) {
        if let Some(until) = self.state.forgotten_until {
            // What says nothing of the person does not end it either (P-ORDER-8).
            if input.at < until || matches!(input.kind, InputKind::Tick | InputKind::Activate { .. }) {
                return;
            }
            *self.state = State::new(self.state.person.clone());
            self.state.bind(self.program, input.at);
        }
        match &input.kind {
            InputKind::Tick => self.fire_until(input.at),
            InputKind::Activate { .. } => {
                // Who does not exist yet is not touched by it, whether a host remembers their name or not (P-VERSION-1).
                if self.state.first.is_none() {
                    return;
                }
                self.fire_until(input.at);
                self.state.now = self.state.now.max(input.at);
                self.activate();
                self.settle();
            }
            InputKind::Merge { .. } => {}
            _ => self.take_own(input, known),
        }
    }

    /// An input of this person.
    fn take_own(&mut self, input: &Input, known: Option<&Event>) {
        let makes_known =
            matches!(input.kind, InputKind::Event { .. } | InputKind::Profile(_) | InputKind::Backfill { .. });
        if self.state.first.is_none() && !makes_known {
            return;
        }
        if !answer_fits(self.program, self.state, input) {
            return;
        }
        let id = digest64(&input.id);
        let limits = &self.program.plan.limits;
        if self.state.seen.contains(id, self.state.last_input.max(input.at), limits.horizon) {
            return;
        }
        let oldest = self.state.last_input.minus_seconds(limits.lateness.least_seconds());
        if self.state.first.is_some() && input.at < oldest {
            self.record_of_person(Record::Breach { input: input.id.clone(), reason: Reason::Late });
            return;
        }
        self.fire_until(input.at);
        self.state.now = self.state.now.max(input.at);
        self.state.last_input = self.state.last_input.max(input.at);
        self.state.seen.forget_before(self.state.last_input, limits.horizon);
        self.state.seen.insert(id, self.state.last_input);
        self.begin_existence(input, known);
        self.apply(input, known);
        self.state.met |= says_what_happened(&input.kind);
        self.settle();
    }

    /// A person exists from here on (P-ENTRY-13); what came before may be known to be nothing.
    fn begin_existence(&mut self, input: &Input, known: Option<&Event>) {
        if self.state.first.is_none() {
            self.state.first = Some(self.state.now);
            self.begin_sources();
        }
        if self.state.met {
            return;
        }
        self.state.touch(Looks::PERSON);
        self.state.complete = match &input.kind {
            InputKind::Backfill { .. } => true,
            // Where a `backfill` said that there was nothing, there is nothing.
            InputKind::Event { .. } => self.state.complete || known.is_some_and(|event| event.contract.first),
            _ => self.state.complete,
        };
    }

    fn apply(&mut self, input: &Input, known: Option<&Event>) {
        match &input.kind {
            InputKind::Event { event, properties } => self.event(input, (event, known), properties),
            InputKind::Profile(change) => self.profile_changed(change),
            InputKind::Receipt { command, receipt } => self.receipt(input, *command, *receipt),
            InputKind::Reply { command, reply } => self.occur(&Occurrence::of_reply(*command, reply)),
            InputKind::Forget => self.forget(),
            InputKind::Backfill { events } => self.backfill(events),
            InputKind::Merge { .. } | InputKind::Tick | InputKind::Activate { .. } => {}
        }
    }

    fn event(&mut self, input: &Input, (event, known): (&Name, Option<&Event>), properties: &Fields) {
        let broken = known.and_then(|known| self.broken_promise(event, known));
        if let Some(reason) = broken {
            self.record_of_person(Record::Breach { input: input.id.clone(), reason });
        }
        let happening = Happening {
            what: What::Event(event),
            kinds: known.map(|known| known.kinds).unwrap_or_default(),
            known,
            properties,
            id: &input.id,
            at: input.at,
            breach: broken.is_some(),
        };
        self.occur(&Occurrence::of(&happening));
    }

    /// What the contract promises of the event and this one breaks (P-CONTRACT-2). A breach starts no new gap. Gaps lie between the
    /// instants at which events are applied: those are what journeys react to.
    fn broken_promise(&mut self, event: &Name, known: &Event) -> Option<Reason> {
        let at = self.state.now;
        let contract = &known.contract;
        if !contract.first && !contract.once_per_person && contract.minimum_gap.is_none() {
            return None;
        }
        let place = self.state.promises.iter().position(|(name, _)| name == event);
        let last = place.and_then(|place| self.state.promises.get(place)).map(|(_, at)| *at);
        let gap = contract.minimum_gap.and_then(crate::types::Duration::lookback_seconds);
        let too_soon = |last: Instant| gap.is_some_and(|gap| at < last.plus_seconds(gap));
        if contract.first && self.state.met {
            return Some(Reason::First);
        }
        if contract.once_per_person && last.is_some() {
            return Some(Reason::OncePerPerson);
        }
        if last.is_some_and(too_soon) {
            return Some(Reason::MinimumGap);
        }
        self.keep_promise(event, known, at);
        None
    }

    /// Remembers an event that a promise looks back at.
    fn keep_promise(&mut self, event: &Name, known: &Event, at: Instant) {
        let contract = &known.contract;
        if !contract.once_per_person && contract.minimum_gap.is_none() {
            return;
        }
        match self.state.promises.iter_mut().find(|(name, _)| name == event) {
            Some((_, last)) => *last = at.max(*last),
            None => self.state.promises.push((event.clone(), at)),
        }
    }

    fn receipt(&mut self, input: &Input, command: Key, receipt: Receipt) {
        self.forget_commands();
        let Some(known) = self.state.commands.iter().find(|known| known.id == command).cloned() else { return };
        match receipt {
            Receipt::Bounced => put(&mut self.state.profile.suppressed, &known.channel, true),
            Receipt::Complained | Receipt::Unsubscribed => {
                put(&mut self.state.profile.unsubscribed, &known.channel, true);
            }
            _ => {}
        }
        let properties: Fields = vec![
            ("message".into(), Value::Text(known.message.clone())),
            ("channel".into(), Value::Text(known.channel.clone())),
            ("purpose".into(), Value::Text(known.purpose.word().into())),
            ("journey".into(), Value::Text(known.journey.clone())),
        ];
        let kind: MessageEvent = receipt.event();
        let own = OwnReceipt { kind, message: known.message.clone(), channel: known.channel.clone(), at: input.at };
        self.keep_own_receipt(known.instance, own);
        let what = What::Receipt { kind, message: &known.message, instance: known.instance, command };
        let happening = Happening {
            what,
            kinds: Kinds::RECEIPT,
            known: None,
            properties: &properties,
            id: &input.id,
            at: input.at,
            breach: false,
        };
        self.occur(&Occurrence::of(&happening));
    }

    /// Arms that wait for a receipt later look at what came before, the oldest first (P-STEP-10).
    fn keep_own_receipt(&mut self, instance: Key, receipt: OwnReceipt) {
        let now = self.state.now;
        let Some(place) = self.state.instance(instance) else { return };
        // None of the instant of the entry satisfies an arm (P-EXIT-4).
        let Some(instance) = self.state.instances.get_mut(place).filter(|instance| now > instance.entered) else {
            return;
        };
        let same = |own: &OwnReceipt| {
            own.kind == receipt.kind && own.message == receipt.message && own.channel == receipt.channel
        };
        if instance.own.iter().any(|own| same(own) && own.at <= receipt.at) {
            return;
        }
        instance.own.retain(|own| !same(own));
        let place = instance.own.partition_point(|own| own.at <= receipt.at);
        instance.own.insert(place, receipt);
    }

    /// History only (P-ENTRY-4).
    fn backfill(&mut self, events: &[PastEvent]) {
        for past in events {
            let known = self.program.events.get(&past.event);
            let at = past.at.min(self.state.now);
            let happening = Happening {
                what: What::Event(&past.event),
                kinds: known.map(|known| known.kinds).unwrap_or_default(),
                known,
                properties: &past.properties,
                id: "",
                at,
                breach: true,
            };
            self.file(&happening);
            self.count(&happening);
            if let Some(known) = known {
                self.keep_promise(&past.event, known, at);
            }
        }
        self.occur(&Occurrence::silent());
    }

    /// Everything ends, nothing is kept but that the person is forgotten (P-MERGE-4).
    fn forget(&mut self) {
        for key in self.in_order() {
            if let Some(place) = self.state.instance(key) {
                self.end(place, Reason::Forgotten);
            }
        }
        self.caused.clear();
        let until = self.state.now.plus_seconds(self.program.plan.limits.horizon.least_seconds());
        let now = self.state.now;
        *self.state = State::new(self.state.person.clone());
        self.state.bind(self.program, now);
        self.state.forgotten_until = Some(until);
    }
}
