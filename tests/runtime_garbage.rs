//! Inputs and bytes that are not what they should be: an error, or an input or a state like any other. No panic, and an end.
//!
//! `DANBI_RUNS=20000 cargo test --release --test runtime_garbage` damages more of them.

#[allow(dead_code, reason = "only projects are generated")]
#[path = "support/generate/mod.rs"]
mod generate;
#[path = "support/inputs/mod.rs"]
mod inputs;

use std::sync::atomic::{AtomicUsize, Ordering};

use danbi::runtime::{Input, InputKind, Program, State};
use generate::choices::Choices;
use inputs::check::holds;
use inputs::{Host, Run, Turn};
use serde_json::{Value as Json, json};

/// Something else at one place of a value. Instants stay near: what a leap takes is counted elsewhere (`tests/runtime_state.rs`).
fn damaged(json: &Json, dice: &mut Choices) -> Json {
    match json {
        Json::Object(members) if !members.is_empty() && !dice.chance(10) => {
            let mut members = members.clone();
            let name = members.keys().nth(dice.below(members.len())).unwrap().clone();
            match dice.below(8) {
                0 => drop(members.remove(&name)),
                1 => drop(members.insert(format!("{name}x"), json!(1))),
                _ => {
                    let inner = damaged(&members[&name], dice);
                    members.insert(name, inner);
                }
            }
            Json::Object(members)
        }
        Json::Array(items) if !items.is_empty() && !dice.chance(20) => {
            let mut items = items.clone();
            let place = dice.below(items.len());
            items[place] = damaged(&items[place], dice);
            Json::Array(items)
        }
        Json::String(text) if dice.chance(40) => {
            let cut: String =
                text.chars().skip(dice.below(3)).take(text.chars().count().saturating_sub(dice.below(4))).collect();
            json!(cut)
        }
        _ => anything(dice),
    }
}

fn anything(dice: &mut Choices) -> Json {
    let deep = (0..100).fold(json!("x"), |inner, _| json!([inner]));
    let of = [
        Json::Null,
        json!(0),
        json!(-1),
        json!(u64::MAX),
        json!(1.5),
        json!(9_007_199_254_740_993_i64),
        json!(""),
        json!("니트"),
        json!("가".repeat(5_000)),
        json!([]),
        json!({}),
        json!([{}]),
        json!({ "": null }),
        json!({ "refused": {} }),
        json!(true),
        json!("2026-02-30"),
        json!("24:00"),
        json!("P99999999999D"),
        json!({ "minor": i64::MAX, "currency": "KRW" }),
        deep,
    ];
    dice.pick(&of).clone()
}

fn broken(bytes: &[u8], dice: &mut Choices) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..dice.between(1, 4) {
        let place = dice.below(bytes.len());
        match dice.below(4) {
            0 => bytes.truncate(place),
            1 => bytes.insert(place, dice.below(256) as u8),
            _ => bytes.iter_mut().skip(place).take(1).for_each(|byte| *byte ^= 1 << dice.below(8)),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// How often something was taken, and how often refused.
#[derive(Default)]
struct Seen {
    taken: AtomicUsize,
    refused: AtomicUsize,
}

impl Seen {
    fn note(&self, taken: bool) {
        if taken { &self.taken } else { &self.refused }.fetch_add(1, Ordering::Relaxed);
    }

    fn both(&self) -> bool {
        self.taken.load(Ordering::Relaxed) > 50 && self.refused.load(Ordering::Relaxed) > 50
    }
}

/// That the state of everybody is one that can be kept.
fn is_kept(program: &Program, host: &Host<'_>) -> Result<(), String> {
    for (person, state) in &host.states {
        let bytes = state.encode();
        let back = State::decode(program, person.as_str(), &bytes).map_err(|error| error.to_string())?;
        if back.encode() != bytes {
            return Err(format!("another state of {person}"));
        }
    }
    Ok(())
}

#[test]
fn damaged_inputs_are_refused_or_taken() {
    let seen = Seen::default();
    holds(|stage, run: &Run| {
        let mut host = Host::new(stage);
        let mut dice = Choices::seeded(run.turns.len() as u64);
        for turn in &run.turns {
            let program = &stage.bundles[host.in_force].program;
            let input = Input::of_json(program, &damaged(&turn.json, &mut dice));
            seen.note(input.is_ok());
            if let Some(input) = input.ok().filter(|input| can_be_taken(input, turn)) {
                let _ = host.take(&input);
                is_kept(program, &host)?;
            }
            let _ = host.take(&turn.input);
        }
        Ok(())
    });
    assert!(seen.both());
}

/// What the least host takes: an instant within a year, and no manifest that nobody knows.
fn can_be_taken(input: &Input, turn: &Turn) -> bool {
    let year = 366 * 86_400;
    let near = turn.input.at.minus_seconds(year)..=turn.input.at.plus_seconds(year);
    near.contains(&input.at) && !matches!(input.kind, InputKind::Activate { .. })
}

/// The checksum tells every change of up to four bytes at random; what it lets through runs.
#[test]
fn broken_bytes_are_refused() {
    let refused = AtomicUsize::new(0);
    holds(|stage, run: &Run| {
        let mut host = Host::new(stage);
        let mut dice = Choices::seeded(run.turns.len() as u64);
        for turn in &run.turns {
            let _ = host.take(&turn.input);
            let program = &stage.bundles[host.in_force].program;
            for (person, state) in &host.states {
                let whole = state.encode();
                let broken = broken(&whole, &mut dice);
                // No bytes at all are nobody; a change may undo the one before, and a first byte of 1 is a version without a checksum.
                if broken == whole || broken.first().is_none_or(|version| *version == 1) {
                    continue;
                }
                if State::decode(program, person.as_str(), &broken).is_ok() {
                    return Err(format!("{broken:?} was {whole:?}"));
                }
                refused.fetch_add(1, Ordering::Relaxed);
            }
        }
        Ok(())
    });
    assert!(refused.into_inner() > 500);
}
