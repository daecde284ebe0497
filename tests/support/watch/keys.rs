//! Keys of commands, found again by trying: the page says of what they are the hash (P-KEY-1, P-KEY-3).

use danbi::runtime::{Command, EffectKind};
use sha2::{Digest, Sha256};

use crate::inputs::{Run, Stage};

/// More often nobody comes to a step in a run, and no occurrence issues more commands.
const OCCURRENCES: u32 = 250;
const ATTEMPTS: u32 = 16;

/// The occurrence and the attempt of a command.
pub fn occurrence(instance: &str, step: &str, channel: &str, id: &str) -> Option<(u32, u32)> {
    let places = (1..=OCCURRENCES).flat_map(|occurrence| (1..=ATTEMPTS).map(move |attempt| (occurrence, attempt)));
    places.into_iter().find(|(occurrence, attempt)| {
        let (occurrence, attempt) = (occurrence.to_string(), attempt.to_string());
        hash(&[instance, step, &occurrence, &attempt, channel]) == id
    })
}

fn hash(parts: &[&str]) -> String {
    let digest = Sha256::digest(parts.join("\0").as_bytes());
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Where a command comes from: instance, step, occurrence, attempt, channel.
pub type Place = (String, String, u32, u32, String);

/// Every command of a run with its place; its id alone where there is none.
pub fn commands(_: &Stage, run: &Run) -> Vec<Result<(String, Place), String>> {
    let mut found = Vec::new();
    for effect in run.effects() {
        let (EffectKind::Command { id, command }, Some(origin)) = (&effect.kind, &effect.origin) else { continue };
        let channel = match command {
            Command::Send(send) => send.channel.to_string(),
            _ => String::new(),
        };
        let (id, instance) = (id.to_string(), origin.instance.to_string());
        found.push(match occurrence(&instance, &origin.step, &channel, &id) {
            Some((occurrence, attempt)) => Ok((id, (instance, origin.step.to_string(), occurrence, attempt, channel))),
            None => Err(id),
        });
    }
    found
}
