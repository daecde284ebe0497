//! What all declarations share: a section of named tables, names that may be used, nothing declared twice.

use indexmap::IndexMap;

use super::enums::Enums;
use super::{About, Attribute, Consent, Content, Event, List, Webhook};
use crate::diag::Diagnostic;
use crate::diag::codes::{schema, tables};
use crate::tables::{Item, Reader, Table};
use crate::text::Span;
use crate::types::{BUILT_IN_EVENTS, Name, OPENERS, RESERVED, composed, is_name};

/// What the readers of declarations work with.
pub struct Context<'r> {
    pub reader: Reader<'r>,
    pub enums: &'r Enums,
}

/// A kind of declaration: each has a section and a namespace of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Event,
    Attribute,
    Enum,
    Consent,
    List,
    Content,
    Webhook,
}

impl Kind {
    /// The table of a file that holds them.
    pub fn section(self) -> &'static str {
        match self {
            Kind::Event => "events",
            Kind::Attribute => "attributes",
            Kind::Enum => "enums",
            Kind::Consent => "consents",
            Kind::List => "lists",
            Kind::Content => "content",
            Kind::Webhook => "webhooks",
        }
    }

    /// Its word in messages.
    pub fn term(self) -> &'static str {
        match self {
            Kind::Event => "kind-event",
            Kind::Attribute => "kind-attribute",
            Kind::Enum => "kind-enum",
            Kind::Consent => "kind-consent",
            Kind::List => "kind-list",
            Kind::Content => "kind-content",
            Kind::Webhook => "kind-webhook",
        }
    }

    /// Attributes stand behind `user.`, where any word but a reserved one may stand.
    fn may_be_opener(self) -> bool {
        self == Kind::Attribute
    }
}

/// One declaration before its kind is read.
pub struct Declared<'d> {
    pub name: Name,
    pub about: About,
    pub table: Table<'d>,
}

/// Something with a place, for the second label of a conflict.
pub trait Placed {
    fn place(&self) -> Span;
}

macro_rules! placed {
    ($($ty:ty),*) => {
        $(impl Placed for $ty {
            fn place(&self) -> Span {
                self.about.span
            }
        })*
    };
}
placed!(Event, Attribute, Consent, List, Content, Webhook, super::enums::NamedEnum);

/// Reads every declaration of a kind into `into`; the first of a name stays.
pub fn section<'d, T: Placed>(
    context: &mut Context<'_>,
    root: &Table<'d>,
    kind: Kind,
    into: &mut IndexMap<Name, T>,
    read: impl Fn(&mut Context<'_>, Declared<'d>) -> T,
) {
    for declared in declarations(&mut context.reader, root, kind) {
        let (name, at) = (declared.name.clone(), declared.about.span);
        let value = read(context, declared);
        insert(&mut context.reader, kind, into, (name, at), value);
    }
}

/// The declarations of a section, names checked.
pub fn declarations<'d>(reader: &mut Reader<'_>, root: &Table<'d>, kind: Kind) -> Vec<Declared<'d>> {
    let Some(section) = reader.table(root, kind.section()) else { return Vec::new() };
    let mut declared = Vec::new();
    for item in section.items() {
        check_name(reader, kind, &item);
        if let Some(table) = reader.expect_table(&item) {
            let about = about(reader, &table, item.key_span);
            declared.push(Declared { name: Name::new(composed(item.key)), about, table });
        }
    }
    declared
}

/// Adds a declaration unless its name is taken, which is reported with both places.
pub fn insert<T: Placed>(
    reader: &mut Reader<'_>,
    kind: Kind,
    into: &mut IndexMap<Name, T>,
    (name, at): (Name, Span),
    value: T,
) {
    match into.get(&name) {
        Some(first) => reader.report(
            Diagnostic::new(&schema::DUPLICATE_DECLARATION, at)
                .term("kind", kind.term())
                .arg("name", &name)
                .label(first.place(), "first"),
        ),
        None => {
            into.insert(name, value);
        }
    }
}

/// `title` and `about` of a table.
pub fn about(reader: &mut Reader<'_>, table: &Table<'_>, span: Span) -> About {
    About { span, title: reader.string(table, "title"), about: reader.string(table, "about") }
}

fn check_name(reader: &mut Reader<'_>, kind: Kind, item: &Item<'_>) {
    let word = |words: &[&str]| words.contains(&item.key);
    if !is_name(item.key) {
        bad_name(reader, item, kind.term());
    } else if word(&RESERVED) || word(&OPENERS) && !kind.may_be_opener() {
        reserved_name(reader, item, kind.term());
    } else if kind == Kind::Event && word(&BUILT_IN_EVENTS) {
        reader.report(Diagnostic::new(&schema::BUILT_IN_EVENT, item.key_span).arg("name", item.key));
    }
}

/// Checks the name of a property, parameter or field: only reserved words are taken.
pub fn check_property_name(reader: &mut Reader<'_>, item: &Item<'_>) {
    if !is_name(item.key) {
        bad_name(reader, item, "kind-property");
    } else if RESERVED.contains(&item.key) {
        reserved_name(reader, item, "kind-property");
    }
}

fn bad_name(reader: &mut Reader<'_>, item: &Item<'_>, kind: &'static str) {
    reader.bad_name(kind, item.key, item.key_span, false);
}

fn reserved_name(reader: &mut Reader<'_>, item: &Item<'_>, kind: &'static str) {
    let found = Diagnostic::new(&tables::RESERVED_NAME, item.key_span).term("kind", kind).arg("name", item.key);
    reader.report(found);
}
