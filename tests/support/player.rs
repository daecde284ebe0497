//! Campaigns in the project of `conformance/`, compiled, and inputs as JSON played against them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use danbi::bundle::Bundle;
use danbi::conformance::whole_input;
use danbi::driver::{MemoryWorld, Options, compile};
use danbi::runtime::{Effect, EffectKind, Input, Program, State, step};
use serde_json::Value;

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance")
}

fn text(path: &str) -> String {
    std::fs::read_to_string(folder().join(path)).unwrap()
}

/// The bundle of a campaign in the project of the cases; its errors where it has some.
pub fn bundle(campaign: &str, settings: &str, schema: &str) -> Result<Bundle, String> {
    let world = MemoryWorld::new()
        .with("danbi.toml", format!("{}\n{settings}\n", text("project/danbi.toml")))
        .with("schema/base.toml", format!("{}\n{schema}\n", text("project/schema/base.toml")))
        .with("campaigns/case.danbi", campaign);
    let mut compilation = compile(&world, &Options::default());
    let errors: Vec<String> = compilation
        .findings
        .iter()
        .filter(|finding| finding.severity == danbi::diag::Severity::Error)
        .map(|finding| format!("{}: {:?}", finding.code.name, finding.args))
        .collect();
    let sealed = compilation.seal().map_err(|error| error.to_string())?;
    sealed.map(danbi::bundle::Sealed::into_bundle).ok_or_else(|| errors.join("; "))
}

/// Plays inputs, each person apart; gives the effects as JSON.
pub fn play(program: &Program, inputs: &[Value]) -> Vec<Value> {
    let mut states: BTreeMap<String, State> = BTreeMap::new();
    let mut effects: Vec<Effect> = Vec::new();
    for (index, input) in inputs.iter().enumerate() {
        let ids: Vec<String> = effects.iter().filter_map(command_id).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let input = whole(input, index, &ids);
        let input = Input::of_json(program, &input).unwrap_or_else(|error| panic!("{error}: {input}"));
        if let danbi::runtime::InputKind::Merge { from } = &input.kind {
            let mut from = states.remove(from.as_str()).unwrap_or_else(|| State::new(from.clone()));
            let to = states.entry(input.person.to_string()).or_insert_with(|| State::new(input.person.clone()));
            danbi::runtime::merge(program, &mut from, to, &input, &mut effects);
        } else if input.person.is_empty() {
            for state in states.values_mut() {
                step(program, state, &input, &mut effects);
            }
        } else {
            let state = states.entry(input.person.to_string()).or_insert_with(|| State::new(input.person.clone()));
            step(program, state, &input, &mut effects);
        }
    }
    effects.iter().map(Effect::to_json).collect()
}

fn command_id(effect: &Effect) -> Option<String> {
    match &effect.kind {
        EffectKind::Command { id, .. } => Some(id.to_string()),
        EffectKind::Record(_) => None,
    }
}

/// With what a case may leave out, and the ids of commands, which it counts: `"#1"` is the first of `ids`.
pub fn whole(input: &Value, index: usize, ids: &[&str]) -> Value {
    let mut input = whole_input(input, index).unwrap();
    if let Some(number) = input.get("command").and_then(Value::as_str).and_then(|text| text.strip_prefix('#')) {
        let id = ids[number.parse::<usize>().unwrap() - 1];
        input.insert("command".into(), id.into());
    }
    input.into()
}
