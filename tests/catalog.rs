//! The catalog of texts is whole: both languages say the same things, nothing is left over, particles fit.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use danbi::diag::catalog::files;
use danbi::diag::{Language, codes};
use fluent_bundle::{FluentError, FluentResource, concurrent::FluentBundle};

/// Message keys of a file, each with the names of its attributes.
type Keys = BTreeMap<String, BTreeSet<String>>;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Reads keys by their shape: `key =` in the first column, `.attribute =` indented. Fluent's own parser keeps its tree to itself.
fn keys(source: &str) -> Keys {
    let mut keys = Keys::new();
    let mut last = String::new();
    for line in source.lines() {
        let Some((head, _)) = line.split_once('=') else { continue };
        let name = head.trim();
        if !head.starts_with([' ', '#', '[', '*', '}']) && is_name(name) {
            last = name.to_owned();
            assert!(keys.insert(last.clone(), BTreeSet::new()).is_none(), "`{name}` stands twice");
        } else if let Some(name) = name.strip_prefix('.').filter(|name| is_name(name)) {
            keys.get_mut(&last).unwrap().insert(name.to_owned());
        }
    }
    keys
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_')
}

#[test]
fn every_file_parses_and_no_key_stands_twice() {
    for language in Language::ALL {
        let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().unwrap()]);
        for file in files::of(language) {
            let resource = FluentResource::try_new(file.source.to_owned());
            let resource =
                resource.unwrap_or_else(|(_, errors)| panic!("{}/{}: {errors:?}", language.tag(), file.name));
            let added: Result<(), Vec<FluentError>> = bundle.add_resource(resource);
            assert_eq!(added, Ok(()), "{}/{}", language.tag(), file.name);
        }
    }
}

#[test]
fn every_file_under_locales_is_compiled_in() {
    for language in Language::ALL {
        let folder = root().join("locales").join(language.tag());
        let entries = std::fs::read_dir(folder).unwrap();
        let there: BTreeSet<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        let known: BTreeSet<String> = files::of(language).iter().map(|file| file.name.to_owned()).collect();
        assert_eq!(there, known, "src/diag/catalog/files.rs lists the files of locales/{}", language.tag());
    }
}

#[test]
fn both_languages_say_the_same_things() {
    for (en, ko) in files::of(Language::En).iter().zip(files::of(Language::Ko)) {
        let (en_keys, ko_keys) = (keys(en.source), keys(ko.source));
        for (key, attributes) in &en_keys {
            assert_eq!(Some(attributes), ko_keys.get(key), "`{key}` in {}", en.name);
        }
        let extra: Vec<_> = ko_keys.keys().filter(|key| !en_keys.contains_key(*key)).collect();
        assert!(extra.is_empty(), "only in Korean, in {}: {extra:?}", ko.name);
    }
}

/// Which files hold the texts of codes: all but words and the command line.
fn is_of_codes(name: &str) -> bool {
    !matches!(name, "cli.ftl" | "conformance.ftl" | "test.ftl" | "run.ftl" | "terms.ftl")
}

#[test]
fn no_message_without_a_code() {
    let codes: BTreeSet<&str> = codes::all().map(|code| code.name).collect();
    for file in files::of(Language::En).iter().filter(|file| is_of_codes(file.name)) {
        let orphans: Vec<String> = keys(file.source).into_keys().filter(|key| !codes.contains(key.as_str())).collect();
        assert!(orphans.is_empty(), "in {}: {orphans:?}", file.name);
    }
}

fn sources(folder: &Path, all: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

/// Words and sentences of the command line are named in the sources, or by the command or option they belong to.
#[test]
fn no_word_that_nobody_uses() {
    let mut code = String::new();
    sources(&root().join("src"), &mut code);
    for file in files::of(Language::En).iter().filter(|file| !is_of_codes(file.name)) {
        for key in keys(file.source).into_keys() {
            let by_name = key.strip_prefix("cli-arg-").or_else(|| key.strip_prefix("cli-"));
            let derived = by_name.is_some_and(|name| !name.contains('-') && code.contains(name));
            assert!(derived || code.contains(&format!("\"{key}\"")), "nobody uses `{key}` of {}", file.name);
        }
    }
}

/// The placeables of a text, and what follows each up to the next blank.
fn behind_values(line: &str) -> impl Iterator<Item = (&str, &str)> {
    line.match_indices('}').filter_map(move |(at, _)| {
        let inside = &line[line[..at].rfind('{')?..at];
        let behind = line[at + 1..].trim_start_matches('`');
        Some((inside, behind.split([' ', '.', ',']).next().unwrap_or_default()))
    })
}

/// After a value only `JOSA` knows whether it is 을 or 를.
#[test]
fn no_korean_particle_is_fixed_behind_a_value() {
    const PARTICLES: [&str; 12] = ["을", "를", "은", "는", "이", "가", "과", "와", "로", "으로", "이라는", "라는"];
    let fixed = |line: &str| {
        behind_values(line)
            .any(|(inside, behind)| inside.contains('$') && !inside.contains("JOSA") && PARTICLES.contains(&behind))
    };
    assert!(fixed("`{ $name }`을 읽습니다"), "the check itself");
    assert!(!fixed("`{ $name }`{ JOSA($name, \"을/를\", \"only\") } 읽습니다"), "the check itself");
    for file in files::of(Language::Ko) {
        let wrong: Vec<&str> = file.source.lines().filter(|line| fixed(line)).collect();
        assert!(wrong.is_empty(), "ko/{}:\n{}", file.name, wrong.join("\n"));
    }
}
