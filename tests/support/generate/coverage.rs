//! Which rules of the grammar of record a project uses, read by that grammar itself.

use std::collections::BTreeSet;

use pest::Parser;
use pest::iterators::Pairs;
use pest_derive::Parser;

use super::Files;

#[derive(Parser)]
#[grammar = "grammar/danbi.pest"]
struct Grammar;

/// Every rule that leaves a node: silent ones (`_{ }`) do not, nor do comments, which stand between the parts of others.
pub fn all() -> Vec<String> {
    let grammar = include_str!("../../../grammar/danbi.pest");
    let silent = |rule: &str| grammar.contains(&format!("\n{rule} = _{{")) || rule == "comment";
    Rule::all_rules().iter().map(|rule| format!("{rule:?}")).filter(|rule| !silent(rule)).collect()
}

/// The rules that a project uses, those of the texts of its messages included.
pub fn used(files: &Files) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (path, text) in files.iter().filter(|(path, _)| path.ends_with(".danbi")) {
        let pairs = Grammar::parse(Rule::file, text).unwrap_or_else(|error| panic!("{path}: {error}"));
        note(pairs, &mut used);
    }
    used
}

/// Nesting is bounded: generated projects are shallow.
fn note(pairs: Pairs<Rule>, used: &mut BTreeSet<String>) {
    for pair in pairs {
        used.insert(format!("{:?}", pair.as_rule()));
        if matches!(pair.as_rule(), Rule::field | Rule::cta | Rule::link) {
            let strings = pair.clone().into_inner().filter(|inner| inner.as_rule() == Rule::string);
            strings.for_each(|string| template(string.as_str(), used));
        }
        note(pair.into_inner(), used);
    }
}

fn template(quoted: &str, used: &mut BTreeSet<String>) {
    let quotes = if quoted.starts_with("\"\"\"") { 3 } else { 1 };
    let text = &quoted[quotes..quoted.len() - quotes];
    let pairs = Grammar::parse(Rule::template, text).unwrap_or_else(|error| panic!("{error}"));
    note(pairs, used);
}
