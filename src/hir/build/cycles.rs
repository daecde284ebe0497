//! Circles: segments made of themselves, journeys that set each other off for ever.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, Sink, codes};
use crate::hir::{EntryKind, EventName, Head, Journey, Project, Segment, Use};
use crate::text::Span;
use crate::types::Name;

/// Reports every circle once and breaks the declaration that closes it.
pub(super) fn check(project: &mut Project, findings: &mut Sink) {
    let segments = project.segments.iter().map(|segment| (&segment.head, segments_of(segment)));
    let closing = report(&Graph::of(segments), &codes::hir::SEGMENT_CYCLE, findings);
    project.segments.iter_mut().for_each(|segment| segment.head.broken |= closing.contains(&segment.head.name));
    let journeys = project.journeys.iter().map(|journey| (&journey.head, set_off_by(journey)));
    let closing = report(&Graph::of(journeys), &codes::hir::JOURNEY_CYCLE, findings);
    project.journeys.iter_mut().for_each(|journey| journey.head.broken |= closing.contains(&journey.head.name));
}

fn report(graph: &Graph, code: &'static Code, findings: &mut Sink) -> BTreeSet<Name> {
    let mut names = BTreeSet::new();
    for (name, span, of) in graph.closing() {
        findings.push(Diagnostic::new(code, span).arg("name", &name).arg("of", of));
        names.insert(name);
    }
    names
}

pub(super) fn segments_of(segment: &Segment) -> Vec<Name> {
    let of = |used: &Use| match used {
        Use::Segment(name) => Some(name.clone()),
        _ => None,
    };
    segment.head.uses.iter().filter_map(of).collect()
}

/// Journeys whose events let people into this one without any limit of the whole person: one such limit in a circle ends it.
pub(super) fn set_off_by(journey: &Journey) -> Vec<Name> {
    if journey.reentry.limits.iter().any(|limit| !limit.per_key) {
        return Vec::new();
    }
    let of = |entry: &crate::hir::Entry| match &entry.kind {
        EntryKind::On { event, .. } => match &event.event {
            EventName::Journey { journey, .. } => Some(journey.clone()),
            _ => None,
        },
        _ => None,
    };
    journey.entries.iter().filter_map(of).collect()
}

/// Names, their places, and what each leans on.
struct Graph(BTreeMap<Name, (Span, Vec<Name>)>);

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Open,
    Done,
}

impl Graph {
    /// What leans on nothing is in no circle, and most does not.
    fn of<'p>(heads: impl Iterator<Item = (&'p Head, Vec<Name>)>) -> Graph {
        let leaning = heads.filter(|(_, leans_on)| !leans_on.is_empty());
        Graph(leaning.map(|(head, leans_on)| (head.name.clone(), (head.span, leans_on))).collect())
    }

    /// Every name that closes a circle, its place, and the name it leads back to.
    fn closing(&self) -> Vec<(Name, Span, Name)> {
        let mut marks = BTreeMap::new();
        let mut closing = Vec::new();
        for root in self.0.keys() {
            self.walk(root, &mut marks, &mut closing);
        }
        closing
    }

    /// Depth first without recursion: a chain may be as long as the project.
    fn walk<'g>(&'g self, root: &'g Name, marks: &mut BTreeMap<&'g Name, Mark>, closing: &mut Vec<(Name, Span, Name)>) {
        let mut stack = vec![(root, false)];
        while let Some((name, leaving)) = stack.pop() {
            if leaving {
                marks.insert(name, Mark::Done);
                continue;
            }
            let Some((span, leans_on)) = self.0.get(name).filter(|_| !marks.contains_key(name)) else { continue };
            marks.insert(name, Mark::Open);
            stack.push((name, true));
            for of in leans_on {
                match marks.get(of) {
                    Some(Mark::Open) => closing.push((name.clone(), *span, of.clone())),
                    Some(Mark::Done) => {}
                    None => stack.push((of, false)),
                }
            }
        }
    }
}
