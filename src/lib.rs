//! Danbi: a compiler for customer-engagement campaigns written as code.
//!
//! Data goes one way: text, syntax tree, meaning, bundle; everything that looks at a campaign afterwards reads the
//! bundle. `ARCHITECTURE.md` is the map.

#![forbid(unsafe_code)]

pub mod analysis;
pub mod bundle;
pub mod cli;
pub mod conformance;
pub mod diag;
pub mod driver;
pub mod hir;
#[deny(missing_docs)]
pub mod lint;
pub mod lower;
pub mod parallel;
#[deny(missing_docs)]
pub mod report;
pub mod rulebook;
pub mod runtime;
pub mod schema;
pub mod settings;
pub mod store;
pub mod syntax;
#[deny(missing_docs)]
pub mod tables;
pub mod testing;
#[deny(missing_docs)]
pub mod text;
pub mod types;
