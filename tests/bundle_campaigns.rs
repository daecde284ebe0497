//! The campaigns of this repository, all the way to the files of `dist/` and back.

#[path = "support/json_schema.rs"]
mod json_schema;

use std::path::{Path, PathBuf};

use danbi::bundle::read::{Files, read};
use danbi::driver::{DiskWorld, Options, compile};
use json_schema::Schemas;

/// The folder of each project.
fn projects() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("campaigns");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.join("danbi.toml").is_file());
    paths.sort();
    assert!(paths.len() >= 3, "{paths:?}");
    paths
}

fn built(project: &Path) -> Files {
    let mut compilation = compile(&DiskWorld::new(project).unwrap(), &Options::default());
    let errors: Vec<_> = compilation.findings.iter().map(|found| found.code.name).collect();
    let sealed = compilation.seal().unwrap().unwrap_or_else(|| panic!("{}: {errors:?}", project.display()));
    compilation.files(&sealed).unwrap()
}

#[test]
fn what_is_built_can_be_loaded() {
    for project in projects() {
        let bundle = read(&built(&project)).unwrap_or_else(|error| panic!("{}: {error}", project.display()));
        assert!(!bundle.journeys.is_empty());
        assert!(bundle.plan.history_bytes <= 4_000, "{}: {} bytes", project.display(), bundle.plan.history_bytes);
    }
}

#[test]
fn what_is_built_fits_the_schemas() {
    let schemas = Schemas::in_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/plan"));
    for project in projects() {
        for (path, bytes) in built(&project) {
            let kind = path.split_once('/').map_or(path.trim_end_matches(".json"), |(kind, _)| kind);
            let kind = if kind == "journeys" { "journey" } else { kind };
            assert!(schemas.files().any(|(file, _)| file == format!("{kind}.schema.json")), "{path} has a schema");
            let value = serde_json::from_slice(&bytes).unwrap();
            assert_eq!(schemas.errors(&format!("{kind}.schema.json"), &value), Vec::<String>::new(), "{path}");
        }
    }
}
