//! A generator of random inputs that make a bundle do something, for any bundle and any choices.
//!
//! ```text
//! let stage = Stage::of_files(&generate::files(&mut Choices::seeded(7)))?;      // one bundle or two
//! let run = run(&stage, &mut Choices::seeded(1), 80);                           // played by this runtime while it is drawn
//! for turn in &run.turns { println!("{}", turn.json); }                         // JSON Lines of docs/plan.md, "Inputs"
//! ```
//!
//! Inputs answer what was issued and lie around what is due, so they are drawn while the effects come. What they were drawn from are
//! [`Choices`]: a run shrinks like a project does. Values are those that the plan compares with, instants lie at, just before and
//! just after deadlines, window ends, month ends and clock changes. [`counts`] says what a run made happen.

#![allow(dead_code, reason = "every test that plays uses some of it")]

mod answers;
pub mod check;
pub mod counts;
mod draw;
pub mod host;
pub mod instants;
pub mod later;
mod literals;
mod profiles;
mod stage;
mod values;

use danbi::runtime::{Effect, Input};
use serde_json::Value as Json;

use crate::generate::choices::Choices;
pub use host::Host;
pub use stage::{Loaded, Stage};

/// One input and what came of it.
pub struct Turn {
    pub json: Json,
    pub input: Input,
    /// Place of the bundle in force.
    pub bundle: usize,
    pub effects: Vec<Effect>,
}

/// Inputs of a few people, in the order in which they came in.
pub struct Run {
    pub turns: Vec<Turn>,
}

impl Run {
    pub fn effects(&self) -> impl Iterator<Item = &Effect> {
        self.turns.iter().flat_map(|turn| &turn.effects)
    }
}

/// Draws so many inputs and plays each at once. The same stage and choices give the same run.
pub fn run(stage: &Stage, dice: &mut Choices, length: usize) -> Run {
    let mut host = Host::new(stage);
    let mut draw = draw::Draw::new(stage, dice);
    let mut turns = Vec::with_capacity(length);
    for _ in 0..length {
        let json = draw.next(&host);
        let input = Input::of_json(&stage.bundles[host.in_force].program, &json);
        let input = input.unwrap_or_else(|error| panic!("{error}: {json}"));
        let effects = host.take(&input);
        draw.hear(&effects);
        turns.push(Turn { json, input, bundle: host.in_force, effects });
    }
    Run { turns }
}
