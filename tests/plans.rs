//! What each part of the language becomes: source and plan side by side, one snapshot a feature.
//!
//! The sources are `tests/plans/*.danbi`, compiled in the project around the samples of `danbi explain`. Their first line says what
//! is shown: `// shows journeys`, `plan` (policy and histories), `catalogs`.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use danbi::bundle::{Bundle, validate};
use danbi::diag::{Severity, Sink};
use danbi::lower::lower;
use danbi::text::FileId;
use danbi::{hir, schema, settings, syntax};
use serde::Serialize;
use serde_json::json;

/// What the sources need of the schema beyond the sample project's.
const FURTHER: &str = r#"
[attributes.preferred_channel]
type = "enum"
values = ["push", "sms", "email"]
optional = true
"#;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Sources by feature.
fn features() -> Vec<(String, String)> {
    let entries = std::fs::read_dir(root().join("tests/plans")).expect("the folder of sources");
    let paths: BTreeSet<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    let stem = |path: &PathBuf| path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_owned();
    paths.iter().map(|path| (stem(path), std::fs::read_to_string(path).expect("a text"))).collect()
}

/// The sealed bundle of a source, which must have no error, and be a bundle that a runtime can rely on.
fn compiled(name: &str, source: &str) -> Bundle {
    let mut sink = Sink::new();
    let settings = settings::read(FileId(1), &read("src/diag/samples/project/danbi.toml"), &mut sink);
    let sample = read("src/diag/samples/project/schema/sample.toml");
    let schema = schema::read(&[(FileId(2), &sample), (FileId(3), FURTHER)], &mut sink);
    let parsed = syntax::parse(FileId(0), source);
    sink.extend(parsed.findings);
    let project = hir::build(vec![parsed.file], &schema, &settings, &mut sink);
    let bundle = lower(project, &schema, &settings, &mut sink);
    let errors: Vec<String> = sink
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(|found| format!("{} at {:?}: {:?}", found.code.name, slice(source, found.at), found.args))
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:#?}");
    assert!(!bundle.journeys.is_empty(), "{name}: no journey");
    let bundle = bundle.seal().expect("seals").into_bundle();
    assert_eq!(validate(&bundle), [], "{name}");
    bundle
}

fn slice(source: &str, at: danbi::text::Span) -> &str {
    source.get(at.start as usize..at.end as usize).unwrap_or_default()
}

fn shown(name: &str, source: &str) -> String {
    let wanted = source.lines().next().and_then(|line| line.strip_prefix("// shows ")).expect("says what it shows");
    let bundle = compiled(name, source);
    let mut text = source.trim_end().to_owned();
    for part in wanted.split_whitespace() {
        let json = match part {
            "journeys" => pretty(&bundle.journeys),
            "plan" => {
                let plan = &bundle.plan;
                let kept =
                    json!({ "alphabet": plan.alphabet, "histories": plan.histories, "bytes": plan.history_bytes });
                pretty(&json!({ "needs": plan.needs, "policy": plan.policy, "memory": kept }))
            }
            "catalogs" => pretty(&bundle.catalogs),
            other => panic!("{name} shows {other}"),
        };
        write!(text, "\n\n──────── {part} ────────\n{json}").unwrap();
    }
    text
}

fn pretty(of: &impl Serialize) -> String {
    serde_json::to_string_pretty(of).expect("JSON")
}

#[test]
fn every_feature_becomes_what_its_snapshot_says() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("snapshots/plan"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let differs = |(name, source): &(String, String)| {
        let check = || settings.bind(|| insta::assert_snapshot!(name.as_str(), shown(name, source)));
        catch_unwind(AssertUnwindSafe(check)).is_err()
    };
    let failed: Vec<String> = features().into_iter().filter(differs).map(|(name, _)| name).collect();
    assert_eq!(failed, [] as [&str; 0], "see above");
}

#[test]
fn every_snapshot_has_a_source() {
    let sources: BTreeSet<String> = features().into_iter().map(|(name, _)| name).collect();
    assert!(sources.len() >= 15, "{sources:?}");
    let snapshots = std::fs::read_dir(root().join("snapshots/plan")).expect("the folder of snapshots");
    let names = snapshots.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"));
    let orphans: Vec<String> =
        names.filter(|name| name.strip_suffix(".snap").is_none_or(|stem| !sources.contains(stem))).collect();
    assert_eq!(orphans, [] as [&str; 0]);
}
