//! The stages, one after the other.

use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::{Files, Options, Workspace, World};
use crate::diag::codes::driver as codes;
use crate::diag::{Diagnostic, Severity, Sink};
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
    /// What `danbi build` writes, if there is no error.
    pub output: Option<Files>,
}

impl Compilation {
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}

/// Compiles what `options` ask for. Never fails and never panics: what is wrong is among the findings.
pub fn compile(world: &dyn World, options: &Options) -> Compilation {
    let mut run = Run { sink: Sink::new(), timings: Vec::new() };
    let workspace = run.stage("read", |sink| Workspace::load(world, options, sink));
    let settings = run.stage("settings", |sink| read_settings(&workspace, sink));
    let _schema = run.stage("schema", |sink| read_schema(&workspace, sink));
    let _files = run.stage("syntax", |sink| parse(&workspace, sink));
    let findings = judged(run.sink.into_sorted(), &workspace, settings.as_ref());
    Compilation { sources: workspace.sources, findings, timings: run.timings, output: None }
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
