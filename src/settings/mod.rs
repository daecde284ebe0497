//! `danbi.toml`: the project around the campaigns.

mod model;

pub use model::*;
