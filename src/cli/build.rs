//! `danbi build`: writes what a runtime loads.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::BuildArgs;
use super::failure::shown;
use super::output::Output;
use super::{Failure, Outcome, findings};
use crate::bundle::Bundle;
use crate::bundle::read::read;
use crate::diag::{Language, catalog};
use crate::driver::{Options, World};
use crate::report::Summary;
use crate::store;

pub fn run(args: &BuildArgs, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    if args.path == Path::new("-") {
        return Err(Failure::Said("cli-build-stdin", Vec::new()));
    }
    let previous =
        args.previous.as_deref().map(|folder| previous(folder).map(|bundle| (folder, Arc::new(bundle)))).transpose()?;
    let options = Options { previous: previous.as_ref().map(|(_, bundle)| Arc::clone(bundle)), ..Options::default() };
    let (mut compiled, located) = findings::compile_with(&args.path, &options)?;
    let outcome = findings::show(&compiled, &args.findings, language, output)?;
    if outcome == Outcome::Found || compiled.compilation.has_errors() {
        output.note(&catalog::message(language, "cli-build-nothing", &[]))?;
        return Ok(Outcome::Found);
    }
    let sealed = compiled.compilation.seal().map_err(Failure::sealing)?;
    let (Some(located), Some(sealed)) = (located, sealed) else {
        return Err(Failure::Said("cli-build-stdin", Vec::new()));
    };
    let sealed = match previous {
        Some((folder, previous)) => {
            same_project(folder, &previous, &sealed.bundle().plan.project)?;
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

/// The bundle before this one.
fn previous(folder: &Path) -> Result<Bundle, Failure> {
    let files = store::read_folder(folder).map_err(|error| Failure::storing(folder, error))?;
    read(&files).map_err(Failure::reading)
}

fn same_project(folder: &Path, previous: &Bundle, project: &str) -> Result<(), Failure> {
    if previous.plan.project == project {
        return Ok(());
    }
    let args = [("path", shown(folder)), ("found", previous.plan.project.to_string().into())];
    Err(Failure::Said("cli-previous-project", args.into()))
}
