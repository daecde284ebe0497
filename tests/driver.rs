//! Whole compilations: the same for every number of threads and every order of files, and an end for every input.

use std::path::{Path, PathBuf};

use danbi::diag::render::{Context, human, json};
use danbi::diag::{Diagnostic, Language};
use danbi::driver::{Compilation, Files, Input, MemoryWorld, Options, compile};
use rayon::ThreadPoolBuilder;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn gather(folder: &Path, below: &str, files: &mut Files) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let (path, name) = (entry.path(), format!("{below}{}", entry.file_name().to_str().unwrap()));
        if path.is_dir() {
            gather(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, std::fs::read(path).unwrap());
        }
    }
}

/// The sample projects of the repository, each as its files.
fn projects() -> Vec<(String, Files)> {
    let folders = std::fs::read_dir(root().join("campaigns")).unwrap().map(|entry| entry.unwrap().path());
    let mut projects: Vec<(String, Files)> = folders
        .filter(|folder| folder.join("danbi.toml").is_file())
        .map(|folder| {
            let mut files = Files::new();
            gather(&folder, "", &mut files);
            files.retain(|path, _| !path.starts_with("dist/"));
            (folder.file_name().unwrap().to_str().unwrap().to_owned(), files)
        })
        .collect();
    projects.sort();
    assert!(projects.len() >= 3, "the sample projects are gone");
    projects
}

fn world<'f>(files: impl IntoIterator<Item = (&'f String, &'f Vec<u8>)>) -> MemoryWorld {
    files.into_iter().fold(MemoryWorld::new(), |world, (path, bytes)| world.with(path.as_str(), bytes.clone()))
}

/// Everything that people and programs see.
fn everything(mut compilation: Compilation) -> (String, Option<Files>) {
    let context = Context { sources: &compilation.sources, language: Language::Ko, prefix: "" };
    let summary = json::Summary::of(&compilation.findings, compilation.sources.files().len());
    let findings = json::document(&context, &compilation.findings, &summary);
    let sealed = compilation.seal().unwrap();
    (findings, sealed.map(|sealed| compilation.files(&sealed).unwrap()))
}

#[test]
fn threads_and_order_change_nothing() {
    for (name, files) in projects() {
        let run = |threads: usize, world: &MemoryWorld| {
            let pool = ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            everything(pool.install(|| compile(world, &Options::default())))
        };
        let expected = run(1, &world(&files));
        assert!(expected.1.is_some(), "{name} does not build:\n{}", expected.0);
        for threads in [2, 5] {
            assert!(expected == run(threads, &world(files.iter().rev())), "{name} with {threads} threads");
        }
    }
}

fn check(campaign: &str) -> Compilation {
    let settings = std::fs::read(root().join("src/diag/samples/project/danbi.toml")).unwrap();
    let schema = std::fs::read(root().join("src/diag/samples/project/schema/sample.toml")).unwrap();
    let world = MemoryWorld::new().with("danbi.toml", settings).with("schema/sample.toml", schema);
    compile(&world.with("campaigns/a.danbi", campaign), &Options::default())
}

const SETTINGS: &str = "[project]\nname = \"t\"\nzone = \"Asia/Seoul\"\nlocales = [\"ko\"]\n";

fn codes(findings: &[Diagnostic]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.code.name).collect()
}

/// Inputs that are no campaigns: each must end, with findings that can be shown.
#[test]
fn no_input_panics_hangs_or_overflows_the_stack() {
    let deep = 100_000;
    // What the parser reports one by one; its own tests hold longer ones.
    let few = 2_000;
    let inputs = [
        "\0".repeat(1000),
        "\u{feff}\u{feff}segment".to_owned(),
        "(".repeat(deep),
        format!("segment x = {}", "(".repeat(deep)),
        format!("segment x = {}reachable", "not ".repeat(deep / 5)),
        format!("segment x = reachable{}", " and reachable".repeat(deep / 5)),
        format!("segment x = reachable{}", " or reachable".repeat(deep / 5)),
        format!("journey j {{ if reachable {{ }}{} }}", " else if reachable { }".repeat(deep / 5)),
        format!("journey j {}", "{ if reachable ".repeat(deep)),
        format!("message m {{ push {{ title \"{}\" }} }}", "{{".repeat(deep)),
        format!("message m {{ push {{ title \"{}\" }} }}", "{% if user.name %}".repeat(deep)),
        format!("segment x = user.visits in [{}", "1, ".repeat(few)),
        "\"".repeat(deep),
        "\"\"\"".repeat(deep),
        "/*".repeat(deep),
        "segment a = b\n".repeat(few),
        "😀".repeat(deep),
        "}".repeat(few),
    ];
    for input in inputs {
        let compilation = check(&input);
        let context = Context { sources: &compilation.sources, language: Language::En, prefix: "" };
        for finding in compilation.findings.iter().take(100) {
            assert!(!human::render(&context, finding, true).is_empty());
        }
        assert!(compilation.has_errors(), "{}", input.chars().take(60).collect::<String>());
    }
}

#[test]
fn a_garbled_file_gives_one_finding() {
    let world = MemoryWorld::new()
        .with("danbi.toml", SETTINGS)
        .with("campaigns/a.danbi", b"segment \xb0\xa1 = \xb0\xa1\nmessage \xb0\xa1 {\n".as_slice());
    assert_eq!(codes(&compile(&world, &Options::default()).findings), ["file-not-utf8"]);
}

#[test]
fn a_project_without_settings_is_told_so() {
    let compilation = compile(&MemoryWorld::new().with("campaigns/a.danbi", ""), &Options::default());
    assert_eq!(codes(&compilation.findings), ["missing-settings"]);
}

#[test]
fn a_file_as_given_joins_the_project_or_takes_the_place_of_the_stored_one() {
    let world = MemoryWorld::new().with("danbi.toml", SETTINGS).with("campaigns/a.danbi", "segment x = reachable\n");
    let given = |path: &str, text: &str| {
        let options = Options {
            input: Input::Given { path: path.to_owned(), bytes: text.as_bytes().to_vec() },
            ..Options::default()
        };
        codes(&compile(&world, &options).findings)
    };
    assert_eq!(given("<stdin>", "segment y = x\n"), Vec::<&str>::new());
    assert_eq!(given("<stdin>", "segment x = reachable\n"), ["duplicate-name"]);
    assert_eq!(given("campaigns/a.danbi", "segment x = reachable\n"), Vec::<&str>::new());
    assert_eq!(given("campaigns/a.danbi", "segment y = x\n"), ["unknown-name"]);
}

/// A journey with twins within an `if` and after it, and an `allow` before each that ends on such a day.
fn twins(outer: &str, inner: &str) -> Vec<&'static str> {
    let two = "send hello via push\nsend hello via push\n";
    let findings = check(&format!(
        "message hello {{ purpose informational push {{ title \"a\" body \"b\" }} }}\n\
         {outer}\njourney j {{\nenter on signed_up\nreentry once\ngoal app_opened within 3d\n\
         {inner}\nif reachable {{\n{two}}}\n{two}}}\n"
    ));
    codes(&findings.findings)
}

#[test]
fn lints_are_answered_by_what_stands_around_them() {
    let (lives, expired) = ("allow twin-steps \"why\"", "allow twin-steps \"why\" until 2026-01-04");
    let today = "allow twin-steps \"why\" until 2026-01-05";
    assert_eq!(twins("", ""), ["twin-steps", "twin-steps"]);
    assert_eq!(twins("", lives), ["twin-steps"]);
    assert_eq!(twins(lives, ""), [] as [&str; 0]);
    assert_eq!(twins(today, today), [] as [&str; 0]);
    // What has expired answers nothing, and what is around it still does.
    assert_eq!(twins(expired, lives), ["allow-expired", "twin-steps"]);
    assert_eq!(twins(lives, expired), ["allow-expired"]);
    let useless = check("allow twin-steps \"why\"\nsegment x = reachable\nallow twin-steps \"why\"\nsegment y = x\n");
    assert_eq!(codes(&useless.findings), ["unused-allow", "unused-allow"]);
}
