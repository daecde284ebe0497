//! From a line to an input.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value as Json;

use super::dead_letter::Fault;
use super::lines::Line;
use super::wanted;
use crate::runtime::{Input, InputError, InputKind, Program, is_in_time};
use crate::types::Instant;

/// What a line says.
#[derive(Debug)]
pub enum Decoded {
    /// Nothing: it is blank.
    Blank,
    /// An event that nothing in the plan looks at (P-PLAN-1): only that it came then. What its properties are was not looked at.
    Outside(Instant),
    Input(Input),
    /// It cannot be used; with the person it names, if that can be read.
    Bad(Fault, Option<String>),
}

/// Reads a line by the types of the bundle in force.
pub fn decode(program: &Program, line: Line, text: &[u8]) -> Decoded {
    if line.too_long {
        return Decoded::Bad(Fault::TooLong, None);
    }
    let text = match std::str::from_utf8(text) {
        // Programs on Windows begin a file with a byte order mark.
        Ok(text) if line.number == 1 => text.trim_start_matches('\u{feff}').trim(),
        Ok(text) => text.trim(),
        Err(_) => return Decoded::Bad(Fault::NotUtf8, None),
    };
    if text.is_empty() {
        return Decoded::Blank;
    }
    if let Some(at) = outside(program, text) {
        return Decoded::Outside(at);
    }
    if let Some(Ok(input)) = Input::of_plain_line(program, text).map(sensible) {
        return Decoded::Input(input);
    }
    let json: Json = match serde_json::from_str(text) {
        Ok(json) => json,
        Err(error) => return Decoded::Bad(unreadable(&error), None),
    };
    match Input::of_json(program, &json).map_err(Fault::Input).and_then(sensible) {
        Ok(input) => Decoded::Input(input),
        Err(fault) => Decoded::Bad(explained(program, &json, fault), named(&json)),
    }
}

/// What an event has around its properties.
#[derive(Deserialize)]
struct Envelope<'l> {
    #[serde(borrow)]
    input: Cow<'l, str>,
    #[serde(rename = "id", borrow)]
    _id: Cow<'l, str>,
    #[serde(borrow)]
    at: Cow<'l, str>,
    #[serde(borrow)]
    person: Cow<'l, str>,
    #[serde(borrow)]
    event: Cow<'l, str>,
    #[serde(rename = "properties")]
    _properties: IgnoredAny,
}

/// The instant of a whole event outside the alphabet of the plan. None where it may be anything else.
fn outside(program: &Program, text: &str) -> Option<Instant> {
    let line: Envelope<'_> = serde_json::from_str(text).ok()?;
    let passed = line.input == "event" && !line.person.is_empty() && !program.reacts_to(&line.event);
    // What the schema does not declare is a dead letter.
    let declared = passed && program.contract().events.contains_key(line.event.as_ref());
    // At any other instant it is an input that does not fit, like any (P-INPUT-7).
    declared.then(|| Instant::parse(&line.at)).flatten().filter(|at| is_in_time(*at))
}

fn unreadable(error: &serde_json::Error) -> Fault {
    let why = error.to_string();
    // The reader has no kind of its own for this.
    if why.starts_with("recursion limit exceeded") { Fault::TooDeep } else { Fault::NotJson { why } }
}

/// What the types of the contract do not say.
fn sensible(input: Input) -> Result<Input, Fault> {
    let missing = |field: &str| Fault::Input(InputError::Field { field: field.to_owned() });
    match &input.kind {
        InputKind::Tick | InputKind::Activate { .. } => Ok(input),
        InputKind::Merge { .. } if input.person.is_empty() => Err(missing("to")),
        InputKind::Merge { from } if from.is_empty() => Err(missing("from")),
        InputKind::Merge { from } if *from == input.person => Err(Fault::SamePerson),
        _ if input.person.is_empty() => Err(missing("person")),
        _ => Ok(input),
    }
}

/// With what the field should hold.
fn explained(program: &Program, json: &Json, fault: Fault) -> Fault {
    match fault {
        Fault::Input(InputError::Field { field }) => {
            let wanted = wanted::of(program, json, &field);
            Fault::Field { field, wanted }
        }
        other => other,
    }
}

fn named(json: &Json) -> Option<String> {
    let name = json.get("person").or_else(|| json.get("to"));
    name.and_then(Json::as_str).filter(|name| !name.is_empty()).map(str::to_owned)
}
