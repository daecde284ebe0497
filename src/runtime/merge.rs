//! Two persons who are one (docs/plan.md, "Merging and forgetting").

use super::effect::Effect;
use super::hash::digest64;
use super::input::{Input, InputKind};
use super::program::Program;
use super::state::State;
use super::step;
use crate::types::Instant;

/// Unites the person of `from` with the person of `to`; `input` is the `merge`. What is due for either before it fires first. `from`
/// is empty afterwards; where the input came before, or one of the two is forgotten, it stays as it is. Gives the next deadline of `to`.
pub fn merge(
    program: &Program,
    from: &mut State,
    to: &mut State,
    input: &Input,
    effects: &mut Vec<Effect>,
) -> Option<Instant> {
    let tick = |at| Input { id: "".into(), at, person: "".into(), kind: InputKind::Tick };
    step(program, from, &tick(input.at), effects);
    step(program, to, &tick(input.at), effects);
    let is_forgotten = |state: &State| state.forgotten_until.is_some_and(|until| input.at < until);
    let within = (to.last_input.max(input.at), program.plan.limits.horizon);
    if to.seen.contains(digest64(input.id.as_bytes()), within.0, within.1) || is_forgotten(to) {
        return to.deadline;
    }
    let empty = State::new(from.person().clone());
    let from = if is_forgotten(from) { empty } else { std::mem::replace(from, empty) };
    super::engine::unite(program, from, to, input, effects)
}
