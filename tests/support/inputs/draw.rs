//! Which input comes next.

use std::collections::BTreeMap;

use danbi::bundle::Contract;
use danbi::runtime::{Effect, Input, Instant, bucket};
use danbi::types::{Name, Zone};
use serde_json::{Map, Value as Json, json};

use super::answers::{Asks, Issued, receipt, reply};
use super::values::Pool;
use super::{Host, Loaded, Stage, instants, profiles};
use crate::generate::choices::Choices;

/// What has been drawn so far, as far as later inputs depend on it.
pub struct Draw<'s, 'd> {
    stage: &'s Stage,
    dice: &'d mut Choices,
    now: Instant,
    people: Vec<Drawn>,
    issued: Vec<Issued>,
    inputs: Vec<Json>,
    given: BTreeMap<String, Vec<Json>>,
    /// Where nearly everybody lives in a run about a change of the clocks there.
    home: Option<&'static str>,
}

/// A person.
struct Drawn {
    id: String,
    zone: Option<String>,
    is_known: bool,
}

/// Commands further back are answered no more.
const ANSWERED: usize = 6;

impl<'s, 'd> Draw<'s, 'd> {
    pub fn new(stage: &'s Stage, dice: &'d mut Choices) -> Draw<'s, 'd> {
        let literals = &stage.bundles[0].literals;
        let home = dice.chance(30).then(|| dice.word(&profiles::CHANGING));
        let now = match home {
            Some(home) => instants::before_change(dice, home),
            None => instants::beginning(dice, literals),
        };
        let count = *dice.pick(&[1, 2, 2, 3]);
        let people = (0..count).map(|place| Drawn { id: person(dice, stage, place), zone: None, is_known: false });
        let people = people.collect();
        Draw { stage, dice, now, people, issued: Vec::new(), inputs: Vec::new(), given: BTreeMap::new(), home }
    }

    /// What came of the last input.
    pub fn hear(&mut self, effects: &[Effect]) {
        self.issued.extend(effects.iter().filter_map(Issued::of));
    }

    pub fn next(&mut self, host: &Host<'_>) -> Json {
        let person = self.dice.below(self.people.len());
        let loaded = &self.stage.bundles[host.in_force];
        let zone = self.people[person].zone.as_ref().unwrap_or(&loaded.bundle.plan.zone);
        let zone = Zone::of_name(zone).unwrap_or_else(Zone::utc);
        self.now = instants::next(self.dice, host, &loaded.literals, &zone, self.now);
        let input = match self.again(loaded) {
            Some(input) => input,
            None => self.fresh(host, loaded, person, zone),
        };
        self.inputs.push(input.clone());
        input
    }

    /// The same input once more, or the same id.
    fn again(&mut self, loaded: &Loaded) -> Option<Json> {
        let last = self.inputs.len().min(8);
        if last == 0 || !self.dice.chance(3) {
            return None;
        }
        let mut input = self.inputs[self.inputs.len() - 1 - self.dice.below(last)].clone();
        let kind = input["input"].as_str()?;
        if matches!(kind, "merge" | "activate") {
            return None;
        }
        if self.dice.chance(50) {
            input["at"] = json!(self.now);
        }
        // What came under a bundle before may not fit the contract of now.
        Input::of_json(&loaded.program, &input).is_ok().then_some(input)
    }

    fn fresh(&mut self, host: &Host<'_>, loaded: &'s Loaded, person: usize, zone: Zone) -> Json {
        let contract = &loaded.bundle.contract;
        let mut pool = Pool { literals: &loaded.literals, now: self.now, zone, given: &mut self.given };
        let kind = if self.people[person].is_known { self.dice.below(100) } else { 100 + self.dice.below(10) };
        let (kind, fields) = match kind {
            100..105 => ("profile", profiles::whole(self.dice, contract, &mut pool, self.home)),
            105..107 => ("backfill", backfill(self.dice, loaded, &mut pool)),
            107.. => ("event", event(self.dice, loaded, &mut pool)),
            96.. => ("tick", Map::new()),
            94 | 95 => ("backfill", backfill(self.dice, loaded, &mut pool)),
            93 if self.dice.chance(40) => ("forget", Map::new()),
            92 | 91 if self.people.len() > 1 => return self.merge(person),
            89 | 90 => return self.activate(host),
            87 | 88 if host.in_force + 1 < self.stage.bundles.len() => return self.activate(host),
            77..=88 => ("profile", profiles::change(self.dice, contract, &mut pool)),
            45..77 => match self.answer(contract, loaded, person) {
                Some((kind, fields)) => (kind, fields),
                None => ("tick", Map::new()),
            },
            _ => ("event", event(self.dice, loaded, &mut pool)),
        };
        self.whole(loaded, person, kind, fields)
    }

    /// With instant, id and person.
    fn whole(&mut self, loaded: &Loaded, person: usize, kind: &str, fields: Map<String, Json>) -> Json {
        let mut input = Map::from_iter([("input".to_owned(), json!(kind))]);
        input.extend(fields);
        let at = if kind == "tick" || kind == "backfill" { self.now } else { self.perhaps_late(loaded) };
        input.insert("at".into(), json!(at));
        if kind != "tick" {
            input.insert("id".into(), self.id());
            input.entry("person").or_insert_with(|| json!(self.people[person].id));
        }
        let drawn = &mut self.people[person];
        if kind == "profile"
            && let Some(zone) = input.get("zone").and_then(Json::as_str)
        {
            drawn.zone = Some(zone.to_owned());
        }
        // Behind an event or a backfill the profile may still come, or be left out.
        drawn.is_known = drawn.is_known || kind == "profile" || self.dice.chance(40);
        Json::Object(input)
    }

    fn id(&self) -> Json {
        format!("i-{}", self.inputs.len() + 1).into()
    }

    /// Inputs come out of order, within the lateness of the plan, at its bound and beyond.
    fn perhaps_late(&mut self, loaded: &Loaded) -> Instant {
        if !self.dice.chance(7) {
            return self.now;
        }
        let lateness = loaded.bundle.plan.limits.lateness.least_seconds();
        let back = [lateness / 2, lateness, lateness + 1, 90, 86_400];
        self.now.minus_seconds(*self.dice.pick(&back))
    }

    /// An answer to one of the last commands, those without one first; now and then to one of somebody else or of nobody.
    fn answer(
        &mut self,
        contract: &Contract,
        loaded: &'s Loaded,
        person: usize,
    ) -> Option<(&'static str, Map<String, Json>)> {
        let mine = |issued: &&Issued| issued.what != Asks::Nothing;
        let places: Vec<usize> = (0..self.issued.len()).filter(|place| mine(&&self.issued[*place])).collect();
        let open: Vec<usize> = places.iter().copied().filter(|place| self.issued[*place].answers == 0).collect();
        let from = if !open.is_empty() && !self.dice.chance(40) { open } else { places };
        let back = self.dice.below(from.len().min(ANSWERED));
        let place = *from.get(from.len().checked_sub(1 + back)?)?;
        self.issued[place].answers += 1;
        let mut issued = self.issued[place].clone();
        if self.dice.chance(2) {
            issued.id = "0123456789abcdef0123456789abcdef".to_owned();
        }
        let zone = Zone::utc();
        let mut pool = Pool { literals: &loaded.literals, now: self.now, zone, given: &mut self.given };
        let receives = issued.what == Asks::Send && !self.dice.chance(2);
        let (kind, mut fields) = match receives {
            true => ("receipt", receipt(self.dice, &issued.id)),
            false => ("reply", reply(self.dice, contract, &mut pool, &issued)),
        };
        let whose = if self.dice.chance(2) { self.people[person].id.clone() } else { issued.person };
        fields.insert("person".into(), whose.into());
        Some((kind, fields))
    }

    /// Both people go on to be drawn: what still names the one who went up is of somebody new.
    fn merge(&mut self, from: usize) -> Json {
        let to = (from + 1 + self.dice.below(self.people.len() - 1)) % self.people.len();
        self.people[from].is_known = self.dice.chance(50);
        json!({ "input": "merge", "id": self.id(), "at": self.now, "from": self.people[from].id, "to": self.people[to].id })
    }

    fn activate(&mut self, host: &Host<'_>) -> Json {
        // The next, or the same again; no way leads back.
        let next = if self.dice.chance(60) { host.in_force + 1 } else { host.in_force };
        let next = next.min(self.stage.bundles.len() - 1);
        json!({ "input": "activate", "id": self.id(), "at": self.now, "manifest": self.stage.bundles[next].manifest })
    }
}

/// Now and then one who is held out.
fn person(dice: &mut Choices, stage: &Stage, place: usize) -> String {
    let holdouts: Vec<_> = stage.bundles.iter().flat_map(|loaded| &loaded.literals.holdouts).collect();
    let name = |number: usize| format!("p-{number}");
    let held_out = dice.any(&holdouts).filter(|_| dice.chance(15));
    let held_out = held_out.and_then(|(salt, share)| {
        (1_000 * place..1_000 * (place + 1)).map(name).find(|person| bucket(salt, person) < *share)
    });
    held_out.unwrap_or_else(|| name(1_000 * place + dice.below(40) + 1))
}

/// Of the alphabet; a few others of the contract.
fn event(dice: &mut Choices, loaded: &Loaded, pool: &mut Pool<'_>) -> Map<String, Json> {
    let contract = &loaded.bundle.contract;
    let all: Vec<&Name> = contract.events.keys().collect();
    let heard: Vec<&Name> = all.iter().copied().filter(|name| loaded.bundle.plan.alphabet.contains(*name)).collect();
    let from = if heard.is_empty() || dice.chance(5) { all } else { heard };
    let name = *dice.pick(&from);
    let properties = pool.fields(dice, contract.events[name].properties.iter());
    Map::from_iter([("event".to_owned(), json!(name)), ("properties".to_owned(), properties.into())])
}

/// A few events of the last weeks, oldest first.
fn backfill(dice: &mut Choices, loaded: &Loaded, pool: &mut Pool<'_>) -> Map<String, Json> {
    let mut backs: Vec<u64> = (0..dice.below(5)).map(|_| 3_600 * dice.between(1, 24 * 20) as u64).collect();
    backs.sort_unstable_by_key(|back| std::cmp::Reverse(*back));
    let events: Vec<Json> = backs
        .into_iter()
        .map(|back| {
            let mut event = event(dice, loaded, pool);
            event.insert("at".into(), json!(pool.now.minus_seconds(back)));
            Json::Object(event)
        })
        .collect();
    Map::from_iter([("events".to_owned(), events.into())])
}
