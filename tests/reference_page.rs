//! `docs/reference.md` against the compiler: its syntax is the grammar's, its examples compile, its codes exist and none is missing.

#[path = "pages/blocks.rs"]
mod blocks;
#[path = "pages/formats.rs"]
mod formats;
#[path = "pages/grammar.rs"]
mod grammar;
#[path = "pages/project.rs"]
#[expect(dead_code, reason = "the tours use more of it")]
mod project;

use std::collections::BTreeSet;

use blocks::{Block, blocks, hold, read};
use danbi::diag::codes;
use grammar::Grammar;
use project::{Project, beside, failing_tests, judge};
use regex::Regex;

const PAGE: &str = "docs/reference.md";

/// The names behind `<!-- generated: KIND .. -->`.
fn generated(page: &str, kind: &str) -> Vec<String> {
    let start = format!("<!-- generated: {kind} ");
    let text = read(page);
    text.split(&start).skip(1).map(|rest| rest.split(" -->").next().unwrap().to_owned()).collect()
}

/// The sample project with the declarations that all examples use.
fn known(blocks: &[Block]) -> Project {
    let known = blocks.iter().find(|block| block.words == ["danbi", "known"]).expect("what the examples use");
    let folder = "src/diag/samples/project";
    Project::from([
        ("danbi.toml".to_owned(), read(&format!("{folder}/danbi.toml"))),
        ("schema/sample.toml".to_owned(), read(&format!("{folder}/schema/sample.toml"))),
        ("campaigns/known.danbi".to_owned(), known.text.clone()),
    ])
}

#[test]
fn every_example_compiles_or_gives_the_error_it_says() {
    let blocks = blocks(&read(PAGE));
    let known = known(&blocks);
    let is_known = |block: &Block| block.words.get(1).is_some_and(|word| word == "known");
    let examples: Vec<&Block> = blocks.iter().filter(|block| block.is("danbi") && !is_known(block)).collect();
    assert!(examples.len() > 40, "{} examples", examples.len());
    let wrong = examples.iter().filter_map(|block| {
        let compilation = beside(&known, block);
        let judged = judge(&compilation, block).err();
        let failing = failing_tests(compilation).into_iter().next();
        judged.or(failing.map(|test| format!("line {}: {test}", block.line)))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), examples.len(), wrong.join("\n"));
}

#[test]
fn the_syntax_is_that_of_the_grammar() {
    let grammar = Grammar::of_record();
    for names in generated(PAGE, "grammar") {
        hold(PAGE, &format!("grammar {names}"), &grammar.shown(&names));
    }
    hold(PAGE, "formats", &formats::table());
}

#[test]
fn every_rule_of_the_grammar_is_shown_once() {
    let grammar = Grammar::of_record();
    let all: BTreeSet<&str> = grammar.names().collect();
    assert!(all.len() > 150, "{} rules were read", all.len());
    let groups = generated(PAGE, "grammar");
    let shown: Vec<&str> = groups.iter().flat_map(|names| names.split_whitespace()).collect();
    let missing: Vec<&&str> = all.iter().filter(|name| !shown.contains(name)).collect();
    assert_eq!(missing, [] as [&&str; 0], "name them in a `<!-- generated: grammar .. -->` of {PAGE}");
    let twice: Vec<&&str> = all.iter().filter(|name| shown.iter().filter(|other| other == name).count() > 1).collect();
    assert_eq!(twice, [] as [&&str; 0]);
}

/// What the page says can go wrong.
fn told(page: &str) -> BTreeSet<String> {
    let code = Regex::new("`([a-z]+(?:-[a-z0-9]+)+|unexpected|unprintable|contradiction)`").unwrap();
    code.captures_iter(page).map(|found| found[1].to_owned()).collect()
}

/// A code of campaign files stands at a construct; what no construct claims is listed at the end. A new code belongs to its
/// construct: until somebody puts it there, `UPDATE_PAGES=1` lists it.
#[test]
fn every_code_of_campaign_files_stands_on_the_page() {
    let of_campaigns = [codes::syntax::ALL, codes::hir::ALL, codes::message::ALL, codes::lower::ALL, codes::lint::ALL];
    let all: Vec<&str> = of_campaigns.into_iter().flatten().map(|code| code.name).collect();
    let page = read(PAGE);
    let told = told(page.split("<!-- generated: other codes -->").next().unwrap());
    let other: Vec<String> = all.iter().filter(|code| !told.contains(**code)).map(|code| format!("`{code}`")).collect();
    assert!(all.len() > 180 && other.len() * 10 < all.len(), "{} of {} are at no construct", other.len(), all.len());
    hold(PAGE, "other codes", &format!("{}.\n", other.join(", ")));
}

#[test]
fn every_code_on_the_page_exists() {
    let gone: Vec<String> = told(&read(PAGE)).into_iter().filter(|code| codes::find(code).is_none()).collect();
    assert_eq!(gone, [] as [String; 0]);
}
