//! The tree of a campaign file: what was written, nothing of what it means.
//!
//! Every node has its span. Names are kept as written; whether they name anything is for later stages. A construct that could not be
//! read is absent here and reported in the findings.

mod expr;
mod journey;
mod message;
mod offer;
mod policy;
mod step;
mod template;
mod test;
mod time;

pub use expr::*;
pub use journey::*;
pub use message::*;
pub use offer::*;
pub use policy::*;
pub use step::*;
pub use template::*;
pub use test::*;
pub use time::*;

use smol_str::SmolStr;

use crate::text::Span;
use crate::types::Name;

/// One `.danbi` file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct File {
    pub decls: Vec<Decl>,
    /// `//` comments in the order written. `///` lines are docs of their declaration.
    pub comments: Vec<Comment>,
    /// Names of declarations that could not be read at all, as far as their heads tell: nobody is told that they do not exist.
    pub lost: Vec<Name>,
    /// The words of declarations without a name: `segment`, `offer`.
    pub nameless: Vec<Name>,
}

/// A `//` comment without its line end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comment {
    pub span: Span,
}

/// A declaration with what stands above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Decl {
    pub docs: Vec<Doc>,
    pub allows: Vec<Allow>,
    /// From the keyword to the last byte, docs and allows left out.
    pub span: Span,
    pub kind: DeclKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum DeclKind {
    Segment(Segment),
    Offer(Offer),
    Message(Message),
    Journey(Journey),
    Policy(Policy),
    Test(Test),
}

/// One `///` line, its text without the slashes and one blank.
#[derive(Clone, Debug, PartialEq)]
pub struct Doc {
    pub text: String,
    pub span: Span,
}

/// `allow CODE "why" [until DATE]`
#[derive(Clone, Debug, PartialEq)]
pub struct Allow {
    pub code: Ident,
    pub why: Str,
    pub until: Option<DateLit>,
    pub span: Span,
}

/// A name as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ident {
    pub text: Name,
    pub span: Span,
}

/// A string without placeholders: titles, reasons, file names. Escapes are resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Str {
    // Most are short, and short ones take no room of their own.
    pub text: SmolStr,
    /// Quotes included.
    pub span: Span,
}

/// `segment NAME "title" = P`
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    pub name: Ident,
    pub title: Option<Str>,
    /// `None` where the predicate could not be read.
    pub predicate: Option<Box<Expr>>,
}

/// A member of a declaration with the `allow`s before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<K> {
    pub allows: Vec<Allow>,
    pub span: Span,
    pub kind: K,
}
