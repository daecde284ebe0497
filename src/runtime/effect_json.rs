//! Effects as JSON (docs/plan.md, "Effects").

use serde_json::{Map, Value as Json, json};

use super::effect::{Command, Effect, EffectKind, GrantedOffer, Origin, PrintedContent, Record, SendCommand, Why};
use super::value_json::fields_to_json;
use crate::types::Name;

impl Effect {
    /// The object that stands for it; `bundle::canonical` gives its bytes.
    pub fn to_json(&self) -> Json {
        let mut object = Map::new();
        match &self.kind {
            EffectKind::Command { id, command } => {
                object.insert("id".into(), id.to_string().into());
                command.write(&mut object);
            }
            EffectKind::Record(record) => record.write(&mut object),
        }
        object.insert("at".into(), json!(self.at));
        object.insert("person".into(), json!(self.person));
        if let Some(Origin { instance, journey, version, step }) = &self.origin {
            object.insert("instance".into(), instance.to_string().into());
            object.insert("journey".into(), json!(journey));
            object.insert("version".into(), json!(version));
            // Unknown where the program no longer holds the version.
            if !step.is_empty() {
                object.insert("step".into(), json!(step));
            }
        }
        Json::Object(object)
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

    fn write(&self, object: &mut Map<String, Json>) {
        let mut put = |name: &str, value: Json| drop(object.insert(name.into(), value));
        put("effect", self.word().into());
        match self {
            Command::Send(send) => send.write(object),
            Command::Grant { offer } => put("offer", json!(offer)),
            Command::Load { source, args } => {
                put("source", json!(source));
                put("args", fields_to_json(args));
            }
            Command::Set { attribute, value } => {
                put("attribute", json!(attribute));
                if let Some(value) = value {
                    put("value", value.to_json());
                }
            }
            Command::List { list, change } => {
                put("list", json!(list));
                put("change", json!(change));
            }
            Command::Call { webhook, args } => {
                put("webhook", json!(webhook));
                put("args", fields_to_json(args));
            }
        }
    }
}

impl SendCommand {
    fn write(&self, object: &mut Map<String, Json>) {
        let mut put = |name: &str, value: Json| drop(object.insert(name.into(), value));
        put("message", json!(self.message));
        put("locale", json!(self.locale));
        put("channel", json!(self.channel));
        put("purpose", json!(self.purpose));
        put("args", fields_to_json(&self.args));
        if let Some(variant) = &self.variant {
            put("variant", json!(variant));
        }
        if let Some(offer) = &self.offer {
            put("offer", offer.to_json());
        }
        if let Some(content) = &self.content {
            put("content", content.to_json());
        }
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

    fn write(&self, object: &mut Map<String, Json>) {
        let mut put = |name: &str, value: Json| drop(object.insert(name.into(), value));
        put("record", self.word().into());
        match self {
            Record::Entered { key } => key.iter().for_each(|key| put("key", key.to_json())),
            Record::Refused { journey, reason } => {
                put("journey", json!(journey));
                put("reason", json!(reason));
            }
            Record::Branched { to, arm } => {
                put("to", json!(to));
                arm.iter().for_each(|arm| put("arm", json!(arm)));
            }
            Record::Held { reason, until, rule } => {
                put("reason", json!(reason));
                put("until", json!(until));
                rule.iter().for_each(|rule| put("rule", json!(rule)));
            }
            Record::Withheld { message, reason, why: Why { rule, cap }, channels } => {
                put("message", json!(message));
                put("reason", json!(reason));
                put("channels", json!(channels));
                rule.iter().for_each(|rule| put("rule", json!(rule)));
                cap.iter().for_each(|cap| put("cap", json!(cap)));
            }
            Record::Moved { from, to } => {
                put("from", json!(from));
                put("to", json!(to));
            }
            Record::Breach { input, reason } => {
                put("input", json!(input));
                put("reason", json!(reason));
            }
            Record::Skipped { reason } | Record::Exited { reason } => put("reason", json!(reason)),
            Record::Goal | Record::Finished => {}
        }
    }
}
