//! A project in a few lines, after a build.

use unicode_width::UnicodeWidthStr;

use crate::analysis::pressure::Bound;
use crate::diag::{Arg, Language, catalog};
use crate::report::{Most, Summary};

/// The summary, a fact a line, without the last line end.
pub fn lines(summary: &Summary, language: Language) -> String {
    let say = |key: &str, args: &[(&'static str, Arg)]| catalog::message(language, key, args);
    let rows = [
        ("cli-project-journeys", summary.journeys.to_string()),
        ("cli-project-messages", channels(summary)),
        ("cli-project-longest", longest(summary, language)),
        ("cli-project-advertising", most(&summary.advertising, language)),
        ("cli-project-everything", most(&summary.everything, language)),
        ("cli-project-history", say("cli-bytes", &[("count", number(summary.history_bytes))])),
    ];
    let labels: Vec<String> = rows.iter().map(|(key, _)| say(key, &[])).collect();
    let wide = labels.iter().map(|label| label.width()).max().unwrap_or(0);
    let mut out = summary.project.to_string();
    for (label, (_, value)) in labels.iter().zip(&rows) {
        let pad = " ".repeat(wide.saturating_sub(label.width()));
        out.push_str(&format!("\n  {label}{pad}  {value}"));
    }
    out
}

fn channels(summary: &Summary) -> String {
    let channels: Vec<String> = summary.channels.iter().map(|(name, count)| format!("{name} {count}")).collect();
    if channels.is_empty() {
        summary.messages.to_string()
    } else {
        format!("{} ({})", summary.messages, channels.join(", "))
    }
}

fn longest(summary: &Summary, language: Language) -> String {
    match &summary.longest {
        Some((name, life)) if life.limit().is_none_or(|seconds| seconds == 0) => {
            format!("{name}, {}", time(*life, language))
        }
        Some((name, life)) => {
            let args = [("journey", name.into()), ("time", time(*life, language).into())];
            catalog::message(language, "cli-longest", &args)
        }
        None => "-".to_owned(),
    }
}

/// A length of time in its two greatest units, rounded up: a bound is never told too low.
fn time(life: Bound, language: Language) -> String {
    let Some(seconds) = life.limit() else { return catalog::message(language, "cli-no-limit", &[]) };
    let units = [(86_400, "cli-days"), (3_600, "cli-hours"), (60, "cli-minutes")];
    let first = units.iter().position(|(unit, _)| seconds >= *unit).unwrap_or(units.len() - 1);
    let least = units.get(first + 1).or(units.last()).map_or(60, |(unit, _)| *unit);
    let mut left = seconds.div_ceil(least) * least;
    let mut parts = Vec::new();
    for (unit, key) in units.into_iter().filter(|(unit, _)| *unit >= least) {
        let count = left / unit;
        left %= unit;
        if count > 0 {
            parts.push(catalog::message(language, key, &[("count", number(count))]));
        }
    }
    if parts.is_empty() { catalog::message(language, "cli-at-once", &[]) } else { parts.join(" ") }
}

fn most(most: &Most, language: Language) -> String {
    let bound = |bound: Bound| match bound {
        Bound::AtMost(count) => count.to_string(),
        Bound::Unlimited => catalog::message(language, "cli-no-limit", &[]),
    };
    let args = [
        ("day", bound(most.day.arrives).into()),
        ("week", bound(most.week.arrives).into()),
        ("day-asked", bound(most.day.asked).into()),
        ("week-asked", bound(most.week.asked).into()),
        ("journeys", most.unlimited.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", ").into()),
    ];
    let capped = most.day.arrives != most.day.asked || most.week.arrives != most.week.asked;
    let key = match (most.day.arrives, capped) {
        (Bound::Unlimited, _) if !most.unlimited.is_empty() => "cli-most-unlimited",
        (_, true) => "cli-most-capped",
        _ => "cli-most",
    };
    catalog::message(language, key, &args)
}

fn number(count: u64) -> Arg {
    Arg::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
