//! Meaning: names resolved, types known, scopes followed along the flow.
//!
//! `build` turns the trees of all files into one [`Project`]. Declarations are first gathered into an [`Index`] of
//! signatures, so that each body can then be judged alone, in any order, on any thread. A body with an error is marked
//! `broken`; nothing is lowered that depends on it, everything else goes on.

mod build;
mod index;
mod model;

pub use build::{Ties, build, rebuild, ties};
pub use index::*;
pub use model::*;
