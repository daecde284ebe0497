//! `catalog/<locale>.json`: what is said, as typed parts.

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use super::{Operand, Predicate};
use crate::types::{Name, Value};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Catalog {
    pub format: String,
    pub locale: Name,
    pub messages: BTreeMap<Name, Message>,
    /// What older versions of journeys send: by message and signature the texts that it had last.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub older: BTreeMap<Name, BTreeMap<Name, Texts>>,
}

/// The texts of a signature that is no message's any more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Texts {
    pub contents: BTreeMap<Name, Arc<Content>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub variants: BTreeMap<Name, BTreeMap<Name, Arc<Content>>>,
}

/// A message in one locale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// That of `plan.json` for which these texts are. Empty until sealed.
    pub signature: Name,
    /// The contents without a variant.
    pub contents: BTreeMap<Name, Arc<Content>>,
    /// Contents that differ, by variant; a channel that is absent is as above.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub variants: BTreeMap<Name, BTreeMap<Name, Arc<Content>>>,
}

/// What goes out on one channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Name>,
    /// The vendor's approved template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    pub fields: IndexMap<Name, Text, FxBuildHasher>,
    /// Buttons in order; the call to action first where there is one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

impl Content {
    /// Every text: fields, then the words and addresses of links.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.fields.values().chain(self.links.iter().flat_map(|link| [&link.text, &link.url]))
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// `cta`, or the field it was written as (`button`).
    pub role: Name,
    pub text: Text,
    pub url: Text,
}

/// A text: its parts, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub Arc<[Part]>);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Literal(String),
    // The large ones are boxed: most parts are literals.
    Placeholder(Box<Placeholder>),
    If { cases: Vec<TextCase>, otherwise: Text },
    For(Box<TextFor>),
}

/// A text once for each item of a list, which `body` knows as a binding of this name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TextFor {
    pub list: Operand,
    #[serde(rename = "as")]
    pub binding: Name,
    pub body: Text,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TextCase {
    pub when: Predicate,
    pub text: Text,
}

/// A value to print.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placeholder {
    /// `user`, `offer` or `binding`: a parameter of the message, or what the `for` around it binds.
    pub value: Operand,
    #[serde(rename = "type")]
    pub ty: super::TypeRef,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filters: Vec<Filter>,
}

/// One of the closed list in `docs/plan.md`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filter {
    pub name: Name,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<Value>,
}
