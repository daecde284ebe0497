//! `danbi.toml`: the project around the campaigns. The reference of the format is `docs/settings.md`.

mod channels;
pub mod keys;
mod law_rules;
mod levels;
mod links;
mod model;
mod project;
mod read;
mod retired;
mod runtime;

pub use law_rules::{LAW_RULES, is_law_rule};
pub use model::*;
pub use project::JURISDICTIONS;
pub use read::{missing, read};
pub use retired::{HeldVersions, check as check_retired};
