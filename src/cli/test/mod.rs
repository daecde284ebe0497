//! `danbi test`: runs the tests of a project on what `build` would write.

mod cause;
mod coverage;
mod human;
mod json;
pub mod junit;
pub(super) mod words;

use std::collections::BTreeSet;

use super::args::{FindingArgs, Format, TestArgs, TestFormat};
use super::findings::{self, Compiled};
use super::output::Output;
use super::{Failure, Outcome};
use crate::bundle::{self, Bundle};
use crate::diag::render::Context;
use crate::diag::{Language, catalog};
use crate::driver::{Compilation, Stage, Stages};
use crate::lower::case::Case;
use crate::testing::{self, Coverage};
use crate::text::{SourceMap, Span};
use crate::types::Name;

/// What ran, and how it went.
pub struct Run<'a> {
    pub context: Context<'a>,
    pub cases: &'a [Case],
    pub outcomes: &'a [testing::Outcome],
    pub coverage: Option<&'a Coverage>,
    /// Where steps were written.
    pub source_map: &'a bundle::SourceMap,
}

impl Run<'_> {
    fn failed(&self) -> usize {
        self.outcomes.iter().filter(|outcome| !outcome.passed()).count()
    }

    fn results(&self) -> impl Iterator<Item = (&Case, &testing::Outcome)> {
        self.cases.iter().zip(self.outcomes)
    }
}

pub fn run(args: &TestArgs, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    if args.path == std::path::Path::new("-") {
        return Err(Failure::Said("cli-test-stdin", Vec::new()));
    }
    let (mut compiled, located) = findings::compile(&args.path)?;
    if compiled.compilation.has_errors() {
        return refuse(&compiled, args.format, language, output);
    }
    let part = located.map(|located| located.part).unwrap_or_default();
    let cases = chosen(&mut compiled.compilation, &part, args.filter.as_deref());
    if let (true, Some(filter)) = (cases.is_empty(), &args.filter) {
        return Err(Failure::Said("cli-test-none-fits", vec![("filter", filter.as_str().into())]));
    }
    let mut stages = Stages { timings: std::mem::take(&mut compiled.compilation.timings) };
    let (bundle, source_map) = stages.run(Stage::Seal, || reread(&mut compiled.compilation))?;
    let outcomes = stages.run(Stage::Tests, || testing::run(&bundle, &cases)).map_err(Failure::loading)?;
    let coverage = args.coverage.then(|| {
        let journeys = match args.filter {
            Some(_) => cases.iter().map(|case| case.journey.clone()).collect(),
            None => written_in(&part, &source_map, &compiled.compilation.sources),
        };
        stages.run(Stage::Coverage, || testing::coverage(&bundle, &journeys, &cases, &outcomes))
    });
    let run = Run {
        context: Context { sources: &compiled.compilation.sources, language, prefix: &compiled.prefix },
        cases: &cases,
        outcomes: &outcomes,
        coverage: coverage.as_ref(),
        source_map: &source_map,
    };
    show(&run, args.format, output)?;
    findings::timings(&stages.timings, language, output)?;
    Ok(if run.failed() > 0 { Outcome::Found } else { Outcome::Clean })
}

/// What does not compile is not run: its findings are shown as `check` does, in the form that was asked for.
fn refuse(
    compiled: &Compiled,
    format: TestFormat,
    language: Language,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let shown = |format| FindingArgs { format, deny: None };
    match format {
        TestFormat::Human => _ = findings::show(compiled, &shown(Format::Human), language, output)?,
        TestFormat::Json => _ = findings::show(compiled, &shown(Format::Json), language, output)?,
        TestFormat::Junit => {
            let context = Context { sources: &compiled.compilation.sources, language, prefix: &compiled.prefix };
            output.out(&junit::refused(&context, &compiled.compilation.findings))?;
        }
    }
    output.note(&catalog::message(language, "cli-test-not-run", &[]))?;
    Ok(Outcome::Found)
}

/// The cases of the part of the project that was asked for whose journey or title holds the filter.
fn chosen(compilation: &mut Compilation, part: &str, filter: Option<&str>) -> Vec<Case> {
    let mut cases = std::mem::take(&mut compilation.cases);
    cases.retain(|case| {
        let inside = is_in(part, case.span, &compilation.sources);
        let holds = |text: &str| filter.is_none_or(|filter| text.contains(filter));
        inside && (holds(&case.journey) || case.title.as_deref().is_some_and(holds))
    });
    cases
}

/// Whether a place lies in the file or folder `part` of the project; all do in the whole of it.
fn is_in(part: &str, span: Span, sources: &SourceMap) -> bool {
    let path = sources.get(span.file).map_or("", |source| source.path.as_str());
    part.is_empty() || path == part || path.strip_prefix(part).is_some_and(|rest| rest.starts_with('/'))
}

/// The journeys that are declared in a part of the project.
fn written_in(part: &str, plan: &bundle::SourceMap, sources: &SourceMap) -> BTreeSet<Name> {
    let inside = plan.journeys.iter().filter(|(_, spans)| is_in(part, spans.name, sources));
    inside.map(|(name, _)| name.clone()).collect()
}

/// The bundle as a runtime would load it: sealed, written, read again.
fn reread(compilation: &mut Compilation) -> Result<(Bundle, bundle::SourceMap), Failure> {
    let sealed = compilation.seal().map_err(Failure::sealing)?;
    let sealed = sealed.ok_or_else(|| Failure::Said("cli-test-stdin", Vec::new()))?;
    let files = compilation.files(&sealed).map_err(Failure::sealing)?;
    let bundle = crate::bundle::read::read(&files).map_err(Failure::reading)?;
    Ok((bundle, sealed.bundle().source_map.clone()))
}

fn show(run: &Run, format: TestFormat, output: &mut Output) -> Result<(), Failure> {
    match format {
        TestFormat::Human => human::show(run, output),
        TestFormat::Json => output.out(&json::document(run)),
        TestFormat::Junit => output.out(&junit::document(run)),
    }
}
