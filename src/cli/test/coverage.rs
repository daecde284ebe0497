//! What the tests hold of the journeys, for people.

use super::Run;
use super::words::Words;
use crate::diag::render::Place;
use crate::testing::Coverage;
use crate::types::Name;

/// Steps that no test misses, with their places, and the share of all that some test does.
pub fn text(run: &Run, coverage: &Coverage, color: bool) -> String {
    let words = Words(run.context.language);
    let mut out = String::from("\n");
    for (journey, of) in coverage.journeys.iter().filter(|(_, of)| !of.uncovered.is_empty()) {
        for step in &of.uncovered {
            let place = place(run, journey, step);
            let line = words
                .say("cli-test-uncovered", &[("step", step.as_str().into()), ("journey", journey.as_str().into())]);
            let line = if color { format!("\u{1b}[33m{line}\u{1b}[0m") } else { line };
            out.push_str(&format!("  {place}  {line}\n"));
        }
    }
    let (all, missed) = (coverage.steps(), coverage.uncovered());
    let share = share(all - missed, all);
    let args = [("covered", (all - missed).into()), ("all", all.into()), ("share", share.as_str().into())];
    out.push_str(&words.say("cli-test-coverage", &args));
    out.push('\n');
    out
}

/// Where a step is written: `path:line:column`.
pub(super) fn place(run: &Run, journey: &Name, step: &Name) -> String {
    let span = run.source_map.journeys.get(journey).and_then(|spans| spans.steps.get(step));
    let place = span.and_then(|span| Place::of(*span, run.context.sources, run.context.prefix));
    place.map(|place| format!("{}:{}:{}", place.path, place.start.line, place.start.column)).unwrap_or_default()
}

/// In percent with one decimal, rounded down: 100% means all.
pub fn share(part: usize, all: usize) -> String {
    let tenths = (part * 1000).checked_div(all).unwrap_or(1000);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_all_is_a_hundred_percent() {
        assert_eq!(share(999, 1000), "99.9%");
        assert_eq!(share(9_999, 10_000), "99.9%");
        assert_eq!(share(3, 3), "100.0%");
        assert_eq!(share(0, 0), "100.0%");
    }
}
