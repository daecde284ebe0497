//! What happened, as matches see it (docs/plan.md, "Which events count").

use super::super::eval::{Judged, Scope, Truth};
use super::super::program::{Event, Kinds};
use super::super::value::{Fields, Value};
use super::Key;
use crate::bundle::{EventMatch, EventName, JourneyEvent, MessageEvent};
use crate::types::{Instant, Name};

/// An event, a receipt or a journey event.
#[derive(Clone, Debug)]
pub struct Happening<'h> {
    pub what: What<'h>,
    /// Who may listen to it.
    pub kinds: Kinds,
    /// Of an event of the alphabet.
    pub known: Option<&'h Event>,
    pub properties: &'h Fields,
    /// The id of the input; of a journey event the instance and what became of it stand for one.
    pub id: &'h str,
    /// When it happened: histories file it there.
    pub at: Instant,
    /// It broke a promise: it counts, and triggers nothing (P-CONTRACT-2).
    pub breach: bool,
}

#[derive(Clone, Copy, Debug)]
pub enum What<'h> {
    Event(&'h Name),
    Receipt { kind: MessageEvent, message: &'h Name, instance: Key, command: Key },
    Journey { kind: JourneyEvent, journey: &'h Name, instance: Key },
}

impl<'h> Happening<'h> {
    /// Journey events have no input; the instance and what became of it stand for one.
    pub fn journey(
        kind: JourneyEvent,
        journey: &'h Name,
        instance: Key,
        properties: &'h Fields,
        at: Instant,
    ) -> Happening<'h> {
        let what = What::Journey { kind, journey, instance };
        Happening { what, kinds: Kinds::JOURNEY, known: None, properties, id: "", at, breach: false }
    }

    /// What keys of instances call it (P-KEY-2).
    pub fn id(&self) -> Name {
        let What::Journey { kind, instance, .. } = self.what else { return self.id.into() };
        smol_str::format_smolstr!("{instance}/{}", kind.word())
    }

    /// Whether it is one of the events of a match, in the eyes of whoever asks.
    pub fn fits(&self, of: &EventMatch, scope: Scope<'_>) -> Truth {
        if !self.is_of(&of.event, scope) {
            return Truth::False;
        }
        match &of.filter {
            None => Truth::True,
            Some(filter) => scope.judging(Judged { event: &of.event, properties: self.properties }).judge(filter),
        }
    }

    /// The same for an instance that has ended, by whose messages `own` goes.
    pub fn fits_ended(&self, of: &EventMatch, ended: Key, scope: Scope<'_>) -> Truth {
        let own = matches!(&of.event, EventName::Message { own: true, .. });
        if !own {
            return self.fits(of, scope);
        }
        let EventName::Message { kind, message, .. } = of.event.clone() else { return Truth::False };
        let anybody = EventMatch { event: EventName::Message { kind, message, own: false }, filter: of.filter.clone() };
        match self.what {
            What::Receipt { instance, .. } if instance == ended => self.fits(&anybody, scope),
            _ => Truth::False,
        }
    }

    /// Whether it may be one of the events of a match, whoever asks.
    pub fn may_be(&self, wanted: &EventName) -> bool {
        match (wanted, self.what) {
            (EventName::Event(name), What::Event(event)) => name == event,
            (EventName::Message { kind, message, .. }, What::Receipt { kind: of, message: sent, .. }) => {
                *kind == of && message.as_ref().is_none_or(|message| message == sent)
            }
            (EventName::Journey { kind, journey }, What::Journey { kind: of, journey: that, .. }) => {
                *kind == of && journey == that
            }
            _ => false,
        }
    }

    fn is_of(&self, wanted: &EventName, scope: Scope<'_>) -> bool {
        let owned = match (wanted, self.what) {
            (EventName::Message { own: true, .. }, What::Receipt { instance, .. }) => {
                scope.instance.is_some_and(|asking| asking.key == instance)
            }
            _ => true,
        };
        owned && self.may_be(wanted)
    }

    pub fn event(&self) -> Option<&'h Name> {
        match self.what {
            What::Event(name) => Some(name),
            What::Receipt { .. } | What::Journey { .. } => None,
        }
    }
}

pub fn of_journey(journey: &Name) -> Fields {
    vec![("journey".into(), Value::Text(journey.clone()))]
}
