//! The `danbi` command.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    danbi::parallel::work_along();
    danbi::cli::run(std::env::args_os())
}
