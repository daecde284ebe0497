//! What a host tells of a person.

use serde_json::{Map, Value as Json, json};

use super::values::Pool;
use crate::generate::choices::Choices;
use danbi::bundle::Contract;

/// Clocks change by an hour at 02:00, at midnight, an hour before it, by half an hour and by two, or never.
const ZONES: [&str; 10] = [
    "Asia/Seoul",
    "America/New_York",
    "Europe/Berlin",
    "Pacific/Apia",
    "Australia/Lord_Howe",
    "UTC",
    "Asia/Beirut",
    "America/Santiago",
    "America/Nuuk",
    "Antarctica/Troll",
];
/// Those of them whose clocks still change.
pub const CHANGING: [&str; 7] = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Beirut",
    "America/Santiago",
    "America/Nuuk",
    "Antarctica/Troll",
];
const LOCALES: [&str; 5] = ["ko", "en", "ja-JP", "ko-KR", "fr"];

/// The first a host tells: nearly everything, and mostly yes.
pub fn whole(
    dice: &mut Choices,
    contract: &Contract,
    pool: &mut Pool<'_>,
    home: Option<&'static str>,
) -> Map<String, Json> {
    let mut profile = Map::new();
    let attributes: Vec<_> = contract.attributes.iter().filter(|_| !dice.chance(15)).collect();
    let attributes = pool.fields(dice, attributes.into_iter().map(|(name, of)| (name, &of.field)));
    profile.insert("attributes".into(), attributes.into());
    let mut flags = |field: &str, names: Vec<&danbi::types::Name>, yes: usize| {
        let told: Map<String, Json> =
            names.into_iter().map(|name| (name.to_string(), dice.chance(yes).into())).collect();
        profile.insert(field.into(), told.into());
    };
    flags("consents", contract.consents.keys().collect(), 88);
    flags("reachable", contract.channels.keys().collect(), 88);
    flags("lists", contract.lists.iter().collect(), 40);
    if let Some(home) = home.filter(|_| dice.chance(85)) {
        profile.insert("zone".into(), home.into());
    } else if dice.chance(60) {
        profile.insert("zone".into(), dice.word(&ZONES).into());
    }
    if dice.chance(40) {
        profile.insert("locale".into(), dice.word(&LOCALES).into());
    }
    profile
}

/// A change: one thing or a few.
pub fn change(dice: &mut Choices, contract: &Contract, pool: &mut Pool<'_>) -> Map<String, Json> {
    let mut profile = Map::new();
    for _ in 0..dice.between(1, 3) {
        match dice.below(10) {
            0..4 => {
                let names: Vec<_> = contract.attributes.iter().collect();
                let Some((name, of)) = dice.any(&names).copied() else { continue };
                let value = pool.named(dice, name, &of.field.ty);
                member(&mut profile, "attributes").insert(name.to_string(), value);
            }
            4 => {
                let names: Vec<_> = contract.attributes.iter().filter(|(_, of)| of.field.optional).collect();
                if let Some((name, _)) = dice.any(&names) {
                    profile.insert("unset".into(), json!([name]));
                }
            }
            5 => drop(profile.insert("zone".into(), dice.word(&ZONES).into())),
            6 => flag(dice, &mut profile, "consents", contract.consents.keys().collect(), 60),
            7 => flag(dice, &mut profile, "reachable", contract.channels.keys().collect(), 60),
            8 => flag(dice, &mut profile, "lists", contract.lists.iter().collect(), 50),
            _ => flag(dice, &mut profile, "suppressed", contract.channels.keys().collect(), 30),
        }
    }
    profile
}

fn flag(dice: &mut Choices, profile: &mut Map<String, Json>, field: &str, of: Vec<&danbi::types::Name>, yes: usize) {
    if let Some(name) = dice.any(&of) {
        let told = dice.chance(yes);
        member(profile, field).insert(name.to_string(), told.into());
    }
}

fn member<'m>(profile: &'m mut Map<String, Json>, field: &str) -> &'m mut Map<String, Json> {
    profile.entry(field).or_insert_with(|| json!({})).as_object_mut().unwrap()
}
