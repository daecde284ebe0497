//! Holding a property against many runs, and the least run against which it does not hold.

use std::cell::Cell;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use danbi::driver::DiskWorld;
use rayon::prelude::*;

use super::{Loaded, Run, Stage, run};
use crate::generate::choices::{Choices, shrunk};
use crate::generate::files;

pub const LENGTH: usize = 80;
pub const RUNS_OF_ONE: u64 = 4;
const STAGES: u64 = 24;
/// Enough to make most failures small.
const SHRINKINGS: u32 = 150;

/// As many projects as `DANBI_RUNS` asks for, each played [`RUNS_OF_ONE`] times.
pub fn stages() -> u64 {
    std::env::var("DANBI_RUNS").map_or(STAGES, |runs| runs.parse::<u64>().unwrap().div_ceil(RUNS_OF_ONE))
}

/// A random project and what became of it; every tenth is a campaign of this repository.
pub fn stage(seed: u64) -> Stage {
    if seed % 10 == 9 {
        let name = ["shop", "ott", "saas"][(seed / 10 % 3) as usize];
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("campaigns").join(name);
        let loaded = Loaded::of_world(&DiskWorld::new(&folder).unwrap(), seed).expect("a campaign has no error");
        return Stage { bundles: vec![loaded] };
    }
    let mut dice = Choices::seeded(seed);
    let first = files(&mut dice);
    Stage::growing(&first, &mut dice).expect("a random project has no error")
}

/// Panics with the least run of the first project against which the property does not hold.
pub fn holds(property: impl Fn(&Stage, &Run) -> Result<(), String> + Sync) {
    static KEPT: LazyLock<Vec<Arc<Stage>>> =
        LazyLock::new(|| (0..STAGES).into_par_iter().map(|seed| Arc::new(stage(seed))).collect());
    let kept = |seed| KEPT.get(seed as usize).cloned().unwrap_or_else(|| Arc::new(stage(seed)));
    over(kept, property);
}

/// The same over other stages.
pub fn holds_on(stage: impl Fn(u64) -> Stage + Sync, property: impl Fn(&Stage, &Run) -> Result<(), String> + Sync) {
    over(|seed| Arc::new(stage(seed)), property);
}

fn over(stage: impl Fn(u64) -> Arc<Stage> + Sync, property: impl Fn(&Stage, &Run) -> Result<(), String> + Sync) {
    let failing = (0..stages()).into_par_iter().find_map_first(|seed| {
        let stage = &stage(seed);
        let mut runs = (0..RUNS_OF_ONE).map(|number| seed * RUNS_OF_ONE + number);
        runs.find(|number| property(stage, &run(stage, &mut Choices::seeded(*number), LENGTH)).is_err())
            .map(|number| (seed, number))
    });
    if let Some((seed, number)) = failing {
        panic!("{}", least(&stage(seed), (seed, number), &property));
    }
}

fn least(stage: &Stage, (seed, number): (u64, u64), property: &impl Fn(&Stage, &Run) -> Result<(), String>) -> String {
    let mut dice = Choices::seeded(number);
    run(stage, &mut dice, LENGTH);
    let answers = dice.into_drawn();
    let of = |answers: &[u64], length| run(stage, &mut Choices::listed(answers), length);
    let length = (1..=LENGTH).find(|length| property(stage, &of(&answers, *length)).is_err()).unwrap_or(LENGTH);
    let left = Cell::new(SHRINKINGS);
    let fails = |answers: &[u64]| {
        left.set(left.get().saturating_sub(1));
        left.get() > 0 && property(stage, &of(answers, length)).is_err()
    };
    let run = of(&shrunk(answers, fails), length);
    let why = property(stage, &run).unwrap_err();
    let inputs: String = run.turns.iter().map(|turn| format!("{}\n", turn.json)).collect();
    format!("stage {seed}, run {number}: {why}\n{inputs}")
}
