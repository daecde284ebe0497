//! What became of the journey: who came in, who was kept out, how it ended.

use crate::bundle::{Reason, Step};
use crate::lower::case::Expectation;
use crate::runtime::{Effect, Key, Record};
use crate::testing::cause::{Near, Standing};
use crate::testing::outcome::{Knock, Told};
use crate::testing::stage::Scene;
use crate::types::{Instant, Zone};

/// One way through the journey, with the places of its records among the effects.
pub struct Life {
    pub instance: Key,
    pub entered: usize,
    pub end: Option<usize>,
}

/// All ways through the journey up to an instant, in the order of their entries.
pub fn lives(effects: &[Effect], until: Instant) -> Vec<Life> {
    let mut lives: Vec<Life> = Vec::new();
    for (place, effect) in effects.iter().enumerate().filter(|(_, effect)| effect.at <= until) {
        let Some(instance) = effect.origin.as_ref().map(|origin| origin.instance) else { continue };
        match effect.record() {
            Some(Record::Entered { .. }) => lives.push(Life { instance, entered: place, end: None }),
            Some(Record::Exited { .. } | Record::Finished) => {
                let mut open = lives.iter_mut().filter(|life| life.instance == instance && life.end.is_none());
                if let Some(life) = open.next() {
                    life.end = Some(place);
                }
            }
            _ => {}
        }
    }
    lives
}

/// What kept something from happening up to an instant at which people stood there. A way through the journey that is `done` has
/// done all of it that it could, so whatever became of it then is no cause, unless there is no other.
pub fn flow(told: &Told, until: Instant, standing: &[Standing], zone: &Zone, done: impl Fn(&Life) -> bool) -> Near {
    let lives = lives(&told.effects, until);
    let (done, open): (Vec<&Life>, Vec<&Life>) = lives.iter().partition(|life| done(life));
    if open.iter().any(|life| life.end.is_none()) {
        return Near::Running(standing.to_vec());
    }
    let ends = open.iter().filter_map(|life| life.end);
    let cause = ends.chain(kept_out(&told.effects, until)).max();
    let since = lives.iter().map(|life| life.entered).chain(cause).max();
    let unfit = unfit(told, since, until, zone);
    let cause = unfit.or_else(|| cause.and_then(|place| near(told, place, zone)));
    cause.unwrap_or_else(|| outcome(told, done, standing, zone))
}

/// The last that came up to an instant, later than the effect at a place, and did not fit what an entry asks of it. What fits is
/// told by an effect of its own: somebody comes in, or is kept out.
fn unfit(told: &Told, since: Option<usize>, until: Instant, zone: &Zone) -> Option<Near> {
    let since = since.and_then(|place| told.effects.get(place)).map(|effect| effect.at);
    let is_last = |knock: &&Knock| knock.at <= until && since.is_none_or(|since| knock.at > since);
    let Knock { at, event, condition } = told.knocked.iter().rfind(is_last)?;
    Some(Near::Unfit { event: event.clone(), at: zone.local(*at), condition: condition.clone() })
}

/// How the journey ended for some who came in, or where they stand.
pub fn outcome<'l>(told: &Told, lives: impl IntoIterator<Item = &'l Life>, standing: &[Standing], zone: &Zone) -> Near {
    let mut last = None;
    for life in lives {
        let Some(end) = life.end else { return Near::Running(standing.to_vec()) };
        last = last.max(Some(end));
    }
    last.and_then(|place| near(told, place, zone)).unwrap_or(Near::NeverEntered)
}

/// The place of the last record of somebody who was not let in.
fn kept_out(effects: &[Effect], until: Instant) -> Option<usize> {
    let is_one = |effect: &Effect| matches!(effect.record(), Some(Record::Refused { .. } | Record::Breach { .. }));
    effects.iter().rposition(|effect| effect.at <= until && is_one(effect))
}

/// A record as the cause of something that did not happen.
fn near(told: &Told, place: usize, zone: &Zone) -> Option<Near> {
    let effect = told.effects.get(place)?;
    let at = zone.local(effect.at);
    Some(match effect.record()? {
        Record::Exited { reason } => Near::Exited { at, reason: *reason },
        Record::Finished => Near::Finished(at),
        Record::Refused { reason, .. } => Near::Refused { at, reason: *reason, detail: told.detail(place) },
        Record::Breach { reason, .. } => Near::Breach { at, reason: *reason },
        _ => return None,
    })
}

/// How often one way through the journey can do what is expected; none where it may come around again.
pub fn most(scene: &Scene, expected: &Expectation) -> Option<usize> {
    let steps = &scene.journey.steps;
    let repeats = steps.values().any(|step| matches!(step, Step::Repeat { .. }));
    (!repeats).then(|| steps.values().filter(|step| does(step, expected)).count())
}

fn does(step: &Step, expected: &Expectation) -> bool {
    match (expected, step) {
        (Expectation::Message { message, .. } | Expectation::Withheld { message, .. }, Step::Send(send)) => {
            send.message == *message
        }
        (Expectation::Grant(offer), Step::Grant { offer: granted, .. }) => offer == granted,
        (Expectation::Grant(offer), Step::Send(send)) => {
            send.offer.as_ref().is_some_and(|carried| carried.grant && carried.offer == *offer)
        }
        (Expectation::Set { attribute, .. }, Step::Set { attribute: set, .. }) => attribute == set,
        (Expectation::List { list, .. }, Step::List { list: changed, .. }) => list == changed,
        (Expectation::Call(webhook), Step::Call { webhook: called, .. }) => webhook == called,
        _ => false,
    }
}

/// Whether somebody left by one of the exits of the journey.
pub fn is_by_exit(effect: &Effect) -> bool {
    matches!(effect.record(), Some(Record::Exited { reason: Reason::Exit }))
}
