//! What an input should have held where one of its fields cannot be used.

use serde_json::{Map, Value as Json};

use crate::bundle::{FieldContract, TypeRef};
use crate::runtime::{Program, Value};
use crate::types::Name;

/// Fields of inputs that no schema declares, each with a value that fits, as JSON writes it.
const PLAIN: [(&str, &str); 22] = [
    ("input", r#""event""#),
    ("at", r#""2026-03-31T09:00:00+09:00""#),
    ("id", r#""i-1""#),
    ("person", r#""p-1""#),
    ("to", r#""p-1""#),
    ("from", r#""p-2""#),
    ("event", r#""..""#),
    ("properties", "{..}"),
    ("command", r#""..""#),
    ("manifest", r#""..""#),
    ("kind", r#""sent", "delivered", "failed", "bounced", "complained", "opened", "clicked", "unsubscribed""#),
    ("result", r#"{"granted":{}}, {"refused":{}}, {"items":[..]}"#),
    ("attributes", "{..}"),
    ("unset", r#"["..", ".."]"#),
    ("zone", r#""Asia/Seoul""#),
    ("locale", r#""ko""#),
    ("consents", r#"{"advertising":true}"#),
    ("reachable", r#"{"push":true}"#),
    ("suppressed", r#"{"push":true}"#),
    ("lists", r#"{"..":true}"#),
    ("events", "[..]"),
    ("items", "[{..}]"),
];

/// A field that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// It is not there.
    pub missing: bool,
    /// What fits, as JSON writes it; absent where nothing is known of it.
    pub form: Option<String>,
}

/// What the field of an input should hold, by the contract.
pub fn of(program: &Program, input: &Json, field: &str) -> Wanted {
    if let Some(wanted) = declared(program, input, field) {
        return wanted;
    }
    let form = PLAIN.iter().find(|(name, _)| *name == field).map(|(_, form)| (*form).to_owned());
    let inside = input.get("result").and_then(|result| result.get(field));
    Wanted { missing: input.get(field).or(inside).is_none(), form }
}

/// A property of the event, of one of the past, or an attribute of the person.
fn declared(program: &Program, input: &Json, field: &str) -> Option<Wanted> {
    let contract = program.contract();
    let past = input.get("events").and_then(Json::as_array).into_iter().flatten();
    let of_event = |event: &Json| {
        let declared = contract.events.get(event.get("event")?.as_str()?)?.properties.get(field)?;
        broken(event.get("properties")?.as_object()?, field, declared)
    };
    if let Some(wanted) = std::iter::once(input).chain(past).find_map(of_event) {
        return Some(wanted);
    }
    let attributes = input.get("attributes")?.as_object()?;
    broken(attributes, field, &contract.attributes.get(field)?.field).filter(|wanted| !wanted.missing)
}

fn broken(fields: &Map<String, Json>, field: &str, declared: &FieldContract) -> Option<Wanted> {
    let given = fields.get(field);
    let fits = given.is_some_and(|json| Value::of_json(json, &declared.ty).is_some());
    // One that may be left out is not what is missing.
    let wrong = !fits && (given.is_some() || !declared.optional);
    wrong.then(|| Wanted { missing: given.is_none(), form: Some(form(&declared.ty, DEEPEST)) })
}

/// Records and lists inside one another that are shown.
const DEEPEST: usize = 3;

/// A value of a type as JSON writes it.
fn form(ty: &TypeRef, deepest: usize) -> String {
    let most = |max: &Option<u32>| max.map(|max| format!(" (≤ {max})")).unwrap_or_default();
    match ty {
        TypeRef::Text { max } => format!("\"..\"{}", most(max)),
        TypeRef::Url { max } => format!("\"https://..\"{}", most(max)),
        TypeRef::Integer => "3".to_owned(),
        TypeRef::Decimal => "\"12.50\"".to_owned(),
        TypeRef::Money { currency } => format!(r#"{{"minor":1000,"currency":"{currency}"}}"#),
        TypeRef::Boolean => "true, false".to_owned(),
        TypeRef::Date => "\"2026-03-31\"".to_owned(),
        TypeRef::Datetime => "\"2026-03-31T09:00:00+09:00\"".to_owned(),
        TypeRef::Time => "\"10:00\"".to_owned(),
        TypeRef::Duration => "\"P7D\"".to_owned(),
        TypeRef::Percent => "1250 (12.5%)".to_owned(),
        TypeRef::Enum { values, .. } => {
            values.iter().map(|value| format!("\"{value}\"")).collect::<Vec<_>>().join(", ")
        }
        TypeRef::List { .. } | TypeRef::Record { .. } if deepest == 0 => "..".to_owned(),
        TypeRef::List { of, max } => format!("[{}, ..]{}", form(of, deepest - 1), most(max)),
        TypeRef::Record { fields } => {
            let field = |(name, field): (&Name, &FieldContract)| format!("\"{name}\":{}", form(&field.ty, deepest - 1));
            format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(","))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_values_of_their_type() {
        let records = TypeRef::List {
            of: Box::new(TypeRef::Record {
                fields: [("name", TypeRef::Text { max: Some(40) }), ("price", TypeRef::Integer)]
                    .map(|(name, ty)| (Name::new(name), FieldContract { ty, optional: false, personal: false }))
                    .into_iter()
                    .collect(),
            }),
            max: Some(20),
        };
        assert_eq!(form(&records, DEEPEST), r#"[{"name":".." (≤ 40),"price":3}, ..] (≤ 20)"#);
        assert_eq!(form(&records, 1), "[.., ..] (≤ 20)");
        for (json, ty) in [
            ("3", TypeRef::Integer),
            ("\"12.50\"", TypeRef::Decimal),
            ("\"2026-03-31\"", TypeRef::Date),
            ("\"2026-03-31T09:00:00+09:00\"", TypeRef::Datetime),
            ("\"10:00\"", TypeRef::Time),
            ("\"P7D\"", TypeRef::Duration),
        ] {
            assert_eq!(form(&ty, DEEPEST), json);
            assert!(Value::of_json(&serde_json::from_str(json).unwrap(), &ty).is_some(), "{json}");
        }
    }
}
