//! Random small bundles and random timelines, from a seed.
#![allow(dead_code, reason = "every test of pressure draws with some of it")]

mod constructs;
mod dice;
mod journeys;
mod projects;
mod steps;
mod timelines;

pub use constructs::{CONSTRUCTS, constructs};
pub use dice::Dice;
pub use projects::{Size, TICK, project, questions};
pub use timelines::{change, timeline};
