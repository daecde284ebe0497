//! `danbi check`: says what is wrong.

use super::args::CheckArgs;
use super::output::Output;
use super::{Failure, Outcome, findings};
use crate::diag::Language;

pub fn run(args: &CheckArgs, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    let (compiled, _) = findings::compile(&args.path)?;
    let outcome = findings::show(&compiled, &args.findings, language, output);
    // The process ends here, and the system takes back all memory at once, many times faster than it could be given back.
    std::mem::forget(compiled);
    outcome
}
