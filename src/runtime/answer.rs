//! Answers to a `load`: the source that was asked decides what they may hold.

use super::input::{Input, InputKind, Reply};
use super::state::{State, Wait};
use super::value::Value;
use super::value_json::fields_of_json;
use super::{Key, Program};
use crate::bundle::{Load, Step};
use crate::types::Instant;
use serde_json::Value as Json;

/// Whether items of content are those of the source that was asked for them. A reply names its command alone, so only the state of the
/// person tells; a host refuses what does not fit (P-CONTRACT-3), and [`step`](super::step) passes it over.
pub fn answer_fits(program: &Program, state: &State, input: &Input) -> bool {
    let InputKind::Reply { command, reply: Reply::Items(items) } = &input.kind else { return true };
    items.is_empty() || loading(state, *command, input.at).is_none_or(|load| items_of(program, load, items).is_some())
}

/// The items of an answer, as many as the source has at most; absent where one of them does not fit.
pub(super) fn items_of(program: &Program, load: &Load, items: &[Json]) -> Option<Vec<Value>> {
    let source = program.contract.content.get(&load.source)?;
    let item = |json: &Json| fields_of_json(json.as_object()?, source.item.iter()).map(Value::Record);
    let mut fitted = items.iter().map(item).collect::<Option<Vec<Value>>>()?;
    fitted.truncate(source.max as usize);
    Some(fitted)
}

/// The step that still waits at an instant for the answer to a command, whether or not its deadline was noticed.
fn loading(state: &State, asked: Key, at: Instant) -> Option<&Load> {
    state.instances.iter().find_map(|instance| {
        let Wait::Answer { command, deadline } = &instance.wait else { return None };
        match instance.version.as_ref()?.step(instance.step)? {
            (_, Step::Load(load)) if *command == asked && at.max(state.now) < *deadline => Some(load),
            _ => None,
        }
    })
}
