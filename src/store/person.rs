//! One person in memory.

use crate::runtime::{Effect, Input, InputKind, Program, State, step};
use crate::types::Instant;

/// A person as the store holds them.
#[derive(Clone, Debug)]
pub struct Person {
    /// Their row: never used again for somebody else, so effects can be told apart even after a `forget`.
    pub id: i64,
    /// Beside: people are moved to and fro, and a state is large.
    pub state: Box<State>,
    /// The last activation that their state has seen.
    pub activation: i64,
    pub kept: Kept,
    /// What their row says of when something is due, in milliseconds.
    pub due: Option<i64>,
    /// The last effect of theirs, 0 where there is none.
    pub story: i64,
}

/// What the file holds of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Nothing,
    Row,
    Tombstone,
}

impl Person {
    /// Fires what is due at or before an instant.
    pub fn tick(&mut self, program: &Program, at: Instant, effects: &mut Vec<Effect>) {
        if self.state.next_deadline().is_some_and(|due| due <= at) {
            let tick = Input { id: "".into(), at, person: "".into(), kind: InputKind::Tick };
            step(program, &mut self.state, &tick, effects);
        }
    }
}
