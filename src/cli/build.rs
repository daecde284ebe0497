//! `danbi build`: writes what a runtime loads.

use std::path::{Path, PathBuf};

use super::args::BuildArgs;
use super::output::Output;
use super::{Failure, Outcome, findings};
use crate::diag::{Language, catalog};
use crate::driver::World;
use crate::report::Summary;

pub fn run(args: &BuildArgs, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    if args.path == Path::new("-") {
        return Err(Failure::Said("cli-build-stdin", Vec::new()));
    }
    let (mut compiled, located) = findings::compile(&args.path)?;
    let outcome = findings::show(&compiled, &args.findings, language, output)?;
    if outcome == Outcome::Found || compiled.compilation.has_errors() {
        output.note(&catalog::message(language, "cli-build-nothing", &[]))?;
        return Ok(Outcome::Found);
    }
    let sealed = compiled.compilation.seal().map_err(Failure::sealing)?;
    let (Some(located), Some(sealed)) = (located, sealed) else {
        return Err(Failure::Said("cli-build-stdin", Vec::new()));
    };
    let files = compiled.compilation.files(&sealed).map_err(Failure::sealing)?;
    let (dir, shown) = match &args.out {
        // Relative to where the command was typed, not to the project.
        Some(out) => (std::path::absolute(out)?, out.clone()),
        None => (PathBuf::from("dist"), PathBuf::from(format!("{}dist", located.prefix))),
    };
    let dir = dir.to_str().ok_or_else(|| Failure::Said("cli-usage-not-unicode", Vec::new()))?;
    located.world.write(dir, &files).map_err(|error| Failure::writing(&shown, error))?;
    let args = [("path", super::failure::shown(&shown)), ("files", files.len().into())];
    output.note(&catalog::message(language, "cli-build-written", &args))?;
    if let Some(pressure) = &compiled.compilation.pressure {
        output.note(&super::summary::lines(&Summary::of(&sealed, pressure), language))?;
    }
    Ok(Outcome::Clean)
}
