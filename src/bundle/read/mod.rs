//! From the bytes of a `dist/` folder back to a bundle. Nothing is trusted: every file is checked against the manifest, every
//! hash computed again, every rule of the format looked at.

mod error;
mod strict;

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use error::ReadError;

use super::canonical;
use super::{Bundle, Catalog, Contract, FORMAT, Journey, Manifest, Plan, SourceMap, needs, seal, sha256_hex, validate};
use crate::types::Name;

/// The files of a folder, by path with `/` between parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Reads a bundle from its files; files that the manifest does not name are left alone. The source map is not read: it is for
/// tools, and what it tells are lines, not spans. Of
/// older versions of journeys only the ways are checked: what they name may be gone.
pub fn read(files: &Files) -> Result<Bundle, ReadError> {
    let manifest = manifest(files)?;
    let plan: Plan = part(files, "plan.json")?;
    let contract: Contract = part(files, "contract.json")?;
    formats("plan.json", &plan.format)?;
    formats("contract.json", &contract.format)?;
    let journeys = journeys(files, &manifest, &plan)?;
    let catalogs = catalogs(files, &manifest)?;
    let older = older(files, &manifest, &plan)?;
    let bundle = Bundle { plan, journeys, older, catalogs, contract, source_map: SourceMap::default() };
    hashes(&bundle)?;
    let broken = validate(&bundle);
    if !broken.is_empty() {
        return Err(ReadError::Broken(broken));
    }
    match bundle.clone().seal() {
        Ok(sealed) if *sealed.bundle() == bundle && manifest.needs == bundle.plan.needs => Ok(bundle),
        _ => Err(ReadError::NotSealed),
    }
}

fn manifest(files: &Files) -> Result<Manifest, ReadError> {
    let bytes = files.get("manifest.json").ok_or_else(|| ReadError::Missing { file: "manifest.json".into() })?;
    let value = strict::tree("manifest.json", bytes)?;
    formats("manifest.json", value.get("format").and_then(serde_json::Value::as_str).unwrap_or_default())?;
    let manifest: Manifest = strict::typed("manifest.json", &value)?;
    if let Some(need) = manifest.needs.iter().find(|need| !needs::REGISTRY.iter().any(|(known, _)| known == need)) {
        return Err(ReadError::UnknownNeed { need: need.clone() });
    }
    for (path, hash) in &manifest.files {
        let bytes = files.get(path).ok_or_else(|| ReadError::Missing { file: path.clone() })?;
        if sha256_hex(bytes) != *hash {
            return Err(ReadError::Hash { of: path.clone() });
        }
    }
    Ok(manifest)
}

/// `danbi.plan/1`, and no other version before or after the slash than this compiler's.
fn formats(file: &str, format: &str) -> Result<(), ReadError> {
    if format == FORMAT {
        return Ok(());
    }
    let major = |format: &str| format.strip_prefix("danbi.plan/").and_then(|major| major.parse::<u32>().ok());
    match (major(format), major(FORMAT)) {
        (Some(theirs), Some(ours)) if theirs > ours => Err(ReadError::NewerFormat { format: format.to_owned() }),
        _ => Err(ReadError::NoFormat { file: file.to_owned() }),
    }
}

/// A file that the manifest must name.
fn part<T: Serialize + DeserializeOwned>(files: &Files, path: &str) -> Result<T, ReadError> {
    let bytes = files.get(path).ok_or_else(|| ReadError::Missing { file: path.to_owned() })?;
    let value = strict::tree(path, bytes)?;
    strict::instructions(path, &value)?;
    strict::typed(path, &value)
}

fn journeys(files: &Files, manifest: &Manifest, plan: &Plan) -> Result<BTreeMap<Name, Journey>, ReadError> {
    let mut journeys = BTreeMap::new();
    for (id, version) in &plan.journeys {
        let path = manifest.journeys.get(id).and_then(|versions| versions.get(version));
        let path = path.ok_or_else(|| ReadError::Missing { file: format!("{id}@{version}") })?;
        let journey: Journey = part(files, path)?;
        formats(path, &journey.format)?;
        if journey.id != *id || journey.version != *version {
            return Err(ReadError::Hash { of: path.clone() });
        }
        journeys.insert(id.clone(), journey);
    }
    Ok(journeys)
}

fn catalogs(files: &Files, manifest: &Manifest) -> Result<BTreeMap<Name, Catalog>, ReadError> {
    let mut catalogs = BTreeMap::new();
    for (locale, path) in &manifest.catalogs {
        let catalog: Catalog = part(files, path)?;
        formats(path, &catalog.format)?;
        catalogs.insert(locale.clone(), catalog);
    }
    Ok(catalogs)
}

/// Versions and signatures are what they say they are.
fn hashes(bundle: &Bundle) -> Result<(), ReadError> {
    let same = |of: String, said: &Name, hash: Result<Name, canonical::NotCanonical>| {
        if hash.as_ref() == Ok(said) { Ok(()) } else { Err(ReadError::Hash { of }) }
    };
    for (name, facts) in &bundle.plan.messages {
        same(format!("message {name}"), &facts.signature, seal::signature(facts))?;
    }
    for (name, journey) in &bundle.journeys {
        same(format!("journey {name}"), &journey.version, seal::version(journey))?;
    }
    Ok(())
}

/// The versions of journeys that the manifest names beside the current ones: people finish on them. Each is held against its hash.
fn older(files: &Files, manifest: &Manifest, plan: &Plan) -> Result<Vec<Journey>, ReadError> {
    let mut older = Vec::new();
    for (id, versions) in &manifest.journeys {
        for (version, path) in versions.iter().filter(|(version, _)| plan.journeys.get(id) != Some(version)) {
            let journey: Journey = part(files, path)?;
            formats(path, &journey.format)?;
            let hash = seal::version(&journey);
            if journey.id != *id || journey.version != *version || hash.as_ref() != Ok(version) {
                return Err(ReadError::Hash { of: path.clone() });
            }
            older.push(journey);
        }
    }
    Ok(older)
}
