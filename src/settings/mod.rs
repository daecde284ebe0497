//! `danbi.toml`: the project around the campaigns. The reference of the format is `docs/settings.md`.

mod channels;
pub mod keys;
mod levels;
mod links;
mod model;
mod project;
mod read;
mod retired;
mod runtime;

pub use model::*;
pub use project::JURISDICTIONS;
pub use read::{missing, read};
