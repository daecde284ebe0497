//! Imports go the way `ARCHITECTURE.md` says.

#[path = "architecture/paths.rs"]
mod paths;
#[path = "architecture/rules.rs"]
mod rules;

use std::path::Path;

use rules::Rules;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rules() -> Rules {
    Rules::read(&std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap())
}

/// What is wrong with a file of `src/`.
fn violations(rules: &Rules, file: &str, text: &str) -> Vec<String> {
    let judged = paths::paths(text).into_iter().filter_map(|(modules, path)| rules.judge(file, modules, &path));
    judged.collect()
}

fn files(folder: &Path, all: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            files(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
            all.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
}

fn sources() -> Vec<(String, String)> {
    let mut all = Vec::new();
    files(&root().join("src"), &mut all);
    all.sort();
    all
}

#[test]
fn every_import_is_allowed() {
    let rules = rules();
    let wrong: Vec<String> = sources().iter().flat_map(|(file, text)| violations(&rules, file, text)).collect();
    assert!(wrong.is_empty(), "against ARCHITECTURE.md:\n{}", wrong.join("\n"));
}

#[test]
fn every_module_has_a_row() {
    let rules = rules();
    let library = std::fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let declared = library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let without: Vec<&str> = declared.filter(|module| !rules.modules().iter().any(|row| row == module)).collect();
    assert!(without.is_empty(), "no row in ARCHITECTURE.md: {without:?}");
    assert!(rules.modules().len() > 8 && rules.places() > 4, "the tables of ARCHITECTURE.md were not found");
}

#[test]
fn the_check_sees_what_is_wrong() {
    let rules = rules();
    let wrong = |file: &str, text: &str| violations(&rules, file, text).len();
    assert_eq!(wrong("src/text/span.rs", "use crate::diag::Sink;"), 1);
    assert_eq!(wrong("src/text/span.rs", "use crate::{types::{Ty, money}, text::Edit};"), 2);
    assert_eq!(wrong("src/bundle/a/b.rs", "fn f() { super::super::super::hir::build(); }"), 1);
    assert_eq!(wrong("src/bundle/a.rs", "mod tests { use super::super::super::driver::World; }"), 1);
    assert_eq!(wrong("src/hir/a.rs", "use crate::syntax::parse;"), 1);
    assert_eq!(wrong("src/hir/a.rs", "use pest::Parser;"), 1);
    assert_eq!(wrong("src/types/money.rs", "use jiff::Span as S;"), 1);
    assert_eq!(wrong("src/schema/read.rs", "use std::{fs, io, env};"), 2);
    assert_eq!(wrong("src/schema/read.rs", "let now = std::time::SystemTime::now();"), 1);
    assert_eq!(wrong("src/driver/a.rs", "use crate::cli::run;"), 1);
}

#[test]
fn the_check_lets_pass_what_is_right() {
    let rules = rules();
    let fine = |file: &str, text: &str| assert_eq!(violations(&rules, file, text), Vec::<String>::new());
    fine("src/hir/a.rs", "use crate::syntax::ast; use crate::{schema::Schema, text::Span};");
    fine("src/hir/a/b.rs", "use super::super::index; mod tests { use super::super::c; }");
    fine("src/text/a.rs", "// use crate::driver;\nlet s = \"crate::driver::x\"; let c = '\"'; use crate::text::b;");
    fine("src/types/zone.rs", "use jiff::{Zoned, tz::TimeZone};");
    fine("src/driver/a.rs", "use std::fs::File; use crate::lower::x;");
    fine("src/syntax/a.rs", "use pest::iterators::Pair;");
}
