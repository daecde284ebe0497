//! The bundle: what a runtime loads, and the pivot of the compiler.
//!
//! Everything after `lower` reads this and nothing earlier, so what is proved is what runs. The types here are the format
//! `danbi.plan/1`: their serde shape is the JSON of `dist/`, described for strangers in `docs/plan.md`.

pub mod canonical;
mod carry;
mod catalog;
mod contract;
mod file_name;
mod files;
mod histories;
mod journey;
mod moment;
mod moves;
pub mod needs;
mod nodes;
mod plan;
mod predicate;
pub mod read;
mod seal;
mod source_map;
mod step;
mod validate;

pub use crate::types::Reason;
pub use crate::types::{JourneyEvent, MessageEvent};
pub use catalog::*;
pub use contract::*;
pub use files::*;
pub use histories::*;
pub use journey::*;
pub use moment::*;
pub use nodes::*;
pub use plan::*;
pub use predicate::*;
pub use seal::*;
pub use source_map::*;
pub use step::*;
pub use validate::*;

use std::collections::BTreeMap;

use crate::types::Name;

/// A compiled project.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    pub plan: Plan,
    /// The current version of every journey, by name.
    pub journeys: BTreeMap<Name, Journey>,
    /// Versions of bundles before this one, on which people finish; by journey and version.
    pub older: Vec<Journey>,
    /// By locale.
    pub catalogs: BTreeMap<Name, Catalog>,
    pub contract: Contract,
    /// For tools and findings; a runtime never needs it.
    pub source_map: SourceMap,
}

/// The major version of the format that this compiler writes.
pub const FORMAT: &str = "danbi.plan/1";
