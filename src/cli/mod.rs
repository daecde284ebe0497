//! The command line: one file per command.
//!
//! Findings go to standard output, everything about the run itself to standard error. The exit code is 0 without an error,
//! 1 with one (with `--deny warnings`: with any finding), 2 where the command could not run. It is the same when whoever reads the
//! output goes away.

mod args;
mod build;
mod cap;
mod check;
mod completions;
mod conformance;
mod explain;
mod failure;
mod findings;
mod fix;
mod help;
mod language;
mod output;
mod reason;
mod run;
mod runtime;
mod stage;
mod summary;
mod test;
mod usage;
mod why;

use std::ffi::OsString;
use std::process::ExitCode;

use args::{Cli, Command};
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use failure::Failure;
use output::Output;

use crate::diag::{Language, catalog};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Clean,
    Found,
}

/// Runs the command line `args`, the name of the program first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let language = language::choose(&args);
    let mut output = Output::default();
    let result = parse(&args, language, &mut output).and_then(|cli| match cli {
        Some(cli) => {
            output.configure(&cli.global);
            if let Some(name) = language::unknown(&args) {
                let name = crate::diag::render::visible::line(&name).into_owned();
                output.note(&catalog::message(language, "cli-unknown-language", &[("name", name.into())]))?;
            }
            dispatch(cli, language, &mut output)
        }
        None => Ok(Outcome::Clean),
    });
    finish(result, language, &mut output)
}

/// The command, or nothing where the help or the version was asked for and printed.
fn parse(args: &[OsString], language: Language, output: &mut Output) -> Result<Option<Cli>, Failure> {
    // The words of the help take longer than all the rest: they are put together for those who will read them.
    let error = match read(Cli::command(), args) {
        Ok(cli) => return Ok(Some(cli)),
        Err(error) if error.kind() == ErrorKind::DisplayVersion => error,
        Err(_) => match read(help::command(language), args) {
            Ok(cli) => return Ok(Some(cli)),
            Err(error) => error,
        },
    };
    if error.use_stderr() {
        return Err(Failure::Usage(usage::explain(&error, args, language)));
    }
    output.out(&error.render().to_string())?;
    Ok(None)
}

fn read(command: clap::Command, args: &[OsString]) -> Result<Cli, clap::Error> {
    Cli::from_arg_matches(&command.try_get_matches_from(args)?)
}

fn dispatch(cli: Cli, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    match cli.command {
        Command::Check(args) => check::run(&args, language, output),
        Command::Build(args) => build::run(&args, language, output),
        Command::Test(args) => test::run(&args, language, output),
        Command::Run(args) => run::run(&args, language, output),
        Command::Why(args) => why::run(&args, language, output),
        Command::Conformance(args) => conformance::run(&args, language, output),
        Command::Runtime => runtime::run(output),
        Command::Explain(args) => explain::run(&args, language, output),
        Command::Completions(args) => completions::run(&args, language, output),
    }
}

fn finish(result: Result<Outcome, Failure>, language: Language, output: &mut Output) -> ExitCode {
    match result.and_then(|outcome| output.flush().map(|()| outcome)) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Err(failure) => {
            // Nobody is told that nobody reads.
            if !matches!(failure, Failure::BrokenPipe) {
                output.error(&failure.message(language), language);
            }
            ExitCode::from(2)
        }
    }
}
