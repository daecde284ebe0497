//! Types of properties, attributes, parameters and placeholders.

use std::sync::Arc;

use super::{Currency, Name};

/// A type as the schema declares it. Whether a value may be missing is told beside it, not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ty {
    /// At most `max` characters (Unicode scalar values); `None`: no declared maximum.
    Text {
        max: Option<u32>,
    },
    Integer,
    Decimal,
    Money(Currency),
    Boolean,
    Date,
    /// An instant.
    DateTime,
    Time,
    Duration,
    Percent,
    Enum(Arc<EnumTy>),
    Url {
        max: Option<u32>,
    },
    List {
        of: Arc<Ty>,
        /// At most so many items.
        max: Option<u32>,
    },
    Record(Arc<[Field]>),
    /// Something was wrong where it was declared or used, and has been reported: checks say nothing.
    Unknown,
}

/// Enums are the same if they are declared in the same place: by name where the schema names them, else by the property that
/// lists the values.
#[derive(Debug, PartialEq, Eq)]
pub struct EnumTy {
    /// `tier` of `[enums.tier]`, or `order_completed.status`.
    pub name: Name,
    /// Lowest first where ordered.
    pub values: Vec<Name>,
    pub ordered: bool,
}

/// A named part of an event, a record, a content item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: Name,
    pub ty: Ty,
    /// May be missing.
    pub optional: bool,
    /// Tells something about a person: rules about where it may be shown apply.
    pub personal: bool,
}

impl Ty {
    /// Its word in messages: key of a term of the catalog, `type-money` and so on.
    pub fn term(&self) -> &'static str {
        match self {
            Ty::Text { .. } => "type-text",
            Ty::Integer => "type-integer",
            Ty::Decimal => "type-decimal",
            Ty::Money(_) => "type-money",
            Ty::Boolean => "type-boolean",
            Ty::Date => "type-date",
            Ty::DateTime => "type-datetime",
            Ty::Time => "type-time",
            Ty::Duration => "type-duration",
            Ty::Percent => "type-percent",
            Ty::Enum(_) => "type-enum",
            Ty::Url { .. } => "type-url",
            Ty::List { .. } => "type-list",
            Ty::Record(_) => "type-record",
            Ty::Unknown => "type-unknown",
        }
    }

    pub fn is_unknown(&self) -> bool {
        matches!(self, Ty::Unknown)
    }

    /// Has an order: `<` and the like make sense. Enums only where declared ordered.
    pub fn is_ordered(&self) -> bool {
        match self {
            Ty::Integer | Ty::Decimal | Ty::Money(_) | Ty::Date | Ty::DateTime | Ty::Time => true,
            Ty::Duration | Ty::Percent | Ty::Unknown => true,
            Ty::Enum(of) => of.ordered,
            Ty::Text { .. } | Ty::Boolean | Ty::Url { .. } | Ty::List { .. } | Ty::Record(_) => false,
        }
    }
}
