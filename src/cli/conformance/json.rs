//! The score for programs; `docs/conformance.md` describes it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::words;
use crate::conformance::score::Count;
use crate::conformance::{Check, Level, Outcome, Report};
use crate::diag::Language;

/// The version of the shape.
const VERSION: u32 = 1;

/// With a line end. Texts are English: they are for logs.
pub fn document(report: &Report) -> String {
    let levels: BTreeMap<&str, Value> =
        Level::ALL.into_iter().map(|level| (level.word(), count(report.count(Some(level))))).collect();
    let marks: BTreeMap<&str, Value> = report.marks().into_iter().map(|(mark, of)| (mark, count(of))).collect();
    let document = json!({
        "version": VERSION,
        "runtime": report.greeting.runtime,
        "summary": count(report.count(None)),
        "levels": levels,
        "marks": marks,
        "checks": report.checks.iter().map(check).collect::<Vec<Value>>(),
    });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn count(of: Count) -> Value {
    json!({ "passed": of.passed, "failed": of.failed, "lacking": of.lacking })
}

fn check(of: &Check) -> Value {
    let mut object = json!({
        "name": of.name(),
        "level": of.level.word(),
        "mark": of.mark,
        "about": of.about,
        "outcome": match of.outcome {
            Outcome::Passed => "passed",
            Outcome::Failed(_) => "failed",
            Outcome::Lacking(_) => "lacking",
        },
    });
    let more = match &of.outcome {
        Outcome::Passed => None,
        Outcome::Lacking(needs) => Some(("lacks", json!(needs))),
        Outcome::Failed(trouble) => Some(("why", json!(words::trouble(trouble, Language::En)))),
    };
    if let (Some(object), Some((name, value))) = (object.as_object_mut(), more) {
        object.insert(name.into(), value);
    }
    object
}
