//! What people get wrong on their first day: each gives one finding, which says how it is mended, in both languages.
//!
//! A case is a section `== name ==` of `tests/first_mistakes.txt`: a campaign in the project of the samples, and perhaps a line of
//! another file as it is (`-`) and as somebody wrote it (`+`) behind `-- edit path --`.

#[path = "samples/file.rs"]
mod file;

use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use danbi::diag::render::{Context, human};
use danbi::diag::{Language, Severity};
use danbi::driver::{Compilation, MemoryWorld, Options, compile};

const CASES: &str = include_str!("first_mistakes.txt");

/// Names and sources.
fn cases() -> Vec<(String, String)> {
    let mut cases: Vec<(String, String)> = Vec::new();
    for line in CASES.split_inclusive('\n') {
        let head = line.trim_end().strip_prefix("== ").and_then(|line| line.strip_suffix(" =="));
        match (head, cases.last_mut()) {
            (Some(head), _) => cases.push((head.to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => assert!(line.trim().is_empty() || line.starts_with("//"), "{line}"),
        }
    }
    cases
}

/// The project of the samples with a case in it.
fn world(source: &str) -> MemoryWorld {
    let (campaign, edit) = source.split_once("-- edit ").unwrap_or((source, ""));
    let world = file::world(campaign).unwrap();
    let Some((path, lines)) = edit.split_once(" --\n") else { return world };
    let (old, new) = lines.trim_end().split_once('\n').unwrap();
    let (old, new) = (old.strip_prefix("- ").unwrap(), new.strip_prefix("+ ").unwrap());
    let text = std::fs::read_to_string(file::folder().join("project").join(path)).unwrap();
    assert_eq!(text.matches(old).count(), 1, "{old}");
    world.with(path, text.replacen(old, new, 1))
}

fn shown(compilation: &Compilation, language: Language) -> String {
    let context = Context { sources: &compilation.sources, language, prefix: "" };
    compilation.findings.iter().map(|finding| human::render(&context, finding, false)).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_gives_one_finding_that_says_how_to_mend_it() {
    let cases = cases();
    assert!(cases.len() >= 20, "only {} cases", cases.len());
    let mut wrong = Vec::new();
    for (name, source) in cases {
        let compilation = compile(&world(&source), &Options::default());
        let errors = compilation.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
        if (compilation.findings.len(), errors) != (1, 1) {
            wrong.push(format!("{name}:\n{}", shown(&compilation, Language::En)));
            continue;
        }
        let mut text = format!("{}\n", source.trim());
        for language in Language::ALL {
            write!(text, "\n──────── {} ────────\n{}", language.tag(), shown(&compilation, language)).unwrap();
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots/first_mistakes"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let check = || settings.bind(|| insta::assert_snapshot!(name.replace(' ', "-"), text));
        if catch_unwind(AssertUnwindSafe(check)).is_err() {
            wrong.push(format!("{name}: the snapshot differs, see above"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_name_missed_in_many_places_is_told_once_and_mended_in_all_of_its_file() {
    let uses = |from: usize, word: &str| -> String {
        (from..from + 4).map(|n| format!("segment s{n} = did {word} in last 7d\n")).collect()
    };
    let again = format!("-- campaigns/b.danbi --\n{}", uses(10, "app_opend"));
    let compilation = compile(&world(&(uses(0, "app_opend") + &again)), &Options::default());
    let [finding] = compilation.findings.as_slice() else { panic!("{}", shown(&compilation, Language::En)) };
    assert!(shown(&compilation, Language::En).contains("it is used in 8 places"));
    let fix = finding.fix.as_ref().unwrap();
    assert_eq!((fix.edits.len(), fix.edits.iter().all(|edit| edit.span.file == finding.at.file)), (4, true));
    // Where the first place is in a file that could not be read as it is, the others are still told.
    let broken = [uses(0, "app_opend").as_bytes(), b"// \xff\n"].concat();
    let world = world(&uses(10, "app_opend")).with("campaigns/a.danbi", broken);
    let compilation = compile(&world, &Options::default());
    assert!(compilation.findings.iter().any(|finding| finding.code.name == "unknown-event"));
}
