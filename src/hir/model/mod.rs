//! The trees of meaning. Names in them are resolved: what they name exists and has the right kind.

mod journey;
mod message;
mod offer;
mod policy;
mod predicate;
mod step;
mod test;

pub use crate::types::{JourneyEvent, MessageEvent};
pub use journey::*;
pub use message::*;
pub use offer::*;
pub use policy::*;
pub use predicate::*;
pub use step::*;
pub use test::*;

use std::collections::BTreeSet;

use super::Index;
use crate::diag::Code;
use crate::text::Span;
use crate::types::Name;

/// A project's meaning, declarations in the order of their names.
#[derive(Debug, Default)]
pub struct Project {
    pub segments: Vec<Segment>,
    pub offers: Vec<Offer>,
    pub messages: Vec<Message>,
    pub journeys: Vec<Journey>,
    /// Absent: nothing is capped, nothing is quiet.
    pub policy: Option<Policy>,
    /// Lints answered in the source.
    pub allows: Vec<Allow>,
    /// In the order of the files.
    pub tests: Vec<Test>,
    /// What one declaration may know of another.
    pub index: Index,
}

/// What every declaration has.
#[derive(Clone, Debug, Default)]
pub struct Head {
    pub name: Name,
    /// Of the name.
    pub span: Span,
    pub title: Option<String>,
    /// The `///` lines, joined by line ends.
    pub docs: Option<String>,
    /// Something in it, or in what it was read from, is an error.
    pub broken: bool,
    /// Segments, offers and messages it names: if one of them is broken, so is what is made of this.
    pub uses: BTreeSet<Use>,
}

/// A declaration that another one names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    Segment(Name),
    Offer(Name),
    Message(Name),
    Journey(Name),
}

/// `allow CODE "why"`: findings of the code inside the span are not shown.
#[derive(Clone, Debug)]
pub struct Allow {
    pub code: &'static Code,
    /// Of the declaration, member, arm or step it stands before.
    pub within: Span,
    /// Of the `allow` itself.
    pub span: Span,
    pub until: Option<chrono::NaiveDate>,
}

/// `segment`
#[derive(Debug)]
pub struct Segment {
    pub head: Head,
    pub predicate: Predicate,
}
