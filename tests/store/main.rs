//! `danbi run` and `danbi why`, as people and programs use them.

mod exact;
mod faults;
mod kills;
mod live;
mod project;
mod why;
mod world;
