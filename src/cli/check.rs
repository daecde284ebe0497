//! `danbi check`: says what is wrong.

use super::args::CheckArgs;
use super::output::Output;
use super::{Failure, Outcome, findings};
use crate::diag::Language;

pub fn run(args: &CheckArgs, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    let (compiled, _) = findings::compile(&args.path)?;
    findings::show(&compiled, &args.findings, language, output)
}
