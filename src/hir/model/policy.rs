//! The policy.

use crate::text::Span;
use crate::types::{Duration, Name, Percent, TimeRange};

use super::Purpose;
pub use crate::types::CapScope;

#[derive(Debug, Default)]
pub struct Policy {
    pub span: Span,
    pub broken: bool,
    pub caps: Vec<Cap>,
    pub quiet: Vec<Quiet>,
    /// Stages, the most urgent first.
    pub priority: Vec<Name>,
    pub holdout: Option<Percent>,
}

#[derive(Clone, Debug)]
pub struct Cap {
    pub span: Span,
    pub count: u32,
    /// `None`: per calendar day.
    pub rolling: Option<Duration>,
    pub scope: CapScope,
    pub channel: Option<Name>,
}

#[derive(Clone, Debug)]
pub struct Quiet {
    pub span: Span,
    pub range: TimeRange,
    pub purpose: Purpose,
    /// Refuse at once instead of holding.
    pub skip: bool,
}
