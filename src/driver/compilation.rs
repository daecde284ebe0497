//! What comes out of a compilation.

use std::time::{Duration, Instant};

use super::Files;
use crate::bundle::{Bundle, SealError};
use crate::diag::{Diagnostic, Severity};
use crate::text::SourceMap;

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

/// How long a stage took.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    pub stage: &'static str,
    pub took: Duration,
}

/// Runs stages and takes their time.
#[derive(Debug, Default)]
pub struct Stages {
    pub timings: Vec<Timing>,
}

impl Stages {
    pub fn run<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.timings.push(Timing { stage, took: start.elapsed() });
        result
    }
}
