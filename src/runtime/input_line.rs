//! Inputs from lines of JSON, as fast as they come.
//!
//! Nearly all inputs are events and receipts, written plainly: those are read in one go, without a tree of JSON between. Whatever is
//! written otherwise, or does not fit, goes the way of [`Input::of_json`], which alone says what is wrong.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value as Json;

use super::Key;
use super::input::{Input, InputKind, Receipt, is_in_time};
use super::input_json::InputError;
use super::program::Program;
use super::value::Fields;
use super::value_line::{Declared, Record};
use crate::types::{Instant, Name};

impl Input {
    /// Reads one line. Gives nothing for an event that the plan does not react to (P-PLAN-1).
    pub fn of_line(program: &Program, line: &str) -> Result<Option<Input>, InputError> {
        if let Some(plain) = Line::read(program, line, Wanted::Alphabet) {
            if plain.input == "event" && plain.event.is_some_and(|event| !program.reacts_to(event)) {
                return Ok(None);
            }
            if let Some(input) = plain.into_input() {
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
        Line::read(program, line, Wanted::Contract)?.into_input()
    }
}

/// Events whose properties are wanted.
#[derive(Clone, Copy)]
enum Wanted {
    Alphabet,
    Contract,
}

/// The plain fields of an input; a text that is escaped is none of them.
#[derive(Default)]
struct Line<'l> {
    input: &'l str,
    id: &'l str,
    at: &'l str,
    person: &'l str,
    event: Option<&'l str>,
    command: Option<&'l str>,
    kind: Option<&'l str>,
    /// By the types of the event. Absent too where they stood before its name, or nobody wants them.
    properties: Option<Fields>,
}

impl<'l> Line<'l> {
    /// None where it is written in a way that only the slower reader understands.
    fn read(program: &Program, line: &'l str, wanted: Wanted) -> Option<Line<'l>> {
        let mut reader = serde_json::Deserializer::from_str(line);
        let read = Members { program, wanted }.deserialize(&mut reader).ok()?;
        reader.end().ok().map(|()| read)
    }

    /// None where the slower way must say what it is.
    fn into_input(self) -> Option<Input> {
        let kind = match self.input {
            "event" => InputKind::Event { properties: self.properties?, event: Name::new(self.event?) },
            "receipt" => {
                InputKind::Receipt { command: Key::parse(self.command?)?, receipt: Receipt::of_word(self.kind?)? }
            }
            _ => return None,
        };
        let at = Instant::parse(self.at).filter(|at| is_in_time(*at) && !self.person.is_empty())?;
        Some(Input { id: self.id.into(), at, person: self.person.into(), kind })
    }
}

/// The members of a line, read in one go.
#[derive(Clone, Copy)]
struct Members<'p> {
    program: &'p Program,
    wanted: Wanted,
}

impl<'p> Members<'p> {
    fn declared(self, event: &str) -> Option<Declared<'p>> {
        let known = self.program.events.get(event).map(|event| &event.contract);
        let known = known.or_else(|| match self.wanted {
            Wanted::Alphabet => None,
            Wanted::Contract => self.program.contract.events.get(event),
        });
        known.map(|contract| &contract.properties)
    }
}

impl<'de> DeserializeSeed<'de> for Members<'_> {
    type Value = Line<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Line<'de>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Members<'_> {
    type Value = Line<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an input")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Line<'de>, A::Error> {
        let (mut line, mut texts) = (Line::default(), 0_u32);
        while let Some(name) = members.next_key::<&str>()? {
            let (bit, slot) = match name {
                "input" => (1, &mut line.input),
                "id" => (2, &mut line.id),
                "at" => (4, &mut line.at),
                "person" => (8, &mut line.person),
                "event" => (16, line.event.insert("")),
                "command" => (32, line.command.insert("")),
                "kind" => (64, line.kind.insert("")),
                "properties" if line.properties.is_none() => {
                    match line.event.and_then(|event| self.declared(event)) {
                        Some(declared) => line.properties = Some(members.next_value_seed(Record { declared })?),
                        None => drop(members.next_value::<IgnoredAny>()?),
                    }
                    continue;
                }
                // Of other kinds, which only the slower reader knows.
                "events" | "attributes" | "consents" | "reachable" | "result" => {
                    return Err(A::Error::custom("neither an event nor a receipt"));
                }
                // Twice: the slower reader knows which of them counts.
                "properties" => return Err(A::Error::duplicate_field("properties")),
                _ => {
                    members.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            if texts & bit != 0 {
                return Err(A::Error::custom("a member stands twice"));
            }
            texts |= bit;
            *slot = members.next_value()?;
        }
        // Those without which nothing is an input.
        if texts & 15 == 15 { Ok(line) } else { Err(A::Error::custom("a member is missing")) }
    }
}
