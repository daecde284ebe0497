//! For people: a line for each test, and the whole story of those that failed.

use chrono::NaiveDate;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::words::{Words, clock, expected, weekday};
use super::{Run, cause, coverage};
use crate::cli::Failure;
use crate::cli::output::Output;
use crate::diag::render::{human, visible};
use crate::lower::case::Case;
use crate::testing::{self, Beat, BeatKind, FailureKind, Outcome, Side};

/// Columns after which texts and events are cut; what the campaign did and why stands whole.
const WIDTH: usize = 100;

/// Colors of a terminal; empty where there are none.
struct Paint(bool);

impl Paint {
    fn text(&self, code: &str, text: &str) -> String {
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

const GREEN: &str = "32";
const RED: &str = "31";
const YELLOW: &str = "33";
const BOLD: &str = "1";
const DIM: &str = "2";

pub fn show(run: &Run, output: &mut Output) -> Result<(), Failure> {
    let paint = Paint(output.colored());
    for (case, outcome) in run.results() {
        output.out(&head(case, outcome, &paint))?;
        if !outcome.passed() {
            output.out(&failed(run, case, outcome, &paint))?;
        }
    }
    if let Some(coverage) = run.coverage {
        output.out(&coverage::text(run, coverage, paint.0))?;
    }
    output.note(&summary(run))
}

fn head(case: &Case, outcome: &Outcome, paint: &Paint) -> String {
    let sign = if outcome.passed() { paint.text(GREEN, "✓") } else { paint.text(RED, "✗") };
    let title = case.title.as_deref().map(|title| format!("  {}", visible::line(title))).unwrap_or_default();
    format!("{sign} {}{title}\n", case.journey)
}

fn summary(run: &Run) -> String {
    let words = Words(run.context.language);
    let (all, failed) = (run.cases.len(), run.failed());
    let key = match (all, failed) {
        (0, _) => "cli-test-summary-none",
        (_, 0) => "cli-test-summary-passed",
        _ => "cli-test-summary",
    };
    words.say(key, &[("all", all.into()), ("failed", failed.into()), ("passed", (all - failed).into())])
}

fn failed(run: &Run, case: &Case, outcome: &Outcome, paint: &Paint) -> String {
    let words = Words(run.context.language);
    let mut out = format!("\n{}\n", story(words, case, outcome, paint));
    for failure in &outcome.failures {
        let what = words.what(case, failure);
        let why = cause::why(run, case, failure);
        out.push_str(&human::quote(&run.context, &what, failure.span, why.as_deref(), paint.0));
        out.push('\n');
    }
    out
}

/// What happened, by day and time; what is missing stands where it should have been.
fn story(words: Words, case: &Case, outcome: &Outcome, paint: &Paint) -> String {
    let mut out = String::new();
    let mut day: Option<NaiveDate> = None;
    for (at, line) in lines(words, case, outcome, paint) {
        if day != Some(at.date()) {
            day = Some(at.date());
            let weekday = words.say(weekday(at.date()), &[]);
            out.push_str(&format!("    {}\n", paint.text(DIM, &format!("{} {weekday}", at.date()))));
        }
        out.push_str(&format!("      {}  {line}\n", clock(at)));
    }
    out
}

/// Beats and gaps, in order of time; a gap comes behind what happened at its instant.
fn lines(words: Words, case: &Case, outcome: &Outcome, paint: &Paint) -> Vec<(chrono::NaiveDateTime, String)> {
    let beats = outcome.told.story.iter().map(|beat| (beat.at, 0, beat_line(words, beat, paint)));
    let gaps = outcome.failures.iter().filter_map(|failure| {
        let missing = matches!(failure.kind, FailureKind::Missing(_));
        Some((failure.at.filter(|_| missing)?, 1, gap_line(words, case, failure, paint)))
    });
    let mut lines: Vec<_> = beats.chain(gaps).collect();
    lines.sort_by_key(|(at, gap, _)| (*at, *gap));
    lines.into_iter().map(|(at, _, line)| (at, line)).collect()
}

fn beat_line(words: Words, beat: &Beat, paint: &Paint) -> String {
    let text = words.told(beat);
    let whole = beat.side == Side::Campaign && !matches!(beat.kind, BeatKind::Sent { .. });
    let text = if whole { visible::line(&text).into_owned() } else { cut(&visible::line(&text), WIDTH) };
    if beat.side == Side::World {
        return paint.text(BOLD, &text);
    }
    match beat.kind {
        BeatKind::Sent { .. } => format!("  {}", paint.text(GREEN, &format!("+ {text}"))),
        BeatKind::PassedOver { .. }
        | BeatKind::Withheld { .. }
        | BeatKind::Held { .. }
        | BeatKind::Refused(_)
        | BeatKind::Breach(_) => {
            format!("  {}", paint.text(YELLOW, &format!("- {text}")))
        }
        BeatKind::Granted { .. } | BeatKind::Set { .. } | BeatKind::List { .. } | BeatKind::Called(_) => {
            format!("  + {text}")
        }
        _ => format!("    {}", paint.text(DIM, &text)),
    }
}

fn gap_line(words: Words, case: &Case, failure: &testing::Failure, paint: &Paint) -> String {
    let expected = expected(case, failure);
    let text = words.say("cli-test-gap", &[("expected", expected.as_str().into())]);
    format!("  {}", paint.text(RED, &format!("✗ {}", cut(&visible::line(&text), WIDTH))))
}

/// The beginning of a text that fits so many columns; Hangul takes two.
fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut used = 0;
    let fits = |letter: &char| {
        used += letter.width().unwrap_or(0);
        used < columns
    };
    let start: String = text.chars().take_while(fits).collect();
    format!("{start}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_takes_two_columns() {
        assert_eq!(cut("단비가 온다", 20), "단비가 온다");
        assert_eq!(cut("단비가 온다", 8), "단비가 …");
        assert!(cut("단비가 온다", 8).width() <= 8);
    }
}
