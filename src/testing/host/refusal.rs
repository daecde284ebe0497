//! What exactly refused: the consents that are missing, the conditions of an audience that do not hold, the cap that is full.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::{Reason, Step};
use crate::runtime::{Effect, Program, Record, State, unmet_audience};
use crate::testing::outcome::Refusal;
use crate::testing::said;
use crate::testing::stage::Scene;
use crate::types::Name;

/// Of the record that an effect is.
pub fn detail(scene: &Scene, state: &State, consents: &BTreeMap<Name, bool>, effect: &Effect) -> Refusal {
    match effect.record() {
        Some(Record::Withheld { reason, channels, why, .. }) => {
            let of_channel = |channel: &Name| channels.get(channel).unwrap_or(reason) == &Reason::Consent;
            let caps = &scene.program.plan().policy.caps;
            let cap = why.cap.and_then(|place| caps.get(place)).cloned();
            Refusal { names: missing(scene, consents, effect, &of_channel), cap }
        }
        Some(Record::Refused { journey, reason: Reason::Audience }) => {
            Refusal { names: unmet(&scene.program, state, journey), cap: None }
        }
        _ => Refusal::default(),
    }
}

/// Consents that a send needs and the person has not given, on the channels that they refused.
pub fn missing(
    scene: &Scene,
    consents: &BTreeMap<Name, bool>,
    effect: &Effect,
    refused: &dyn Fn(&Name) -> bool,
) -> Vec<String> {
    let step = effect.origin.as_ref().and_then(|origin| scene.journey.steps.get(&origin.step));
    let Some(Step::Send(send)) = step else { return Vec::new() };
    let mut names: BTreeSet<&Name> = BTreeSet::new();
    for attempt in send.via.iter().filter(|attempt| refused(&attempt.channel)) {
        let needed = send.consents.iter().chain(&attempt.consent);
        names.extend(needed.filter(|name| !consents.get(*name).copied().unwrap_or(false)));
    }
    names.into_iter().map(ToString::to_string).collect()
}

fn unmet(program: &Program, state: &State, journey: &Name) -> Vec<String> {
    unmet_audience(program, state, journey).into_iter().filter_map(said::condition).collect()
}
