//! Strict reading: canonical bytes, known instructions, known fields.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::super::canonical::{self, escape_pointer};
use super::ReadError;

/// The words after `do`.
const INSTRUCTIONS: [&str; 14] = [
    "assign", "branch", "call", "collect", "grant", "list", "load", "race", "repeat", "send", "set", "stop", "until",
    "wait",
];

/// The JSON tree of a file that is written canonically. Repeated members, other spellings of strings and numbers, fractions,
/// nulls and a depth beyond what is written all show as bytes that are not the canonical ones.
pub(super) fn tree(file: &str, bytes: &[u8]) -> Result<Value, ReadError> {
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|error| ReadError::Malformed { file: file.to_owned(), why: error.to_string() })?;
    match canonical::value_to_bytes(&value) {
        Ok(canonical) if canonical == bytes => Ok(value),
        _ => Err(ReadError::NotCanonical { file: file.to_owned() }),
    }
}

/// Refuses a journey with a step that does something unknown, in words of its own: this is how a reader meets a later format.
pub(super) fn instructions(file: &str, value: &Value) -> Result<(), ReadError> {
    let steps = value.get("steps").and_then(Value::as_object);
    for (id, step) in steps.into_iter().flatten() {
        let instruction = step.get("do").and_then(Value::as_str).unwrap_or_default();
        if !INSTRUCTIONS.contains(&instruction) {
            let at = format!("/steps/{}", escape_pointer(id));
            return Err(ReadError::UnknownInstruction {
                file: file.to_owned(),
                at,
                instruction: instruction.to_owned(),
            });
        }
    }
    Ok(())
}

/// The value of a type, and nothing more but `x_` fields: what is read is written again and compared. A member that is lost on
/// the way was not known; anything that comes back otherwise (a set out of order, a duration `P1W`) was not in normal form.
pub(super) fn typed<T: Serialize + DeserializeOwned>(file: &str, value: &Value) -> Result<T, ReadError> {
    let malformed = |error: serde_json::Error| ReadError::Malformed { file: file.to_owned(), why: error.to_string() };
    let typed = T::deserialize(value).map_err(malformed)?;
    let again = serde_json::to_value(&typed).map_err(malformed)?;
    match difference(value, &again, String::new()) {
        Some(Difference::Unknown(at)) => Err(ReadError::UnknownField { file: file.to_owned(), at }),
        Some(Difference::Form(at)) => Err(ReadError::OtherForm { file: file.to_owned(), at }),
        None => Ok(typed),
    }
}

/// At a JSON pointer.
enum Difference {
    Unknown(String),
    Form(String),
}

fn difference(read: &Value, again: &Value, at: String) -> Option<Difference> {
    match (read, again) {
        (Value::Object(read), Value::Object(again)) => members(read, again, &at),
        (Value::Array(read), Value::Array(again)) if read.len() == again.len() => {
            let mut pairs = read.iter().zip(again).enumerate();
            pairs.find_map(|(index, (value, same))| difference(value, same, format!("{at}/{index}")))
        }
        _ => (read != again).then_some(Difference::Form(at)),
    }
}

fn members(read: &Map<String, Value>, again: &Map<String, Value>, at: &str) -> Option<Difference> {
    let inside = |name: &str| format!("{at}/{}", escape_pointer(name));
    let lost = read.iter().find_map(|(name, value)| match again.get(name) {
        Some(same) => difference(value, same, inside(name)),
        None => (!name.starts_with("x_")).then(|| Difference::Unknown(inside(name))),
    });
    lost.or_else(|| again.keys().find(|&name| !read.contains_key(name)).map(|name| Difference::Form(inside(name))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::Step;

    #[test]
    fn the_instructions_are_those_of_the_types() {
        let why = serde_json::from_str::<Step>(r#"{"do":"jump"}"#).unwrap_err().to_string();
        let mut known: Vec<&str> = why.split('`').skip(3).step_by(2).collect();
        known.sort_unstable();
        assert_eq!(known, INSTRUCTIONS);
    }
}
