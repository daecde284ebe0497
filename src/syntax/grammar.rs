//! The parser that pest derives from the grammar of record.

#![allow(missing_docs, reason = "the derived enum has one variant for each rule; the grammar documents them")]

/// Reads by `grammar/danbi.pest`.
#[derive(pest_derive::Parser)]
#[grammar = "grammar/danbi.pest"]
pub(super) struct Grammar;

/// A node of the parse.
pub(super) type Node<'t> = pest::iterators::Pair<'t, Rule>;

/// Keywords are the last rules of the grammar.
pub(super) fn is_keyword(rule: Rule) -> bool {
    rule >= Rule::kw_access
}
