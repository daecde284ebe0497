//! The stages, one after the other.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::compilation::{Stage, Stages};
use super::workspace::Listed;
use super::{Compilation, Options, Workspace, World, allowed, attachments, is_inside, older, repeated};
use crate::analysis::pressure;
use crate::bundle::Bundle;
use crate::diag::codes::driver as codes;
use crate::diag::{Diagnostic, Severity, Sink};
use crate::hir::{Allow, Index};
use crate::schema::{self, Schema};
use crate::settings::{self, Settings};
use crate::text::{FileId, Span};
use crate::types::Name;
use crate::{hir, lint, lower};

/// Compiles what `options` ask for. Never fails and never panics: what is wrong is among the findings.
pub fn compile(world: &dyn World, options: &Options) -> Compilation {
    compiled(world, options, Keep::Nothing).out
}

/// Whether the project will be compiled again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    Nothing,
    Everything,
}

/// A compilation with what is needed to compile a changed file of it again.
#[derive(Debug)]
pub(super) struct Compiled {
    pub out: Compilation,
    pub campaigns: Vec<FileId>,
    pub broken: BTreeSet<FileId>,
    /// None for a single file outside any project.
    pub settings: Option<Settings>,
    pub schema: Schema,
    pub index: Index,
    /// Findings before lints run, levels and `allow` are applied.
    pub found: Vec<Diagnostic>,
    pub allows: Vec<Allow>,
    pub known: pressure::Known,
    pub keep: Keep,
    pub part: String,
    pub previous: Option<Arc<Bundle>>,
}

pub(super) fn compiled(world: &dyn World, options: &Options, keep: Keep) -> Compiled {
    let mut stages = Stages::default();
    let sink = &mut Sink::new();
    let listed = stages.run(Stage::List, || Listed::of(world, options));
    let mut workspace = stages.run(Stage::Read, || Workspace::read(world, listed, options, sink));
    let settings = stages.run(Stage::Settings, || read_settings(&workspace, sink));
    if let Some((settings, previous)) = settings.as_ref().zip(options.previous.as_deref()) {
        settings::check_retired(settings, &older::held(previous), sink);
    }
    let schema = stages.run(Stage::Schema, || read_schema(&workspace, sink));
    let mut files = std::mem::take(&mut workspace.trees);
    let (mut index, mut allows) = (Index::default(), Vec::new());
    let (mut bundle, mut cases) = (None, Vec::new());
    // A single file outside any project is only parsed.
    if let Some(settings) = &settings {
        stages.run(Stage::Texts, || attachments::read(world, &mut files, &mut workspace.sources, sink));
        let mut project = stages.run(Stage::Meaning, || hir::build(files, &schema, settings, sink));
        allows = std::mem::take(&mut project.allows);
        let signatures = std::mem::take(&mut project.index);
        // Lowering takes the most memory, and reads them no more.
        match keep {
            Keep::Everything => index = signatures,
            Keep::Nothing => drop(signatures),
        }
        cases = stages.run(Stage::Cases, || lower::cases(&project, &schema, settings));
        bundle = Some(stages.run(Stage::Lower, || lower::lower(project, &schema, settings, sink)));
    }
    let Workspace { sources, campaigns, broken, .. } = workspace;
    let out = Compilation { sources, findings: Vec::new(), timings: stages.timings, bundle, cases, pressure: None };
    let (found, known) = (std::mem::take(sink).into_sorted(), pressure::Known::default());
    let (part, previous) = (options.part.clone(), options.previous.clone());
    let mut compiled =
        Compiled { out, campaigns, broken, settings, schema, index, found, allows, known, keep, part, previous };
    conclude(&mut compiled, world, &BTreeSet::new());
    compiled
}

/// Judges the project as a whole, after the journeys `changed` are not what they were.
pub(super) fn conclude(compiled: &mut Compiled, world: &dyn World, changed: &BTreeSet<Name>) {
    let mut stages = Stages { timings: std::mem::take(&mut compiled.out.timings) };
    let (found, mut allows) = match compiled.keep {
        Keep::Nothing => (std::mem::take(&mut compiled.found), std::mem::take(&mut compiled.allows)),
        Keep::Everything => (compiled.found.clone(), compiled.allows.clone()),
    };
    if compiled.previous.is_none() {
        // What it answers is not looked for.
        allows.retain(|allow| allow.code != &codes::UNSET_UNDER_WAY);
    }
    let mut sink = Sink::new();
    found.into_iter().for_each(|finding| sink.push(finding));
    let whole = compiled.out.bundle.as_ref().filter(|_| !sink.has_errors());
    let known = &mut compiled.known;
    known.came_out(compiled.out.pressure.take());
    let pressure = whole.map(|bundle| {
        stages.run(Stage::Pressure, || pressure::recompute(bundle, &lint::monthly_channels(), changed, known))
    });
    if let Some((bundle, pressure)) = whole.zip(pressure.as_ref()) {
        stages.run(Stage::Lint, || {
            lint::run(&lint::Context::new(bundle, pressure, known, &compiled.out.cases), &mut sink)
        });
    }
    if let Some((bundle, previous)) = whole.zip(compiled.previous.as_deref()) {
        let declared = compiled.settings.as_ref().map(|settings| (&compiled.schema, settings));
        stages.run(Stage::Older, || older::check(previous, bundle, declared, &mut sink));
    }
    let mut findings = allowed::apply(sink.into_sorted(), allows, world.today());
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        // Not every lint looked: what seems to answer nothing may well answer one of those that did not.
        findings.retain(|finding| finding.code != &codes::UNUSED_ALLOW);
    }
    let findings = judged(findings, &compiled.broken, compiled.settings.as_ref());
    let sources = &compiled.out.sources;
    let path = |finding: &Diagnostic| sources.get(finding.at.file).map_or("", |source| source.path.as_str());
    let findings = repeated::told_once(findings, |finding| is_inside(&compiled.part, path(finding)));
    (compiled.out.findings, compiled.out.pressure, compiled.out.timings) = (findings, pressure, stages.timings);
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
    let mut schema = schema::read(&files, sink);
    schema.unread |= workspace.schema.iter().any(|file| workspace.broken.contains(file));
    schema
}

/// What is left of the findings: lints at the level the project gives them, and nothing about a file that could not be read as
/// it is but that.
fn judged(mut findings: Vec<Diagnostic>, broken: &BTreeSet<FileId>, settings: Option<&Settings>) -> Vec<Diagnostic> {
    findings.retain_mut(|finding| {
        if broken.contains(&finding.at.file) && !codes::ALL.contains(&finding.code) {
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
