//! Members of lines that hold more than a text: what is told of a person, of the past, of an answer. Read without a tree of JSON
//! between; whatever does not fit, or is written in an unusual way, is an error here, and the slower reader says what it is.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;

use super::input::{PastEvent, Reply};
use super::program::Program;
use super::value::Fields;
use super::value_line::{Record, Typed};
use crate::types::{Instant, Name};

/// Attributes by their types, in the order of their names, as the slower reader gives them; what is not declared is passed over.
pub struct Attributes<'p> {
    pub program: &'p Program,
}

/// What is true and what is not, in the order of names; of names that nobody knows only that they are flags.
pub struct Flags<K> {
    pub known: K,
}

/// Events of the past, in the order in which they stand there.
pub struct Past<'p> {
    pub program: &'p Program,
}

/// What the host answered: a grant that was given or refused, or content.
pub struct Answer;

/// A seed that is its own visitor.
macro_rules! seed {
    ($seed:ty, $form:ident, $value:ty $(, $($of:tt)*)?) => {
        impl<'de $(, $($of)*)?> DeserializeSeed<'de> for $seed {
            type Value = $value;

            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<$value, D::Error> {
                deserializer.$form(self)
            }
        }
    };
}

seed!(Attributes<'_>, deserialize_map, Fields);
seed!(Flags<K>, deserialize_map, Vec<(Name, bool)>, K: Fn(&str) -> bool);
seed!(Past<'_>, deserialize_seq, Vec<PastEvent>);
seed!(PastOne<'_>, deserialize_map, PastEvent);
seed!(Answer, deserialize_map, Reply);
seed!(Granted, deserialize_map, Reply);

impl<'de> Visitor<'de> for Attributes<'_> {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("attributes")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Fields, A::Error> {
        let mut attributes = Fields::new();
        while let Some(name) = members.next_key::<&str>()? {
            match self.program.contract.attributes.get_key_value(name) {
                Some((name, declared)) => {
                    attributes.push((name.clone(), members.next_value_seed(Typed { ty: &declared.field.ty })?));
                }
                None => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        by_name(attributes)
    }
}

impl<'de, K: Fn(&str) -> bool> Visitor<'de> for Flags<K> {
    type Value = Vec<(Name, bool)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("names with true or false")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Vec<(Name, bool)>, A::Error> {
        let mut flags = Vec::new();
        while let Some(name) = members.next_key::<&str>()? {
            let flag: bool = members.next_value()?;
            if (self.known)(name) {
                flags.push((Name::new(name), flag));
            }
        }
        by_name(flags)
    }
}

/// In the order of names. The slower reader knows which of two with one name counts.
fn by_name<T, E: Error>(mut named: Vec<(Name, T)>) -> Result<Vec<(Name, T)>, E> {
    named.sort_by(|(one, _), (other, _)| one.cmp(other));
    let twice = named.windows(2).any(|pair| matches!(pair, [(one, _), (other, _)] if one == other));
    if twice { Err(E::custom("a name stands twice")) } else { Ok(named) }
}

impl<'de> Visitor<'de> for Past<'_> {
    type Value = Vec<PastEvent>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("events")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<PastEvent>, A::Error> {
        let mut events = Vec::new();
        while let Some(event) = items.next_element_seed(PastOne { program: self.program })? {
            events.push(event);
        }
        Ok(events)
    }
}

struct PastOne<'p> {
    program: &'p Program,
}

impl<'de> Visitor<'de> for PastOne<'_> {
    type Value = PastEvent;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an event of the past")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<PastEvent, A::Error> {
        let (mut event, mut at, mut properties) = (None, None, None);
        while let Some(name) = members.next_key::<&str>()? {
            match name {
                "event" if event.is_none() => {
                    event = self.program.contract.events.get_key_value(members.next_value::<&str>()?);
                }
                "at" if at.is_none() => at = Instant::parse(members.next_value()?),
                "properties" if properties.is_none() => {
                    let (_, contract) = event.ok_or_else(|| A::Error::missing_field("event"))?;
                    properties = Some(members.next_value_seed(Record { declared: &contract.properties })?);
                }
                "event" | "at" | "properties" => {
                    return Err(A::Error::custom("a member stands twice, or does not fit"));
                }
                _ => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        match (event, at, properties) {
            (Some((event, _)), Some(at), Some(properties)) => Ok(PastEvent { event: event.clone(), at, properties }),
            _ => Err(A::Error::custom("a member is missing")),
        }
    }
}

impl<'de> Visitor<'de> for Answer {
    type Value = Reply;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Reply, A::Error> {
        let reply = match members.next_key::<&str>()? {
            Some("granted") => members.next_value_seed(Granted)?,
            Some("refused") => match members.next_value::<BTreeMap<&str, IgnoredAny>>()?.is_empty() {
                true => Reply::Refused,
                false => return Err(A::Error::custom("a refusal says nothing more")),
            },
            Some("items") => {
                let items = members.next_value::<Vec<Json>>()?;
                match items.iter().all(Json::is_object) {
                    true => Reply::Items(items),
                    false => return Err(A::Error::custom("no such content")),
                }
            }
            _ => return Err(A::Error::custom("no answer that is known")),
        };
        match members.next_key::<&str>()? {
            None => Ok(reply),
            Some(_) => Err(A::Error::custom("more than one answer")),
        }
    }
}

struct Granted;

impl<'de> Visitor<'de> for Granted {
    type Value = Reply;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what was granted")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Reply, A::Error> {
        let (mut code, mut expires_at) = (None, None);
        while let Some(name) = members.next_key::<&str>()? {
            match name {
                "code" if code.is_none() => code = Some(Name::new(members.next_value::<&str>()?)),
                "expires_at" if expires_at.is_none() => {
                    let at = Instant::parse(members.next_value()?);
                    expires_at = Some(at.ok_or_else(|| A::Error::custom("no instant"))?);
                }
                "code" | "expires_at" => return Err(A::Error::custom("a member stands twice")),
                _ => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Reply::Granted { code, expires_at })
    }
}
