//! Random projects and inputs, played by this runtime and by another one: do both say the same?
//!
//! ```text
//! cargo run --example differential -- --runtime "python3 -m danbi_runtime" [--cases 500] [--seed 0] [--length 40] [--jobs 2] [--out DIR]
//! ```
//!
//! Prints each disagreement with the fewest inputs that show it, and how often each thing of the format was seen. With `--out` each
//! is also written as a case that `danbi conformance DIR` plays. The exit code is 1 where the two disagree, and, from 20,000 cases
//! on, where something was seen in fewer than 100 of them.

mod compare;
#[allow(dead_code, reason = "only projects are generated")]
#[path = "../../tests/support/generate/mod.rs"]
mod generate;
#[path = "../../tests/support/inputs/mod.rs"]
mod inputs;
mod settings;
mod shrink;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use compare::{Disagreement, disagreement, steps_of};
use danbi::conformance::{Ask, Broken, Profile, Trouble};
use danbi::driver::Process;
use generate::choices::Choices;
use generate::files;
use inputs::{Stage, counts, run};
use settings::Settings;

/// Cases of one project: it is drawn and compiled once.
const CASES_OF_ONE: u64 = 8;
/// From so many cases on everything must have been seen so often.
const LARGE: u64 = 20_000;
const LEAST: u64 = 100;
/// Disagreements that are shown; more of them show little more.
const SHOWN: u64 = 12;
/// For one answer: a journey that lets itself in every ten seconds says half a million things in a week.
const PATIENCE: Duration = Duration::from_secs(600);

/// What all threads add to.
#[derive(Default)]
struct Found {
    cases: AtomicU64,
    inputs: AtomicU64,
    disagreements: AtomicU64,
    counts: Mutex<BTreeMap<String, u64>>,
}

fn main() -> ExitCode {
    let settings = match Settings::of_arguments(std::env::args().skip(1)) {
        Ok(settings) => settings,
        Err(why) => {
            eprintln!("{why}");
            return ExitCode::from(2);
        }
    };
    let (found, next) = (Found::default(), AtomicU64::new(settings.seed));
    let end = settings.seed + settings.cases.div_ceil(CASES_OF_ONE);
    std::thread::scope(|scope| {
        for _ in 0..settings.jobs {
            scope.spawn(|| {
                let mut theirs = Process::new(settings.runtime.clone(), PATIENCE);
                loop {
                    let project = next.fetch_add(1, Ordering::Relaxed);
                    if project >= end || found.disagreements.load(Ordering::Relaxed) >= SHOWN {
                        return;
                    }
                    play(project, &settings, &mut theirs, &found);
                }
            });
        }
    });
    report(&found)
}

/// The cases of one project.
fn play(project: u64, settings: &Settings, theirs: &mut Process, found: &Found) {
    let mut dice = Choices::seeded(project);
    let first = files(&mut dice);
    let Some(stage) = Stage::growing(&first, &mut dice) else {
        panic!("project {project}: a random project has no error");
    };
    for case in 0..CASES_OF_ONE {
        let seed = project * CASES_OF_ONE + case;
        let profile = if case % 2 == 0 { Profile::Core } else { Profile::Render };
        let run = run(&stage, &mut Choices::seeded(seed), settings.length);
        let steps = steps_of(&stage, &run, profile);
        found.cases.fetch_add(1, Ordering::Relaxed);
        found.inputs.fetch_add(run.turns.len() as u64, Ordering::Relaxed);
        counts::add(&mut found.counts.lock().unwrap(), counts::happened(&stage, &run));
        if disagreement(&steps, theirs).is_some() {
            found.disagreements.fetch_add(1, Ordering::Relaxed);
            eprintln!("case {seed} of project {project}: they disagree; looking for the fewest inputs that show it");
            tell(seed, &steps, profile, settings, theirs, &first);
        }
    }
}

/// The fewest inputs that show it, and what each said.
fn tell(
    seed: u64,
    steps: &[Ask],
    profile: Profile,
    settings: &Settings,
    theirs: &mut Process,
    files: &generate::Files,
) {
    // Without an activation an input may not fit any more: ours refuses it then, which is another thing than what was found.
    let whole = disagreement(steps, theirs);
    let of_ours = matches!(whole, Some(Disagreement::Ours(_)));
    let same = |found: &Disagreement| of_ours || !matches!(found, Disagreement::Ours(_));
    let least = match whole {
        // Each try would take as long again.
        Some(Disagreement::Theirs(Trouble::Broken(Broken::Silent { .. }))) => steps.to_vec(),
        _ => shrink::shrink(steps, |steps| disagreement(steps, theirs).is_some_and(|found| same(&found))),
    };
    let mut text = format!("\n== case {seed} of project {}\n", seed / CASES_OF_ONE);
    for input in least.iter().filter_map(Ask::input) {
        text.push_str(&format!("   {input}\n"));
    }
    if let Some(found) = disagreement(&least, theirs) {
        text.push_str(&format!("{found}\n"));
        text.push_str(&found.campaign(files));
    }
    println!("{text}");
    if let Some(folder) = &settings.out {
        let case = compare::as_case(seed, &least, profile);
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(folder.join(format!("random-{seed}.json")), serde_json::to_string_pretty(&case).unwrap())
            .unwrap();
    }
}

fn report(found: &Found) -> ExitCode {
    let (cases, disagreements) = (found.cases.load(Ordering::Relaxed), found.disagreements.load(Ordering::Relaxed));
    let counts = found.counts.lock().unwrap();
    let seen = |thing: &String| counts.get(thing).copied().unwrap_or(0);
    let mut all: Vec<(u64, String)> = counts::expected().into_iter().map(|thing| (seen(&thing), thing)).collect();
    all.sort_unstable();
    println!("how many cases saw what:");
    for (count, thing) in &all {
        println!("{count:>8}  {thing}");
    }
    println!("{cases} cases, {} inputs, {disagreements} disagreements", found.inputs.load(Ordering::Relaxed));
    let least = if cases >= LARGE { LEAST } else { 0 };
    let rare: Vec<&str> = all.iter().filter(|(count, _)| *count < least).map(|(_, thing)| thing.as_str()).collect();
    if !rare.is_empty() {
        println!("in fewer than {least} cases: {}", rare.join(", "));
    }
    ExitCode::from(u8::from(disagreements > 0 || !rare.is_empty()))
}
