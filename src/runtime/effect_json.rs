//! Effects as JSON (docs/plan.md, "Effects").

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use super::Key;
use super::effect::{Command, Effect, EffectKind, GrantedOffer, Origin, PrintedContent, Record, SendCommand, Why};
use super::effect_member::Member;
use super::value::{Fields, Value};
use super::value_bytes::{write_fields, write_json, write_plain};
use super::value_json::fields_to_json;
use crate::bundle::{Reason, canonical};
use crate::types::{Instant, Name};

/// The value of a member.
#[derive(Clone, Copy)]
enum Part<'e> {
    /// The effect does not have it.
    Absent,
    /// Without anything to escape.
    Word(&'static str),
    Text(&'e str),
    Key(Key),
    At(Instant),
    Value(&'e Value),
    Fields(&'e Fields),
    Offer(&'e GrantedOffer),
    Content(&'e PrintedContent),
    /// Why each channel did not do.
    Channels(&'e BTreeMap<Name, Reason>),
    Place(usize),
}

/// Members of one effect, each at its place.
struct Members<'e> {
    parts: [Part<'e>; Member::ALL.len()],
}

impl<'e> Members<'e> {
    const NONE: Members<'static> = Members { parts: [Part::Absent; Member::ALL.len()] };

    fn put_all(&mut self, effect: &'e Effect) {
        match &effect.kind {
            EffectKind::Command { id, command } => {
                self.put(Member::Id, Part::Key(*id));
                command.members(self);
            }
            EffectKind::Record(record) => record.members(self),
        }
        self.put(Member::At, Part::At(effect.at));
        self.put(Member::Person, Part::Text(&effect.person));
        if let Some(Origin { instance, journey, version, step }) = &effect.origin {
            self.put(Member::Instance, Part::Key(*instance));
            self.put(Member::Journey, Part::Text(journey));
            self.put(Member::Version, Part::Text(version));
            // Unknown where the program no longer holds the version.
            if !step.is_empty() {
                self.put(Member::Step, Part::Text(step));
            }
        }
    }

    fn put(&mut self, member: Member, part: Part<'e>) {
        if let Some(place) = self.parts.get_mut(member as usize) {
            *place = part;
        }
    }

    fn present(&self) -> impl Iterator<Item = (Member, Part<'e>)> {
        let all = Member::ALL.iter().copied().zip(self.parts);
        all.filter(|(_, part)| !matches!(part, Part::Absent))
    }
}

impl Effect {
    /// The object that stands for it; `bundle::canonical` gives its bytes.
    pub fn to_json(&self) -> Json {
        let mut members = Members::NONE;
        members.put_all(self);
        Json::Object(members.present().map(|(member, part)| (member.name().to_owned(), part.to_json())).collect())
    }

    /// Adds its canonical bytes (RFC 8785) and a line end: those of [`Effect::to_json`], without a tree of JSON between.
    pub fn write_line(&self, out: &mut Vec<u8>) {
        let begin = out.len();
        let mut members = Members::NONE;
        members.put_all(self);
        for (member, part) in members.present() {
            out.extend_from_slice(member.prefix());
            part.write(out);
        }
        // No member stands before the first.
        if let Some(first) = out.get_mut(begin) {
            *first = b'{';
        }
        out.extend_from_slice(b"}\n");
    }
}

impl Part<'_> {
    fn to_json(self) -> Json {
        match self {
            Part::Absent => Json::Null,
            Part::Word(text) | Part::Text(text) => text.into(),
            Part::Key(key) => key.to_string().into(),
            Part::At(at) => json!(at),
            Part::Value(value) => value.to_json(),
            Part::Fields(fields) => fields_to_json(fields),
            Part::Offer(offer) => offer.to_json(),
            Part::Content(content) => content.to_json(),
            Part::Channels(channels) => json!(channels),
            Part::Place(place) => json!(place),
        }
    }

    fn write(self, out: &mut Vec<u8>) {
        match self {
            Part::Absent => {}
            Part::Word(text) => write_plain(out, text.as_bytes()),
            Part::Text(text) => canonical::write_string(out, text),
            Part::Key(key) => write_plain(out, key.digits().as_flattened()),
            Part::At(at) => write_plain(out, &at.characters()),
            Part::Value(value) => value.write(out),
            Part::Fields(fields) => write_fields(out, fields),
            Part::Offer(_) | Part::Content(_) | Part::Channels(_) | Part::Place(_) => write_json(out, &self.to_json()),
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

    fn members<'e>(&'e self, members: &mut Members<'e>) {
        let mut put = |member, part| members.put(member, part);
        put(Member::Effect, Part::Word(self.word()));
        match self {
            Command::Send(send) => send.members(members),
            Command::Grant { offer } => put(Member::Offer, Part::Text(offer)),
            Command::Load { source, args } => {
                put(Member::Source, Part::Text(source));
                put(Member::Args, Part::Fields(args));
            }
            Command::Set { attribute, value } => {
                put(Member::Attribute, Part::Text(attribute));
                value.iter().for_each(|value| put(Member::Value, Part::Value(value)));
            }
            Command::List { list, change } => {
                put(Member::List, Part::Text(list));
                put(Member::Change, Part::Word(change.word()));
            }
            Command::Call { webhook, args } => {
                put(Member::Webhook, Part::Text(webhook));
                put(Member::Args, Part::Fields(args));
            }
        }
    }
}

impl SendCommand {
    fn members<'e>(&'e self, members: &mut Members<'e>) {
        let mut put = |member, part| members.put(member, part);
        put(Member::Message, Part::Text(&self.message));
        put(Member::Locale, Part::Text(&self.locale));
        put(Member::Channel, Part::Text(&self.channel));
        put(Member::Purpose, Part::Word(self.purpose.word()));
        put(Member::Args, Part::Fields(&self.args));
        self.variant.iter().for_each(|variant| put(Member::Variant, Part::Text(variant)));
        self.offer.iter().for_each(|offer| put(Member::Offer, Part::Offer(offer)));
        self.content.iter().for_each(|content| put(Member::Content, Part::Content(content)));
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

    fn members<'e>(&'e self, members: &mut Members<'e>) {
        let mut put = |member, part| members.put(member, part);
        put(Member::Record, Part::Word(self.word()));
        match self {
            Record::Entered { key } => key.iter().for_each(|key| put(Member::Key, Part::Value(key))),
            Record::Refused { journey, reason } => {
                put(Member::Journey, Part::Text(journey));
                put(Member::Reason, Part::Word(reason.word()));
            }
            Record::Branched { to, arm } => {
                put(Member::To, Part::Text(to));
                arm.iter().for_each(|arm| put(Member::Arm, Part::Text(arm)));
            }
            Record::Held { reason, until, rule } => {
                put(Member::Reason, Part::Word(reason.word()));
                put(Member::Until, Part::At(*until));
                rule.iter().for_each(|rule| put(Member::Rule, Part::Text(rule)));
            }
            Record::Withheld { message, reason, why: Why { rule, cap }, channels } => {
                put(Member::Message, Part::Text(message));
                put(Member::Reason, Part::Word(reason.word()));
                put(Member::Channels, Part::Channels(channels));
                rule.iter().for_each(|rule| put(Member::Rule, Part::Text(rule)));
                cap.iter().for_each(|cap| put(Member::Cap, Part::Place(*cap)));
            }
            Record::Moved { from, to } => {
                put(Member::From, Part::Text(from));
                put(Member::To, Part::Text(to));
            }
            Record::Breach { input, reason } => {
                put(Member::Input, Part::Text(input));
                put(Member::Reason, Part::Word(reason.word()));
            }
            Record::Skipped { reason } | Record::Exited { reason } => put(Member::Reason, Part::Word(reason.word())),
            Record::Goal | Record::Finished => {}
        }
    }
}
