//! `danbi build`: writes what a runtime loads.

use std::path::{Path, PathBuf};

use super::args::BuildArgs;
use super::failure::shown;
use super::output::Output;
use super::{Failure, Outcome, findings};
use crate::bundle::Bundle;
use crate::bundle::read::read;
use crate::diag::{Language, catalog};
use crate::driver::World;
use crate::report::Summary;
use crate::store;

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
    let sealed = match &args.previous {
        Some(folder) => {
            let previous = previous(folder, &sealed.bundle().plan.project)?;
            sealed.carrying(&previous).map_err(Failure::sealing)?
        }
        None => sealed,
    };
    let files = compiled.compilation.files(&sealed).map_err(Failure::sealing)?;
    let (dir, path) = match &args.out {
        // Relative to where the command was typed, not to the project.
        Some(out) => (std::path::absolute(out)?, out.clone()),
        None => (PathBuf::from("dist"), PathBuf::from(format!("{}dist", located.prefix))),
    };
    let dir = dir.to_str().ok_or_else(|| Failure::Said("cli-usage-not-unicode", Vec::new()))?;
    located.world.write(dir, &files).map_err(|error| Failure::writing(&path, error))?;
    let args = [("path", shown(&path)), ("files", files.len().into())];
    output.note(&catalog::message(language, "cli-build-written", &args))?;
    if let Some(pressure) = &compiled.compilation.pressure {
        output.note(&super::summary::lines(&Summary::of(&sealed, pressure), language))?;
    }
    Ok(Outcome::Clean)
}

/// The bundle before this one, of the same project.
fn previous(folder: &Path, project: &str) -> Result<Bundle, Failure> {
    let files = store::read_folder(folder).map_err(|error| Failure::storing(folder, error))?;
    let bundle = read(&files).map_err(Failure::reading)?;
    if bundle.plan.project != project {
        let args = [("path", shown(folder)), ("found", bundle.plan.project.to_string().into())];
        return Err(Failure::Said("cli-previous-project", args.into()));
    }
    Ok(bundle)
}
