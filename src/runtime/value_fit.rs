//! Values that are kept, held against the types of another contract (P-VERSION-8).

use indexmap::IndexMap;

use super::value::{Fields, Value};
use crate::bundle::{FieldContract, TypeRef};
use crate::types::{Name, iso};

impl Value {
    /// The value as one of this type, by what an input would write; `None` where that does not fit (P-CONTRACT-3).
    pub fn fitted(self, ty: &TypeRef) -> Option<Value> {
        if self.is_of(ty) { Some(self) } else { Value::of_json(&self.to_json(), ty) }
    }

    /// Whether it is of this type as it stands; what is not may still fit it.
    fn is_of(&self, ty: &TypeRef) -> bool {
        match (self, ty) {
            (Value::Boolean(_), TypeRef::Boolean)
            | (Value::Integer(_), TypeRef::Integer)
            | (Value::Decimal(_), TypeRef::Decimal)
            | (Value::Percent(_), TypeRef::Percent)
            | (Value::Instant(_), TypeRef::Datetime)
            | (Value::Time(_), TypeRef::Time)
            | (Value::Duration(_), TypeRef::Duration) => true,
            (Value::Date(day), TypeRef::Date) => iso::is_day(*day),
            (Value::Money(money), TypeRef::Money { currency }) => money.currency == *currency,
            (Value::Text(text), TypeRef::Text { max } | TypeRef::Url { max }) => {
                max.is_none_or(|max| text.len() <= max as usize || text.chars().count() <= max as usize)
            }
            (Value::Enum(word), TypeRef::Enum { values, .. }) => values.contains(word),
            (Value::List(items), TypeRef::List { of, max }) => {
                max.is_none_or(|max| items.len() <= max as usize) && items.iter().all(|item| item.is_of(of))
            }
            (Value::Record(fields), TypeRef::Record { fields: declared }) => is_whole(fields, declared),
            _ => false,
        }
    }
}

fn is_whole(fields: &Fields, declared: &IndexMap<Name, FieldContract>) -> bool {
    let known = fields.iter().all(|(name, value)| declared.get(name).is_some_and(|field| value.is_of(&field.ty)));
    let has = |name: &Name| fields.iter().any(|(field, _)| field == name);
    known && declared.iter().all(|(name, field)| field.optional || has(name))
}

/// Leaves of some fields those that fit what is declared under their name, each for itself. Whether any is another than before.
pub fn fit_fields<'c>(fields: &mut Fields, declared: impl Fn(&Name) -> Option<&'c TypeRef>) -> bool {
    let is_of = |(name, value): &(Name, Value)| declared(name).is_some_and(|ty| value.is_of(ty));
    if fields.iter().all(is_of) {
        return false;
    }
    let fitted = |(name, value): (Name, Value)| {
        let value = value.fitted(declared(&name)?)?;
        Some((name, value))
    };
    *fields = std::mem::take(fields).into_iter().filter_map(fitted).collect();
    true
}

/// The same of each record of a list, or of what a `collect` gathered.
pub fn fit_records<'c>(records: &mut [Value], declared: impl Fn(&Name) -> Option<&'c TypeRef> + Copy) {
    for record in records {
        if let Value::Record(fields) = record {
            fit_fields(fields, declared);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{Currency, Money};

    fn ty(json: serde_json::Value) -> TypeRef {
        serde_json::from_value(json).unwrap()
    }

    fn currency(code: &str) -> Currency {
        serde_json::from_value(serde_json::json!(code)).unwrap()
    }

    #[test]
    fn what_an_input_would_write_alike_becomes_of_the_new_type() {
        let text = Value::Text("gold".into());
        let tier = ty(serde_json::json!({ "type": "enum", "name": "tier", "values": ["gold"], "ordered": false }));
        assert_eq!(text.clone().fitted(&tier), Some(Value::Enum("gold".into())));
        assert_eq!(Value::Text("wood".into()).fitted(&tier), None);
        assert_eq!(text.clone().fitted(&TypeRef::Text { max: Some(3) }), None);
        assert_eq!(text.clone().fitted(&TypeRef::Text { max: Some(4) }), Some(text));
        assert_eq!(Value::Integer(3).fitted(&TypeRef::Decimal), None);
        assert!(Value::Integer(3).fitted(&TypeRef::Percent).is_some());
        let won = Value::Money(Money { minor: 3, currency: currency("KRW") });
        assert_eq!(won.clone().fitted(&TypeRef::Money { currency: currency("USD") }), None);
        assert_eq!(won.clone().fitted(&TypeRef::Money { currency: currency("KRW") }), Some(won));
    }

    #[test]
    fn a_record_fits_as_a_whole() {
        let place = Value::Record(vec![("city".into(), Value::Text("서울".into())), ("zip".into(), Value::Integer(1))]);
        let record = |fields: serde_json::Value| ty(serde_json::json!({ "type": "record", "fields": fields }));
        let city = Value::Record(vec![("city".into(), Value::Text("서울".into()))]);
        let text = serde_json::json!({ "type": "text" });
        assert_eq!(place.clone().fitted(&record(serde_json::json!({ "city": text }))), Some(city));
        assert_eq!(place.fitted(&record(serde_json::json!({ "city": text, "street": text }))), None);
    }
}
