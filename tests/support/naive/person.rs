//! Everything that ever happened to a person.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use danbi::bundle::{Bundle, EventName, ListChange, Reason};
use danbi::runtime::{Command, Effect, EffectKind, Fields, InputKind, Instant, Profile, Record, Value};
use danbi::types::{Name, Zone};

use super::Truth;
use super::judge::Judge;
use crate::inputs::Turn;

/// Something that happened.
pub struct Past {
    pub at: Instant,
    /// Its own on the clocks of when it came in.
    pub day: NaiveDate,
    pub what: What,
    pub properties: BTreeMap<String, Value>,
    /// Attributes of when it came in: a `where` is judged then.
    pub attributes: BTreeMap<String, Value>,
    /// The instant of judging it.
    pub came: Instant,
}

#[derive(Clone, PartialEq)]
pub enum What {
    Event(String),
    Message { kind: String, message: String },
    Journey { kind: String, journey: String },
}

/// A person of whom everything is kept.
#[derive(Default)]
pub struct Naive {
    pub attributes: BTreeMap<String, Value>,
    pub consents: BTreeMap<String, bool>,
    pub lists: BTreeMap<String, bool>,
    pub reachable: BTreeMap<String, bool>,
    zone: Option<Name>,
    pub past: Vec<Past>,
    /// The first input.
    pub first: Option<Instant>,
    pub complete: bool,
    /// Something but profiles came in.
    pub is_met: bool,
    /// Merged or forgotten: nothing is said of them any more.
    pub is_gone: bool,
    pub running: BTreeMap<String, String>,
    seen: Vec<(String, Instant)>,
    last: Option<Instant>,
    /// Sends by command: message, channel, purpose, journey, instance, when.
    sent: BTreeMap<String, Sent>,
    /// Attributes and lists that an input and a command changed at one instant: which came last cannot be told.
    pub unclear: BTreeSet<String>,
}

struct Sent {
    message: String,
    channel: String,
    purpose: String,
    journey: String,
    instance: String,
    at: Instant,
}

impl Naive {
    pub fn zone(&self, bundle: &Bundle) -> Zone {
        let name = self.zone.as_deref().unwrap_or(&bundle.plan.zone);
        Zone::of_name(name).unwrap()
    }

    /// One input of this person and what came of it.
    pub fn take(&mut self, bundle: &Bundle, turn: &Turn) {
        let before = turn.effects.iter().filter(|effect| effect.at < turn.input.at);
        before.for_each(|effect| self.hear(bundle, effect));
        if self.is_accepted(bundle, turn) {
            self.apply(bundle, turn);
        }
        turn.effects.iter().filter(|effect| effect.at >= turn.input.at).for_each(|effect| {
            self.doubt(turn, effect);
            self.hear(bundle, effect);
        });
    }

    fn is_accepted(&mut self, bundle: &Bundle, turn: &Turn) -> bool {
        let input = &turn.input;
        let makes_known = match &input.kind {
            InputKind::Event { event, .. } => bundle.plan.alphabet.contains(event),
            InputKind::Profile(_) | InputKind::Backfill { .. } => true,
            _ => false,
        };
        let is_outside = matches!(input.kind, InputKind::Event { .. }) && !makes_known;
        let is_late = turn.effects.iter().any(|effect| {
            matches!(effect.record(), Some(Record::Breach { input: id, reason: Reason::Late }) if *id == input.id)
        });
        let horizon = bundle.plan.limits.horizon.least_seconds();
        let now = self.last.unwrap_or(input.at).max(input.at);
        let known = |(id, at): &(String, Instant)| id == input.id.as_str() && *at > now.minus_seconds(horizon);
        if is_outside || is_late || self.first.is_none() && !makes_known || self.seen.iter().any(known) {
            return false;
        }
        self.seen.push((input.id.to_string(), now));
        self.last = Some(now);
        true
    }

    fn apply(&mut self, bundle: &Bundle, turn: &Turn) {
        let input = &turn.input;
        self.first.get_or_insert(input.at);
        if !self.is_met {
            self.complete = match &input.kind {
                InputKind::Backfill { .. } => true,
                InputKind::Event { event, .. } => bundle.contract.events[event].first,
                _ => false,
            };
        }
        self.is_met |= !matches!(input.kind, InputKind::Profile(_));
        match &input.kind {
            InputKind::Event { event, properties } => {
                self.file(bundle, What::Event(event.to_string()), properties, input.at);
            }
            InputKind::Backfill { events } => {
                for past in events.iter().filter(|past| bundle.plan.alphabet.contains(&past.event)) {
                    self.file(bundle, What::Event(past.event.to_string()), &past.properties, past.at);
                }
            }
            InputKind::Profile(profile) => self.profile(profile),
            InputKind::Receipt { command, receipt } => {
                let kind = match receipt.word() {
                    "bounced" => "failed",
                    "complained" => "unsubscribed",
                    word => word,
                };
                self.receipt(bundle, &command.to_string(), kind, input.at);
            }
            InputKind::Forget | InputKind::Merge { .. } => self.is_gone = true,
            InputKind::Reply { .. } | InputKind::Tick | InputKind::Activate { .. } => {}
        }
    }

    fn profile(&mut self, profile: &Profile) {
        for (name, value) in &profile.attributes {
            self.attributes.insert(name.to_string(), value.clone());
        }
        profile.unset.iter().for_each(|name| drop(self.attributes.remove(name.as_str())));
        let flags = |to: &mut BTreeMap<String, bool>, of: &[(Name, bool)]| {
            to.extend(of.iter().map(|(name, flag)| (name.to_string(), *flag)));
        };
        flags(&mut self.consents, &profile.consents);
        flags(&mut self.reachable, &profile.reachable);
        flags(&mut self.lists, &profile.lists);
        if profile.zone.is_some() {
            self.zone.clone_from(&profile.zone);
        }
    }

    /// Only of a command that is known: its instance runs, or the horizon is not over.
    fn receipt(&mut self, bundle: &Bundle, command: &str, kind: &str, at: Instant) {
        let Some(sent) = self.sent.get(command) else { return };
        let horizon = bundle.plan.limits.horizon.least_seconds();
        if !self.running.contains_key(&sent.instance) && sent.at.plus_seconds(horizon) < at {
            return;
        }
        let text = |name: &str, value: &str| (Name::from(name), Value::Text(value.into()));
        let properties = vec![
            text("message", &sent.message),
            text("channel", &sent.channel),
            text("purpose", &sent.purpose),
            text("journey", &sent.journey),
        ];
        let what = What::Message { kind: kind.to_owned(), message: sent.message.clone() };
        self.file(bundle, what, &properties, at);
    }

    fn file(&mut self, bundle: &Bundle, what: What, properties: &Fields, at: Instant) {
        let properties = properties.iter().map(|(name, value)| (name.to_string(), value.clone())).collect();
        let came = self.last.unwrap_or(at).max(at);
        let day = self.zone(bundle).local(at).date();
        self.past.push(Past { at, day, what, properties, attributes: self.attributes.clone(), came });
    }

    /// What an input and a command both change at one instant.
    fn doubt(&mut self, turn: &Turn, effect: &Effect) {
        let InputKind::Profile(profile) = &turn.input.kind else { return };
        match effect.command() {
            Some(Command::Set { attribute, .. }) if profile.attributes.iter().any(|(name, _)| name == attribute) => {
                self.unclear.insert(attribute.to_string());
            }
            Some(Command::List { list, .. }) if profile.lists.iter().any(|(name, _)| name == list) => {
                self.unclear.insert(list.to_string());
            }
            _ => {}
        }
    }

    /// What the runtime itself changed or made happen.
    pub fn hear(&mut self, bundle: &Bundle, effect: &Effect) {
        let Some(origin) = &effect.origin else { return };
        let instance = origin.instance.to_string();
        let journey = origin.journey.to_string();
        match &effect.kind {
            EffectKind::Command { command: Command::Set { attribute, value }, .. } => match value {
                Some(value) => drop(self.attributes.insert(attribute.to_string(), value.clone())),
                None => drop(self.attributes.remove(attribute.as_str())),
            },
            EffectKind::Command { command: Command::List { list, change }, .. } => {
                self.lists.insert(list.to_string(), *change == ListChange::Add);
            }
            EffectKind::Command { id, command: Command::Send(send) } => {
                let sent = Sent {
                    message: send.message.to_string(),
                    channel: send.channel.to_string(),
                    purpose: send.purpose.word().to_owned(),
                    journey,
                    instance,
                    at: effect.at,
                };
                self.sent.insert(id.to_string(), sent);
            }
            EffectKind::Record(record) => {
                let kind = match record {
                    Record::Entered { .. } => "entered",
                    Record::Finished => "finished",
                    Record::Exited { .. } => "exited",
                    Record::Goal => "reached",
                    _ => return,
                };
                match kind {
                    "entered" => drop(self.running.insert(instance, journey.clone())),
                    "finished" | "exited" => drop(self.running.remove(&instance)),
                    _ => {}
                }
                let properties = vec![("journey".into(), Value::Text(journey.as_str().into()))];
                self.file_at(bundle, What::Journey { kind: kind.to_owned(), journey }, &properties, effect.at);
            }
            EffectKind::Command { .. } => {}
        }
    }

    fn file_at(&mut self, bundle: &Bundle, what: What, properties: &Fields, at: Instant) {
        self.file(bundle, what, properties, at);
        if let Some(past) = self.past.last_mut() {
            past.came = at;
        }
    }

    /// What a segment of the plan comes to at an instant.
    pub fn segment(&self, bundle: &Bundle, name: &str, now: Instant) -> Truth {
        let judge = Judge { bundle, person: self, now, zone: self.zone(bundle), event: None };
        judge.predicate(&bundle.plan.segments[name].predicate)
    }
}

impl What {
    /// Whether a match means it, its `where` apart.
    pub fn is(&self, event: &EventName) -> bool {
        match (self, event) {
            (What::Event(name), EventName::Event(of)) => name == of.as_str(),
            (What::Message { kind, message }, EventName::Message { kind: of, message: named, .. }) => {
                *kind == word(of) && named.as_ref().is_none_or(|named| named == message.as_str())
            }
            (What::Journey { kind, journey }, EventName::Journey { kind: of, journey: named }) => {
                *kind == word(of) && named == journey.as_str()
            }
            _ => false,
        }
    }
}

/// As the plan writes it.
fn word(kind: &impl serde::Serialize) -> String {
    serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned()
}
