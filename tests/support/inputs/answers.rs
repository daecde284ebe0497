//! What the world answers to commands: receipts and replies.

use danbi::bundle::Contract;
use danbi::runtime::{Command, Effect, EffectKind};
use danbi::types::Name;
use serde_json::{Map, Value as Json, json};

use super::values::Pool;
use crate::generate::choices::Choices;

/// A command that was issued.
#[derive(Clone)]
pub struct Issued {
    pub id: String,
    pub person: String,
    pub what: Asks,
    /// How often it was answered.
    pub answers: usize,
}

/// What an answer to it looks like.
#[derive(Clone, PartialEq, Eq)]
pub enum Asks {
    Send,
    Grant,
    Load(Name),
    Call,
    /// `set` and `list`: nobody answers.
    Nothing,
}

impl Issued {
    pub fn of(effect: &Effect) -> Option<Issued> {
        let EffectKind::Command { id, command } = &effect.kind else { return None };
        let what = match command {
            Command::Send(_) => Asks::Send,
            Command::Grant { .. } => Asks::Grant,
            Command::Load { source, .. } => Asks::Load(source.clone()),
            Command::Call { .. } => Asks::Call,
            Command::Set { .. } | Command::List { .. } => Asks::Nothing,
        };
        Some(Issued { id: id.to_string(), person: effect.person.to_string(), what, answers: 0 })
    }
}

/// `delivered` and `failed` decide chains of channels, so they come more often.
const RECEIPTS: [&str; 12] = [
    "delivered",
    "failed",
    "sent",
    "opened",
    "clicked",
    "delivered",
    "failed",
    "opened",
    "clicked",
    "bounced",
    "unsubscribed",
    "complained",
];

/// Fields of a receipt for a send.
pub fn receipt(dice: &mut Choices, command: &str) -> Map<String, Json> {
    let kind = dice.word(&RECEIPTS);
    let mut fields = Map::from_iter([("command".to_owned(), json!(command)), ("kind".to_owned(), json!(kind))]);
    if kind == "clicked" {
        fields.insert("link".into(), "https://example.com/a".into());
    }
    fields
}

/// Fields of a reply, mostly one that fits what was asked.
pub fn reply(dice: &mut Choices, contract: &Contract, pool: &mut Pool<'_>, issued: &Issued) -> Map<String, Json> {
    let refused = json!({ "refused": {} });
    let result = match &issued.what {
        Asks::Load(source) if !dice.chance(20) => items(dice, contract, pool, source),
        Asks::Grant if !dice.chance(40) => granted(dice, pool),
        Asks::Send | Asks::Nothing if dice.chance(50) => granted(dice, pool),
        _ => refused,
    };
    Map::from_iter([("command".to_owned(), json!(issued.id)), ("result".to_owned(), result)])
}

fn granted(dice: &mut Choices, pool: &mut Pool<'_>) -> Json {
    let mut granted = Map::new();
    if dice.chance(60) {
        granted.insert("code".into(), dice.word(&["A1B2", "C3D4"]).into());
    }
    if dice.chance(30) {
        let after = *dice.pick(&[86_400, 7_200, 600, 0]);
        granted.insert("expires_at".into(), json!(pool.now.plus_seconds(after)));
    }
    json!({ "granted": granted })
}

/// None, some, or more than the source may give.
fn items(dice: &mut Choices, contract: &Contract, pool: &mut Pool<'_>, source: &str) -> Json {
    let Some(source) = contract.content.get(source) else { return json!({ "refused": {} }) };
    let count = match dice.below(6) {
        0 => 0,
        5 => source.max as usize + 1,
        few => few.min(source.max as usize),
    };
    let items: Vec<Json> = (0..count).map(|_| Json::Object(pool.fields(dice, source.item.iter()))).collect();
    json!({ "items": items })
}
