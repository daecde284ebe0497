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
    let within = (to.last_input.max(input.at), program.plan.limits.horizon);
    if to.seen.contains(digest64(&input.id), within.0, within.1) {
        return to.deadline;
    }
    // It is applied at the later last of the two: until then everything fires.
    let at = input.at.max(from.now).max(to.now);
    let tick = Input { id: "".into(), at, person: "".into(), kind: InputKind::Tick };
    step(program, from, &tick, effects);
    step(program, to, &tick, effects);
    let is_forgotten = |state: &State| state.forgotten_until.is_some_and(|until| input.at < until);
    if is_forgotten(to) {
        return to.deadline;
    }
    let empty = State::new(from.person().clone());
    // Who was forgotten stays so until an input of their own (P-MERGE-4).
    let from = if from.forgotten_until.is_some() { empty } else { std::mem::replace(from, empty) };
    if from.first.is_none() && to.first.is_none() {
        // Nobody becomes nobody (P-MERGE-1).
        return to.deadline;
    }
    super::engine::unite(program, from, to, input, effects)
}
