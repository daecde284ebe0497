//! `danbi check`: says what is wrong.

use std::path::Path;

use super::args::CheckArgs;
use super::output::Output;
use super::{Failure, Outcome, findings, fix};
use crate::diag::Language;

pub fn run(args: &CheckArgs, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    let compiled = match (args.path == Path::new("-"), args.stdin_filename.is_some()) {
        (false, true) => return Err(Failure::Said("cli-filename-without-stdin", Vec::new())),
        (true, _) if args.fix => return fix::run_standard_input(args, language, output),
        (false, _) if args.fix => return fix::run(args, language, output),
        (true, _) => findings::compile_standard_input(args.stdin_filename.as_deref())?,
        (false, false) => findings::compile(&args.path)?.0,
    };
    let outcome = findings::show(&compiled, &args.findings, language, output);
    // The process ends here, and the system takes back all memory at once, many times faster than it could be given back.
    std::mem::forget(compiled);
    outcome
}
