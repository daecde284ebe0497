//! The event schema: what can happen to a person, what is known of them, what may be asked of the host.
//!
//! Read from `schema/*.toml`; all files share one namespace per kind. The reference of the format is `docs/schema.md`.

mod consent;
mod content;
mod declare;
mod enums;
mod event;
pub mod keys;
mod lost;
mod model;
mod property;
mod read;
mod ty;

pub use model::*;
pub use read::read;
