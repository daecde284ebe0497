//! The stages, one after the other.

use super::compilation::Stages;
use super::{Compilation, Options, Workspace, World, allowed, attachments};
use crate::analysis::pressure;
use crate::diag::codes::driver as codes;
use crate::diag::{Diagnostic, Severity, Sink};
use crate::parallel;
use crate::schema::{self, Schema};
use crate::settings::{self, Settings};
use crate::syntax::{self, ast};
use crate::text::{FileId, Span};
use crate::{hir, lint, lower};

/// Compiles what `options` ask for. Never fails and never panics: what is wrong is among the findings.
pub fn compile(world: &dyn World, options: &Options) -> Compilation {
    let mut stages = Stages::default();
    let sink = &mut Sink::new();
    let workspace = stages.run("read", || Workspace::load(world, options, sink));
    let settings = stages.run("settings", || read_settings(&workspace, sink));
    let schema = stages.run("schema", || read_schema(&workspace, sink));
    let files = stages.run("syntax", || parse(&workspace, sink));
    let mut bundle = None;
    let (mut allows, mut cases) = (Vec::new(), Vec::new());
    // A single file outside any project is only parsed.
    if let Some(settings) = &settings {
        let mut project = stages.run("meaning", || hir::build(files, &schema, settings, sink));
        allows = std::mem::take(&mut project.allows);
        let texts = stages.run("texts", || attachments::load(world, &project, &workspace.sources, sink));
        cases = stages.run("cases", || lower::cases(&project, &schema, settings));
        bundle = Some(stages.run("lower", || lower::lower(project, &schema, settings, &texts, sink)));
    }
    let whole = bundle.as_ref().filter(|_| !sink.has_errors());
    let pressure = whole.map(|bundle| stages.run("pressure", || pressure::compute(bundle, &lint::monthly_channels())));
    if let Some((bundle, pressure)) = whole.zip(pressure.as_ref()) {
        stages.run("lint", || lint::run(&lint::Context::new(bundle, pressure), sink));
    }
    let findings = std::mem::take(sink).into_sorted();
    let mut findings = allowed::apply(findings, allows, world.today());
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        // Not every lint looked: what seems to answer nothing may well answer one of those that did not.
        findings.retain(|finding| finding.code != &codes::UNUSED_ALLOW);
    }
    let findings = judged(findings, &workspace, settings.as_ref());
    Compilation { sources: workspace.sources, findings, timings: stages.timings, bundle, cases, pressure }
}

/// None for a single file outside any project.
fn read_settings(workspace: &Workspace, sink: &mut Sink) -> Option<Settings> {
    let file = workspace.settings?;
    Some(match workspace.has_settings {
        true => settings::read(file, workspace.text(file), sink),
        false => settings::missing(Span::new(file, 0, 0), sink),
    })
}

fn read_schema(workspace: &Workspace, sink: &mut Sink) -> Schema {
    let files: Vec<(FileId, &str)> = workspace.schema.iter().map(|&file| (file, workspace.text(file))).collect();
    schema::read(&files, sink)
}

/// The trees of all campaign files, in their order, whichever thread was first.
fn parse(workspace: &Workspace, sink: &mut Sink) -> Vec<ast::File> {
    let parsed = parallel::map(workspace.campaigns.clone(), |file| syntax::parse(file, workspace.text(file)));
    let files = parsed.into_iter().map(|parsed| {
        sink.extend(parsed.findings);
        parsed.file
    });
    files.collect()
}

/// What is left of the findings: lints at the level the project gives them, and nothing about a file that could not be read as
/// it is but that.
fn judged(mut findings: Vec<Diagnostic>, workspace: &Workspace, settings: Option<&Settings>) -> Vec<Diagnostic> {
    findings.retain_mut(|finding| {
        if workspace.broken.contains(&finding.at.file) && !codes::ALL.contains(&finding.code) {
            return false;
        }
        let level = settings.filter(|_| finding.code.lint).and_then(|settings| settings.lints.get(finding.code.name));
        match level.map(|level| level.severity) {
            Some(None) => return false,
            Some(Some(severity)) => finding.severity = severity,
            None => {}
        }
        true
    });
    findings
}
