//! The score for people: what failed first, then a line for each level.

use super::super::Failure;
use super::super::output::Output;
use super::words;
use crate::conformance::{Check, Level, Outcome, Report};
use crate::diag::render::visible;
use crate::diag::{Arg, Language, catalog};

pub fn show(report: &Report, language: Language, output: &mut Output) -> Result<(), Failure> {
    let say = |key: &str, args: &[(&'static str, Arg)]| catalog::message(language, key, args);
    for check in &report.checks {
        if let Outcome::Failed(trouble) = &check.outcome {
            output.out(&format!("✗ {}\n", visible::line(&format!("{}  {}", check.name(), check.about))))?;
            for line in words::trouble(trouble, language) {
                output.out(&format!("    {}\n", visible::line(&line)))?;
            }
            output.out("\n")?;
        }
    }
    output.out(&format!("{}\n", visible::line(&report.greeting.runtime)))?;
    for level in Level::ALL.into_iter().filter(|level| report.checks.iter().any(|check| check.level == *level)) {
        let count = report.count(Some(level));
        let args = [
            ("level", level.word().into()),
            ("passed", count.passed.to_string().into()),
            ("all", (count.passed + count.failed + count.lacking).to_string().into()),
            ("failed", Arg::Number(i64::try_from(count.failed).unwrap_or(i64::MAX))),
            ("lacking", Arg::Number(i64::try_from(count.lacking).unwrap_or(i64::MAX))),
        ];
        output.out(&format!("  {}\n", say("cli-conformance-level", &args)))?;
    }
    let marks = report.marks();
    let held = marks.values().filter(|count| count.failed + count.lacking == 0).count();
    let args = [("held", held.to_string().into()), ("all", marks.len().to_string().into())];
    output.out(&format!("  {}\n", say("cli-conformance-marks", &args)))?;
    let failing: Vec<&str> = marks.iter().filter(|(_, count)| count.failed > 0).map(|(mark, _)| *mark).collect();
    if !failing.is_empty() {
        let args = [("marks", failing.join(", ").into())];
        output.out(&format!("  {}\n", say("cli-conformance-failing", &args)))?;
    }
    lacking(report, language, output)
}

fn lacking(report: &Report, language: Language, output: &mut Output) -> Result<(), Failure> {
    let needs = report.checks.iter().filter_map(|check: &Check| match &check.outcome {
        Outcome::Lacking(needs) => Some(needs),
        _ => None,
    });
    let needs: std::collections::BTreeSet<&str> = needs.flatten().map(String::as_str).collect();
    if needs.is_empty() {
        return Ok(());
    }
    let args = [("needs", needs.into_iter().collect::<Vec<_>>().join(", ").into())];
    output.out(&format!("  {}\n", catalog::message(language, "cli-conformance-lacks", &args)))
}
