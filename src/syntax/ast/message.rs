//! Messages.

use super::{Ident, Member, Str, Template};
use crate::text::Span;

/// `message NAME(params) "title" { .. }`
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub name: Ident,
    pub params: Vec<Param>,
    pub title: Option<Str>,
    pub members: Vec<Member<MessageMember>>,
}

/// `cart: cart_item_added`, `items: list of recommended`
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    pub name: Ident,
    pub list: bool,
    /// An event or a content source.
    pub of: Ident,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum MessageMember {
    /// `purpose advertising`
    Purpose(Ident),
    /// `topic cart_reminders`
    Topic(Ident),
    // The large ones are boxed: what is small stands beside them in one list.
    Cta(Box<Cta>),
    Content(Box<Content>),
    Variant(Box<Variant>),
}

/// `cta [in en, ja] "text" -> "link"`
#[derive(Clone, Debug, PartialEq)]
pub struct Cta {
    /// Empty: the project's first locale.
    pub locales: Vec<Ident>,
    pub text: Template,
    pub link: Template,
}

/// `push in en { .. }`, `alimtalk template "X" { .. }`, `brand_message image { .. }`
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    pub channel: Ident,
    pub format: Option<Ident>,
    /// `template "ORDER_01"`
    pub template: Option<Str>,
    /// Empty: the project's first locale.
    pub locales: Vec<Ident>,
    pub fields: Vec<Member<ContentField>>,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ContentField {
    /// `body ".."`, `title """ .. """`
    Text { name: Ident, value: Template },
    /// `body from "cart.mjml"`
    /// With the text of that file, once it has been read.
    File { name: Ident, path: Box<Str>, text: Option<Box<Template>> },
    /// `button "text" -> "link"`: a field with a link. Which names are allowed, the channel decides.
    Link { name: Ident, text: Box<Template>, link: Box<Template> },
}

/// `variant urgent { push { .. } }`
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    pub name: Ident,
    pub members: Vec<Member<VariantMember>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum VariantMember {
    Cta(Cta),
    Content(Content),
}
