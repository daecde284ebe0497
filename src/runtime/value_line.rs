//! Values from lines of JSON by their types, without a tree of JSON between. Whatever does not fit, or is written in an unusual way, is
//! an error here: the slower reader says what it is.

use std::fmt;

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::value::{Fields, Value};
use super::value_form;
use crate::bundle::canonical::GREATEST_INTEGER;
use crate::bundle::{FieldContract, TypeRef};
use crate::types::{Instant, Money, Name, Percent};

pub type Declared<'c> = &'c IndexMap<Name, FieldContract>;

/// Declared fields, in the order in which they are declared; what is not declared is passed over.
pub struct Record<'c> {
    pub declared: Declared<'c>,
}

impl<'de> DeserializeSeed<'de> for Record<'_> {
    type Value = Fields;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Fields, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Record<'_> {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("declared fields")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Fields, A::Error> {
        let mut found = Found { fields: Fields::with_capacity(self.declared.len()), places: 0 };
        while let Some(name) = members.next_key::<&str>()? {
            let Some((place, name, field)) = place_of(self.declared, name) else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            let value = members.next_value_seed(Typed { ty: &field.ty })?;
            if !found.put(place, name, value) {
                return Err(A::Error::custom("a field stands twice, or far behind"));
            }
        }
        let mut declared = self.declared.values().enumerate();
        if declared.any(|(place, field)| !field.optional && !found.has(place)) {
            return Err(A::Error::custom("a field is missing"));
        }
        Ok(found.fields)
    }
}

/// Fields that are compared one by one sooner than their hash is taken.
const FEW: usize = 12;

fn place_of<'c>(declared: Declared<'c>, name: &str) -> Option<(usize, &'c Name, &'c FieldContract)> {
    if declared.len() > FEW {
        return declared.get_full(name);
    }
    let mut all = declared.iter().enumerate();
    all.find(|(_, (field, _))| field.as_str() == name).map(|(place, (name, field))| (place, name, field))
}

/// Fields in the order in which they are declared, however they come.
struct Found {
    fields: Fields,
    /// One bit for each that came.
    places: u64,
}

impl Found {
    fn has(&self, place: usize) -> bool {
        u32::try_from(place).ok().and_then(|place| self.places.checked_shr(place)).is_some_and(|places| places & 1 == 1)
    }

    /// Whether it could be put: not twice, and none behind the 64th, which the slower reader takes.
    fn put(&mut self, place: usize, name: &Name, value: Value) -> bool {
        let Some(bit) = u32::try_from(place).ok().and_then(|place| 1_u64.checked_shl(place)) else { return false };
        if self.places & bit != 0 {
            return false;
        }
        let before = (self.places & (bit - 1)).count_ones() as usize;
        self.places |= bit;
        self.fields.insert(before, (name.clone(), value));
        true
    }
}

/// A value of a type.
pub struct Typed<'c> {
    pub ty: &'c TypeRef,
}

impl<'de> DeserializeSeed<'de> for Typed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let value = match self.ty {
            TypeRef::Text { max } | TypeRef::Url { max } => {
                let text = <&str>::deserialize(deserializer)?;
                max.is_none_or(|max| text.len() <= max as usize || text.chars().count() <= max as usize)
                    .then(|| Value::Text(text.into()))
            }
            TypeRef::Integer => {
                let number = i64::deserialize(deserializer)?;
                is_exact(number).then_some(Value::Integer(number))
            }
            TypeRef::Boolean => Some(Value::Boolean(bool::deserialize(deserializer)?)),
            TypeRef::Record { fields } => {
                return Record { declared: fields }.deserialize(deserializer).map(Value::Record);
            }
            TypeRef::Money { currency } => {
                let money = deserializer.deserialize_map(Amount)?;
                let fits = money.currency == *currency && is_exact(money.minor);
                fits.then_some(Value::Money(money))
            }
            TypeRef::Percent => {
                let share = i64::deserialize(deserializer)?;
                is_exact(share).then_some(Value::Percent(Percent(share)))
            }
            TypeRef::Enum { values, .. } => {
                let word = <&str>::deserialize(deserializer)?;
                values.iter().find(|value| *value == word).map(|value| Value::Enum(value.clone()))
            }
            TypeRef::Date => value_form::day(<&str>::deserialize(deserializer)?).map(Value::Date),
            TypeRef::Datetime => Instant::parse(<&str>::deserialize(deserializer)?).map(Value::Instant),
            TypeRef::Decimal => value_form::decimal(<&str>::deserialize(deserializer)?).map(Value::Decimal),
            TypeRef::Time => value_form::time(<&str>::deserialize(deserializer)?).map(Value::Time),
            TypeRef::Duration => value_form::duration(<&str>::deserialize(deserializer)?).map(Value::Duration),
            TypeRef::List { of, max } => return deserializer.deserialize_seq(Items { of, max: *max }).map(Value::List),
        };
        value.ok_or_else(|| D::Error::custom("not a value of the type"))
    }
}

/// Every JSON reader holds it exactly (P-BYTES-1).
fn is_exact(number: i64) -> bool {
    number.unsigned_abs() <= GREATEST_INTEGER.unsigned_abs()
}

/// An amount of money: serde by itself would take a list of its members as well.
struct Amount;

impl<'de> Visitor<'de> for Amount {
    type Value = Money;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("money")
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Money, A::Error> {
        Money::deserialize(MapAccessDeserializer::new(members))
    }
}

/// Items of a list.
struct Items<'c> {
    of: &'c TypeRef,
    max: Option<u32>,
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = Vec<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<Value>, A::Error> {
        let mut found = Vec::new();
        while let Some(item) = items.next_element_seed(Typed { ty: self.of })? {
            found.push(item);
        }
        let fits = self.max.is_none_or(|max| found.len() <= max as usize);
        if fits { Ok(found) } else { Err(A::Error::custom("too many items")) }
    }
}
