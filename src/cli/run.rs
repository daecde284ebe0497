//! `danbi run`: runs a bundle for many people, on a store.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::args::{ClockArg, RunArgs};
use super::failure::shown;
use super::output::Output;
use super::{Failure, Outcome};
use crate::diag::{Language, catalog};
use crate::store::{self, Activate, BatchLimits, ClockKind, Config, Progress, Report};
use crate::types::{Duration, Instant, Unit};

/// A batch is full at so many bytes, and after so much time.
const BATCH_BYTES: usize = 16 << 20;
const BATCH_TIME: std::time::Duration = std::time::Duration::from_millis(50);

pub fn run(args: &RunArgs, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    let config = config(args, language)?;
    let mut tell = |progress: &Progress| {
        // If nobody reads what is said beside the effects, they still count.
        let _ = output.note(&words("cli-run-progress", progress, language));
    };
    let report = store::run(&config, &mut tell).map_err(|error| Failure::storing(&args.db, error))?;
    say(&report, args, language, output)?;
    Ok(if report.progress.dead_letters > 0 { Outcome::Found } else { Outcome::Clean })
}

fn config(args: &RunArgs, language: Language) -> Result<Config, Failure> {
    let stdin = args.input == Path::new("-");
    if stdin && (args.follow || args.from_start) {
        return Err(Failure::Said("cli-run-needs-file", Vec::new()));
    }
    if !stdin && args.resume {
        return Err(Failure::Said("cli-run-resume-stdin", Vec::new()));
    }
    let clock = match args.clock {
        Some(ClockArg::Real) => ClockKind::Real,
        None if args.follow => ClockKind::Real,
        _ => ClockKind::Virtual,
    };
    if clock == ClockKind::Real && args.until.is_some() {
        return Err(Failure::Said("cli-run-until-real", Vec::new()));
    }
    if args.activate.is_some() && args.bundle.is_empty() {
        return Err(Failure::Said("cli-run-activate-what", Vec::new()));
    }
    let activate = match args.activate.as_deref() {
        None => None,
        Some("now") => Some(Activate::Now),
        Some(text) => Some(Activate::At(instant(text)?)),
    };
    Ok(Config {
        db: args.db.clone(),
        bundles: args.bundle.clone(),
        activate,
        input: (!stdin).then(|| args.input.clone()),
        follow: args.follow,
        from_start: args.from_start,
        resume: args.resume,
        out: args.out.clone().filter(|path| path != Path::new("-")),
        dead_letters: args.dead_letters.clone(),
        clock,
        until: args.until.as_deref().map(instant).transpose()?,
        keep: args.keep.as_deref().map(seconds).transpose()?,
        limits: BatchLimits { inputs: args.batch.get(), bytes: BATCH_BYTES, time: BATCH_TIME },
        cache: args.cache,
        language,
        stop: stop()?,
    })
}

fn instant(text: &str) -> Result<Instant, Failure> {
    Instant::parse(text).ok_or_else(|| {
        let text = crate::diag::render::visible::line(text).into_owned();
        Failure::Said("cli-run-no-instant", vec![("text", text.as_str().into())])
    })
}

/// A duration as a campaign writes it; of what the calendar decides the longest.
fn seconds(text: &str) -> Result<u64, Failure> {
    let (amount, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let length = amount.parse().ok().zip(Unit::of_word(unit));
    let length = length.and_then(|(amount, unit)| Duration::default().plus(amount, unit));
    length.map(Duration::most_seconds).ok_or_else(|| {
        let text = crate::diag::render::visible::line(text).into_owned();
        Failure::Said("cli-run-no-duration", vec![("text", text.as_str().into())])
    })
}

/// Ctrl-C and a polite end by the system: the batch under way is finished first. A second time ends the process at once.
fn stop() -> Result<Arc<AtomicBool>, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register_conditional_shutdown(signal, 130, Arc::clone(&stop))?;
        signal_hook::flag::register(signal, Arc::clone(&stop))?;
    }
    Ok(stop)
}

fn words(key: &str, progress: &Progress, language: Language) -> String {
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX).into();
    let now = if progress.now == Instant::MIN { "-".to_owned() } else { progress.now.to_string() };
    let args = [
        ("inputs", count(progress.inputs)),
        ("effects", count(progress.effects)),
        ("letters", count(progress.dead_letters)),
        ("now", now.as_str().into()),
    ];
    catalog::message(language, key, &args)
}

fn say(report: &Report, args: &RunArgs, language: Language, output: &mut Output) -> Result<(), Failure> {
    output.note(&words("cli-run-done", &report.progress, language))?;
    if report.progress.dead_letters > 0 {
        let letters = i64::try_from(report.progress.dead_letters).unwrap_or(i64::MAX).into();
        let (key, path) = match &args.dead_letters {
            Some(path) => ("cli-run-dead-letters", path.clone()),
            None => ("cli-run-dead-letters-kept", PathBuf::new()),
        };
        output.note(&catalog::message(language, key, &[("letters", letters), ("path", shown(&path))]))?;
    }
    if let Some(waiting) = &report.waiting {
        let args = [("waiting", waiting.as_str().into()), ("current", report.manifest.as_str().into())];
        output.note(&catalog::message(language, "cli-run-waiting", &args))?;
    }
    if args.activate.is_some() && report.waiting.is_none() {
        let args = [("current", report.manifest.as_str().into())];
        output.note(&catalog::message(language, "cli-run-in-force", &args))?;
    }
    if report.stopped {
        output.note(&catalog::message(language, "cli-run-stopped", &[]))?;
    }
    Ok(())
}
