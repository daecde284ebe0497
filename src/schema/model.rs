//! What a schema says, with the place of every name.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use crate::text::Span;
use crate::types::{Duration, Field, Name, Ty};

/// The schema of a project. Maps keep the order of the files.
#[derive(Debug, Default)]
pub struct Schema {
    pub events: IndexMap<Name, Event>,
    pub attributes: IndexMap<Name, Attribute>,
    pub consents: IndexMap<Name, Consent>,
    pub lists: IndexMap<Name, List>,
    /// Content sources: what `load` may ask for.
    pub content: IndexMap<Name, Content>,
    pub webhooks: IndexMap<Name, Webhook>,
    /// Names whose declaration could not be read: nothing is said about their absence.
    pub lost: BTreeSet<Name>,
    /// A whole file could not be read: nothing is said about the absence of any name.
    pub unread: bool,
}

/// Where something is declared and what is said about it.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Of the name in its table header or key.
    pub span: Span,
    /// Short name for people: `title = "장바구니 담기"`.
    pub title: Option<String>,
    /// Longer text: `about = ".."`.
    pub about: Option<String>,
}

/// `[events.NAME]`
#[derive(Debug)]
pub struct Event {
    pub name: Name,
    pub about: About,
    pub properties: IndexMap<Name, Property>,
    /// `minimum_gap = "1h"`: two of one person are at least so far apart (exact). The runtime holds it.
    pub minimum_gap: Option<Duration>,
    /// `once_per_person = true`
    pub once_per_person: bool,
    /// `first = true`: nothing of that person comes before it (a sign-up).
    pub first: bool,
}

/// A property, parameter or content field, with its place.
#[derive(Clone, Debug)]
pub struct Property {
    pub field: Field,
    pub about: About,
}

/// `[attributes.NAME]`: something known of the person.
#[derive(Debug)]
pub struct Attribute {
    pub name: Name,
    pub about: About,
    pub ty: Ty,
    /// `optional = true`: may be unset.
    pub optional: bool,
    /// `personal = true`
    pub personal: bool,
    /// `fixed = true`: never changes after it is first known. Proofs rest on it.
    pub fixed: bool,
}

/// `[consents.NAME]`
#[derive(Debug)]
pub struct Consent {
    pub name: Name,
    pub about: About,
    pub kind: ConsentKind,
}

/// What a consent is about: `kind = "purpose"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentKind {
    /// `advertising`: to be told such things at all.
    Purpose,
    /// `push`: to be reached on a channel.
    Channel,
    /// `cart_reminders`: a subject of its own.
    Topic,
    /// `night`: to get advertising between 21:00 and 08:00 (Korea, Network Act art. 50(3)).
    Night,
}

/// `[lists.NAME]`: people kept by `add to` and `remove from`, or by the host.
#[derive(Debug)]
pub struct List {
    pub name: Name,
    pub about: About,
}

/// `[content.NAME]`: recommended products, stock; answered by the host.
#[derive(Debug)]
pub struct Content {
    pub name: Name,
    pub about: About,
    pub parameters: IndexMap<Name, Property>,
    /// Fields of one item.
    pub item: IndexMap<Name, Property>,
    /// At most so many items, 1 to 100.
    pub max: u32,
}

/// `[webhooks.NAME]`
#[derive(Debug)]
pub struct Webhook {
    pub name: Name,
    pub about: About,
    pub parameters: IndexMap<Name, Property>,
}

impl Schema {
    /// The type of `user.NAME`.
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes.get(name)
    }
}
