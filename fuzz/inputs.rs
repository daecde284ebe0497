//! What the fuzz target `inputs` calls, and the replay of its corpus in `cargo test`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use danbi::runtime::{Input, InputKind, Instant, Program, State, merge, step};

#[path = "../tests/support/bundle.rs"]
mod bundle;

/// Inputs further from the one before are passed over: a leap over centuries takes as long as its deadlines are many.
const LEAP: u64 = 366 * 86_400;

/// The bytes as JSON Lines of inputs, run on a bundle that uses every construct; then as the bytes of a state.
pub fn run_inputs(bytes: &[u8]) {
    static PROGRAM: LazyLock<Program> = LazyLock::new(|| {
        let sealed = bundle::every_construct().seal().expect("the sample has canonical bytes");
        Program::load(sealed.bundle()).expect("the sample can be loaded")
    });
    let mut states: BTreeMap<String, State> = BTreeMap::new();
    let mut now: Option<Instant> = None;
    for line in bytes.split(|byte| *byte == b'\n').take(200) {
        let json = serde_json::from_slice(line).ok();
        let Some(input) = json.and_then(|json| Input::of_json(&PROGRAM, &json).ok()) else { continue };
        if now.is_some_and(|now| input.at > now.plus_seconds(LEAP)) {
            continue;
        }
        now = now.max(Some(input.at));
        take(&PROGRAM, &mut states, &input);
    }
    for (person, state) in states {
        let bytes = state.encode();
        let back = State::decode(&PROGRAM, person.as_str(), &bytes).expect("bytes that were written");
        assert_eq!(back.encode(), bytes);
    }
    if let Ok(mut state) = State::decode(&PROGRAM, "p-1", bytes) {
        let tick = Input { id: "".into(), at: Instant::MIN, person: "".into(), kind: InputKind::Tick };
        step(&PROGRAM, &mut state, &tick, &mut Vec::new());
    }
}

fn take(program: &Program, states: &mut BTreeMap<String, State>, input: &Input) {
    let mut effects = Vec::new();
    if input.person.is_empty() {
        for state in states.values_mut() {
            step(program, state, input, &mut effects);
        }
    } else if let InputKind::Merge { from } = &input.kind {
        let mut from = states.remove(from.as_str()).unwrap_or_else(|| State::new(from.clone()));
        let to = states.entry(input.person.to_string()).or_insert_with(|| State::new(input.person.clone()));
        merge(program, &mut from, to, input, &mut effects);
    } else {
        step(
            program,
            states.entry(input.person.to_string()).or_insert_with(|| State::new(input.person.clone())),
            input,
            &mut effects,
        );
    }
    assert!(effects.iter().all(|effect| effect.to_json().is_object()));
}
