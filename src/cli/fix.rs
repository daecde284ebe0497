//! `danbi check --fix`: applies what is certain, and says what is left.

use std::path::Path;

use super::args::CheckArgs;
use super::failure::shown;
use super::findings::{self, Compiled, Given};
use super::output::Output;
use super::{Failure, Outcome};
use crate::diag::{Language, catalog};
use crate::driver::{self, Mended, MendedFile, Options, World};
use crate::text::diff;

/// Mends the project at a path.
pub fn run(args: &CheckArgs, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    let located = driver::locate(&args.path).map_err(|error| Failure::locating(&args.path, error))?;
    let inside = |path: &str| driver::is_inside(&located.part, path);
    let options = Options { part: located.part.clone(), ..Options::default() };
    let mended = driver::mend(&located.world, &options, &inside);
    let Mended { files, mut compilation } = mended;
    let asked = findings::narrow(&mut compilation, &located.part);
    if asked == 0 && !located.part.is_empty() {
        return Err(Failure::Said("cli-not-in-project", vec![("path", shown(&args.path))]));
    }
    if args.dry_run {
        return preview(&files, &located.prefix, language, output);
    }
    write(&files, &located.world, &located.prefix, language, output)?;
    tell(&files, &located.prefix, language, output)?;
    let compiled = Compiled { compilation, prefix: located.prefix, files: asked };
    findings::show(&compiled, &args.findings, language, output)
}

/// Mends the file on standard input and prints it; what is left is counted beside it.
pub fn run_standard_input(args: &CheckArgs, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    let given = Given::read(args.stdin_filename.as_deref())?;
    let text = String::from_utf8(given.bytes.clone()).map_err(|_| Failure::Said("cli-stdin-not-utf8", Vec::new()))?;
    let inside = |path: &str| path == given.path;
    let Mended { files, mut compilation } = driver::mend(given.world(), &given.options(), &inside);
    if args.dry_run {
        return preview(&files, given.prefix(), language, output);
    }
    output.deliver(files.first().map_or(&text, |file| &file.after))?;
    tell(&files, given.prefix(), language, output)?;
    let asked = findings::narrow(&mut compilation, &given.path);
    findings::count(&compilation, asked, args.findings.deny, language, output)
}

/// Prints what would change.
fn preview(files: &[MendedFile], prefix: &str, language: Language, output: &mut Output) -> Result<Outcome, Failure> {
    for file in files {
        output.out(&diff::unified(&format!("{prefix}{}", file.path), &file.before, &file.after))?;
    }
    let args = [("fixes", count(files).into()), ("files", files.len().into())];
    output.note(&catalog::message(language, "cli-fix-preview", &args))?;
    Ok(if files.is_empty() { Outcome::Clean } else { Outcome::Found })
}

/// Writes every file that can be written, then says why one could not.
fn write(
    files: &[MendedFile],
    world: &dyn World,
    prefix: &str,
    language: Language,
    output: &mut Output,
) -> Result<(), Failure> {
    let (mut written, mut failed) = (Vec::new(), None);
    for file in files {
        match world.rewrite(&file.path, file.before.as_bytes(), file.after.as_bytes()) {
            Ok(()) => written.push(file.clone()),
            Err(error) => {
                failed.get_or_insert(Failure::writing(Path::new(&format!("{prefix}{}", file.path)), error));
            }
        }
    }
    match failed {
        Some(failure) => tell(&written, prefix, language, output).and(Err(failure)),
        None => Ok(()),
    }
}

/// A line for every file, and how much it was.
fn tell(files: &[MendedFile], prefix: &str, language: Language, output: &mut Output) -> Result<(), Failure> {
    for file in files {
        let path = shown(Path::new(&format!("{prefix}{}", file.path)));
        let args = [("path", path), ("codes", codes(file).into())];
        output.note(&catalog::message(language, "cli-fix-file", &args))?;
    }
    let args = [("fixes", count(files).into()), ("files", files.len().into())];
    output.note(&catalog::message(language, "cli-fix", &args))
}

fn count(files: &[MendedFile]) -> usize {
    files.iter().map(|file| file.codes.len()).sum()
}

/// `full-width (2), missing-unit (1)`, in the order of the codes.
fn codes(file: &MendedFile) -> String {
    let mut counts = std::collections::BTreeMap::new();
    file.codes.iter().for_each(|code| *counts.entry(*code).or_insert(0_usize) += 1);
    counts.iter().map(|(code, count)| format!("{code} ({count})")).collect::<Vec<_>>().join(", ")
}
