//! The event schema: what can happen to a person, what is known of them, what may be asked of the host.
//!
//! Read from `schema/*.toml`; all files share one namespace per kind.

mod model;

pub use model::*;
