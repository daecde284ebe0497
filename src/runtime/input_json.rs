//! Inputs from JSON (docs/plan.md, "Inputs").

use serde_json::{Map, Value as Json};

use super::Key;
use super::input::{Input, InputKind, PastEvent, Profile, Receipt, Reply, is_in_time};
use super::program::Program;
use super::value::{Fields, Value};
use crate::bundle::FieldContract;
use crate::types::{Instant, Name, zone};

/// What is wrong with an input: it goes to the dead letters of the host (P-CONTRACT-3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputError {
    /// No JSON object.
    NoObject,
    /// A field is missing, or its value does not fit.
    Field { field: String },
    /// `input` names no kind of input.
    UnknownKind { kind: String },
    /// The contract does not declare it.
    Undeclared { kind: &'static str, name: String },
}

impl std::fmt::Display for InputError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            InputError::NoObject => f.write_str("not a JSON object"),
            InputError::Field { field } => write!(f, "`{field}` is missing, or its value does not fit"),
            InputError::UnknownKind { kind } => write!(f, "there is no input `{kind}`"),
            InputError::Undeclared { kind, name } => write!(f, "the contract declares no {kind} `{name}`"),
        }
    }
}

impl std::error::Error for InputError {}

type Object = Map<String, Json>;

impl Input {
    /// Reads an input by the types of the contract. Properties and fields that the contract does not declare are passed over.
    pub fn of_json(program: &Program, json: &Json) -> Result<Input, InputError> {
        let object = json.as_object().ok_or(InputError::NoObject)?;
        let kind = text(object, "input")?;
        let at = instant(object, "at").ok().filter(|at| is_in_time(*at)).ok_or_else(|| wrong("at"))?;
        let id = if kind == "tick" { Name::default() } else { text(object, "id")? };
        let person = match kind.as_str() {
            "tick" | "activate" => Name::default(),
            "merge" => person(object, "to")?,
            _ => person(object, "person")?,
        };
        Ok(Input { id, at, person, kind: kind_of(program, &kind, object)? })
    }
}

fn kind_of(program: &Program, kind: &str, object: &Object) -> Result<InputKind, InputError> {
    Ok(match kind {
        "event" => {
            let (event, properties) = event(program, object)?;
            InputKind::Event { event, properties }
        }
        "profile" => InputKind::Profile(Box::new(profile(program, object)?)),
        "receipt" => {
            let receipt = Receipt::of_word(&text(object, "kind")?).ok_or_else(|| wrong("kind"))?;
            InputKind::Receipt { command: key(object, "command")?, receipt }
        }
        "reply" => InputKind::Reply { command: key(object, "command")?, reply: reply(object)? },
        "merge" => InputKind::Merge { from: person(object, "from")? },
        "forget" => InputKind::Forget,
        "backfill" => {
            let events = object.get("events").and_then(Json::as_array).ok_or_else(|| wrong("events"))?;
            InputKind::Backfill {
                events: events.iter().map(|past| past_event(program, past)).collect::<Result<_, _>>()?,
            }
        }
        "tick" => InputKind::Tick,
        "activate" => InputKind::Activate { manifest: text(object, "manifest")? },
        _ => return Err(InputError::UnknownKind { kind: kind.to_owned() }),
    })
}

fn past_event(program: &Program, json: &Json) -> Result<PastEvent, InputError> {
    let object = json.as_object().ok_or_else(|| wrong("events"))?;
    let (event, properties) = event(program, object)?;
    Ok(PastEvent { event, at: instant(object, "at")?, properties })
}

fn event(program: &Program, object: &Object) -> Result<(Name, Fields), InputError> {
    let name = text(object, "event")?;
    let declared = program.contract.events.get(&name);
    let declared = declared.ok_or_else(|| InputError::Undeclared { kind: "event", name: name.to_string() })?;
    let properties = object.get("properties").and_then(Json::as_object).ok_or_else(|| wrong("properties"))?;
    let properties = typed(properties, declared.properties.iter()).map_err(|field| wrong(&field))?;
    Ok((name, properties))
}

/// Field by field, so that the one that does not fit can be named.
fn typed<'c>(object: &Object, declared: impl Iterator<Item = (&'c Name, &'c FieldContract)>) -> Result<Fields, String> {
    let mut fields = Fields::new();
    for (name, field) in declared {
        match object.get(name.as_str()) {
            Some(json) => fields.push((name.clone(), Value::of_json(json, &field.ty).ok_or_else(|| name.to_string())?)),
            None if field.optional => {}
            None => return Err(name.to_string()),
        }
    }
    Ok(fields)
}

fn profile(program: &Program, object: &Object) -> Result<Profile, InputError> {
    let attributes = match object.get("attributes") {
        None => Fields::new(),
        Some(json) => attributes(program, json.as_object().ok_or_else(|| wrong("attributes"))?)?,
    };
    let unset = match object.get("unset") {
        None => Vec::new(),
        Some(json) => {
            let names = json.as_array().ok_or_else(|| wrong("unset"))?.iter();
            names.map(|name| name.as_str().map(Name::new)).collect::<Option<_>>().ok_or_else(|| wrong("unset"))?
        }
    };
    let zone = optional_text(object, "zone")?;
    if zone.as_deref().is_some_and(|zone| !zone::exists(zone)) {
        return Err(wrong("zone"));
    }
    let contract = &program.contract;
    Ok(Profile {
        attributes,
        unset,
        zone,
        locale: optional_text(object, "locale")?,
        consents: flags(object, "consents", |name| contract.consents.contains_key(name))?,
        reachable: flags(object, "reachable", |name| contract.channels.contains_key(name))?,
        suppressed: flags(object, "suppressed", |name| contract.channels.contains_key(name))?,
        lists: flags(object, "lists", |name| contract.lists.iter().any(|list| list == name))?,
    })
}

/// Attributes that the contract does not declare are passed over.
fn attributes(program: &Program, object: &Object) -> Result<Fields, InputError> {
    let mut attributes = Fields::new();
    for (name, json) in object {
        let Some(declared) = program.contract.attributes.get(name.as_str()) else { continue };
        let value = Value::of_json(json, &declared.field.ty).ok_or_else(|| wrong(name))?;
        attributes.push((Name::new(name), value));
    }
    Ok(attributes)
}

fn flags(object: &Object, field: &str, known: impl Fn(&str) -> bool) -> Result<Vec<(Name, bool)>, InputError> {
    let Some(json) = object.get(field) else { return Ok(Vec::new()) };
    let given = json.as_object().ok_or_else(|| wrong(field))?.iter();
    let flags = given.map(|(name, flag)| Some((Name::new(name), flag.as_bool()?)));
    let flags = flags.collect::<Option<Vec<_>>>().ok_or_else(|| wrong(field))?;
    Ok(flags.into_iter().filter(|(name, _)| known(name)).collect())
}

fn reply(object: &Object) -> Result<Reply, InputError> {
    let result = object.get("result").ok_or_else(|| wrong("result"))?;
    let result = result.as_object().filter(|choice| choice.len() == 1).ok_or_else(|| wrong("result"))?;
    if result.get("refused").and_then(Json::as_object).is_some_and(Object::is_empty) {
        return Ok(Reply::Refused);
    }
    if let Some(granted) = result.get("granted").and_then(Json::as_object) {
        let expires_at = match granted.get("expires_at") {
            None => None,
            Some(_) => Some(instant(granted, "expires_at")?),
        };
        return Ok(Reply::Granted { code: optional_text(granted, "code")?, expires_at });
    }
    let items = result.get("items").and_then(Json::as_array).ok_or_else(|| wrong("result"))?;
    if items.iter().all(Json::is_object) { Ok(Reply::Items(items.clone())) } else { Err(wrong("items")) }
}

fn text(object: &Object, field: &str) -> Result<Name, InputError> {
    object.get(field).and_then(Json::as_str).map(Name::new).ok_or_else(|| wrong(field))
}

fn person(object: &Object, field: &str) -> Result<Name, InputError> {
    text(object, field).ok().filter(|name| !name.is_empty()).ok_or_else(|| wrong(field))
}

fn optional_text(object: &Object, field: &str) -> Result<Option<Name>, InputError> {
    object.contains_key(field).then(|| text(object, field)).transpose()
}

fn instant(object: &Object, field: &str) -> Result<Instant, InputError> {
    object.get(field).and_then(Json::as_str).and_then(Instant::parse).ok_or_else(|| wrong(field))
}

fn key(object: &Object, field: &str) -> Result<Key, InputError> {
    Key::parse(&text(object, field)?).ok_or_else(|| wrong(field))
}

fn wrong(field: &str) -> InputError {
    InputError::Field { field: field.to_owned() }
}
