//! Where each part of the plan comes from.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::canonical::escape_pointer;
use super::{Bundle, FORMAT, StepId, file_name};
use crate::text::{self, LineColumn, Span};
use crate::types::Name;

/// Plan node to place. Written as `source-map.json` with paths, lines and columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceMap {
    pub segments: BTreeMap<Name, Span>,
    pub offers: BTreeMap<Name, Span>,
    pub messages: BTreeMap<Name, Span>,
    pub journeys: BTreeMap<Name, JourneySpans>,
    /// In the order of the plan's caps.
    pub caps: Vec<Span>,
    pub policy: Option<Span>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct JourneySpans {
    /// Of the name.
    pub name: Span,
    pub entries: Vec<Span>,
    pub reentry: Option<Span>,
    pub exits: Vec<Span>,
    pub goal: Option<Span>,
    /// A step that was not written (the end) has none.
    pub steps: BTreeMap<StepId, Span>,
}

/// `source-map.json`: for each file of the bundle, JSON pointers into it and where that part was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceMapFile {
    pub format: String,
    pub files: BTreeMap<String, BTreeMap<String, SourceRange>>,
}

/// A stretch of a source file. `end` is the place just behind its last character.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRange {
    /// Relative to the project, with `/` between parts.
    pub file: String,
    pub start: Place,
    pub end: Place,
}

/// Both count from 1; columns in characters (Unicode scalar values).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

impl SourceMap {
    /// With paths, lines and columns; spans outside the sources are left out.
    pub fn to_file(&self, bundle: &Bundle, sources: &text::SourceMap) -> SourceMapFile {
        let range = |(pointer, span)| Some((pointer, range_of(span, sources)?));
        let mut files = BTreeMap::new();
        files.insert("plan.json".to_owned(), self.plan_spans().into_iter().filter_map(range).collect());
        for (name, spans) in &self.journeys {
            let Some(journey) = bundle.journeys.get(name) else { continue };
            let path = file_name::journey(&journey.id, &journey.version);
            files.insert(path, spans.pointers().into_iter().filter_map(range).collect());
        }
        SourceMapFile { format: FORMAT.into(), files }
    }

    fn plan_spans(&self) -> Vec<(String, Span)> {
        let named = [("segments", &self.segments), ("offers", &self.offers), ("messages", &self.messages)];
        let named = named.into_iter().flat_map(|(kind, spans)| {
            spans.iter().map(move |(name, span)| (format!("/{kind}/{}", escape_pointer(name)), *span))
        });
        let caps = self.caps.iter().enumerate().map(|(index, span)| (format!("/policy/caps/{index}"), *span));
        let policy = self.policy.map(|span| ("/policy".to_owned(), span));
        named.chain(caps).chain(policy).collect()
    }
}

impl JourneySpans {
    fn pointers(&self) -> Vec<(String, Span)> {
        let listed = |kind: &'static str, spans: &[Span]| -> Vec<(String, Span)> {
            spans.iter().enumerate().map(|(index, span)| (format!("/{kind}/{index}"), *span)).collect()
        };
        let mut pointers = vec![("/id".to_owned(), self.name)];
        pointers.extend(listed("entries", &self.entries));
        pointers.extend(self.reentry.map(|span| ("/reentry".to_owned(), span)));
        pointers.extend(listed("exits", &self.exits));
        pointers.extend(self.goal.map(|span| ("/goal".to_owned(), span)));
        pointers.extend(self.steps.iter().map(|(id, span)| (format!("/steps/{}", escape_pointer(id)), *span)));
        pointers
    }
}

fn range_of(span: Span, sources: &text::SourceMap) -> Option<SourceRange> {
    let source = sources.get(span.file)?;
    let place = |offset| {
        let LineColumn { line, column } = source.lines().line_column(&source.text, offset);
        Place { line, column }
    };
    Some(SourceRange { file: source.path.clone(), start: place(span.start), end: place(span.end) })
}
