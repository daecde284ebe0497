//! Plays the world around a case: feeds what happens, answers what the campaign asks for, writes the story down.

mod listen;
mod note;
mod passed;
mod refusal;
mod story;

pub use story::{datum, printed, written};

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};

use self::listen::Happening;
use super::cause::Standing;
use super::outcome::{BeatKind, Failure, FailureKind, Heard, Told};
use super::stage::Scene;
use super::{others, value};
use crate::bundle::MessageEvent;
use crate::lower::case::{Action, Case, Change, Line};
use crate::runtime::{
    Command, Effect, EffectKind, Fields, Input, InputKind, Key, Profile, Receipt, Record, Reply, Running, State, step,
};
use crate::text::Span;
use crate::types::{Instant, Name, Zone};

/// Monday 2026-01-05, where a test has no line that says otherwise.
const FIRST_DAY: (i32, u32, u32) = (2026, 1, 5);

/// Inputs after which a run is given up: no flow of a plan takes nearly as many.
const MOST_INPUTS: u32 = 100_000;

/// Runs the case to its end.
pub fn tell(scene: &Scene, case: &Case) -> Told {
    let zone = case.person.zone.as_ref().and_then(|name| Zone::of_name(name)).unwrap_or_else(|| scene.zone.clone());
    let mut host = Host {
        scene,
        case,
        zone,
        state: State::new(PERSON),
        told: Told::default(),
        inputs: 0,
        consents: case.person.consents.clone(),
        sent: Vec::new(),
        open: BTreeSet::new(),
        line: case.span,
    };
    host.begin();
    for line in &case.lines {
        host.line(line);
        let standing = host.standing();
        host.told.standing.push(standing);
    }
    host.finish();
    host.told.standing_at_end = host.standing();
    host.told
}

const PERSON: &str = "p-1";

struct Host<'c> {
    scene: &'c Scene,
    case: &'c Case,
    /// The clocks of the person by now.
    zone: Zone,
    state: State,
    told: Told,
    inputs: u32,
    /// What the person has consented to by now.
    consents: BTreeMap<Name, bool>,
    /// What has left, by message, in order.
    sent: Vec<(Name, Key)>,
    /// Instances that run.
    open: BTreeSet<Key>,
    /// The line that is being played.
    line: Span,
}

impl Host<'_> {
    /// The day before the first: the person is known, then the bundle comes into force.
    fn begin(&mut self) {
        let (year, month, day) = FIRST_DAY;
        let usual = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        let first = self.case.lines.first().map_or(usual, |line| line.at.local.date());
        let midnight = self.zone.instant(first.and_time(chrono::NaiveTime::MIN));
        let at = midnight.minus_seconds(60);
        if !self.begins_with_first_event() {
            self.before(at, InputKind::Backfill { events: Vec::new() });
        }
        let profile = self.profile(&self.case.person);
        self.before(at, InputKind::Profile(Box::new(profile)));
        self.feed(at, InputKind::Activate { manifest: Name::default() });
    }

    /// A sign-up makes the history complete by itself, and must come before anything else of the person.
    fn begins_with_first_event(&self) -> bool {
        let event = self.case.lines.iter().find_map(|line| match &line.what {
            Action::Event { event, .. } => Some(event),
            _ => None,
        });
        let contract = event.and_then(|event| self.scene.program.contract().events.get(event));
        contract.is_some_and(|contract| contract.first)
    }

    fn before(&mut self, at: Instant, kind: InputKind) {
        let input = self.input(at, kind);
        let mut none = Vec::new();
        step(&self.scene.before, &mut self.state, &input, &mut none);
    }

    fn input(&mut self, at: Instant, kind: InputKind) -> Input {
        self.inputs += 1;
        Input { id: Name::new(format!("i-{}", self.inputs)), at, person: PERSON.into(), kind }
    }

    fn profile(&self, change: &Change) -> Profile {
        let told = |map: &std::collections::BTreeMap<Name, bool>| -> Vec<(Name, bool)> {
            map.iter().map(|(name, holds)| (name.clone(), *holds)).collect()
        };
        let mut lists = told(&change.lists);
        lists.extend(change.journeys.iter().map(|(journey, runs)| (others::list_of(journey), *runs)));
        Profile {
            attributes: value::fields(&change.attributes, &self.zone),
            zone: change.zone.clone(),
            locale: change.locale.clone(),
            consents: told(&change.consents),
            reachable: told(&change.reachable),
            lists,
            ..Profile::default()
        }
    }

    fn line(&mut self, line: &Line) {
        self.line = line.span;
        let at = self.zone.instant(line.at.local).plus_seconds(line.at.then);
        self.told.times.push(at);
        self.advance(at);
        match &line.what {
            Action::Event { event, properties } => {
                self.tell_world(at, BeatKind::Event(story::event(event, properties)));
                self.event(at, event.clone(), value::fields(properties, &self.zone));
            }
            Action::Receipt { kind, message } => self.receipt(at, *kind, message),
            Action::Journey { kind, journey } => {
                let event = others::event_of(*kind, journey);
                self.tell_world(at, BeatKind::Event(event.to_string()));
                self.event(at, event, Vec::new());
            }
            Action::Person(change) => self.person(at, change),
            Action::Expect(_) => self.feed(at, InputKind::Tick),
        }
    }

    fn person(&mut self, at: Instant, change: &Change) {
        if let Some(zone) = change.zone.as_ref().and_then(|name| Zone::of_name(name)) {
            self.zone = zone;
        }
        self.tell_world(at, BeatKind::Person);
        self.consents.extend(change.consents.iter().map(|(name, given)| (name.clone(), *given)));
        let profile = self.profile(change);
        self.feed(at, InputKind::Profile(Box::new(profile)));
    }

    /// Of the message of that name that left last.
    fn receipt(&mut self, at: Instant, kind: MessageEvent, message: &Name) {
        let Some(command) = self.sent.iter().rev().find(|(name, _)| name == message).map(|(_, key)| *key) else {
            let kind = FailureKind::NothingSent { message: message.clone() };
            self.told.troubles.push(Failure { span: self.line, at: Some(self.zone.local(at)), kind });
            return;
        };
        self.tell_world(at, BeatKind::Receipt { kind, message: message.clone() });
        let heard = listen::heard(self.scene, &self.state, at, Happening::Receipt(kind, message));
        self.told.heard.extend(heard);
        self.told.knocked.extend(listen::knocks(self.scene, at, Happening::Receipt(kind, message)));
        self.feed(at, InputKind::Receipt { command, receipt: receipt(kind) });
    }

    fn event(&mut self, at: Instant, event: Name, properties: Fields) {
        let heard = listen::heard(self.scene, &self.state, at, Happening::Event(&event, &properties));
        self.told.knocked.extend(listen::knocks(self.scene, at, Happening::Event(&event, &properties)));
        let before = self.told.effects.len();
        self.feed(at, InputKind::Event { event, properties });
        let breach = self.told.effects.iter().skip(before).find_map(|effect| match effect.record() {
            Some(Record::Breach { reason, .. }) => Some(*reason),
            _ => None,
        });
        self.told.heard.extend(heard.into_iter().map(|heard| Heard { breach, ..heard }));
    }

    /// Lets time pass up to an instant: deadlines fire one after the other, each answered before the next.
    fn advance(&mut self, to: Instant) {
        while let Some(next) = self.state.next_deadline().filter(|next| *next <= to) {
            if self.is_endless() {
                return;
            }
            self.feed(next, InputKind::Tick);
        }
    }

    fn is_endless(&self) -> bool {
        self.inputs >= MOST_INPUTS
    }

    /// Lets time pass until no instance waits that ran at the last line. Who enters later begins another story.
    fn finish(&mut self) {
        let waiting = self.open.clone();
        while waiting.iter().any(|key| self.open.contains(key)) {
            let Some(next) = self.state.next_deadline() else { break };
            if self.is_endless() {
                break;
            }
            self.feed(next, InputKind::Tick);
        }
        if self.is_endless() {
            let failure = Failure { span: self.case.span, at: None, kind: FailureKind::Endless };
            self.told.troubles.push(failure);
        }
    }

    fn feed(&mut self, at: Instant, kind: InputKind) {
        let mut open = vec![(at, kind)];
        while let Some((at, kind)) = open.pop() {
            if self.is_endless() {
                return;
            }
            let input = self.input(at, kind);
            let mut effects = Vec::new();
            step(&self.scene.program, &mut self.state, &input, &mut effects);
            let mut answers: Vec<(Instant, InputKind)> = Vec::new();
            for mut effect in effects {
                self.print(&mut effect);
                answers.extend(self.answers(&effect));
                self.note(&effect);
                self.told.effects.push(effect);
            }
            // The first answer comes first.
            open.extend(answers.into_iter().rev());
        }
    }

    /// The words of a message, as they are at that moment.
    fn print(&self, effect: &mut Effect) {
        let at = effect.at;
        if let EffectKind::Command { command: Command::Send(send), .. } = &mut effect.kind
            && send.content.is_none()
        {
            send.content = crate::runtime::print(&self.scene.program, &self.state, send, at);
        }
    }

    /// What the host says to a command, at once.
    fn answers(&mut self, effect: &Effect) -> Vec<(Instant, InputKind)> {
        let EffectKind::Command { id, command } = &effect.kind else { return Vec::new() };
        let reply = |reply| vec![(effect.at, InputKind::Reply { command: *id, reply })];
        match command {
            Command::Grant { offer } if self.case.refused.contains(offer) => reply(Reply::Refused),
            Command::Grant { .. } => reply(Reply::Granted { code: None, expires_at: None }),
            Command::Load { source, .. } => match self.case.content.get(source) {
                Some(items) => {
                    reply(Reply::Items(items.iter().map(|item| value::value(item, &self.zone).to_json()).collect()))
                }
                None => reply(Reply::Refused),
            },
            Command::Send(send) => {
                self.sent.push((send.message.clone(), *id));
                let receipts = [Some(Receipt::Sent), self.arrives(&send.message).then_some(Receipt::Delivered)];
                let receipt = |receipt| (effect.at, InputKind::Receipt { command: *id, receipt });
                receipts.into_iter().flatten().map(receipt).collect()
            }
            Command::Set { .. } | Command::List { .. } | Command::Call { .. } => Vec::new(),
        }
    }

    /// A message is delivered at once, unless the test tells itself what became of it.
    fn arrives(&self, message: &Name) -> bool {
        !self.case.lines.iter().any(|line| match &line.what {
            Action::Receipt { kind: MessageEvent::Delivered | MessageEvent::Failed, message: of } => of == message,
            _ => false,
        })
    }

    /// Where the person stands in the journey now.
    fn standing(&self) -> Vec<Standing> {
        let standing = |running: Running| {
            Some(Standing { step: running.step?, until: running.until.map(|until| self.local(until)) })
        };
        self.state.instances().into_iter().filter_map(standing).collect()
    }

    fn local(&self, at: Instant) -> NaiveDateTime {
        self.zone.local(at)
    }
}

fn receipt(kind: MessageEvent) -> Receipt {
    match kind {
        MessageEvent::Sent => Receipt::Sent,
        MessageEvent::Delivered => Receipt::Delivered,
        MessageEvent::Failed => Receipt::Failed,
        MessageEvent::Opened => Receipt::Opened,
        MessageEvent::Clicked => Receipt::Clicked,
        MessageEvent::Unsubscribed => Receipt::Unsubscribed,
    }
}
