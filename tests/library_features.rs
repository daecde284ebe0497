//! Every construct of the language is used by a campaign of the library. What the language has is read from its own fixture
//! (`tests/fixtures/language/`); what the campaigns use, from `campaigns/`. Both are walked through the tree of `danbi::syntax`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use danbi::syntax::parse;
use danbi::text::FileId;

#[path = "library/expr.rs"]
mod expr;
#[path = "library/features.rs"]
mod features;
#[path = "library/header.rs"]
mod header;
#[path = "library/message.rs"]
mod message;
#[path = "library/plain.rs"]
mod plain;
#[path = "library/proof.rs"]
mod proof;
#[path = "library/step.rs"]
mod step;
#[path = "library/time.rs"]
mod time;

use features::Features;

/// What the grammar takes for names like others, so that the fixture need not have all of it.
const WORDS: [&str; 25] = [
    "purpose authentication",
    "purpose advertising",
    "purpose informational",
    "purpose statutory",
    "sent(..)",
    "delivered(..)",
    "failed(..)",
    "opened(..)",
    "clicked(..)",
    "unsubscribed(..)",
    "entered(..)",
    "finished(..)",
    "exited(..)",
    "reached(..)",
    "filter date",
    "filter default",
    "filter josa",
    "filter money",
    "filter number",
    "filter truncate",
    "offer: origin granted",
    "offer: origin earned",
    "{{ a constant }}",
    "{{ a parameter }}",
    "{{ offer.x }}",
];

/// Constructs that no campaign of the library needs, each with the reason.
const NOT_NEEDED: [(&str, &str); 9] = [
    ("allow", "a campaign worth copying has nothing to be excused"),
    ("allow until a date", "as above; and a project to copy must not begin to complain on some day"),
    ("goal without a target", "a goal that names no target cannot be missed; every campaign here names one"),
    ("quiet", "says the same as `quiet .., hold`, which is plainer"),
    ("while active ignore", "what holds anyway"),
    ("test", "every test here says in its title what it proves"),
    ("offer: origin bought", "nothing here is sold as a benefit"),
    ("purpose authentication", "codes for signing in are sent by whoever signs people in"),
    ("exited(..)", "the event that ends a journey says more than that it ended"),
];

fn campaign_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            campaign_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "danbi") {
            found.push(path);
        }
    }
}

/// The constructs in all campaign files below a folder.
fn constructs(folder: &str) -> BTreeSet<String> {
    let mut paths = Vec::new();
    campaign_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut paths);
    assert!(!paths.is_empty(), "{folder} has no campaign files");
    let mut features = Features::default();
    for path in paths {
        let parsed = parse(FileId(0), &std::fs::read_to_string(&path).unwrap());
        assert!(parsed.findings.is_empty(), "{} has findings", path.display());
        features.file(&parsed.file);
    }
    features.into_found()
}

#[test]
fn every_construct_is_used_by_a_campaign() {
    let mut language = constructs("tests/fixtures/language");
    language.extend(WORDS.map(str::to_owned));
    let library = constructs("campaigns");
    let excused: BTreeSet<String> = NOT_NEEDED.iter().map(|(name, _)| (*name).to_owned()).collect();
    let missing: Vec<&String> = language.difference(&library).filter(|name| !excused.contains(*name)).collect();
    assert!(missing.is_empty(), "no campaign uses:\n  {}", join(&missing));
    let used: Vec<&String> = excused.intersection(&library).collect();
    assert!(used.is_empty(), "used after all, so not to be excused:\n  {}", join(&used));
}

/// A construct of the library that the fixture of the language does not have would escape the comparison one day.
#[test]
fn the_fixture_has_every_construct_of_the_library() {
    let mut language = constructs("tests/fixtures/language");
    language.extend(WORDS.map(str::to_owned));
    let library = constructs("campaigns");
    let unknown: Vec<&String> = library.difference(&language).collect();
    assert!(unknown.is_empty(), "not in tests/fixtures/language:\n  {}", join(&unknown));
}

fn join(names: &[&String]) -> String {
    names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join("\n  ")
}
