//! Channels of a chain that would not do before a message left on another.

use crate::bundle::{MessageEvent, Reason, Step};
use crate::runtime::{Effect, SendCommand};
use crate::testing::cause::Passed;
use crate::testing::outcome::{Beat, BeatKind};
use crate::testing::stage::Scene;
use crate::types::{Duration, Name};

/// Those that the story has not told yet, in the order tried: the ones before a channel that was tried in vain were told when the
/// message left on that.
pub fn channels(scene: &Scene, story: &[Beat], effect: &Effect, send: &SendCommand) -> Vec<(Name, Passed)> {
    let told = send.passed_over.iter().rposition(|(_, reason)| *reason == Reason::Failed).unwrap_or(0);
    let untold = send.passed_over.iter().skip(told);
    let why = |channel: &Name, reason: Reason| match reason {
        Reason::Failed if has_failed(story, &send.message, channel) => Passed::Failed,
        Reason::Failed => patience(scene, effect, channel).map_or(Passed::Failed, Passed::Unheard),
        reason => Passed::Refused(reason),
    };
    untold.map(|(channel, reason)| (channel.clone(), why(channel, *reason))).collect()
}

/// Whether a failure was reported since the message left on the channel.
fn has_failed(story: &[Beat], message: &Name, channel: &Name) -> bool {
    let mut since = story.iter().rev().map(|beat| &beat.kind).take_while(|kind| match kind {
        BeatKind::Sent { channel: on, message: of, .. } => on != channel || of != message,
        _ => true,
    });
    since.any(|kind| matches!(kind, BeatKind::Receipt { kind: MessageEvent::Failed, message: of } if of == message))
}

/// How long the send waits for word of a delivery on the channel.
fn patience(scene: &Scene, effect: &Effect, channel: &Name) -> Option<Duration> {
    let step = effect.origin.as_ref().and_then(|origin| scene.journey.steps.get(&origin.step))?;
    let Step::Send(send) = step else { return None };
    send.via.iter().find(|attempt| attempt.channel == *channel)?.fallback_after
}
