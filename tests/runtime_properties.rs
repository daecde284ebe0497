//! What holds of every plan and every order of inputs, on the campaigns of the cases and of this repository.

#[allow(dead_code, reason = "only the campaigns of the cases are used")]
#[path = "support/cases.rs"]
mod cases;
#[allow(dead_code, reason = "only the campaigns of the cases are used")]
#[path = "support/player.rs"]
mod player;
#[path = "support/random_inputs.rs"]
mod random_inputs;
use std::path::Path;
use std::sync::LazyLock;

use danbi::driver::{DiskWorld, Options, compile};
use danbi::runtime::{Effect, Input, InputKind, Instant, Program, State, step};
use random_inputs::Inputs;

/// Programs with the seed of the inputs to try them with.
fn programs() -> &'static [(Program, u64)] {
    static PROGRAMS: LazyLock<Vec<(Program, u64)>> = LazyLock::new(load);
    &PROGRAMS
}

fn load() -> Vec<(Program, u64)> {
    let cases = cases::cases().into_values().flatten();
    let cases = cases.enumerate().map(|(seed, case)| (case.program().unwrap(), seed as u64));
    let campaigns = ["shop", "ott", "saas"].into_iter().flat_map(|name| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("campaigns").join(name);
        let mut compilation = compile(&DiskWorld::new(&folder).unwrap(), &Options::default());
        let bundle = compilation.seal().unwrap().expect("no errors").into_bundle();
        (0..4).map(move |seed| (Program::load(&bundle).unwrap(), seed))
    });
    let all: Vec<(Program, u64)> = cases.chain(campaigns).collect();
    assert!(all.len() > 150, "{}", all.len());
    all
}

const INPUTS: usize = 60;

/// Inputs that fit a program, drawn while it answers, and what it answered.
fn played(program: &Program, seed: u64) -> (Vec<Input>, Vec<Effect>) {
    let mut draw = Inputs::new(program, seed);
    let (mut inputs, mut all) = (Vec::new(), Vec::new());
    let mut state = State::new("p-1");
    for _ in 0..INPUTS {
        let input = draw.next();
        let mut effects = Vec::new();
        step(program, &mut state, &input, &mut effects);
        draw.hear(&effects);
        all.extend(effects);
        inputs.push(input);
    }
    (inputs, all)
}

fn tick(at: Instant) -> Input {
    Input { id: "".into(), at, person: "".into(), kind: InputKind::Tick }
}

#[test]
fn the_same_inputs_give_the_same_effects_and_something_happens() {
    let mut happened = 0;
    for (program, seed) in programs() {
        let (inputs, effects) = played(program, *seed);
        happened += effects.len();
        let mut again = Vec::new();
        let mut state = State::new("p-1");
        inputs.iter().for_each(|input| {
            step(program, &mut state, input, &mut again);
        });
        assert_eq!(effects, again);
    }
    assert!(happened > 1_000, "{happened}");
}

#[test]
fn late_early_and_doubled_ticks_change_nothing() {
    for (program, seed) in programs() {
        let (inputs, effects) = played(program, *seed);
        let mut with_ticks = Vec::new();
        let mut state = State::new("p-1");
        for (index, input) in inputs.iter().enumerate() {
            let mut deadline = step(program, &mut state, input, &mut with_ticks);
            // Some deadlines are ticked at their instant, some early, some twice, some left to the next input.
            let until = inputs.get(index + 1).map_or(input.at, |next| next.at);
            for turn in 0..3 {
                let Some(due) = deadline.filter(|due| *due <= until && (index + turn) % 3 > 0) else { break };
                step(program, &mut state, &tick(input.at.max(due.minus_seconds(1))), &mut with_ticks);
                step(program, &mut state, &tick(due), &mut with_ticks);
                deadline = step(program, &mut state, &tick(due), &mut with_ticks);
            }
        }
        assert_eq!(effects, with_ticks, "seed {seed}");
    }
}

#[test]
fn an_event_outside_the_alphabet_changes_nothing() {
    for (program, seed) in programs() {
        let (inputs, effects) = played(program, *seed);
        let mut again = Vec::new();
        let mut state = State::new("p-1");
        for input in &inputs {
            step(program, &mut state, input, &mut again);
            let kind = InputKind::Event { event: "nothing_of_ours".into(), properties: Vec::new() };
            let other = Input { id: "x".into(), kind, at: input.at.plus_seconds(1_000_000), person: "p-1".into() };
            let before = state.encode();
            step(program, &mut state, &other, &mut again);
            assert_eq!(before, state.encode());
        }
        assert_eq!(effects, again);
    }
}

#[test]
fn bytes_between_any_two_inputs_change_nothing() {
    for (program, seed) in programs() {
        let (inputs, effects) = played(program, *seed);
        let mut again = Vec::new();
        let mut bytes = Vec::new();
        for input in &inputs {
            let mut state = State::decode(program, "p-1", &bytes).unwrap();
            let deadline = step(program, &mut state, input, &mut again);
            bytes = state.encode();
            let back = State::decode(program, "p-1", &bytes).unwrap();
            assert_eq!((back.encode(), back.next_deadline()), (bytes.clone(), deadline));
        }
        assert_eq!(effects, again, "seed {seed}");
    }
}

#[test]
fn an_input_twice_is_an_input_once() {
    for (program, seed) in programs() {
        let (inputs, effects) = played(program, *seed);
        let mut again = Vec::new();
        let mut state = State::new("p-1");
        for input in &inputs {
            step(program, &mut state, input, &mut again);
            step(program, &mut state, input, &mut again);
        }
        assert_eq!(effects, again, "seed {seed}");
    }
}

/// A state is small: four kilobytes on average, as the issue of a person in every campaign at once.
#[test]
fn a_state_is_small() {
    let mut sizes = Vec::new();
    for (program, seed) in programs().iter().filter(|(program, _)| program.project() == "shop") {
        let (inputs, _) = played(program, *seed);
        let mut state = State::new("p-1");
        for input in &inputs {
            step(program, &mut state, input, &mut Vec::new());
            sizes.push(state.encode().len());
        }
    }
    let average = sizes.iter().sum::<usize>() / sizes.len();
    assert!(average <= 4_000, "{average} bytes on average");
}
