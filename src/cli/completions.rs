//! `danbi completions`: what a shell needs to complete commands and options.

use super::args::CompletionsArgs;
use super::output::Output;
use super::{Failure, Outcome, help};
use crate::diag::Language;

pub fn run(args: &CompletionsArgs, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut help::command(language), "danbi", &mut script);
    output.out(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
