//! Tests of campaigns, run: each case on the compiled bundle, in the reference runtime, under a virtual clock.
//!
//! A case never sees the source. [`stage`] makes of the bundle what the case asks for (only its journey runs, holdouts are off
//! unless named), [`host`] plays the world around it and writes down what happened, [`judge`] holds that against what the test
//! expects. Nothing here looks at a clock, so the same case tells the same story everywhere.

mod cause;
mod coverage;
mod host;
mod judge;
mod others;
mod outcome;
mod said;
mod stage;
mod value;

use std::collections::BTreeMap;

pub use cause::{Instead, Missing, Near, Obstacle, OtherChannel, Passed, Standing};
pub use coverage::{Coverage, JourneyCoverage, coverage};
pub use host::datum;
pub use outcome::{Beat, BeatKind, Failure, FailureKind, Heard, Knock, Listener, Outcome, Refusal, Side, Told};
pub use said::condition;

use crate::bundle::Bundle;
use crate::lower::case::Case;
use crate::parallel;
use crate::runtime::LoadError;
use stage::{Scene, Stage};

/// Runs the cases on a bundle, in parallel; outcomes stand in the order of the cases.
///
/// # Errors
///
/// Where the bundle cannot be run: that is a fault of the compiler, not of the project.
pub fn run(bundle: &Bundle, cases: &[Case]) -> Result<Vec<Outcome>, LoadError> {
    let scenes = scenes(bundle, cases)?;
    let outcome = |case: &Case| scenes.get(&Stage::of(case)).map(|scene| play(scene, case));
    Ok(parallel::map(cases.iter().collect(), outcome).into_iter().flatten().collect())
}

/// Cases of one journey mostly share a stage.
fn scenes(bundle: &Bundle, cases: &[Case]) -> Result<BTreeMap<Stage, Scene>, LoadError> {
    let stages: std::collections::BTreeSet<Stage> = cases.iter().map(Stage::of).collect();
    let set = |stage: Stage| Scene::set(bundle, &stage).map(|scene| (stage, scene));
    parallel::map(stages.into_iter().collect(), set).into_iter().collect()
}

fn play(scene: &Scene, case: &Case) -> Outcome {
    let told = host::tell(scene, case);
    let failures = judge::judge(scene, case, &told);
    Outcome { told, failures }
}
