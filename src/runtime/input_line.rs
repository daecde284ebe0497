//! Inputs from lines of JSON, as fast as they come.
//!
//! Nearly all inputs are written plainly: those are read in one go, without a tree of JSON between. Whatever is written otherwise, or
//! does not fit, goes the way of [`Input::of_json`], which alone says what is wrong.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value as Json;

use super::Key;
use super::input::{Input, InputKind, PastEvent, Profile, Receipt, Reply, is_in_time};
use super::input_json::InputError;
use super::member_line::{Answer, Attributes, Flags, Past};
use super::program::Program;
use super::value::Fields;
use super::value_line::{Declared, Record};
use crate::types::{Instant, Name, zone};

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

    /// Reads a line that says something of one person, written plainly; of an event whether the plan reacts to it or not. Nothing where
    /// it is anything else: then [`Input::of_json`] says what it is, or what is wrong.
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

/// The plain members of an input; a text that is escaped is none of them.
#[derive(Default)]
struct Line<'l> {
    input: &'l str,
    id: &'l str,
    at: &'l str,
    person: &'l str,
    event: Option<&'l str>,
    command: Option<&'l str>,
    kind: Option<&'l str>,
    zone: Option<&'l str>,
    locale: Option<&'l str>,
    /// By the types of the event. Absent too where they stood before its name, or nobody wants them.
    properties: Option<Fields>,
    /// All but zone and locale.
    profile: Option<Box<Profile>>,
    events: Option<Vec<PastEvent>>,
    reply: Option<Reply>,
}

impl<'l> Line<'l> {
    /// None where it is written in a way that only the slower reader understands.
    fn read(program: &Program, line: &'l str, wanted: Wanted) -> Option<Line<'l>> {
        let mut reader = serde_json::Deserializer::from_str(line);
        let read = Members { program, wanted }.deserialize(&mut reader).ok()?;
        reader.end().ok().map(|()| read)
    }

    /// None where the slower way must say what it is.
    fn into_input(mut self) -> Option<Input> {
        let kind = match self.input {
            "event" => InputKind::Event { properties: self.properties?, event: Name::new(self.event?) },
            "receipt" => {
                InputKind::Receipt { command: Key::parse(self.command?)?, receipt: Receipt::of_word(self.kind?)? }
            }
            "reply" => InputKind::Reply { command: Key::parse(self.command?)?, reply: self.reply? },
            "profile" => InputKind::Profile(self.profile()?),
            "backfill" => InputKind::Backfill { events: self.events? },
            _ => return None,
        };
        let at = Instant::parse(self.at).filter(|at| is_in_time(*at) && !self.person.is_empty())?;
        Some(Input { id: self.id.into(), at, person: self.person.into(), kind })
    }

    /// What is told of the person.
    fn told(&mut self) -> &mut Profile {
        self.profile.get_or_insert_default()
    }

    fn profile(&mut self) -> Option<Box<Profile>> {
        let mut profile = self.profile.take().unwrap_or_default();
        if self.zone.is_some_and(|zone| !zone::exists(zone)) {
            return None;
        }
        profile.zone = self.zone.map(Name::new);
        profile.locale = self.locale.map(Name::new);
        Some(profile)
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
        let (mut line, mut seen) = (Line::default(), 0_u32);
        while let Some(name) = members.next_key::<&str>()? {
            let Some(member) = Member::of_name(name) else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            // The slower reader knows which of two counts.
            if seen & member.bit() != 0 {
                return Err(A::Error::custom("a member stands twice"));
            }
            seen |= member.bit();
            self.put(&mut line, member, &mut members)?;
        }
        if seen & NEEDED == NEEDED { Ok(line) } else { Err(A::Error::custom("a member is missing")) }
    }
}

impl Members<'_> {
    fn put<'de, A: MapAccess<'de>>(
        self,
        line: &mut Line<'de>,
        member: Member,
        members: &mut A,
    ) -> Result<(), A::Error> {
        let (program, contract) = (self.program, &self.program.contract);
        match member {
            Member::Input => line.input = members.next_value()?,
            Member::Id => line.id = members.next_value()?,
            Member::At => line.at = members.next_value()?,
            Member::Person => line.person = members.next_value()?,
            Member::Event => line.event = Some(members.next_value()?),
            Member::Command => line.command = Some(members.next_value()?),
            Member::Kind => line.kind = Some(members.next_value()?),
            Member::Zone => line.zone = Some(members.next_value()?),
            Member::Locale => line.locale = Some(members.next_value()?),
            Member::Properties => match line.event.and_then(|event| self.declared(event)) {
                Some(declared) => line.properties = Some(members.next_value_seed(Record { declared })?),
                None => drop(members.next_value::<IgnoredAny>()?),
            },
            Member::Attributes => line.told().attributes = members.next_value_seed(Attributes { program })?,
            Member::Unset => {
                line.told().unset = members.next_value::<Vec<&str>>()?.into_iter().map(Name::new).collect();
            }
            Member::Consents => {
                let known = |name: &str| contract.consents.contains_key(name);
                line.told().consents = members.next_value_seed(Flags { known })?;
            }
            Member::Reachable => {
                let known = |name: &str| contract.channels.contains_key(name);
                line.told().reachable = members.next_value_seed(Flags { known })?;
            }
            Member::Suppressed => {
                let known = |name: &str| contract.channels.contains_key(name);
                line.told().suppressed = members.next_value_seed(Flags { known })?;
            }
            Member::Lists => {
                let known = |name: &str| contract.lists.iter().any(|list| list == name);
                line.told().lists = members.next_value_seed(Flags { known })?;
            }
            Member::Events => line.events = Some(members.next_value_seed(Past { program })?),
            Member::Result => line.reply = Some(members.next_value_seed(Answer)?),
        }
        Ok(())
    }
}

/// A member that some kind of input has.
#[derive(Clone, Copy)]
enum Member {
    Input,
    Id,
    At,
    Person,
    Event,
    Command,
    Kind,
    Zone,
    Locale,
    Properties,
    Attributes,
    Unset,
    Consents,
    Reachable,
    Suppressed,
    Lists,
    Events,
    Result,
}

/// Those without which nothing is an input: kind, id, instant, person.
const NEEDED: u32 = Member::Input.bit() | Member::Id.bit() | Member::At.bit() | Member::Person.bit();

impl Member {
    const fn bit(self) -> u32 {
        1 << self as u32
    }

    fn of_name(name: &str) -> Option<Member> {
        Some(match name {
            "input" => Member::Input,
            "id" => Member::Id,
            "at" => Member::At,
            "person" => Member::Person,
            "event" => Member::Event,
            "command" => Member::Command,
            "kind" => Member::Kind,
            "zone" => Member::Zone,
            "locale" => Member::Locale,
            "properties" => Member::Properties,
            "attributes" => Member::Attributes,
            "unset" => Member::Unset,
            "consents" => Member::Consents,
            "reachable" => Member::Reachable,
            "suppressed" => Member::Suppressed,
            "lists" => Member::Lists,
            "events" => Member::Events,
            "result" => Member::Result,
            _ => return None,
        })
    }
}
