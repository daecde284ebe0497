//! The interpreter: what a bundle does with what happens to people.
//!
//! One pure function, [`step`]: a program, the state of one person and an input go in; effects and the next deadline come out. No
//! input, no output, no clock, no chance, so tests, simulations and every host run the same meaning. `docs/plan.md` says what that
//! meaning is, sentence by sentence; the marks in comments here (`P-SEND-3`) are its marks.

mod answer;
mod clock;
mod effect;
mod effect_json;
mod effect_member;
mod engine;
mod eval;
mod hash;
mod input;
mod input_json;
mod input_line;
mod member_line;
mod merge;
mod order;
mod program;
mod render;
mod state;
mod unmet;
mod value;
mod value_bytes;
mod value_fit;
mod value_form;
mod value_json;
mod value_line;

pub use crate::types::Instant;
pub use answer::answer_fits;
pub use effect::{
    Command, Effect, EffectKind, GrantedOffer, Origin, PrintedContent, PrintedLink, Record, SendCommand, Why,
};
pub use engine::step;
pub use hash::{Key, bucket};
pub use input::{Input, InputKind, PastEvent, Profile, Receipt, Reply, is_in_time};
pub use input_json::InputError;
pub use merge::merge;
pub use program::{LoadError, Program};
pub use render::print;
pub use state::{Awaited, Running, State, StateError};
pub use unmet::{unmet_audience, unmet_where};
pub use value::{Fields, Gathered, Value};
