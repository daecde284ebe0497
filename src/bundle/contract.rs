//! `contract.json`: what the plan presumes of the events and the host.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::types::{Currency, Duration, Name};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contract {
    pub format: String,
    pub events: BTreeMap<Name, EventContract>,
    pub attributes: BTreeMap<Name, AttributeContract>,
    pub consents: BTreeMap<Name, ConsentKind>,
    pub lists: Vec<Name>,
    pub content: BTreeMap<Name, ContentContract>,
    pub webhooks: BTreeMap<Name, IndexMap<Name, FieldContract>>,
    pub channels: BTreeMap<Name, ChannelContract>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventContract {
    pub properties: IndexMap<Name, FieldContract>,
    /// Two of one person are at least so far apart; the runtime holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_gap: Option<Duration>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub once_per_person: bool,
    /// Nothing of the person comes before it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub first: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AttributeContract {
    #[serde(flatten)]
    pub field: FieldContract,
    /// Never changes once known.
    #[serde(default, skip_serializing_if = "is_false")]
    pub fixed: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldContract {
    #[serde(flatten)]
    pub ty: TypeRef,
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    pub personal: bool,
}

/// A type of the schema. `{"type": "text", "max": 40}`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum TypeRef {
    Text {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<u32>,
    },
    Integer,
    Decimal,
    Money {
        currency: Currency,
    },
    Boolean,
    Date,
    Datetime,
    Time,
    Duration,
    Percent,
    Enum {
        name: Name,
        values: Vec<Name>,
        ordered: bool,
    },
    Url {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<u32>,
    },
    List {
        of: Box<TypeRef>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<u32>,
    },
    Record {
        fields: IndexMap<Name, FieldContract>,
    },
}

impl TypeRef {
    /// The type of a field of a record, a field in it, and so on; itself for an empty path.
    pub fn within(&self, path: &[Name]) -> Option<&TypeRef> {
        path.iter().try_fold(self, |ty, name| match ty {
            TypeRef::Record { fields } => fields.get(name).map(|field| &field.ty),
            _ => None,
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentKind {
    Purpose,
    Channel,
    Topic,
    Night,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContentContract {
    pub parameters: IndexMap<Name, FieldContract>,
    pub item: IndexMap<Name, FieldContract>,
    /// At most so many items.
    pub max: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChannelContract {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback_after: Option<Duration>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}
