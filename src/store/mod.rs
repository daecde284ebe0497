//! The embedded store: a bundle run for many people, whose states lie in one SQLite file.
//!
//! Inputs come in as JSON Lines and effects go out as JSON Lines. Everything that a batch of inputs does (states, effects, dead
//! letters, how far the input was read) is one transaction; effects are written out after it, and what the output holds is compared
//! with what it should hold at the next start. So a run that is killed at any moment and started again leaves the same effects as
//! one that was not.
//!
//! Persons do not influence one another (P-ORDER-9): a batch is worked off person by person, and where one batch ends and the next
//! begins changes nothing. Memory holds one batch and a cache of states, never all people: who has something due is found by an
//! index.

mod activations;
mod apart;
mod apply;
mod batch;
mod begin;
mod cache;
mod clock;
mod config;
mod database;
mod dead_letter;
mod decode;
mod detail;
mod error;
mod fail;
mod folder;
mod follow;
mod forget;
mod inbox;
mod keep;
mod lines;
mod merge;
mod outlet;
mod people;
mod person;
mod position;
mod reconcile;
mod report;
mod run;
mod settle;
mod source;
mod story;
mod tables;
mod tombstone;
mod transaction;
mod wanted;

pub use clock::ClockKind;
pub use config::{Activate, BatchLimits, Config};
pub use dead_letter::{Fault, words_of as dead_letter_words};
pub use detail::{Detail, NotGranted};
pub use error::StoreError;
pub use fail::POINTS as FAIL_POINTS;
pub use folder::read as read_folder;
pub use report::{Progress, Report};
pub use run::run;
pub use story::{Account, Fact, Told, account};
