//! What comes out of a compilation.

use std::time::{Duration, Instant};

use super::Files;
use crate::analysis::pressure::Pressure;
use crate::bundle::{Bundle, SealError, Sealed};
use crate::diag::{Diagnostic, Severity};
use crate::lower::case::Case;
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
    /// The tests of journeys that could be compiled, in the order of the files.
    pub cases: Vec<Case>,
    /// How much one person can get. None where there is an error: figures of half a project would be too low.
    pub pressure: Option<Pressure>,
}

impl Compilation {
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// The whole project, ready to be written. None where there is an error, or nothing to seal.
    pub fn seal(&mut self) -> Result<Option<Sealed>, SealError> {
        if self.has_errors() {
            return Ok(None);
        }
        self.bundle.take().map(Bundle::seal).transpose()
    }

    /// What `danbi build` writes: a sealed bundle as files.
    pub fn files(&self, sealed: &Sealed) -> Result<Files, SealError> {
        Ok(sealed.files(&self.sources)?.into_iter().collect())
    }
}

/// How long a stage took.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    pub stage: Stage,
    pub took: Duration,
}

/// What time is taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Looking for the files of the project.
    List,
    /// Reading and parsing them.
    Read,
    /// Reading danbi.toml.
    Settings,
    /// Reading the schema.
    Schema,
    /// Reading the text files that messages name.
    Texts,
    /// Resolving names and types.
    Meaning,
    /// Lowering tests to cases.
    Cases,
    /// Lowering declarations to the bundle.
    Lower,
    /// Counting what one person can get.
    Pressure,
    /// Running the lints.
    Lint,
    /// Holding the bundle against the one before.
    Older,
    /// Writing the bundle and reading it again.
    Seal,
    /// Running the tests.
    Tests,
    /// Running them without each step in turn.
    Coverage,
    /// Reading what is known of one person.
    Account,
}

/// Runs stages and takes their time.
#[derive(Debug, Default)]
pub struct Stages {
    pub timings: Vec<Timing>,
}

impl Stages {
    pub fn run<T>(&mut self, stage: Stage, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.timings.push(Timing { stage, took: start.elapsed() });
        result
    }
}
