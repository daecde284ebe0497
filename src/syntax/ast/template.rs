//! Template strings: texts of messages with placeholders.

use super::{Expr, Ident, Literal, Path, Spanned};
use crate::text::Span;

/// A string that may hold placeholders.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    pub parts: Vec<Part>,
    /// Written with `"""`.
    pub multiline: bool,
    /// Quotes included.
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Literal text, escapes resolved, line ends as `\n`.
    Text { text: String, span: Span },
    /// `{{ path | filter('a') }}`
    // The large ones are boxed: most parts are text.
    Placeholder(Box<Placeholder>),
    /// `{% if .. %}`
    If(Box<TemplateIf>),
    /// `{% for x in path %}`
    For(Box<TemplateFor>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Placeholder {
    pub value: PlaceholderValue,
    pub filters: Vec<Filter>,
    /// Braces included.
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PlaceholderValue {
    Path(Path),
    Literal(Box<Spanned<Literal>>),
}

/// `default('고객')`
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    pub name: Ident,
    pub args: Vec<Spanned<Literal>>,
    pub span: Span,
}

/// `{% if a %}..{% elif b %}..{% else %}..{% endif %}`
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateIf {
    /// At least one; conditions are predicates of the language without `did` and the like (checked later).
    pub arms: Vec<(Expr, Vec<Part>)>,
    pub otherwise: Option<Vec<Part>>,
    pub span: Span,
}

/// `{% for item in items %}..{% endfor %}`
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateFor {
    pub binding: Ident,
    pub list: Path,
    pub body: Vec<Part>,
    pub span: Span,
}
