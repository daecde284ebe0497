//! Plain values as JSON.

use serde_json::{Map, Value as Json, json};

use super::value::{Fields, Value};
use super::value_form;
use crate::bundle::canonical::GREATEST_INTEGER;
use crate::bundle::{FieldContract, TypeRef};
use crate::types::{Instant, Money, Name, Percent};

impl Value {
    /// A value of a type of the contract; `None` where the JSON does not fit it (P-CONTRACT-3).
    pub fn of_json(json: &Json, ty: &TypeRef) -> Option<Value> {
        Some(match ty {
            TypeRef::Text { max } | TypeRef::Url { max } => Value::Text(text(json, *max)?),
            TypeRef::Integer => Value::Integer(integer(json)?),
            TypeRef::Decimal => Value::Decimal(value_form::decimal(json.as_str()?)?),
            TypeRef::Money { currency } => {
                // serde would take a list of the two as well.
                let money: Money = serde_json::from_value(json.is_object().then(|| json.clone())?).ok()?;
                let fits = money.currency == *currency && money.minor.unsigned_abs() <= GREATEST_INTEGER.unsigned_abs();
                Value::Money(fits.then_some(money)?)
            }
            TypeRef::Boolean => Value::Boolean(json.as_bool()?),
            TypeRef::Date => Value::Date(value_form::day(json.as_str()?)?),
            TypeRef::Datetime => Value::Instant(Instant::parse(json.as_str()?)?),
            TypeRef::Time => Value::Time(value_form::time(json.as_str()?)?),
            TypeRef::Duration => Value::Duration(value_form::duration(json.as_str()?)?),
            TypeRef::Percent => Value::Percent(Percent(integer(json)?)),
            TypeRef::Enum { values, .. } => {
                let word = json.as_str()?;
                Value::Enum(values.iter().find(|value| *value == word)?.clone())
            }
            TypeRef::List { of, max } => {
                let items = json.as_array()?;
                let fits = max.is_none_or(|max| items.len() <= max as usize);
                let items = fits.then_some(items)?.iter().map(|item| Value::of_json(item, of));
                Value::List(items.collect::<Option<_>>()?)
            }
            TypeRef::Record { fields } => Value::Record(fields_of_json(json.as_object()?, fields.iter())?),
        })
    }

    /// As inputs and effects write it.
    pub fn to_json(&self) -> Json {
        match self {
            Value::Boolean(flag) => json!(flag),
            Value::Integer(number) => json!(number),
            Value::Decimal(number) => json!(number),
            Value::Money(money) => json!(money),
            Value::Percent(share) => json!(share),
            Value::Text(text) | Value::Enum(text) => json!(text),
            Value::Date(day) => json!(day),
            Value::Instant(at) => json!(at),
            Value::Time(time) => json!(time),
            Value::Duration(duration) => json!(duration),
            Value::List(items) => items.iter().map(Value::to_json).collect(),
            Value::Record(fields) => fields_to_json(fields),
            Value::Gathered(gathered) => {
                let items: Vec<Json> = gathered.items.iter().map(Value::to_json).collect();
                json!({ "items": items, "total": gathered.total })
            }
        }
    }
}

/// Declared fields; what is not declared is passed over, what must be there and is not, refused.
pub(super) fn fields_of_json<'c>(
    object: &Map<String, Json>,
    mut declared: impl Iterator<Item = (&'c Name, &'c FieldContract)>,
) -> Option<Fields> {
    let mut fields = Fields::new();
    declared.try_for_each(|(name, field)| {
        match object.get(name.as_str()) {
            Some(json) => fields.push((name.clone(), Value::of_json(json, &field.ty)?)),
            None => field.optional.then_some(())?,
        }
        Some(())
    })?;
    Some(fields)
}

pub(super) fn fields_to_json(fields: &[(Name, Value)]) -> Json {
    Json::Object(fields.iter().map(|(name, value)| (name.to_string(), value.to_json())).collect())
}

fn integer(json: &Json) -> Option<i64> {
    json.as_i64().filter(|number| number.unsigned_abs() <= GREATEST_INTEGER.unsigned_abs())
}

fn text(json: &Json, max: Option<u32>) -> Option<Name> {
    let text = json.as_str()?;
    max.is_none_or(|max| text.chars().count() <= max as usize).then(|| Name::new(text))
}
