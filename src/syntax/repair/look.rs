//! What is known at the place where a piece stops making sense, and what a mistake is.

use super::tokens::{Kind, Token};
use crate::diag::{Applicability, Code, Diagnostic, Fix};
use crate::syntax::grammar::Rule;
use crate::syntax::origin::Origin;
use crate::text::{Edit, Span};

/// A replacement in the text at hand.
#[derive(Clone, Debug)]
pub(super) struct Mend {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

impl Mend {
    pub(super) fn replace(token: Token, text: impl Into<String>) -> Mend {
        Mend { start: token.start, end: token.end, text: text.into() }
    }

    pub(super) fn insert(at: usize, text: impl Into<String>) -> Mend {
        Mend { start: at, end: at, text: text.into() }
    }
}

/// A mistake: what is said about it, and how the text is mended so that reading can go on.
#[derive(Debug)]
pub(super) struct Mistake {
    pub(super) finding: Diagnostic,
    /// In order, not overlapping.
    pub(super) mends: Vec<Mend>,
}

impl Mistake {
    #[must_use]
    pub(super) fn arg(mut self, name: &'static str, value: impl Into<crate::diag::Arg>) -> Mistake {
        self.finding = self.finding.arg(name, value);
        self
    }

    #[must_use]
    pub(super) fn help(mut self, attribute: &'static str) -> Mistake {
        self.finding = self.finding.help(attribute);
        self
    }

    /// The mends keep the text readable for us, but are no advice.
    #[must_use]
    pub(super) fn without_fix(mut self) -> Mistake {
        self.finding.fix = None;
        self
    }

    /// The mends are a good guess, not a certainty.
    #[must_use]
    pub(super) fn guess(mut self) -> Mistake {
        if let Some(fix) = &mut self.finding.fix {
            fix.applicability = Applicability::Suggested;
        }
        self
    }
}

/// The place where a piece stops making sense.
pub(super) struct Look<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    /// The token there; past the last at the end of the piece.
    pub(super) here: usize,
    /// What the grammar would take there.
    pub(super) expected: &'t [Rule],
    pub(super) origin: &'t Origin,
}

impl<'t> Look<'t> {
    /// The token so many after the place, before it where negative.
    pub(super) fn token(&self, offset: isize) -> Option<Token> {
        self.tokens.get(self.here.checked_add_signed(offset)?).copied()
    }

    pub(super) fn word(&self, offset: isize) -> &'t str {
        self.token(offset).map_or("", |token| self.of(token))
    }

    /// The word of the token so many from the first.
    pub(super) fn word_at(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| self.of(*token))
    }

    pub(super) fn of(&self, token: Token) -> &'t str {
        self.text.get(token.start..token.end).unwrap_or_default()
    }

    pub(super) fn is(&self, offset: isize, kind: Kind) -> bool {
        self.token(offset).is_some_and(|token| token.kind == kind)
    }

    pub(super) fn expects(&self, rule: Rule) -> bool {
        self.expected.contains(&rule)
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        self.origin.span(start, end)
    }

    /// The token opens an item: it is the first of its line or of its block.
    pub(super) fn opens_item(&self, offset: isize) -> bool {
        let first_of_line = self.token(offset).is_some_and(|token| token.leads);
        first_of_line || matches!(self.word(offset - 1), "{" | "}" | "")
    }

    /// The first token of the line that holds the token at the place.
    pub(super) fn line_lead(&self) -> Option<Token> {
        let until = self.tokens.get(..=self.here.min(self.tokens.len().saturating_sub(1)))?;
        until.iter().rev().find(|token| token.leads).copied()
    }

    /// One past the last byte of the line that holds `at`, comments and blanks left out.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let from = self.tokens.partition_point(|token| token.start <= at);
        let rest = self.tokens.get(from..).unwrap_or_default();
        let on_line = rest.iter().take_while(|token| !token.leads);
        let before = from.checked_sub(1).and_then(|last| self.tokens.get(last));
        on_line.last().or(before).map_or(at, |token| token.end)
    }

    /// A mistake at the bytes `at` that the mends surely mend.
    pub(super) fn mistake(&self, code: &'static Code, at: (usize, usize), mends: Vec<Mend>) -> Mistake {
        let edits: Vec<Edit> =
            mends.iter().map(|mend| Edit::replace(self.span(mend.start, mend.end), mend.text.clone())).collect();
        let mut finding = Diagnostic::new(code, self.span(at.0, at.1));
        finding.fix = (!edits.is_empty()).then_some(Fix { applicability: Applicability::Safe, edits });
        Mistake { finding, mends }
    }

    /// A mistake at one token.
    pub(super) fn at_token(&self, code: &'static Code, token: Token, mends: Vec<Mend>) -> Mistake {
        self.mistake(code, (token.start, token.end), mends)
    }
}
