//! Cases of `conformance/`: a campaign, inputs, and the effects that must come.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use danbi::bundle::Bundle;
use danbi::driver::{MemoryWorld, Options, compile};
use danbi::runtime::{Effect, EffectKind, Input, Instant, Program, State, step};
use serde::Deserialize;
use serde_json::{Value, json};

/// One case. See `conformance/README.md`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The sentence of docs/plan.md that it stands for, or the row of the table of meanings.
    pub id: String,
    pub about: String,
    /// Lines of a campaign file in the project of `conformance/project`.
    pub campaign: Vec<String>,
    /// Lines put behind `danbi.toml` and the schema.
    #[serde(default)]
    pub settings: Vec<String>,
    #[serde(default)]
    pub schema: Vec<String>,
    pub inputs: Vec<Value>,
    pub effects: Vec<Value>,
}

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance")
}

fn text(path: &str) -> String {
    std::fs::read_to_string(folder().join(path)).unwrap()
}

/// Every case, by file name.
pub fn cases() -> BTreeMap<String, Vec<Case>> {
    let files = std::fs::read_dir(folder().join("cases")).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let cases = serde_json::from_str(&std::fs::read_to_string(&path).unwrap());
        (name.clone(), cases.unwrap_or_else(|error| panic!("{name}: {error}")))
    };
    files.map(read).collect()
}

/// The bundle of a campaign in the project of the cases; panics where it has an error.
pub fn bundle(campaign: &str, settings: &str, schema: &str) -> Bundle {
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
    let sealed = compilation.seal().unwrap().unwrap_or_else(|| panic!("{errors:#?}\n{campaign}"));
    sealed.into_bundle()
}

impl Case {
    pub fn program(&self) -> Program {
        let join = |lines: &[String]| lines.join("\n");
        Program::load(&bundle(&join(&self.campaign), &join(&self.settings), &join(&self.schema))).unwrap()
    }

    /// What differs; `None` where nothing does.
    pub fn failure(&self) -> Option<String> {
        let program = self.program();
        let effects = play(&program, &self.inputs);
        let lines = |effects: &[Value]| effects.iter().map(|one| format!("  {one}\n")).collect::<String>();
        let fits = effects.len() == self.effects.len()
            && effects.iter().zip(&self.effects).all(|(effect, expected)| contains(effect, &normal(expected)));
        (!fits).then(|| {
            format!("{}: {}\nexpected\n{}came\n{}", self.id, self.about, lines(&self.effects), lines(&effects))
        })
    }
}

/// Plays inputs, each person apart; gives the effects as JSON.
pub fn play(program: &Program, inputs: &[Value]) -> Vec<Value> {
    let mut states: BTreeMap<String, State> = BTreeMap::new();
    let mut effects: Vec<Effect> = Vec::new();
    for (index, input) in inputs.iter().enumerate() {
        let input = whole(input, index, &effects);
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

/// Fills in what a case may leave out, and the ids of commands, which it counts: `"#1"` is the first that was issued.
fn whole(input: &Value, index: usize, effects: &[Effect]) -> Value {
    let mut input = normal(input);
    let object = input.as_object_mut().unwrap();
    let kind = object["input"].as_str().unwrap().to_owned();
    let mut or = |field: &str, value: Value| {
        object.entry(field).or_insert(value);
    };
    if kind != "tick" {
        or("id", format!("i-{}", index + 1).into());
    }
    if !["tick", "activate", "merge"].contains(&kind.as_str()) {
        or("person", "p-1".into());
    }
    if kind == "event" {
        or("properties", json!({}));
    }
    if let Some(number) = object.get("command").and_then(Value::as_str).and_then(|text| text.strip_prefix('#')) {
        let ids = effects.iter().filter_map(|effect| match &effect.kind {
            EffectKind::Command { id, .. } => Some(*id),
            EffectKind::Record(_) => None,
        });
        let id = ids.into_iter().nth(number.parse::<usize>().unwrap() - 1).expect("so many commands").to_string();
        object.insert("command".into(), id.into());
    }
    input
}

/// Instants in the one form in which effects write them.
fn normal(value: &Value) -> Value {
    match value {
        Value::String(text) if text.len() > 18 => match Instant::parse(text) {
            Some(at) => at.to_string().into(),
            None => value.clone(),
        },
        Value::Array(items) => items.iter().map(normal).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.clone(), normal(value))).collect())
        }
        _ => value.clone(),
    }
}

/// Every member that is expected is there; what a case leaves out is not compared, and `"absent"` must not be there.
fn contains(effect: &Value, expected: &Value) -> bool {
    match (effect, expected) {
        (Value::Object(effect), Value::Object(expected)) => {
            expected.iter().all(|(name, value)| match effect.get(name) {
                Some(found) => contains(found, value),
                None => value == "absent",
            })
        }
        _ => effect == expected,
    }
}
