//! Why a message that left did not leave on the channel that a test expects.

use crate::bundle::{Reason, Send, Step};
use crate::runtime::{Command, Effect};
use crate::testing::cause::{Instead, Passed};
use crate::testing::outcome::{Beat, BeatKind, Refusal, Told};
use crate::testing::stage::Scene;
use crate::types::Name;

/// Of the message that left by the effect at this place.
pub fn instead(scene: &Scene, told: &Told, place: usize, expected: &Name) -> Instead {
    let Some(effect) = told.effects.get(place) else { return Instead::NotNamed };
    let Some(Command::Send(sent)) = effect.command() else { return Instead::NotNamed };
    match sent.passed_over.iter().find(|(channel, _)| channel == expected) {
        Some((_, reason)) => passed_over(&story_before(told, place), (&sent.message, expected), *reason),
        None => order(step(scene, effect), &sent.channel, expected),
    }
}

/// What was told before the effect at this place, the last first.
fn story_before(told: &Told, place: usize) -> Vec<&Beat> {
    let before = told.story.iter().take_while(|beat| beat.effect != Some(place));
    let mut before: Vec<&Beat> = before.collect();
    before.reverse();
    before
}

fn passed_over(before: &[&Beat], (message, channel): (&Name, &Name), reason: Reason) -> Instead {
    let told = before.iter().find_map(|beat| match &beat.kind {
        BeatKind::PassedOver { message: of, channel: on, why } if of == message && on == channel => {
            Some((why.clone(), beat.detail.clone()))
        }
        _ => None,
    });
    let (why, detail) = told.unwrap_or((Passed::Refused(reason), Refusal::default()));
    let left = |beat: &&&Beat| matches!(&beat.kind, BeatKind::Sent { channel: on, message: of, .. } if on == channel && of == message);
    match (&why, before.iter().find(left)) {
        (Passed::Failed | Passed::Unheard(_), Some(left)) => Instead::InVain { at: left.at, why },
        _ => Instead::PassedOver { why, detail },
    }
}

/// What put the channel that it left on before the expected one.
fn order(send: Option<&Send>, left: &Name, expected: &Name) -> Instead {
    let place = |channel: &Name| send?.via.iter().position(|attempt| attempt.channel == *channel);
    match (place(left), place(expected)) {
        (_, None) => Instead::NotNamed,
        (Some(left), Some(expected)) if left > expected => Instead::Preferred,
        _ => Instead::Behind,
    }
}

fn step<'s>(scene: &'s Scene, effect: &Effect) -> Option<&'s Send> {
    match scene.journey.steps.get(&effect.origin.as_ref()?.step)? {
        Step::Send(send) => Some(send),
        _ => None,
    }
}
