//! Inputs from lines of JSON, as fast as they come.
//!
//! Nearly all inputs are events and receipts, written plainly: those are read in one go, without a tree of JSON between. Whatever is
//! written otherwise, or does not fit, goes the way of [`Input::of_json`], which alone says what is wrong.

use std::fmt;

use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value as Json;

use super::Key;
use super::input::{Input, InputKind, Receipt, is_in_time};
use super::input_json::InputError;
use super::program::Program;
use super::value::{Fields, Value};
use crate::bundle::canonical::GREATEST_INTEGER;
use crate::bundle::{FieldContract, TypeRef};
use crate::types::{Instant, Name};

/// The plain fields of an input; a text that is escaped is none of them.
#[derive(Deserialize)]
struct Line<'l> {
    input: &'l str,
    id: &'l str,
    at: &'l str,
    person: &'l str,
    #[serde(default)]
    event: Option<&'l str>,
    #[serde(default)]
    command: Option<&'l str>,
    #[serde(default)]
    kind: Option<&'l str>,
}

impl Input {
    /// Reads one line. Gives nothing for an event that the plan does not react to (P-PLAN-1).
    pub fn of_line(program: &Program, line: &str) -> Result<Option<Input>, InputError> {
        if let Ok(plain) = serde_json::from_str::<Line<'_>>(line) {
            if plain.input == "event" && plain.event.is_some_and(|event| !program.reacts_to(event)) {
                return Ok(None);
            }
            if let Some(input) = plain.read(program, line) {
                return Ok(Some(input));
            }
        }
        let json: Json = serde_json::from_str(line).map_err(|_| InputError::NoObject)?;
        let text = |field: &str| json.get(field).and_then(Json::as_str);
        if text("input") == Some("event") && text("event").is_some_and(|event| !program.reacts_to(event)) {
            return Ok(None);
        }
        Input::of_json(program, &json).map(Some)
    }

    /// Reads a line that is an event or a receipt, written plainly; whether the plan reacts to it or not. Nothing where it is anything
    /// else: then [`Input::of_json`] says what it is, or what is wrong.
    pub fn of_plain_line(program: &Program, line: &str) -> Option<Input> {
        serde_json::from_str::<Line<'_>>(line).ok()?.read(program, line)
    }
}

impl Line<'_> {
    /// None where the slower way must say what it is.
    fn read(&self, program: &Program, line: &str) -> Option<Input> {
        let kind = match self.input {
            "event" => {
                let event = Name::new(self.event?);
                let declared = &program.contract.events.get(&event)?.properties;
                InputKind::Event { properties: properties(declared, line)?, event }
            }
            "receipt" => {
                InputKind::Receipt { command: Key::parse(self.command?)?, receipt: Receipt::of_word(self.kind?)? }
            }
            _ => return None,
        };
        let at = Instant::parse(self.at).filter(|at| is_in_time(*at))?;
        Some(Input { id: self.id.into(), at, person: self.person.into(), kind })
    }
}

type Declared<'c> = &'c IndexMap<Name, FieldContract>;

fn properties(declared: Declared<'_>, line: &str) -> Option<Fields> {
    let mut reader = serde_json::Deserializer::from_str(line);
    Properties { declared }.deserialize(&mut reader).ok()
}

/// The member `properties` of an input.
#[derive(Clone, Copy)]
struct Properties<'c> {
    declared: Declared<'c>,
}

impl<'de> DeserializeSeed<'de> for Properties<'_> {
    type Value = Fields;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Fields, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Properties<'_> {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an input")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Fields, A::Error> {
        let mut found = None;
        while let Some(name) = members.next_key::<&str>()? {
            if name == "properties" {
                found = Some(members.next_value_seed(Record { declared: self.declared })?);
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        found.ok_or_else(|| A::Error::missing_field("properties"))
    }
}

/// Declared fields, in the order in which they are declared; what is not declared is passed over.
struct Record<'c> {
    declared: Declared<'c>,
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
        let mut found: Vec<Option<(Name, Value)>> = vec![None; self.declared.len()];
        while let Some(name) = members.next_key::<&str>()? {
            let Some((place, name, field)) = self.declared.get_full(name) else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            let value = members.next_value_seed(Typed { ty: &field.ty })?;
            if found.get_mut(place).and_then(|slot| slot.replace((name.clone(), value))).is_some() {
                return Err(A::Error::custom("a field stands twice"));
            }
        }
        let mut declared = found.iter().zip(self.declared.values());
        if declared.any(|(found, field)| found.is_none() && !field.optional) {
            return Err(A::Error::custom("a field is missing"));
        }
        Ok(found.into_iter().flatten().collect())
    }
}

/// A value of a type.
struct Typed<'c> {
    ty: &'c TypeRef,
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
                (number.unsigned_abs() <= GREATEST_INTEGER.unsigned_abs()).then_some(Value::Integer(number))
            }
            TypeRef::Boolean => Some(Value::Boolean(bool::deserialize(deserializer)?)),
            TypeRef::Record { fields } => {
                return Record { declared: fields }.deserialize(deserializer).map(Value::Record);
            }
            other => Value::of_json(&Json::deserialize(deserializer)?, other),
        };
        value.ok_or_else(|| D::Error::custom("not a value of the type"))
    }
}
