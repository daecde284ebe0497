//! Every code there is shows itself: texts in both languages, a bad and a good sample, a snapshot of what people see.

#[path = "samples/file.rs"]
mod file;
#[path = "samples/previous.rs"]
mod previous;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use danbi::diag::render::{Context, human};
use danbi::diag::{Code, Language, Sample, catalog, codes};
use danbi::driver::{Compilation, compile};

/// Runs a check on every code and reports all failures together.
fn for_every_code(check: impl Fn(&Code) -> Result<(), String>) {
    let codes: Vec<&Code> = codes::all().collect();
    assert!(codes.len() >= 10, "the registry is empty");
    let failures: Vec<String> =
        codes.iter().filter_map(|code| check(code).err().map(|error| format!("{}: {error}", code.name))).collect();
    assert!(failures.is_empty(), "{} of {} codes:\n{}", failures.len(), codes.len(), failures.join("\n"));
}

fn sample(code: &Code) -> Result<Sample<'static>, String> {
    Sample::parse(code.sample).ok_or_else(|| "the sample has not a bad and a good half".to_owned())
}

fn run(half: &str) -> Result<Compilation, String> {
    Ok(compile(&file::world(half)?, &previous::options(half)))
}

fn found(compilation: &Compilation) -> Vec<&'static str> {
    compilation.findings.iter().map(|finding| finding.code.name).collect()
}

/// The run of the bad sample, if it shows this code and no other.
fn bad(code: &Code) -> Result<(Sample<'static>, Compilation), String> {
    let sample = sample(code)?;
    let compilation = run(sample.bad)?;
    let found = found(&compilation);
    let exact = !found.is_empty() && found.iter().all(|name| *name == code.name);
    if exact {
        Ok((sample, compilation))
    } else {
        Err(format!("found {found:?}\n{}", shown(&compilation, Language::En)))
    }
}

fn shown(compilation: &Compilation, language: Language) -> String {
    let context = Context { sources: &compilation.sources, language, prefix: "" };
    compilation.findings.iter().map(|finding| human::render(&context, finding, false)).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_code_has_its_texts_in_both_languages() {
    for_every_code(|code| {
        let missing = Language::ALL.into_iter().flat_map(|language| {
            let attributes = [None, Some("why"), Some("help"), Some("explain")];
            let missing = attributes.into_iter().filter(move |name| !catalog::has(language, code.name, *name));
            missing.map(move |name| format!("{}/{}", language.tag(), name.unwrap_or("message")))
        });
        let missing: Vec<String> = missing.collect();
        if missing.is_empty() { Ok(()) } else { Err(format!("no text for {}", missing.join(", "))) }
    });
}

#[test]
fn every_bad_sample_gives_exactly_its_code() {
    for_every_code(|code| bad(code).map(|_| ()));
}

#[test]
fn every_good_sample_gives_nothing() {
    for_every_code(|code| {
        let compilation = run(sample(code)?.good)?;
        let found = found(&compilation);
        if found.is_empty() { Ok(()) } else { Err(format!("found {found:?}\n{}", shown(&compilation, Language::En))) }
    });
}

/// Every text a finding needs is there and has all it mentions: a missing text would be its key, a missing value `{$name}`.
#[test]
fn every_bad_sample_is_told_without_gaps() {
    for_every_code(|code| {
        let (_, compilation) = bad(code)?;
        for (finding, language) in compilation.findings.iter().flat_map(|f| Language::ALL.map(|language| (f, language)))
        {
            let labels = finding.labels.iter().map(|label| label.text);
            let gap = labels.chain([finding.help]).find(|name| !catalog::has(language, finding.code.name, Some(name)));
            let texts = catalog::text(language, finding);
            let all =
                [vec![texts.what, texts.why, texts.help], texts.here.into_iter().collect(), texts.labels].concat();
            let hole = all.into_iter().find(|text| text.contains("{$") || text.contains("{ $"));
            if let Some(gap) = gap.map(str::to_owned).or(hole) {
                return Err(format!("in {}: {gap}", language.tag()));
            }
        }
        Ok(())
    });
}

fn snapshots() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/codes")
}

#[test]
fn every_code_has_a_snapshot_of_source_and_output() {
    for_every_code(|code| {
        let (sample, compilation) = bad(code)?;
        let mut text = format!("{}\n", sample.bad.trim_end());
        for language in Language::ALL {
            write!(text, "\n──────── {} ────────\n{}", language.tag(), shown(&compilation, language)).unwrap();
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(snapshots());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let check = || settings.bind(|| insta::assert_snapshot!(code.name, text));
        catch_unwind(AssertUnwindSafe(check)).map_err(|_| "the snapshot differs, see above".to_owned())
    });
}

fn stems(folder: &Path, ending: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect()
}

#[test]
fn no_sample_and_no_snapshot_without_a_code() {
    let codes: BTreeSet<String> = codes::all().map(|code| code.name.to_owned()).collect();
    assert_eq!(codes.len(), codes::all().count(), "two codes have one name");
    for (folder, ending) in [(file::folder(), ".txt"), (snapshots(), ".snap")] {
        let orphans: Vec<String> = stems(&folder, ending).difference(&codes).cloned().collect();
        assert!(orphans.is_empty(), "without a code, under {}: {orphans:?}", folder.display());
    }
}
