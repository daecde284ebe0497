//! Segments made of themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Sink, codes};
use crate::hir::{Project, Segment, Use};
use crate::types::Name;

/// Reports every segment cycle once and breaks the segment that closes it.
pub(super) fn check(project: &mut Project, findings: &mut Sink) {
    let closing = closing_segments(project, findings);
    for segment in &mut project.segments {
        segment.head.broken |= closing.contains(&segment.head.name);
    }
}

fn closing_segments(project: &Project, findings: &mut Sink) -> BTreeSet<Name> {
    let segments: BTreeMap<&Name, &Segment> =
        project.segments.iter().map(|segment| (&segment.head.name, segment)).collect();
    let mut done: BTreeMap<&Name, Mark> = BTreeMap::new();
    let mut closed = BTreeSet::new();
    for name in segments.keys() {
        walk(name, &segments, &mut done, &mut |closing, of| {
            let found = Diagnostic::new(&codes::hir::SEGMENT_CYCLE, closing.head.span)
                .arg("name", &closing.head.name)
                .arg("of", of);
            findings.push(found);
            closed.insert(closing.head.name.clone());
        });
    }
    closed
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Open,
    Done,
}

/// Depth first without recursion: a chain of segments may be as long as the project.
fn walk<'p>(
    root: &'p Name,
    segments: &BTreeMap<&'p Name, &'p Segment>,
    marks: &mut BTreeMap<&'p Name, Mark>,
    close: &mut impl FnMut(&Segment, &Name),
) {
    let mut stack = vec![(root, false)];
    while let Some((name, leaving)) = stack.pop() {
        if leaving {
            marks.insert(name, Mark::Done);
            continue;
        }
        let Some(segment) = segments.get(name) else { continue };
        if marks.contains_key(name) {
            continue;
        }
        marks.insert(name, Mark::Open);
        stack.push((name, true));
        for of in &segment.head.uses {
            let Use::Segment(of) = of else { continue };
            match marks.get(of) {
                Some(Mark::Open) => close(segment, of),
                Some(Mark::Done) => {}
                None => stack.push((of, false)),
            }
        }
    }
}
