//! Random projects, run on random inputs: is everything that can happen seen to happen?

#[allow(dead_code, reason = "only projects are generated")]
#[path = "support/generate/mod.rs"]
mod generate;
#[path = "support/inputs/mod.rs"]
mod inputs;

use std::collections::BTreeMap;

use generate::choices::Choices;
use inputs::check::{LENGTH, stage};
use inputs::{counts, run};
use rayon::prelude::*;

const RUNS_OF_ONE: u64 = 8;

/// `DANBI_RUNS` asks for more.
fn projects() -> u64 {
    std::env::var("DANBI_RUNS").map_or(60, |runs| runs.parse::<u64>().unwrap().div_ceil(RUNS_OF_ONE))
}

#[test]
fn everything_happens() {
    let counts = (0..projects()).into_par_iter().map(|seed| {
        let stage = stage(seed);
        let mut counts = BTreeMap::new();
        for of_one in 0..RUNS_OF_ONE {
            let run = run(&stage, &mut Choices::seeded(seed * RUNS_OF_ONE + of_one), LENGTH);
            counts::add(&mut counts, counts::happened(&stage, &run));
        }
        counts
    });
    let counts = counts.reduce(BTreeMap::new, |mut all, some| {
        some.into_iter().for_each(|(thing, count)| *all.entry(thing).or_default() += count);
        all
    });
    let runs = projects() * RUNS_OF_ONE;
    let mut rarest: Vec<(u64, String)> =
        counts::expected().into_iter().map(|thing| (counts.get(&thing).copied().unwrap_or(0), thing)).collect();
    rarest.sort_unstable();
    eprintln!("of {runs} runs: {rarest:?}");
    let least = if runs >= 20_000 { 100 } else { 1 };
    rarest.retain(|(count, _)| *count < least);
    assert!(rarest.is_empty(), "of {runs} runs, rarer than {least}: {rarest:?}");
}
