//! Cases as they are written: campaigns instead of bundles (`conformance/README.md`).

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{Ask, Case, Edit, PROTOCOL, Profile, Texts, manifest_of};
use crate::types::Instant;

/// One case of a file under `conformance/cases/`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The mark.
    pub id: String,
    pub about: String,
    #[serde(default)]
    pub profile: Profile,
    /// Lines of a campaign file in the project of `conformance/project`.
    pub campaign: Vec<String>,
    /// Lines put behind `danbi.toml` and the schema.
    #[serde(default)]
    pub settings: Vec<String>,
    #[serde(default)]
    pub schema: Vec<String>,
    /// Changes to the first bundle.
    #[serde(default)]
    pub edits: Vec<Edit>,
    /// Bundles that are loaded after the first.
    #[serde(default)]
    pub bundles: Vec<Bundles>,
    /// Inputs, or other requests of the protocol; `expect` in one says what must stand in its answer.
    pub inputs: Vec<Value>,
    pub effects: Vec<Value>,
}

/// One more bundle of a case. What is left out is as in the first.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundles {
    #[serde(default)]
    pub campaign: Option<Vec<String>>,
    #[serde(default)]
    pub settings: Option<Vec<String>>,
    #[serde(default)]
    pub schema: Option<Vec<String>>,
    /// Journeys whose version in the bundle before it still holds.
    #[serde(default)]
    pub keeps: Vec<String>,
    /// Versions of the bundle before that are given up: journey to `drain` or `exit`.
    #[serde(default)]
    pub retired: BTreeMap<String, String>,
    /// Steps of the version before, by journey, and which step of the current one each is.
    #[serde(default)]
    pub migrate: BTreeMap<String, BTreeMap<String, String>>,
    /// Everything that the compiler carries forward of the bundle before.
    #[serde(default)]
    pub carries: bool,
    #[serde(default)]
    pub edits: Vec<Edit>,
    /// Hashes are left as they were before the edits.
    #[serde(default)]
    pub raw: bool,
    /// `loaded` or `refused`.
    #[serde(default = "loaded")]
    pub answer: String,
}

fn loaded() -> String {
    "loaded".into()
}

/// The case with its bundles, the first and the others, and their answers.
pub fn case_of(source: &Source, name: String, bundles: &[(Texts, String)]) -> Result<Case, String> {
    let mut needs = BTreeSet::new();
    let mut steps = Vec::new();
    for (files, answer) in bundles {
        if answer == "loaded" {
            needs.extend(needs_of(files, source.profile)?);
        }
        let ask = json!({ "request": "load", "profile": source.profile.word(), "files": files });
        steps.push(Ask { ask, expect: json!({ "answer": answer }) });
    }
    let manifests: Vec<String> = bundles.iter().map(|(files, _)| manifest_of(files)).collect();
    for (index, input) in source.inputs.iter().enumerate() {
        steps.push(step(input, index, &manifests).ok_or_else(|| format!("input {}: {input}", index + 1))?);
    }
    let mut effects: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for effect in &source.effects {
        let mut effect = normal(effect);
        let object = effect.as_object_mut().ok_or("an effect is an object")?;
        let person = object.entry("person").or_insert_with(|| "p-1".into()).as_str().unwrap_or_default().to_owned();
        effects.entry(person).or_default().push(effect);
    }
    let (mark, about, profile) = (source.id.clone(), source.about.clone(), source.profile);
    Ok(Case { format: PROTOCOL.into(), name, mark, about, profile, needs, steps, effects })
}

/// What the manifest says, as far as the profile asks for it (P-FORMAT-4).
fn needs_of(files: &Texts, profile: Profile) -> Result<Vec<String>, String> {
    let manifest = files.get("manifest.json").map_or("", String::as_str);
    let manifest: Value = serde_json::from_str(manifest).map_err(|error| error.to_string())?;
    let needs = manifest.get("needs").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    Ok(needs.filter(|need| profile == Profile::Render || *need != "render").map(str::to_owned).collect())
}

/// A request with what must stand in its answer.
fn step(written: &Value, index: usize, manifests: &[String]) -> Option<Ask> {
    let mut object = normal(written).as_object()?.clone();
    let expect = object.remove("expect");
    if object.contains_key("request") {
        return Some(Ask { ask: Value::Object(object), expect: expect.unwrap_or_else(|| json!({})) });
    }
    fill_in(&mut object, index)?;
    if let Some(number) = object.get("manifest").and_then(Value::as_str).and_then(|text| text.strip_prefix('#')) {
        let manifest = manifests.get(number.parse::<usize>().ok()?.checked_sub(1)?)?;
        object.insert("manifest".into(), manifest.as_str().into());
    }
    let ask = json!({ "request": "input", "input": object });
    Some(Ask { ask, expect: expect.unwrap_or_else(|| json!({ "answer": "effects" })) })
}

/// An input as the page has it: with what a case may leave out, and instants in the one form in which effects write them. `index` is its
/// place in the case. None for what is no input.
pub fn whole_input(written: &Value, index: usize) -> Option<Map<String, Value>> {
    let mut object = normal(written).as_object()?.clone();
    fill_in(&mut object, index)?;
    Some(object)
}

fn fill_in(object: &mut Map<String, Value>, index: usize) -> Option<()> {
    let kind = object.get("input")?.as_str()?.to_owned();
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
        or("properties", Map::new().into());
    }
    Some(())
}

/// Instants in the one form in which effects write them.
pub fn normal(value: &Value) -> Value {
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
