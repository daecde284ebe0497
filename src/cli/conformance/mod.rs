//! `danbi conformance`: holds a runtime to the plan.

mod human;
mod json;
mod junit;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use super::args::{ConformanceArgs, LevelName, TestFormat};
use super::output::Output;
use super::{Failure, Outcome};
use crate::conformance::{self, Case, Level, Report};
use crate::diag::render::visible;
use crate::diag::{Language, catalog};
use crate::driver::{self, Process};

/// More is no case: the largest has some 100 kB.
const LARGEST: u64 = 64 * 1024 * 1024;

pub fn run(args: &ConformanceArgs, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    let fits = |name: &str, about: &str| {
        args.filter.as_ref().is_none_or(|filter| name.contains(filter) || about.contains(filter))
    };
    let mut cases = match &args.cases {
        Some(folder) => read(folder)?,
        None => driver::cases(|name, case| fits(name, &case.about)).map_err(|error| wrong(&error.to_string()))?,
    };
    cases.retain(|case| fits(&case.name, &case.about));
    if let (true, Some(filter)) = (cases.is_empty(), &args.filter) {
        return Err(Failure::Said("cli-conformance-none-fits", vec![("filter", filter.as_str().into())]));
    }
    if let Some(folder) = &args.write {
        return write(folder, &cases, language, output);
    }
    let report = play(args, &cases, language)?;
    match args.format {
        TestFormat::Human => human::show(&report, language, output)?,
        TestFormat::Json => output.out(&json::document(&report))?,
        TestFormat::Junit => output.out(&junit::document(&report, language))?,
    }
    Ok(if report.count(None).failed > 0 { Outcome::Found } else { Outcome::Clean })
}

fn play(args: &ConformanceArgs, cases: &[Case], language: Language) -> Result<Report, Failure> {
    let command = words::split(args.runtime.as_deref().unwrap_or_default());
    let command =
        command.filter(|words| !words.is_empty()).ok_or(Failure::Said("cli-conformance-command", Vec::new()))?;
    let mut process = Process::new(command, Duration::from_secs(args.timeout));
    let not_ours = |why: String| {
        let why: Vec<_> = why.lines().map(visible::line).collect();
        Failure::Said("cli-conformance-greeting", vec![("reason", why.join("\n").into())])
    };
    let greeting = match conformance::hello(&mut process) {
        Ok(greeting) => greeting.map_err(not_ours)?,
        Err(broken) => return Err(not_ours(words::broken(&broken, language).join("\n"))),
    };
    Ok(conformance::score(&mut process, greeting, cases, &levels(&args.level)))
}

fn levels(asked: &[LevelName]) -> BTreeSet<Level> {
    let level = |name: &LevelName| match name {
        LevelName::Core => Level::Core,
        LevelName::Render => Level::Render,
        LevelName::Faults => Level::Faults,
        LevelName::Determinism => Level::Determinism,
    };
    if asked.is_empty() { Level::ALL.into() } else { asked.iter().map(level).collect() }
}

/// Cases as `--write` wrote them, in the order of their names.
fn read(folder: &Path) -> Result<Vec<Case>, Failure> {
    let world = |error: std::io::Error| cannot_read(folder, &error.to_string());
    let files = driver::read_folder(folder, "json", LARGEST).map_err(world)?;
    if files.is_empty() {
        return Err(Failure::Said("cli-conformance-no-cases", vec![("path", super::failure::shown(folder))]));
    }
    let case = |(name, bytes): (String, Vec<u8>)| {
        let case: Case =
            serde_json::from_slice(&bytes).map_err(|error| cannot_read(&folder.join(&name), &error.to_string()))?;
        if case.format != conformance::PROTOCOL {
            return Err(cannot_read(&folder.join(&name), &case.format));
        }
        Ok(case)
    };
    files.into_iter().map(case).collect()
}

fn cannot_read(path: &Path, reason: &str) -> Failure {
    Failure::Said("cli-cannot-read", vec![("path", super::failure::shown(path)), ("reason", reason.into())])
}

fn wrong(reason: &str) -> Failure {
    Failure::Said("cli-cannot-load", vec![("reason", reason.into())])
}

/// One file for each case, for those who play them by other means.
fn write(folder: &Path, cases: &[Case], language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for case in cases {
        let mut text = serde_json::to_string_pretty(case).map_err(|error| wrong(&error.to_string()))?;
        text.push('\n');
        files.insert(format!("{}.json", case.name), text.into_bytes());
    }
    let dir = std::path::absolute(folder)?;
    driver::write_folder(&dir, &files).map_err(|error| Failure::writing(folder, error.into()))?;
    let args = [("files", files.len().to_string().into()), ("path", super::failure::shown(folder))];
    output.note(&catalog::message(language, "cli-conformance-written", &args))?;
    Ok(Outcome::Clean)
}
