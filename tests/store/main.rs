//! `danbi run` and `danbi why`, as people and programs use them.

#[path = "../support/json_schema.rs"]
mod json_schema;
#[allow(dead_code, reason = "inputs are played through the command here")]
#[path = "../support/player.rs"]
mod player;

mod ahead;
mod disk;
mod exact;
mod faults;
mod keep;
mod kills;
mod live;
mod project;
mod upgrade;
mod versions;
mod why;
mod world;
