//! The stages, one after the other.

use std::time::{Duration, Instant};

use super::{Files, Options, Workspace, World};
use crate::diag::codes::driver as codes;
use crate::diag::{Diagnostic, Severity, Sink};
use crate::text::SourceMap;

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
    let mut findings = run.sink.into_sorted();
    // A file that could not be read as it is has one finding about that; what stages make of its remains is noise.
    let of_driver = |finding: &Diagnostic| codes::ALL.contains(&finding.code);
    findings.retain(|finding| of_driver(finding) || !workspace.broken.contains(&finding.at.file));
    Compilation { sources: workspace.sources, findings, timings: run.timings, output: None }
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
