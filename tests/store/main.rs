//! `danbi run` and `danbi why`, as people and programs use them.

mod exact;
mod faults;
mod kills;
mod project;
mod why;
mod world;
