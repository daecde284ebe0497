//! Showing findings: what `check` and `build` have in common.

use std::io::Read;
use std::path::Path;
use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use super::args::{Deny, FindingArgs, Format};
use super::output::Output;
use super::{Failure, Outcome, stage};
use crate::diag::render::{Context, github, human, json};
use crate::diag::{Diagnostic, Language, Severity, catalog};
use crate::driver::{self, Compilation, Input, LIMITS, Located, MemoryWorld, Options, Timing, World};
use crate::text::Span;

/// What findings call a file that has no name yet.
const NAMELESS: &str = "<stdin>";

/// A compilation, and which part of it was asked for.
pub struct Compiled {
    pub compilation: Compilation,
    /// The way to the project, for paths of findings.
    pub prefix: String,
    /// Files that were asked for.
    pub files: usize,
}

/// Compiles the project at `path`.
pub fn compile(path: &Path) -> Result<(Compiled, Option<Located>), Failure> {
    compile_with(path, &Options::default())
}

/// The same, as the options ask.
pub fn compile_with(path: &Path, options: &Options) -> Result<(Compiled, Option<Located>), Failure> {
    let located = driver::locate(path).map_err(|error| Failure::locating(path, error))?;
    let options = Options { part: located.part.clone(), ..options.clone() };
    let mut compilation = driver::compile(&located.world, &options);
    let files = narrow(&mut compilation, &located.part);
    if files == 0 && !located.part.is_empty() {
        return Err(Failure::Said("cli-not-in-project", vec![("path", super::failure::shown(path))]));
    }
    Ok((Compiled { compilation, prefix: located.prefix.clone(), files }, Some(located)))
}

/// The file on standard input, and the project it joins: it takes the place of the stored file of its name, or of one that has no name
/// yet in the project of the current folder.
pub struct Given {
    pub path: String,
    pub bytes: Vec<u8>,
    located: Option<Located>,
    nowhere: MemoryWorld,
}

impl Given {
    pub fn read(name: Option<&Path>) -> Result<Given, Failure> {
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(LIMITS.bytes + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LIMITS.bytes {
            return Err(Failure::Said(
                "cli-stdin-too-large",
                vec![("limit", (LIMITS.bytes / (1024 * 1024)).to_string().into())],
            ));
        }
        let located = match name {
            Some(name) => driver::locate_unsaved(name).ok(),
            None => driver::locate(Path::new(".")).ok().map(|located| Located { part: NAMELESS.to_owned(), ..located }),
        };
        let typed = || name.map_or(NAMELESS.into(), |name| name.to_string_lossy().into_owned());
        let path = located.as_ref().map_or_else(typed, |located| located.part.clone());
        Ok(Given { path, bytes, located, nowhere: MemoryWorld::new() })
    }

    pub fn world(&self) -> &dyn World {
        self.located.as_ref().map_or(&self.nowhere, |located| &located.world)
    }

    pub fn options(&self) -> Options {
        Options {
            input: Input::Given { path: self.path.clone(), bytes: self.bytes.clone() },
            part: self.path.clone(),
            previous: None,
        }
    }

    /// The way to the project, for paths of findings.
    pub fn prefix(&self) -> &str {
        self.located.as_ref().map_or("", |located| &located.prefix)
    }
}

/// Compiles the project of the file on standard input. Only its findings are kept, and those of settings and schema.
pub fn compile_standard_input(name: Option<&Path>) -> Result<Compiled, Failure> {
    let given = Given::read(name)?;
    let mut compilation = driver::compile(given.world(), &given.options());
    let files = narrow(&mut compilation, &given.path);
    Ok(Compiled { compilation, prefix: given.prefix().to_owned(), files })
}

/// Keeps the findings that lie in `part` of the project or point there; settings and schema belong to every part. Returns how many
/// files that is.
pub fn narrow(compilation: &mut Compilation, part: &str) -> usize {
    let inside = |path: &str| driver::is_inside(part, path);
    let sources = &compilation.sources;
    compilation.findings.retain(|finding| {
        let path = |span: Span| sources.get(span.file).map_or("", |source| source.path.as_str());
        let points = finding.labels.iter().any(|label| inside(path(label.span)));
        inside(path(finding.at)) || points || !path(finding.at).ends_with(".danbi")
    });
    compilation.sources.files().iter().filter(|source| inside(&source.path)).count()
}

/// Prints the findings in the form asked for and says how it ended.
pub fn show(
    compiled: &Compiled,
    args: &FindingArgs,
    language: Language,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let Compiled { compilation, prefix, files } = compiled;
    let context = Context { sources: &compilation.sources, language, prefix };
    let findings = compilation.findings.as_slice();
    let summary = json::Summary::of(findings, *files);
    match args.format {
        Format::Human => {
            let color = output.colored();
            for finding in findings {
                output.out(&human::render(&context, finding, color))?;
                output.out("\n")?;
            }
        }
        Format::Json => output.out(&json::document(&context, findings, &summary))?,
        Format::Github => {
            for finding in findings {
                output.out(&github::annotation(&context, finding))?;
                output.out("\n")?;
            }
        }
    }
    if args.format != Format::Json {
        output.note(&summary_line(&summary, language))?;
        let first = findings.iter().find(|finding| finding.severity == Severity::Error).or(findings.first());
        if let (Format::Human, Some(first)) = (args.format, first) {
            output.note(&catalog::message(language, "cli-learn", &[("code", first.code.name.into())]))?;
        }
        if compilation.bundle.is_none() {
            output.note(&catalog::message(language, "cli-alone", &[]))?;
        }
    }
    timings(&compilation.timings, language, output)?;
    Ok(outcome(findings, args.deny))
}

/// Says how many findings there are, without showing them.
pub fn count(
    compilation: &Compilation,
    files: usize,
    deny: Option<Deny>,
    language: Language,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let summary = json::Summary::of(&compilation.findings, files);
    output.note(&summary_line(&summary, language))?;
    Ok(outcome(&compilation.findings, deny))
}

fn summary_line(summary: &json::Summary, language: Language) -> String {
    let args = [
        ("errors", summary.errors.into()),
        ("warnings", summary.warnings.into()),
        ("notes", summary.notes.into()),
        ("files", summary.files.into()),
    ];
    let key = match (summary.errors + summary.warnings, summary.notes) {
        (0, 0) => "cli-summary-clean",
        (_, 0) => "cli-summary",
        _ => "cli-summary-notes",
    };
    catalog::message(language, key, &args)
}

/// How long each stage took, and all together; only with `--verbose`.
pub fn timings(timings: &[Timing], language: Language, output: &mut Output) -> Result<(), Failure> {
    let word = |key: &str| catalog::message(language, key, &[]);
    let all = timings.iter().map(|timing| timing.took).sum();
    let stages = timings.iter().map(|timing| (word(stage::key(timing.stage)), timing.took));
    let rows: Vec<(String, Duration)> = stages.chain([(word("cli-total"), all)]).collect();
    let wide = rows.iter().map(|(stage, _)| stage.width()).max().unwrap_or(0);
    for (stage, took) in rows {
        let pad = " ".repeat(wide.saturating_sub(stage.width()));
        output.detail(&format!("  {stage}{pad} {:>11}", milliseconds(took)))?;
    }
    Ok(())
}

/// With three decimals, in integers.
fn milliseconds(took: Duration) -> String {
    let micros = took.as_micros();
    format!("{}.{:03} ms", micros / 1000, micros % 1000)
}

fn outcome(findings: &[Diagnostic], deny: Option<Deny>) -> Outcome {
    let fatal = |finding: &Diagnostic| match deny {
        Some(Deny::Warnings) => true,
        None => finding.severity == Severity::Error,
    };
    if findings.iter().any(fatal) { Outcome::Found } else { Outcome::Clean }
}
