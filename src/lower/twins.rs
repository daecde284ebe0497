//! Steps that only their order tells apart.

use std::collections::BTreeMap;

use crate::bundle::{Step, StepId, Steps};
use crate::diag::{Diagnostic, Sink, codes};
use crate::text::Span;

/// Unlabelled steps of one block that have kind and noun in common, the first of them first.
#[derive(Debug, Default)]
pub(super) struct Twins(Vec<Vec<(StepId, Span)>>);

impl Twins {
    /// Files steps of one block with equal kind and noun; one alone has no twin.
    pub fn note(&mut self, group: Vec<(StepId, Span)>) {
        if group.len() > 1 {
            self.0.push(group);
        }
    }

    /// Reports twins in which people can stand at the same place: swap them, and whoever stands in one is taken for standing in
    /// the other.
    pub fn report(&self, steps: &Steps, sink: &mut Sink) {
        if self.0.is_empty() {
            return;
        }
        let mut stands: Vec<&str> =
            steps.iter().filter(|(_, step)| is_stand(step)).map(|(id, _)| id.as_str()).collect();
        stands.sort_unstable();
        self.0.iter().for_each(|group| report_group(group, &stands, sink));
    }
}

fn report_group(group: &[(StepId, Span)], stands: &[&str], sink: &mut Sink) {
    let name = group.first().and_then(|(first, _)| first.rsplit('/').next()).unwrap_or_default();
    let mut first_with: BTreeMap<&str, Span> = BTreeMap::new();
    for (id, span) in group {
        let places = places_within(id, stands);
        if let Some(first) = places.iter().find_map(|place| first_with.get(place)) {
            let found = Diagnostic::new(&codes::lower::TWIN_STEPS, *span).arg("name", name).label(*first, "first");
            sink.push(found);
        }
        for place in places {
            first_with.entry(place).or_insert(*span);
        }
    }
}

/// Where in a step people can stand, by the rest of the id; empty: at the step itself.
fn places_within<'s>(id: &str, stands: &[&'s str]) -> Vec<&'s str> {
    let own = stands.binary_search(&id).is_ok().then_some("");
    let prefix = format!("{id}/");
    let from = stands.partition_point(|stand| *stand < prefix.as_str());
    let inner = stands.get(from..).unwrap_or_default().iter().map_while(|stand| stand.strip_prefix(&*prefix));
    own.into_iter().chain(inner).collect()
}

/// People stand at it for long, and what comes of it depends on which of two it is. A plain wait is none: it ends by itself,
/// and before anybody is moved to a new version its successor is compared as well.
fn is_stand(step: &Step) -> bool {
    matches!(step, Step::Send(_) | Step::Race { .. } | Step::Until { .. } | Step::Collect(_))
}
