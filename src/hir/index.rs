//! The signatures of all declarations: what one body may know of another.

use std::collections::BTreeMap;

use super::{ParamOf, Purpose};
use crate::text::Span;
use crate::types::Name;

/// Everything that is declared in the campaign files, by kind and name.
#[derive(Debug, Default)]
pub struct Index {
    pub segments: BTreeMap<Name, Declared>,
    pub offers: BTreeMap<Name, Declared>,
    pub messages: BTreeMap<Name, MessageSignature>,
    pub journeys: BTreeMap<Name, Declared>,
    /// Stages that journeys say, for the policy.
    pub stages: BTreeMap<Name, Span>,
    /// Names whose declaration could not be read: nothing is said about their absence.
    pub lost: std::collections::BTreeSet<Name>,
}

/// A name and where it is declared.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    /// Of the name.
    pub span: Span,
    /// What was read of it had an error: whatever could be wrong because something is missing is not said.
    pub broken: bool,
}

/// What a `send` must know of a message.
#[derive(Clone, Debug)]
pub struct MessageSignature {
    pub declared: Declared,
    /// `None` where it was not said or is no purpose.
    pub purpose: Option<Purpose>,
    pub topic: Option<Name>,
    pub params: Vec<SignatureParam>,
    /// In the order written, each once.
    pub channels: Vec<Name>,
    pub variants: Vec<Name>,
    /// Some text names `offer`: every send must attach one.
    pub uses_offer: Option<Span>,
}

#[derive(Clone, Debug)]
pub struct SignatureParam {
    pub name: Name,
    pub span: Span,
    pub of: ParamOf,
}
