//! Effects as JSON (docs/plan.md, "Effects").

use serde_json::{Map, Value as Json, json};

use super::Key;
use super::effect::{Command, Effect, EffectKind, GrantedOffer, Origin, PrintedContent, Record, SendCommand, Why};
use super::value_json::fields_to_json;
use crate::bundle::canonical;
use crate::types::{Instant, Name};

/// The value of a member.
enum Part<'e> {
    Text(&'e str),
    Key(Key),
    At(Instant),
    Json(Json),
}

/// Members of one effect, as they come.
type Members<'e> = Vec<(&'static str, Part<'e>)>;

impl Effect {
    /// The object that stands for it; `bundle::canonical` gives its bytes.
    pub fn to_json(&self) -> Json {
        let members = self.members().into_iter();
        Json::Object(members.map(|(name, part)| (name.to_owned(), part.into_json())).collect())
    }

    /// Adds its canonical bytes (RFC 8785) and a line end: those of [`Effect::to_json`], without a tree of JSON between.
    pub fn write_line(&self, out: &mut Vec<u8>) {
        let mut members = self.members();
        // All names are ASCII: by bytes is by UTF-16.
        members.sort_unstable_by_key(|(name, _)| *name);
        let mut before = b'{';
        for (name, part) in members {
            out.extend_from_slice(&[before, b'"']);
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(b"\":");
            part.write(out);
            before = b',';
        }
        out.extend_from_slice(b"}\n");
    }

    fn members(&self) -> Members<'_> {
        let mut members = Members::with_capacity(16);
        match &self.kind {
            EffectKind::Command { id, command } => {
                members.push(("id", Part::Key(*id)));
                command.write(&mut members);
            }
            EffectKind::Record(record) => record.write(&mut members),
        }
        members.push(("at", Part::At(self.at)));
        members.push(("person", Part::Text(&self.person)));
        if let Some(Origin { instance, journey, version, step }) = &self.origin {
            members.push(("instance", Part::Key(*instance)));
            members.push(("journey", Part::Text(journey)));
            members.push(("version", Part::Text(version)));
            // Unknown where the program no longer holds the version.
            if !step.is_empty() {
                members.push(("step", Part::Text(step)));
            }
        }
        members
    }
}

impl Part<'_> {
    fn into_json(self) -> Json {
        match self {
            Part::Text(text) => text.into(),
            Part::Key(key) => key.to_string().into(),
            Part::At(at) => json!(at),
            Part::Json(json) => json,
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        match self {
            Part::Text(text) => canonical::write_string(out, text),
            Part::Key(key) => {
                out.push(b'"');
                out.extend_from_slice(&key.digits());
                out.push(b'"');
            }
            Part::At(at) => {
                out.push(b'"');
                out.extend_from_slice(&at.characters());
                out.push(b'"');
            }
            // No effect holds a fraction, a null or an integer that is too great.
            Part::Json(json) => out.extend(canonical::value_to_bytes(&json).unwrap_or_default()),
        }
    }
}

impl Command {
    /// The word behind `effect`.
    pub fn word(&self) -> &'static str {
        match self {
            Command::Send(_) => "send",
            Command::Grant { .. } => "grant",
            Command::Load { .. } => "load",
            Command::Set { .. } => "set",
            Command::List { .. } => "list",
            Command::Call { .. } => "call",
        }
    }

    fn write<'e>(&'e self, members: &mut Members<'e>) {
        let mut put = |name, part| members.push((name, part));
        put("effect", Part::Text(self.word()));
        match self {
            Command::Send(send) => send.write(members),
            Command::Grant { offer } => put("offer", Part::Text(offer)),
            Command::Load { source, args } => {
                put("source", Part::Text(source));
                put("args", Part::Json(fields_to_json(args)));
            }
            Command::Set { attribute, value } => {
                put("attribute", Part::Text(attribute));
                value.iter().for_each(|value| put("value", Part::Json(value.to_json())));
            }
            Command::List { list, change } => {
                put("list", Part::Text(list));
                put("change", Part::Json(json!(change)));
            }
            Command::Call { webhook, args } => {
                put("webhook", Part::Text(webhook));
                put("args", Part::Json(fields_to_json(args)));
            }
        }
    }
}

impl SendCommand {
    fn write<'e>(&'e self, members: &mut Members<'e>) {
        let mut put = |name, part| members.push((name, part));
        put("message", Part::Text(&self.message));
        put("locale", Part::Text(&self.locale));
        put("channel", Part::Text(&self.channel));
        put("purpose", Part::Text(self.purpose.word()));
        put("args", Part::Json(fields_to_json(&self.args)));
        self.variant.iter().for_each(|variant| put("variant", Part::Text(variant)));
        self.offer.iter().for_each(|offer| put("offer", Part::Json(offer.to_json())));
        self.content.iter().for_each(|content| put("content", Part::Json(content.to_json())));
    }
}

impl GrantedOffer {
    fn to_json(&self) -> Json {
        let mut object = Map::from_iter([("offer".to_owned(), json!(self.offer))]);
        if let Some(code) = &self.code {
            object.insert("code".into(), json!(code));
        }
        if let Some(at) = &self.expires_at {
            object.insert("expires_at".into(), json!(at));
        }
        Json::Object(object)
    }
}

impl PrintedContent {
    fn to_json(&self) -> Json {
        let text = |(name, text): &(Name, String)| (name.to_string(), json!(text));
        let fields: Map<String, Json> = self.fields.iter().map(text).collect();
        let links = self.links.iter().map(|link| json!({ "role": link.role, "text": link.text, "url": link.url }));
        let mut object = Map::from_iter([("fields".to_owned(), Json::Object(fields))]);
        let links: Vec<Json> = links.collect();
        if !links.is_empty() {
            object.insert("links".into(), links.into());
        }
        if let Some(format) = &self.format {
            object.insert("format".into(), json!(format));
        }
        if let Some(template) = &self.template {
            object.insert("template".into(), json!(template));
        }
        Json::Object(object)
    }
}

impl Record {
    /// The word behind `record`.
    pub fn word(&self) -> &'static str {
        match self {
            Record::Entered { .. } => "entered",
            Record::Refused { .. } => "refused",
            Record::Branched { .. } => "branched",
            Record::Skipped { .. } => "skipped",
            Record::Held { .. } => "held",
            Record::Withheld { .. } => "withheld",
            Record::Moved { .. } => "moved",
            Record::Goal => "goal",
            Record::Exited { .. } => "exited",
            Record::Finished => "finished",
            Record::Breach { .. } => "breach",
        }
    }

    fn write<'e>(&'e self, members: &mut Members<'e>) {
        let mut put = |name, part| members.push((name, part));
        put("record", Part::Text(self.word()));
        match self {
            Record::Entered { key } => key.iter().for_each(|key| put("key", Part::Json(key.to_json()))),
            Record::Refused { journey, reason } => {
                put("journey", Part::Text(journey));
                put("reason", Part::Text(reason.word()));
            }
            Record::Branched { to, arm } => {
                put("to", Part::Text(to));
                arm.iter().for_each(|arm| put("arm", Part::Text(arm)));
            }
            Record::Held { reason, until, rule } => {
                put("reason", Part::Text(reason.word()));
                put("until", Part::At(*until));
                rule.iter().for_each(|rule| put("rule", Part::Text(rule)));
            }
            Record::Withheld { message, reason, why: Why { rule, cap }, channels } => {
                put("message", Part::Text(message));
                put("reason", Part::Text(reason.word()));
                put("channels", Part::Json(json!(channels)));
                rule.iter().for_each(|rule| put("rule", Part::Text(rule)));
                cap.iter().for_each(|cap| put("cap", Part::Json(json!(cap))));
            }
            Record::Moved { from, to } => {
                put("from", Part::Text(from));
                put("to", Part::Text(to));
            }
            Record::Breach { input, reason } => {
                put("input", Part::Text(input));
                put("reason", Part::Text(reason.word()));
            }
            Record::Skipped { reason } | Record::Exited { reason } => put("reason", Part::Text(reason.word())),
            Record::Goal | Record::Finished => {}
        }
    }
}
