//! Names and paths.

use super::Builder;
use crate::diag::{Diagnostic, codes};
use crate::syntax::ast::{Ident, Path, Str};
use crate::syntax::grammar::Node;
use crate::syntax::words;
use crate::types::{Name, composed};

impl<'t> Builder<'t> {
    /// A name that refers to something. Reserved words are reported and kept.
    pub(super) fn name(&mut self, node: &Node<'t>) -> Option<Ident> {
        let ident = self.word(node);
        if words::is_reserved(&ident.text) {
            self.report(Diagnostic::new(&codes::syntax::RESERVED_WORD, ident.span).arg("name", &ident.text));
        }
        Some(ident)
    }

    /// A name that is given here: of a declaration, binding, label or arm. Words that open something else are refused too.
    pub(super) fn new_name(&mut self, node: &Node<'t>) -> Option<Ident> {
        let ident = self.name(node)?;
        if words::is_opening(&ident.text) && !words::is_reserved(&ident.text) {
            let finding = Diagnostic::new(&codes::syntax::RESERVED_WORD, ident.span).arg("name", &ident.text);
            self.report(finding.help("help-opening"));
        }
        Some(ident)
    }

    /// A name of something that a step does. What opens a line names no such thing: it is rather missing, and the next line was taken.
    pub(super) fn reference(&mut self, node: &Node<'t>) -> Option<Ident> {
        self.new_name(node).filter(|ident| !words::is_opening(&ident.text))
    }

    /// A word as written, checked by nobody.
    pub(super) fn word(&self, node: &Node<'t>) -> Ident {
        Ident { text: Name::new(composed(node.as_str())), span: self.span(node) }
    }

    /// A quoted word in the place of a name: an enum value that is reserved or no name.
    pub(super) fn quoted_name(&self, text: &Str) -> Ident {
        Ident { text: Name::new(composed(&text.text)), span: text.span }
    }

    pub(super) fn path(&mut self, node: &Node<'t>) -> Option<Path> {
        let (mut at, _) = self.range(node);
        let text = node.as_str();
        let mut parts = Vec::with_capacity(1 + text.bytes().filter(|byte| *byte == b'.').count());
        for part in text.split('.') {
            let span = self.origin.span(at, at + part.len());
            at += part.len() + 1;
            if words::is_reserved(part) {
                self.report(Diagnostic::new(&codes::syntax::RESERVED_WORD, span).arg("name", part));
            }
            parts.push(Ident { text: Name::new(composed(part)), span });
        }
        Some(Path { parts, span: self.span(node) })
    }
}
