//! One JSON document for programs; `docs/testing.md` describes it, `schemas/test.schema.json` holds its shape.

use serde::Serialize;

use super::words::Words;
use super::{Run, cause};
use crate::diag::render::Place;
use crate::lower::case::Case;
use crate::testing::{Coverage, Failure, FailureKind, Near, Outcome, Side};

/// The version of the shape.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    /// Of the texts.
    language: &'static str,
    summary: Summary,
    tests: Vec<Test<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<Covered>,
}

#[derive(Serialize)]
struct Summary {
    tests: usize,
    passed: usize,
    failed: usize,
}

#[derive(Serialize)]
struct Test<'a> {
    journey: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(flatten)]
    place: Option<Place>,
    passed: bool,
    failures: Vec<Failed>,
    story: Vec<Told>,
}

#[derive(Serialize)]
struct Failed {
    kind: &'static str,
    #[serde(flatten)]
    place: Option<Place>,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

#[derive(Serialize)]
struct Told {
    /// Local.
    at: String,
    by: &'static str,
    text: String,
}

#[derive(Serialize)]
struct Covered {
    steps: usize,
    covered: usize,
    uncovered: Vec<Uncovered>,
}

#[derive(Serialize)]
struct Uncovered {
    journey: String,
    step: String,
    #[serde(flatten)]
    place: Option<Place>,
}

/// With a line end.
pub fn document(run: &Run) -> String {
    let failed = run.failed();
    let document = Document {
        version: VERSION,
        language: run.context.language.tag(),
        summary: Summary { tests: run.cases.len(), passed: run.cases.len() - failed, failed },
        tests: run.results().map(|(case, outcome)| test(run, case, outcome)).collect(),
        coverage: run.coverage.map(|coverage| covered(run, coverage)),
    };
    // Of such a tree nothing can fail to be written.
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn test<'a>(run: &Run, case: &'a Case, outcome: &Outcome) -> Test<'a> {
    let (context, words) = (&run.context, Words(run.context.language));
    let failed = |failure: &Failure| Failed {
        kind: kind(&failure.kind),
        place: Place::of(failure.span, context.sources, context.prefix),
        message: words.what(case, failure),
        why: cause::why(run, case, failure),
    };
    let told = |beat: &crate::testing::Beat| Told {
        at: beat.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
        by: if beat.side == Side::World { "world" } else { "campaign" },
        text: words.told(beat),
    };
    Test {
        journey: &case.journey,
        title: case.title.as_deref(),
        place: Place::of(case.span, context.sources, context.prefix),
        passed: outcome.passed(),
        failures: outcome.failures.iter().map(failed).collect(),
        story: outcome.told.story.iter().map(told).collect(),
    }
}

/// The word for a kind of failure: what is missing says what was there instead.
pub fn kind(kind: &FailureKind) -> &'static str {
    match kind {
        FailureKind::Missing(missing) => match &missing.near {
            Near::OtherTime(_) => "other-time",
            Near::OtherChannel(_) => "other-channel",
            Near::OtherText { .. } => "other-text",
            Near::OtherValue { .. } => "other-value",
            Near::OtherReason { .. } => "other-reason",
            Near::Withheld { .. } => "withheld",
            Near::Sent { .. } => "sent",
            Near::Refused { .. } => "refused",
            Near::Breach { .. } => "breach",
            Near::NeverEntered => "never-entered",
            Near::Unfit { .. } => "unfit",
            Near::Exited { .. } => "exited",
            Near::Finished(_) => "finished",
            Near::Running(_) => "missing",
        },
        FailureKind::Unexpected { .. } => "unexpected",
        FailureKind::NoGoal(_) => "no-goal",
        FailureKind::NoExit(_) => "no-exit",
        FailureKind::NothingSent { .. } => "nothing-sent",
        FailureKind::ArmUnsaid { .. } => "arm-unsaid",
        FailureKind::Endless => "endless",
    }
}

fn covered(run: &Run, coverage: &Coverage) -> Covered {
    let uncovered =
        coverage.journeys.iter().flat_map(|(journey, of)| of.uncovered.iter().map(move |step| (journey, step)));
    let uncovered = uncovered.map(|(journey, step)| {
        let span = run.source_map.journeys.get(journey).and_then(|spans| spans.steps.get(step));
        Uncovered {
            journey: journey.to_string(),
            step: step.to_string(),
            place: span.and_then(|span| Place::of(*span, run.context.sources, run.context.prefix)),
        }
    });
    Covered {
        steps: coverage.steps(),
        covered: coverage.steps() - coverage.uncovered(),
        uncovered: uncovered.collect(),
    }
}
