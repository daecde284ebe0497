//! Messages and their texts.

use super::{Head, Operand, Predicate};
use crate::text::Span;
use crate::types::{Name, Ty, Value};

pub use crate::types::Purpose;

#[derive(Debug)]
pub struct Message {
    pub head: Head,
    pub purpose: Purpose,
    pub topic: Option<Name>,
    pub params: Vec<Param>,
    pub ctas: Vec<Cta>,
    pub contents: Vec<Content>,
    pub variants: Vec<Variant>,
    /// Some text names `offer`.
    pub uses_offer: bool,
}

/// `cart: cart_item_added`
#[derive(Clone, Debug)]
pub struct Param {
    pub name: Name,
    pub span: Span,
    pub of: ParamOf,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamOf {
    Event(Name),
    /// `list of EVENT`
    Events(Name),
    /// `list of SOURCE`
    Content(Name),
    /// Reported.
    Unknown,
}

#[derive(Debug)]
pub struct Variant {
    pub name: Name,
    pub span: Span,
    pub ctas: Vec<Cta>,
    pub contents: Vec<Content>,
}

#[derive(Debug)]
pub struct Cta {
    pub span: Span,
    /// At least one.
    pub locales: Vec<Name>,
    pub text: Text,
    pub link: Text,
}

/// What goes out on one channel in some locales.
#[derive(Debug)]
pub struct Content {
    pub span: Span,
    pub channel: Name,
    pub format: Option<Name>,
    pub template: Option<String>,
    /// At least one.
    pub locales: Vec<Name>,
    pub fields: Vec<Field>,
    pub links: Vec<Link>,
}

#[derive(Debug)]
pub struct Field {
    pub name: Name,
    pub span: Span,
    pub value: Text,
}

#[derive(Debug)]
pub struct Link {
    /// The field as written: `button`.
    pub name: Name,
    pub span: Span,
    pub text: Text,
    pub link: Text,
}

/// A typed template.
#[derive(Clone, Debug, Default)]
pub struct Text {
    pub span: Span,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug)]
pub enum Part {
    Literal(String),
    Placeholder(Box<Placeholder>),
    If {
        cases: Vec<(Predicate, Text)>,
        otherwise: Option<Text>,
    },
    For(Box<TextFor>),
    /// `{{ brand.url }}`: a constant of `danbi.toml`, already its text.
    Constant(String),
}

#[derive(Clone, Debug)]
pub struct TextFor {
    pub binding: Name,
    pub list: Operand,
    pub body: Text,
}

#[derive(Clone, Debug)]
pub struct Placeholder {
    pub span: Span,
    pub root: Root,
    /// The way from the root.
    pub path: Vec<Name>,
    /// Before the filters.
    pub ty: Ty,
    pub filters: Vec<Filter>,
}

/// Where a placeholder begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Root {
    User,
    Offer,
    Param(Name),
    /// Of the `for` around it.
    Item(Name),
}

#[derive(Clone, Debug)]
pub struct Filter {
    pub name: &'static str,
    pub args: Vec<Value>,
}
