//! Places, lists and advice that the findings about message pressure share.

use std::collections::BTreeSet;

use crate::analysis::pressure::{Assumption, Bound, Contributor};
use crate::bundle::{EntryOn, EventName, Journey};
use crate::diag::Diagnostic;
use crate::text::Span;
use crate::types::Name;

use super::Context;

/// So many journeys are pointed at; the rest only counts.
const MOST_LABELS: usize = 5;

/// The place of a journey's name.
pub(super) fn place(context: &Context, journey: &Name) -> Option<Span> {
    context.bundle.source_map.journeys.get(journey).map(|spans| spans.name)
}

/// Points at journeys beside the one the finding stands at, and lists all with their part: `cart_recovery` (3), `weekly` (1).
pub(super) fn with_contributors(context: &Context, finding: Diagnostic, contributors: &[Contributor]) -> Diagnostic {
    let at = finding.at;
    let others = contributors.iter().filter_map(|other| place(context, &other.journey)).filter(|span| *span != at);
    let finding = others.take(MOST_LABELS).fold(finding, |finding, span| finding.label(span, "contributes"));
    finding.arg("journeys", list(contributors))
}

fn list(contributors: &[Contributor]) -> String {
    let part = |contributor: &Contributor| match contributor.asks {
        Bound::AtMost(count) => format!("`{}` ({count})", contributor.journey),
        Bound::Unlimited => format!("`{}` (∞)", contributor.journey),
    };
    let mut parts: Vec<String> = contributors.iter().take(MOST_LABELS + 1).map(part).collect();
    if contributors.len() > parts.len() {
        parts.push(format!("+{}", contributors.len() - parts.len()));
    }
    parts.join(", ")
}

/// What a figure leans on, as the schema and the settings write it; `none` where it holds whatever happens.
pub(super) fn leans(assumptions: &BTreeSet<Assumption>) -> String {
    let word = |assumption: &Assumption| match assumption {
        Assumption::MinimumGap { event, gap } => format!("`events.{event}.minimum_gap = \"{gap}\"`"),
        Assumption::Lateness(lateness) => format!("`runtime.lateness = \"{lateness}\"`"),
        Assumption::OncePerPerson(event) => format!("`events.{event}.once_per_person`"),
        Assumption::First(event) => format!("`events.{event}.first`"),
        Assumption::Fixed(attribute) => format!("`attributes.{attribute}.fixed`"),
        Assumption::SteadyClocks(zone) => format!("`zone = \"{zone}\"`"),
    };
    let words: Vec<String> = assumptions.iter().map(word).collect();
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}

/// The advice that fits best: limit the journey, declare how often its event comes, or cap.
pub(super) fn advice(context: &Context, finding: Diagnostic, journey: &Name) -> Diagnostic {
    let Some(of) = context.bundle.journeys.get(journey) else { return finding };
    let finding = finding.arg("journey", journey);
    match ungapped_event(context, of) {
        _ if limits_everybody(of) => finding,
        Some(event) => finding.arg("event", event).help("help-gap"),
        None if is_scheduled(of) => finding,
        None => finding.help("help-reentry"),
    }
}

fn limits_everybody(journey: &Journey) -> bool {
    journey.reentry.limits.iter().any(|limit| !limit.per_key || journey.key.is_none())
}

fn is_scheduled(journey: &Journey) -> bool {
    journey.entries.iter().all(|entry| {
        matches!(entry.on, EntryOn::At(_) | EntryOn::Weekly { .. } | EntryOn::Monthly { .. } | EntryOn::Yearly { .. })
    })
}

fn ungapped_event(context: &Context, journey: &Journey) -> Option<Name> {
    journey.entries.iter().find_map(|entry| match &entry.on {
        EntryOn::Event { of, .. } => match &of.event {
            EventName::Event(name) => {
                let contract = context.bundle.contract.events.get(name)?;
                let bounded = contract.minimum_gap.is_some() || contract.once_per_person || contract.first;
                (!bounded).then(|| name.clone())
            }
            _ => None,
        },
        _ => None,
    })
}
