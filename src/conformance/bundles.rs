//! Bundles as texts by path, and changes to them that no compiler would write.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::bundle::read::Files;
use crate::bundle::{VERSION_DIGITS, canonical, sha256_hex};

/// The files of a bundle by path.
pub type Texts = BTreeMap<String, String>;

const MANIFEST: &str = "manifest.json";
const PLAN: &str = "plan.json";

/// One change of a file. Exactly one of `set`, `remove`, `text` and `to` says what it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// Its path, or the beginning of it, such as `journeys/j@`.
    pub file: String,
    /// JSON pointer; behind the last item of a list stands `-`. Empty: the whole file.
    #[serde(default)]
    pub at: String,
    /// The value that stands there afterwards.
    #[serde(default)]
    pub set: Option<Value>,
    /// The member, or the file, is taken away.
    #[serde(default)]
    pub remove: bool,
    /// The file is this text, as it stands here.
    #[serde(default)]
    pub text: Option<String>,
    /// The file moves to this path.
    #[serde(default)]
    pub to: Option<String>,
}

/// The same as texts; a bundle holds nothing else.
pub fn texts(files: Files) -> Result<Texts, String> {
    let text = |(path, bytes): (String, Vec<u8>)| Some((path, String::from_utf8(bytes).ok()?));
    files.into_iter().map(text).collect::<Option<Texts>>().ok_or_else(|| "a file is not UTF-8".to_owned())
}

/// SHA-256 of the manifest, which is what `activate` names.
pub fn manifest_of(files: &Texts) -> String {
    sha256_hex(files.get(MANIFEST).map_or(&[], String::as_bytes))
}

/// Makes the changes. With `sealed`, versions and hashes are made to fit again, as if somebody had built it like that.
pub fn edited(mut files: Texts, edits: &[Edit], sealed: bool) -> Result<Texts, String> {
    for edit in edits {
        let path = files.keys().find(|path| path.starts_with(&edit.file)).unwrap_or(&edit.file).clone();
        if let Some(to) = &edit.to {
            let text = files.remove(&path).ok_or_else(|| format!("{path} is missing"))?;
            files.insert(to.clone(), text);
            continue;
        }
        match (&edit.text, edit.remove && edit.at.is_empty()) {
            (Some(text), _) => drop(files.insert(path, text.clone())),
            (None, true) => drop(files.remove(&path)),
            (None, false) => {
                let mut tree = read(&files, &path)?;
                change(&mut tree, edit).ok_or_else(|| format!("{path}: there is no {}", edit.at))?;
                files.insert(path, written(&tree)?);
            }
        }
    }
    if sealed { seal(files) } else { Ok(files) }
}

/// `files`, with the file of the version that `before` has of these journeys beside the current one.
pub fn keeping(mut files: Texts, before: &Texts, journeys: &[String]) -> Result<Texts, String> {
    let (mut manifest, old) = (read(&files, MANIFEST)?, read(before, MANIFEST)?);
    for journey in journeys {
        let versions = old.pointer(&format!("/journeys/{}", canonical::escape_pointer(journey)));
        let versions = versions.and_then(Value::as_object).ok_or_else(|| format!("no journey {journey} before"))?;
        for (version, path) in versions {
            let path = path.as_str().unwrap_or_default();
            let text = before.get(path).ok_or_else(|| format!("{path} is missing"))?;
            files.insert(path.to_owned(), text.clone());
            let kept = manifest.pointer_mut("/journeys").and_then(Value::as_object_mut);
            let kept = kept.and_then(|all| all.entry(journey).or_insert_with(|| Map::new().into()).as_object_mut());
            kept.ok_or("the manifest has no journeys")?.insert(version.clone(), path.into());
        }
    }
    files.insert(MANIFEST.into(), written(&manifest)?);
    seal(files)
}

/// `files`, with what `migrate` in the plan says of the version that `before` has of these journeys: step to step.
pub fn migrating(
    mut files: Texts,
    before: &Texts,
    journeys: &BTreeMap<String, BTreeMap<String, String>>,
) -> Result<Texts, String> {
    let (mut manifest, mut plan, old) = (read(&files, MANIFEST)?, read(&files, PLAN)?, read(before, PLAN)?);
    let mut maps = Map::new();
    for (journey, steps) in journeys {
        let version = old.pointer(&format!("/journeys/{}", canonical::escape_pointer(journey))).and_then(Value::as_str);
        let version = version.ok_or_else(|| format!("no journey {journey} before"))?;
        maps.insert(journey.clone(), json!({ version: steps }));
    }
    plan.as_object_mut().ok_or("the plan is no object")?.insert("migrate".into(), maps.into());
    for file in [&mut manifest, &mut plan] {
        let needs = file.get_mut("needs").and_then(Value::as_array_mut).ok_or("no needs")?;
        needs.push("migrate".into());
        needs.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
        needs.dedup();
    }
    files.insert(PLAN.into(), written(&plan)?);
    files.insert(MANIFEST.into(), written(&manifest)?);
    seal(files)
}

fn read(files: &Texts, path: &str) -> Result<Value, String> {
    let text = files.get(path).ok_or_else(|| format!("{path} is missing"))?;
    serde_json::from_str(text).map_err(|error| format!("{path}: {error}"))
}

fn written(tree: &Value) -> Result<String, String> {
    let bytes = canonical::value_to_bytes(tree).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

fn change(tree: &mut Value, edit: &Edit) -> Option<()> {
    let Some((parent, member)) = edit.at.rsplit_once('/') else {
        *tree = edit.set.clone()?;
        return Some(());
    };
    let member = member.replace("~1", "/").replace("~0", "~");
    match (tree.pointer_mut(parent)?, &edit.set) {
        (Value::Object(object), Some(value)) => drop(object.insert(member, value.clone())),
        (Value::Object(object), None) => drop(object.remove(&member)?),
        (Value::Array(items), Some(value)) if member == "-" => items.push(value.clone()),
        (Value::Array(items), Some(value)) => *items.get_mut(member.parse::<usize>().ok()?)? = value.clone(),
        (Value::Array(items), None) => {
            let index = member.parse::<usize>().ok().filter(|index| *index < items.len())?;
            items.remove(index);
        }
        _ => return None,
    }
    Some(())
}

/// Versions of journeys, where the plan and the manifest name them, and the hash of every file that the manifest lists.
fn seal(mut files: Texts) -> Result<Texts, String> {
    let Ok(mut manifest) = read(&files, MANIFEST) else { return Ok(files) };
    let mut plan = read(&files, PLAN)?;
    for path in files.keys().filter(|path| path.starts_with("journeys/")).cloned().collect::<Vec<_>>() {
        // What is no JSON any more has no version.
        let Ok(mut journey) = read(&files, &path) else { continue };
        let (was, is) = (journey.get("version").cloned(), version(&journey)?);
        if was.as_ref().and_then(Value::as_str) == Some(&is) {
            continue;
        }
        journey.as_object_mut().map(|object| object.insert("version".into(), is.clone().into()));
        files.insert(path.clone(), written(&journey)?);
        let id = canonical::escape_pointer(journey.get("id").and_then(Value::as_str).unwrap_or_default());
        if let Some(current) = plan.pointer_mut(&format!("/journeys/{id}")).filter(|of| Some(&**of) == was.as_ref()) {
            *current = is.clone().into();
        }
        if let Some(Value::Object(versions)) = manifest.pointer_mut(&format!("/journeys/{id}")) {
            versions.retain(|_, at| *at != path.as_str());
            versions.insert(is, path.into());
        }
    }
    if read(&files, PLAN)? != plan {
        files.insert(PLAN.into(), written(&plan)?);
    }
    let named = named(&manifest);
    if let Some(Value::Object(hashes)) = manifest.get_mut("files") {
        hashes.retain(|path, _| files.contains_key(path));
        let listed = files.iter().filter(|(path, _)| named.contains(*path) || hashes.contains_key(*path));
        let all: Vec<(String, Value)> =
            listed.map(|(path, text)| (path.clone(), sha256_hex(text.as_bytes()).into())).collect();
        hashes.extend(all);
    }
    files.insert(MANIFEST.into(), written(&manifest)?);
    Ok(files)
}

/// The paths of journeys and catalogs that a manifest names.
fn named(manifest: &Value) -> BTreeSet<String> {
    let journeys = manifest.get("journeys").and_then(Value::as_object).into_iter().flat_map(Map::values);
    let journeys = journeys.filter_map(Value::as_object).flat_map(Map::values);
    let catalogs = manifest.get("catalogs").and_then(Value::as_object).into_iter().flat_map(Map::values);
    journeys.chain(catalogs).filter_map(Value::as_str).map(str::to_owned).collect()
}

/// P-HASH-1.
fn version(journey: &Value) -> Result<String, String> {
    let mut bare = journey.clone();
    if let Value::Object(object) = &mut bare {
        object.retain(|name, _| name != "version" && name != "about");
    }
    without_foreign(&mut bare);
    Ok(sha256_hex(written(&bare)?.as_bytes()).chars().take(VERSION_DIGITS).collect())
}

/// Fields whose names begin with `x_` are no part of it. Trees of bundles are bounded in depth (P-BYTES-3).
fn without_foreign(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|name, _| !name.starts_with("x_"));
            object.values_mut().for_each(without_foreign);
        }
        Value::Array(items) => items.iter_mut().for_each(without_foreign),
        _ => {}
    }
}
