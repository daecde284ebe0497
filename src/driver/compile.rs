//! The stages, one after the other.

use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::{Files, Options, Workspace, World, allowed};
use crate::bundle::{Bundle, SealError};
use crate::diag::codes::driver as codes;
use crate::diag::{Diagnostic, Severity, Sink};
use crate::hir;
use crate::lower;
use crate::schema::{self, Schema};
use crate::settings::{self, Settings};
use crate::syntax::{self, Parsed, ast};
use crate::text::{FileId, SourceMap, Span};

/// How long a stage took.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    pub stage: &'static str,
    pub took: Duration,
}

/// What came out.
#[derive(Debug)]
pub struct Compilation {
    pub sources: SourceMap,
    /// By file, place and code, lint levels applied.
    pub findings: Vec<Diagnostic>,
    pub timings: Vec<Timing>,
    /// What could be compiled: all of the project if there is no error. None for a file outside any project.
    pub bundle: Option<Bundle>,
}

impl Compilation {
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// What `danbi build` writes: the sealed bundle as files. None where there is an error, or nothing to seal.
    pub fn output(&self) -> Result<Option<Files>, SealError> {
        match &self.bundle {
            Some(bundle) if !self.has_errors() => {
                let files = bundle.clone().seal()?.files(&self.sources)?;
                Ok(Some(files.into_iter().collect()))
            }
            _ => Ok(None),
        }
    }
}

/// Compiles what `options` ask for. Never fails and never panics: what is wrong is among the findings.
pub fn compile(world: &dyn World, options: &Options) -> Compilation {
    let mut run = Run { sink: Sink::new(), timings: Vec::new() };
    let workspace = run.stage("read", |sink| Workspace::load(world, options, sink));
    let settings = run.stage("settings", |sink| read_settings(&workspace, sink));
    let schema = run.stage("schema", |sink| read_schema(&workspace, sink));
    let files = run.stage("syntax", |sink| parse(&workspace, sink));
    let mut bundle = None;
    let mut allows = Vec::new();
    if let Some(settings) = &settings {
        let mut project = run.stage("meaning", |sink| hir::build(files, &schema, settings, sink));
        allows = std::mem::take(&mut project.allows);
        let texts = text_files(world, &workspace, &project);
        bundle = Some(run.stage("lower", |sink| lower::lower(project, &schema, settings, &texts, sink)));
    }
    let findings = run.sink.into_sorted();
    let findings = allowed::apply(findings, allows, world.today());
    let findings = judged(findings, &workspace, settings.as_ref());
    Compilation { sources: workspace.sources, findings, timings: run.timings, bundle }
}

/// None for a single file outside any project: it is only parsed.
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

/// The texts that messages take from files beside the campaign that names them. What cannot be read stays absent: lowering
/// reports it where it is named.
fn text_files(world: &dyn World, workspace: &Workspace, project: &hir::Project) -> lower::Files {
    let mut texts = lower::Files::default();
    for reference in lower::Files::named_by(project) {
        let from = workspace.sources.get(reference.span.file).map_or("", |source| source.path.as_str());
        let Some(path) = beside(from, &reference.path) else { continue };
        let text = world.read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        if let Some(text) = text {
            texts.insert(&reference, text);
        }
    }
    texts
}

/// A path relative to the folder of a file, within the project: `..` may not lead out of it.
fn beside(file: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = file.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The trees of all campaign files, in their order, whichever thread was first.
fn parse(workspace: &Workspace, sink: &mut Sink) -> Vec<ast::File> {
    let read = |&file: &FileId| syntax::parse(file, workspace.text(file));
    let parsed: Vec<Parsed> = match workspace.campaigns.as_slice() {
        // One file needs no threads.
        files @ ([] | [_]) => files.iter().map(read).collect(),
        files => files.par_iter().map(read).collect(),
    };
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

/// One run: where findings and timings of all stages come together.
struct Run {
    sink: Sink,
    timings: Vec<Timing>,
}

impl Run {
    fn stage<T>(&mut self, stage: &'static str, work: impl FnOnce(&mut Sink) -> T) -> T {
        let start = Instant::now();
        let result = work(&mut self.sink);
        self.timings.push(Timing { stage, took: start.elapsed() });
        result
    }
}
