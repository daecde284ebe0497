//! `danbi check`: says what is wrong.

use std::path::Path;

use super::args::CheckArgs;
use super::output::Output;
use super::{Failure, Outcome, findings};
use crate::diag::Language;

pub fn run(args: &CheckArgs, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    let name = args.stdin_filename.as_deref();
    let compiled = match (args.path == Path::new("-"), name) {
        (true, name) => findings::compile_standard_input(name)?,
        (false, Some(_)) => return Err(Failure::Said("cli-filename-without-stdin", Vec::new())),
        (false, None) => findings::compile(&args.path)?.0,
    };
    let outcome = findings::show(&compiled, &args.findings, language, output);
    // The process ends here, and the system takes back all memory at once, many times faster than it could be given back.
    std::mem::forget(compiled);
    outcome
}
