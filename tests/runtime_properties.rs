//! What holds of every plan and every order of inputs, on random projects and the campaigns of this repository.
//!
//! `DANBI_RUNS=20000 cargo test --release --test runtime_properties` plays more of them.

#[allow(dead_code, reason = "only projects are generated")]
#[path = "support/generate/mod.rs"]
mod generate;
#[path = "support/inputs/mod.rs"]
mod inputs;

use std::collections::BTreeMap;

use danbi::bundle::Reason;
use danbi::runtime::{Effect, Input, InputKind, Instant, Record, State, step};
use generate::choices::Choices;
use inputs::check::holds;
use inputs::host::groups;
use inputs::{Host, Run, Turn};

fn tick(at: Instant) -> Input {
    Input { id: "".into(), at, person: "".into(), kind: InputKind::Tick }
}

/// When everything of a run is over.
fn end(run: &Run) -> Input {
    tick(inputs_of(run).map(|input| input.at).max().unwrap_or(Instant::MIN))
}

fn inputs_of(run: &Run) -> impl Iterator<Item = &Input> {
    run.turns.iter().map(|turn| &turn.input)
}

fn by_person<'e>(effects: impl IntoIterator<Item = &'e Effect>) -> BTreeMap<&'e str, Vec<&'e Effect>> {
    let mut people: BTreeMap<&str, Vec<&Effect>> = BTreeMap::new();
    effects.into_iter().for_each(|effect| people.entry(effect.person.as_str()).or_default().push(effect));
    people
}

/// That each person has the same effects, in the same order.
fn same<'e>(
    expected: impl IntoIterator<Item = &'e Effect>,
    came: impl IntoIterator<Item = &'e Effect>,
) -> Result<(), String> {
    let (expected, came) = (by_person(expected), by_person(came));
    let people = expected.keys().chain(came.keys());
    for person in people {
        let none = Vec::new();
        let (expected, came) = (expected.get(person).unwrap_or(&none), came.get(person).unwrap_or(&none));
        let place = (0..expected.len().max(came.len())).find(|place| expected.get(*place) != came.get(*place));
        if let Some(place) = place {
            let shown = |effects: &[&Effect]| effects.get(place).map(|effect| effect.to_json().to_string());
            return Err(format!("effect {place} of {person}: {:?}, then {:?}", shown(expected), shown(came)));
        }
    }
    Ok(())
}

#[test]
fn people_alone_have_the_same_effects() {
    holds(|stage, run| {
        for group in groups(inputs_of(run)) {
            let theirs = |person: &str| person.is_empty() || group.contains(person);
            let came = Host::play(stage, inputs_of(run).filter(|input| theirs(&input.person)));
            same(run.effects().filter(|effect| group.contains(effect.person.as_str())), &came)?;
        }
        Ok(())
    });
}

/// Between two inputs for everybody those of different people come in any order.
#[test]
fn any_interleaving_of_people_gives_the_same_effects() {
    holds(|stage, run| {
        let groups = groups(inputs_of(run));
        let of_group = |input: &Input| groups.iter().position(|group| group.contains(input.person.as_str()));
        let mut dice = Choices::seeded(run.turns.len() as u64);
        let mut order: Vec<&Input> = Vec::new();
        let turns: Vec<&Input> = inputs_of(run).collect();
        for stretch in turns.chunk_by(|a, b| a.person.is_empty() == b.person.is_empty()) {
            let mut queues: Vec<std::collections::VecDeque<&Input>> = vec![Default::default(); groups.len() + 1];
            stretch.iter().for_each(|input| queues[of_group(input).unwrap_or(groups.len())].push_back(input));
            while queues.iter().any(|queue| !queue.is_empty()) {
                let place = dice.below(queues.len());
                order.extend(queues[place].pop_front());
            }
        }
        same(run.effects(), &Host::play(stage, order.into_iter()))
    });
}

/// Some deadlines are ticked at their instant, some early, some twice, some left to the next input. Nothing is said of a tick that
/// overtakes an input that was sent before it: what came first is then another question.
#[test]
fn late_early_and_doubled_ticks_change_nothing() {
    holds(|stage, run| {
        let mut host = Host::new(stage);
        let mut dice = Choices::seeded(run.turns.len() as u64);
        let mut came = Vec::new();
        for (place, turn) in run.turns.iter().enumerate() {
            came.extend(host.take(&turn.input));
            let program = &stage.bundles[host.in_force].program;
            let behind = &run.turns[place + 1..];
            let next = behind.iter().map(|turn| turn.input.at).min().unwrap_or(turn.input.at);
            for state in host.states.values_mut() {
                // Where nothing is due it may even overtake inputs.
                if let Some(due) = state.next_deadline().filter(|_| dice.chance(30)) {
                    let before = Instant::of_millis(due.millis() - 1).min(turn.input.at.plus_seconds(40 * 86_400));
                    step(program, state, &tick(before), &mut came);
                }
                for _ in 0..3 {
                    let due = state.next_deadline().filter(|due| *due <= next && turn.input.at <= *due);
                    let Some(due) = due.filter(|_| dice.chance(60)) else { break };
                    let early = turn.input.at.max(due.minus_seconds(dice.below(3) as u64));
                    for at in [early, due, due, next] {
                        step(program, state, &tick(at), &mut came);
                    }
                }
            }
        }
        came.extend(host.take(&end(run)));
        same(&Host::play(stage, inputs_of(run).chain([&end(run)])), &came)
    });
}

#[test]
fn an_event_outside_the_alphabet_changes_nothing() {
    holds(|stage, run| {
        let mut host = Host::new(stage);
        for turn in &run.turns {
            let _ = host.take(&turn.input);
            let loaded = &stage.bundles[host.in_force];
            let others = loaded.bundle.contract.events.keys().filter(|name| !loaded.program.reacts_to(name));
            for name in others.cloned().chain(["nothing_of_ours".into()]) {
                let kind = InputKind::Event { event: name, properties: Vec::new() };
                for (person, state) in &mut host.states {
                    let (at, person) = (turn.input.at.plus_seconds(1_000_000), person.as_str().into());
                    let (before, mut effects) = (state.encode(), Vec::new());
                    step(
                        &loaded.program,
                        state,
                        &Input { id: "x".into(), at, person, kind: kind.clone() },
                        &mut effects,
                    );
                    if before != state.encode() || !effects.is_empty() {
                        return Err(format!("{:?}", kind));
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn bytes_between_any_two_inputs_change_nothing() {
    holds(|stage, run| {
        let (mut host, mut came) = (Host::new(stage), Vec::new());
        for turn in &run.turns {
            came.extend(host.take(&turn.input));
            let program = &stage.bundles[host.in_force].program;
            for (person, state) in &mut host.states {
                let (bytes, deadline) = (state.encode(), state.next_deadline());
                *state = State::decode(program, person.as_str(), &bytes).map_err(|error| error.to_string())?;
                if (state.encode(), state.next_deadline()) != (bytes, deadline) {
                    return Err(format!("another state of {person} after {}", turn.json));
                }
            }
        }
        same(run.effects(), &came)
    });
}

#[test]
fn an_input_twice_is_an_input_once() {
    holds(|stage, run| {
        // A dead letter is not remembered.
        let is_late = |turn: &Turn| {
            turn.effects
                .iter()
                .any(|effect| matches!(effect.record(), Some(Record::Breach { reason: Reason::Late, .. })))
        };
        let twice = run.turns.iter().flat_map(|turn| [&turn.input].repeat(if is_late(turn) { 1 } else { 2 }));
        same(run.effects(), &Host::play(stage, twice))
    });
}

/// A state is small: four kilobytes on average, of a person in every campaign of the shop at once.
#[test]
fn a_state_is_small() {
    let stage = inputs::check::stage(9);
    assert_eq!(stage.bundles[0].program.project(), "shop");
    let mut sizes = Vec::new();
    for seed in 0..6 {
        let run = inputs::run(&stage, &mut Choices::seeded(seed), inputs::check::LENGTH);
        let mut host = Host::new(&stage);
        for turn in &run.turns {
            let _ = host.take(&turn.input);
            sizes.extend(host.states.values().map(|state| state.encode().len()));
        }
    }
    let average = sizes.iter().sum::<usize>() / sizes.len();
    assert!(average <= 4_000, "{average} bytes on average");
}
