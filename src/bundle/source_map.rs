//! Where each part of the plan comes from.

use std::collections::BTreeMap;

use crate::text::Span;
use crate::types::Name;

use super::StepId;

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
