//! One finding.

use smol_str::SmolStr;

use super::{Code, Severity};
use crate::text::{Edit, Span};

/// A value that a text of the catalog mentions.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Printed as it is.
    Text(SmolStr),
    /// Chooses plural forms and is printed in the reader's way.
    Number(i64),
    /// The key of another message of the catalog, resolved in the reader's language: the word for a kind of thing.
    Term(&'static str),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(SmolStr::new(text))
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(SmolStr::new(text))
    }
}

impl From<&SmolStr> for Arg {
    fn from(text: &SmolStr) -> Self {
        Arg::Text(text.clone())
    }
}

impl From<SmolStr> for Arg {
    fn from(text: SmolStr) -> Self {
        Arg::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Arg::Number(i64::from(number))
    }
}

/// Whether a fix may be applied without a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// Keeps or gives the meaning that was surely intended.
    Safe,
    /// A good guess.
    Suggested,
}

/// A change of the source that mends the finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    pub applicability: Applicability,
    /// In order, not overlapping, all in one file.
    pub edits: Vec<Edit>,
}

/// A further place of a finding, with a few words.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub span: Span,
    /// Attribute of the finding's message in the catalog: `declared` means `unknown-event.declared`.
    pub text: &'static str,
}

/// One finding: a code, a place, and what its texts need.
///
/// Its message in the catalog is the Fluent message named as the code, with these attributes: the message value says what was
/// found; `.here` (optional) is written at the main place; `.why` says why it matters; `.help` how to mend it; further
/// attributes are the texts of labels and the variants that [`Diagnostic::help`] chooses; `.explain` is the long text.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    pub code: &'static Code,
    /// After lint levels: may differ from the code's own.
    pub severity: Severity,
    pub at: Span,
    pub args: Vec<(&'static str, Arg)>,
    pub labels: Vec<Label>,
    /// Attribute that says how to mend it.
    pub help: &'static str,
    pub fix: Option<Fix>,
}

impl Diagnostic {
    pub fn new(code: &'static Code, at: Span) -> Self {
        Diagnostic { code, severity: code.severity, at, args: Vec::new(), labels: Vec::new(), help: "help", fix: None }
    }

    /// Gives the texts a value under `name`.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Gives the texts a word of the catalog under `name`.
    #[must_use]
    pub fn term(mut self, name: &'static str, key: &'static str) -> Self {
        self.args.push((name, Arg::Term(key)));
        self
    }

    /// Points at a further place with the text of attribute `text`.
    #[must_use]
    pub fn label(mut self, span: Span, text: &'static str) -> Self {
        self.labels.push(Label { span, text });
        self
    }

    /// Chooses another attribute than `.help` for how to mend it.
    #[must_use]
    pub fn help(mut self, attribute: &'static str) -> Self {
        self.help = attribute;
        self
    }

    /// Offers a change that surely gives what was meant.
    #[must_use]
    pub fn safe_fix(mut self, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix { applicability: Applicability::Safe, edits });
        self
    }

    /// Offers a change that is a good guess.
    #[must_use]
    pub fn suggested_fix(mut self, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix { applicability: Applicability::Suggested, edits });
        self
    }
}
