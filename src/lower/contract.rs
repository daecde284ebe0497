//! The contract: what the schema declares, in the order of names.
//!
//! All of it, used or not: a host that sends an event nobody reacts to today need not be changed when somebody does.

use indexmap::IndexMap;

use crate::bundle::{
    AttributeContract, ChannelContract, ConsentKind, ContentContract, Contract, EventContract, FORMAT, FieldContract,
    TypeRef,
};
use crate::schema::{self, Property, Schema};
use crate::settings::Settings;
use crate::types::{Field, Name, Ty};

pub(super) fn contract(schema: &Schema, settings: &Settings) -> Contract {
    let mut lists: Vec<Name> = schema.lists.keys().cloned().collect();
    lists.sort_unstable();
    Contract {
        format: FORMAT.to_owned(),
        events: schema.events.iter().map(|(name, of)| (name.clone(), event(of))).collect(),
        attributes: schema.attributes.iter().map(|(name, of)| (name.clone(), attribute(of))).collect(),
        consents: schema.consents.iter().map(|(name, of)| (name.clone(), consent(of.kind))).collect(),
        lists,
        content: schema.content.iter().map(|(name, of)| (name.clone(), content(of))).collect(),
        webhooks: schema.webhooks.iter().map(|(name, of)| (name.clone(), properties(&of.parameters))).collect(),
        channels: settings
            .channels
            .iter()
            .map(|(name, of)| {
                (name.clone(), ChannelContract { sender: of.sender.clone(), fallback_after: of.fallback_after })
            })
            .collect(),
    }
}

fn event(event: &schema::Event) -> EventContract {
    EventContract {
        properties: properties(&event.properties),
        minimum_gap: event.minimum_gap,
        once_per_person: event.once_per_person,
        first: event.first,
    }
}

fn attribute(attribute: &schema::Attribute) -> AttributeContract {
    let field =
        FieldContract { ty: type_ref(&attribute.ty), optional: attribute.optional, personal: attribute.personal };
    AttributeContract { field, fixed: attribute.fixed }
}

fn consent(kind: schema::ConsentKind) -> ConsentKind {
    match kind {
        schema::ConsentKind::Purpose => ConsentKind::Purpose,
        schema::ConsentKind::Channel => ConsentKind::Channel,
        schema::ConsentKind::Topic => ConsentKind::Topic,
        schema::ConsentKind::Night => ConsentKind::Night,
    }
}

fn content(content: &schema::Content) -> ContentContract {
    ContentContract { parameters: properties(&content.parameters), item: properties(&content.item), max: content.max }
}

fn properties(properties: &IndexMap<Name, Property>) -> IndexMap<Name, FieldContract> {
    properties.iter().map(|(name, property)| (name.clone(), field(&property.field))).collect()
}

fn field(field: &Field) -> FieldContract {
    FieldContract { ty: type_ref(&field.ty), optional: field.optional, personal: field.personal }
}

/// The type as the bundle writes it. A type that could not be read has been reported; it stands as a text here.
pub(super) fn type_ref(ty: &Ty) -> TypeRef {
    match ty {
        Ty::Text { max } => TypeRef::Text { max: *max },
        Ty::Integer => TypeRef::Integer,
        Ty::Decimal => TypeRef::Decimal,
        Ty::Money(currency) => TypeRef::Money { currency: *currency },
        Ty::Boolean => TypeRef::Boolean,
        Ty::Date => TypeRef::Date,
        Ty::DateTime => TypeRef::Datetime,
        Ty::Time => TypeRef::Time,
        Ty::Duration => TypeRef::Duration,
        Ty::Percent => TypeRef::Percent,
        Ty::Enum(of) => TypeRef::Enum { name: of.name.clone(), values: of.values.clone(), ordered: of.ordered },
        Ty::Url { max } => TypeRef::Url { max: *max },
        Ty::List { of, max } => TypeRef::List { of: Box::new(type_ref(of)), max: *max },
        Ty::Record(fields) => {
            TypeRef::Record { fields: fields.iter().map(|of| (of.name.clone(), field(of))).collect() }
        }
        Ty::Unknown => TypeRef::Text { max: None },
    }
}
