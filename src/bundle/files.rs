//! What `dist/` holds, as bytes under paths.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::canonical::{self, NotCanonical};
use super::{FORMAT, SealError, Sealed, file_name, sha256_hex};
use crate::text::SourceMap;
use crate::types::{Name, zone};

/// `manifest.json`: what belongs to the bundle, and the hashes that prove it whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: String,
    pub project: Name,
    /// Version of the compiler that wrote it. A runtime does not depend on it.
    pub compiler: String,
    /// Release of the IANA time-zone data the compiler's proofs used, such as `2026e`.
    pub zone_data: String,
    /// As in `plan.json`: what a runtime must be able to do.
    pub needs: BTreeSet<Name>,
    /// Path of every version of every journey, by journey and version.
    pub journeys: BTreeMap<Name, BTreeMap<Name, String>>,
    /// Path of every catalog, by locale.
    pub catalogs: BTreeMap<Name, String>,
    /// SHA-256 of every other file, in lower-case hex, by path.
    pub files: BTreeMap<String, String>,
}

impl Sealed {
    /// Every file with its path (`/` between parts), sorted by path. `sources` are the files the bundle was compiled from.
    pub fn files(&self, sources: &SourceMap) -> Result<Vec<(String, Vec<u8>)>, SealError> {
        let mut files = BTreeMap::new();
        let bundle = self.bundle();
        add(&mut files, "plan.json".into(), &bundle.plan)?;
        add(&mut files, "contract.json".into(), &bundle.contract)?;
        add(&mut files, "source-map.json".into(), &bundle.source_map.to_file(bundle, sources))?;
        for journey in bundle.journeys.values().chain(&bundle.older) {
            add(&mut files, file_name::journey(&journey.id, &journey.version), journey)?;
        }
        for catalog in bundle.catalogs.values() {
            add(&mut files, file_name::catalog(&catalog.locale), catalog)?;
        }
        let manifest = self.manifest(&files);
        add(&mut files, "manifest.json".into(), &manifest)?;
        Ok(files.into_iter().collect())
    }

    fn manifest(&self, files: &BTreeMap<String, Vec<u8>>) -> Manifest {
        let bundle = self.bundle();
        let mut journeys: BTreeMap<Name, BTreeMap<Name, String>> = BTreeMap::new();
        for journey in bundle.journeys.values().chain(&bundle.older) {
            let path = file_name::journey(&journey.id, &journey.version);
            journeys.entry(journey.id.clone()).or_default().insert(journey.version.clone(), path);
        }
        let catalogs = bundle.catalogs.values().map(|of| (of.locale.clone(), file_name::catalog(&of.locale)));
        Manifest {
            format: FORMAT.into(),
            project: bundle.plan.project.clone(),
            compiler: env!("CARGO_PKG_VERSION").into(),
            zone_data: zone::version().into(),
            needs: bundle.plan.needs.clone(),
            journeys,
            catalogs: catalogs.collect(),
            files: files.iter().map(|(path, bytes)| (path.clone(), sha256_hex(bytes))).collect(),
        }
    }
}

fn add(files: &mut BTreeMap<String, Vec<u8>>, path: String, value: &impl Serialize) -> Result<(), SealError> {
    let bytes = canonical::to_bytes(value).map_err(|why: NotCanonical| SealError { part: path.clone(), why })?;
    files.insert(path, bytes);
    Ok(())
}
