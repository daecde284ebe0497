//! What may be typed. Words are in the catalog: the key of an option is `cli-` and its name.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

#[derive(Debug, Parser)]
#[command(name = "danbi", version, disable_help_subcommand = true, subcommand_required = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub global: Global,
}

#[derive(Debug, Args)]
pub struct Global {
    /// Read before everything else, see `language`.
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Lang>,
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    #[arg(long, short, global = true)]
    pub verbose: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Lang {
    En,
    Ko,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Check(CheckArgs),
    Build(BuildArgs),
    Test(TestArgs),
    Run(RunArgs),
    Why(WhyArgs),
    Conformance(ConformanceArgs),
    Runtime,
    Explain(ExplainArgs),
    Completions(CompletionsArgs),
}

/// How findings are shown and judged.
#[derive(Debug, Args)]
pub struct FindingArgs {
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    #[arg(long, value_enum)]
    pub deny: Option<Deny>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Human,
    Json,
    Github,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    Warnings,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[arg(long, value_name = "PATH")]
    pub stdin_filename: Option<PathBuf>,
    #[arg(long)]
    pub fix: bool,
    #[arg(long, requires = "fix", conflicts_with = "format")]
    pub dry_run: bool,
    #[command(flatten)]
    pub findings: FindingArgs,
}

#[derive(Debug, Args)]
pub struct BuildArgs {
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub previous: Option<PathBuf>,
    #[command(flatten)]
    pub findings: FindingArgs,
}

#[derive(Debug, Args)]
pub struct TestArgs {
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[arg(long, value_name = "TEXT")]
    pub filter: Option<String>,
    #[arg(long, value_enum, default_value_t = TestFormat::Human)]
    pub format: TestFormat,
    #[arg(long)]
    pub coverage: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TestFormat {
    Human,
    Json,
    Junit,
}

#[derive(Debug, Args)]
pub struct ConformanceArgs {
    /// A folder of cases that `--write` wrote.
    pub cases: Option<PathBuf>,
    #[arg(long, value_name = "CMD", required_unless_present = "write")]
    pub runtime: Option<String>,
    #[arg(long, value_enum)]
    pub level: Vec<LevelName>,
    #[arg(long, value_name = "TEXT")]
    pub filter: Option<String>,
    #[arg(long, value_enum, default_value_t = TestFormat::Human)]
    pub format: TestFormat,
    /// Seconds for one answer.
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=3_600))]
    pub timeout: u64,
    #[arg(long, value_name = "DIR", conflicts_with_all = ["runtime", "cases", "level"])]
    pub write: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LevelName {
    Core,
    Render,
    Faults,
    Determinism,
}

#[derive(Debug, Args)]
pub struct ExplainArgs {
    pub code: String,
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct RunArgs {
    #[arg(default_value = "-")]
    pub input: PathBuf,
    #[arg(long, value_name = "DIR")]
    pub bundle: Vec<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub db: PathBuf,
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub dead_letters: Option<PathBuf>,
    #[arg(long, value_enum)]
    pub clock: Option<ClockArg>,
    #[arg(long, value_name = "INSTANT")]
    pub until: Option<String>,
    #[arg(long, value_name = "INSTANT", num_args = 0..=1, require_equals = true, default_missing_value = "now")]
    pub activate: Option<String>,
    #[arg(long)]
    pub follow: bool,
    #[arg(long)]
    pub from_start: bool,
    #[arg(long)]
    pub resume: bool,
    #[arg(long, value_name = "DURATION")]
    pub keep: Option<String>,
    #[arg(long, value_name = "INPUTS", default_value = "50000")]
    pub batch: NonZeroUsize,
    #[arg(long, value_name = "PEOPLE", default_value_t = 50_000)]
    pub cache: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ClockArg {
    Virtual,
    Real,
}

#[derive(Debug, Args)]
pub struct WhyArgs {
    pub person: String,
    #[arg(long, value_name = "FILE")]
    pub db: PathBuf,
    #[arg(long, value_name = "JOURNEY")]
    pub journey: Option<String>,
    #[arg(long, value_enum, default_value_t = WhyFormat::Human)]
    pub format: WhyFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WhyFormat {
    Human,
    Json,
}
