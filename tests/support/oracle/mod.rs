//! A naive reading of bundles, written apart from the bound it is held against and from any runtime: it knows nothing of step
//! functions.
//!
//! A [`Person`](person::Person) is everything that still matters of one person at an instant of a coarse clock. `player` says what one
//! tick makes of it; whatever a bundle leaves open (consents, branches, answers of the host) is asked of a chooser. `timelines` plays
//! random timelines of any length, `enumeration` all of them.
#![allow(dead_code, reason = "every test of pressure uses some of it")]

mod calendar;
mod entering;
pub mod enumeration;
mod flow;
mod inputs;
mod person;
mod player;
mod sending;
pub mod timelines;
mod world;

pub use world::World;
