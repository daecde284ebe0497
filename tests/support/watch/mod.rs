//! An onlooker: reads inputs, effects and the plan, and says what left, when, in which zone. It knows nothing of the engine.

mod caps;
mod closed;
mod keys;
mod people;

use std::collections::BTreeMap;

use danbi::bundle::{Bundle, Journey, Send, Step};
use danbi::runtime::{Command, InputKind, Instant};

use crate::inputs::{Run, Stage};
use caps::exceeded;
pub use closed::is_closed;
pub use keys::{commands, occurrence};
use people::Zones;

/// A message that left on a channel.
#[derive(Clone)]
pub struct Left<'s> {
    pub at: Instant,
    pub bundle: &'s Bundle,
    pub journey: &'s Journey,
    pub step: String,
    pub send: &'s Send,
    pub channel: String,
    /// The first attempt of its message.
    pub is_first: bool,
    /// To whom, who may be merged into another later.
    pub person: String,
    /// Until then they were not merged, and the bundle and, since their first input, the zone had not changed.
    pub is_undisturbed: bool,
    /// Zones in which the person may have been at that instant.
    pub zones: Vec<String>,
    /// The place of a cap that was full when it left, and how many had left before. Who is merged later is another person yet.
    pub over: Option<(usize, usize)>,
    instance: String,
    occurrence: u32,
}

/// What left to one person since the bundle in force was put into force and since they were last forgotten.
#[derive(Clone, Default)]
pub struct Watched<'s> {
    pub person: String,
    pub sends: Vec<Left<'s>>,
    is_disturbed: bool,
}

/// Every send of a run.
pub fn sends<'s>(stage: &'s Stage, run: &Run) -> Vec<Left<'s>> {
    left(stage, run).into_iter().flat_map(|watched| watched.sends).collect()
}

/// Sends by person, each list as long as nothing made the person another: `forget` and a bundle begin a new one.
pub fn left<'s>(stage: &'s Stage, run: &Run) -> Vec<Watched<'s>> {
    let mut people: BTreeMap<String, Watched<'s>> = BTreeMap::new();
    let mut done = Vec::new();
    let mut zones = Zones::default();
    let mut in_force = 0;
    for turn in &run.turns {
        let before = in_force;
        in_force = turn.bundle;
        let changes = zones.take(&stage.bundles[before].bundle, turn);
        for effect in &turn.effects {
            // What was due leaves before the change of bundle.
            let bundle = &stage.bundles[if effect.at < turn.input.at { before } else { in_force }].bundle;
            let (Some(Command::Send(sent)), Some(origin)) = (effect.command(), &effect.origin) else { continue };
            let Some((journey, Step::Send(send))) = find(stage, &origin.journey, &origin.version, &origin.step) else {
                continue;
            };
            let person = effect.person.to_string();
            let id = effect.to_json()["id"].as_str().unwrap().to_owned();
            let (number, _) =
                occurrence(&origin.instance.to_string(), &origin.step, &sent.channel, &id).unwrap_or((0, 0));
            let watched = people.entry(person.clone()).or_default();
            let instance = origin.instance.to_string();
            let same = |left: &Left| {
                left.instance == instance && left.occurrence == number && left.step == origin.step.as_str()
            };
            let is_first = !watched.sends.iter().any(same);
            watched.person = person.clone();
            watched.is_disturbed |= in_force > 0;
            let mut left = Left {
                at: effect.at,
                bundle,
                journey,
                step: origin.step.to_string(),
                send,
                channel: sent.channel.to_string(),
                is_first,
                person: person.clone(),
                is_undisturbed: !watched.is_disturbed,
                zones: zones.at(bundle, &person, &changes, effect.at),
                over: None,
                instance,
                occurrence: number,
            };
            left.over = exceeded(&left, &watched.sends);
            watched.sends.push(left);
        }
        match &turn.input.kind {
            InputKind::Forget => done.extend(people.remove(turn.input.person.as_str())),
            InputKind::Merge { from } => {
                let gone = people.remove(from.as_str()).unwrap_or_default();
                let stays = people.entry(turn.input.person.to_string()).or_default();
                stays.sends.extend(gone.sends);
                stays.sends.sort_by_key(|left| left.at);
                stays.is_disturbed = true;
            }
            InputKind::Activate { .. } if before != in_force => {
                done.extend(std::mem::take(&mut people).into_values());
            }
            InputKind::Profile(_) if changes.moved => {
                people.entry(turn.input.person.to_string()).or_default().is_disturbed = true;
            }
            _ => {}
        }
    }
    done.extend(people.into_values());
    done
}

/// A step of the version of a journey, whichever bundle holds it.
pub fn find<'s>(stage: &'s Stage, journey: &str, version: &str, step: &str) -> Option<(&'s Journey, &'s Step)> {
    let versions = stage.bundles.iter().filter_map(|loaded| loaded.bundle.journeys.get(journey));
    let journey = versions.into_iter().find(|journey| journey.version == version)?;
    Some((journey, journey.steps.get(step)?))
}
