//! Inputs of many people, with what the interpreter alone makes of them: each person apart, one input after the other.

use std::collections::BTreeMap;

use danbi::runtime::{Effect, EffectKind, Input, InputKind, Instant, Program, State, merge, step};
use serde_json::{Value, json};

use crate::project::{Files, manifest, program};

/// A stream of numbers that a seed decides (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % n
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// People, the bundle in force, and what came of it.
pub struct World {
    dice: Dice,
    people: u64,
    at: i64,
    states: BTreeMap<String, State>,
    programs: Vec<Program>,
    manifest: String,
    commands: Vec<(String, String)>,
    /// As they are to be given to the command.
    pub lines: Vec<String>,
    /// By person, in order.
    pub effects: BTreeMap<String, Vec<Value>>,
    /// The reasons of the lines that cannot be used, in order.
    pub refused: Vec<&'static str>,
}

const START: &str = "2026-03-02T00:00:00Z";

impl World {
    pub fn new(seed: u64, people: u64, one: &Files, two: &Files) -> World {
        World {
            dice: Dice(seed),
            people,
            at: Instant::parse(START).unwrap().millis(),
            states: BTreeMap::new(),
            programs: vec![program(two), program(one)],
            manifest: manifest(two),
            commands: Vec::new(),
            lines: Vec::new(),
            effects: BTreeMap::new(),
            refused: Vec::new(),
        }
    }

    /// So many inputs; the second bundle comes into force in the middle.
    pub fn play(&mut self, count: usize) {
        for turn in 0..count {
            self.at += i64::try_from(self.dice.below(1_200_000)).unwrap();
            if turn == count / 2 {
                self.activate(turn);
                continue;
            }
            match self.dice.below(100) {
                0..=2 => self.refuse(turn),
                3 => self.merge(turn),
                4 => self.forget(turn),
                5..=6 => self.again(),
                _ => self.usual(turn),
            }
        }
        // At the end of the inputs time has come to the last of them.
        let tick = Input { id: "".into(), at: Instant::of_millis(self.at), person: "".into(), kind: InputKind::Tick };
        let names: Vec<String> = self.states.keys().cloned().collect();
        names.iter().for_each(|name| _ = self.step(name, &tick));
    }

    fn person(&mut self) -> String {
        format!("p-{}", self.dice.below(self.people))
    }

    fn instant(&self) -> String {
        Instant::of_millis(self.at).to_string()
    }

    fn usual(&mut self, turn: usize) {
        let (person, at, id) = (self.person(), self.instant(), format!("i-{turn}"));
        let event = |event: &str, properties: Value| json!({ "input": "event", "id": id, "at": at, "person": person, "event": event, "properties": properties });
        let price = json!({ "minor": 39_000, "currency": "KRW" });
        let cart = format!("c-{}", self.dice.below(4));
        let input = match self.dice.below(12) {
            0 => event("signed_up", json!({})),
            1..=3 => event("app_opened", json!({})),
            4..=6 => event(
                "cart_item_added",
                json!({ "cart_id": cart, "product_name": "니트", "category": "top", "price": price }),
            ),
            7 => {
                event("order_completed", json!({ "cart_id": cart, "order_id": id, "amount": price, "status": "paid" }))
            }
            8 | 9 => {
                let flags = json!({ "advertising": self.dice.chance(80), "push": true });
                json!({ "input": "profile", "id": id, "at": at, "person": person, "consents": flags,
                    "reachable": { "push": self.dice.chance(90) }, "attributes": { "name": "민수" } })
            }
            _ => self.answer(&id).unwrap_or_else(|| event("app_opened", json!({}))),
        };
        self.feed(&input);
    }

    /// Something that the host says about a command.
    fn answer(&mut self, id: &str) -> Option<Value> {
        let place = self.dice.below(self.commands.len().max(1) as u64);
        let (person, command) = self.commands.get(usize::try_from(place).unwrap())?.clone();
        let at = self.instant();
        Some(match self.dice.below(3) {
            0 => json!({ "input": "reply", "id": id, "at": at, "person": person, "command": command,
                "result": { "granted": { "code": "A1" } } }),
            of => json!({ "input": "receipt", "id": id, "at": at, "person": person, "command": command,
                "kind": if of == 1 { "sent" } else { "opened" } }),
        })
    }

    fn activate(&mut self, turn: usize) {
        let at = self.instant();
        self.lines.push(
            json!({ "input": "activate", "id": format!("i-{turn}"), "at": at, "manifest": self.manifest }).to_string(),
        );
        let at = Instant::of_millis(self.at);
        let tick = Input { id: "".into(), at, person: "".into(), kind: InputKind::Tick };
        let kind = InputKind::Activate { manifest: self.manifest.as_str().into() };
        let input = Input { id: format!("i-{turn}").into(), kind, ..tick.clone() };
        let names: Vec<String> = self.states.keys().cloned().collect();
        names.iter().for_each(|name| _ = self.step(name, &tick));
        self.programs.pop();
        names.iter().for_each(|name| _ = self.step(name, &input));
    }

    fn merge(&mut self, turn: usize) {
        let (from, to) = (self.person(), self.person());
        let line = json!({ "input": "merge", "id": format!("i-{turn}"), "at": self.instant(), "from": from, "to": to });
        self.lines.push(line.to_string());
        if from == to {
            if !self.is_forgotten(&to) {
                self.refused.push("same-person");
            }
            return;
        }
        let program = self.programs.last().unwrap();
        let input = Input::of_json(program, &line).unwrap();
        let mut one = self.states.remove(&from).unwrap_or_else(|| State::new(from.as_str()));
        let was_forgotten = one.forgotten_until().is_some();
        let before = one.clone();
        let other = self.states.entry(to.clone()).or_insert_with(|| State::new(to.as_str()));
        let mut effects = Vec::new();
        merge(program, &mut one, other, &input, &mut effects);
        if was_forgotten {
            self.states.insert(from, before);
        } else if !one.is_empty() {
            self.states.insert(from, one);
        }
        self.hear(effects);
    }

    fn forget(&mut self, turn: usize) {
        let person = self.person();
        self.feed(&json!({ "input": "forget", "id": format!("i-{turn}"), "at": self.instant(), "person": person }));
    }

    /// A line that came before.
    fn again(&mut self) {
        let back = 1 + usize::try_from(self.dice.below(5)).unwrap();
        let Some(line) = self.lines.len().checked_sub(back).map(|place| &self.lines[place]) else { return };
        let line: Value = serde_json::from_str(line).unwrap_or_default();
        let usable = Input::of_json(self.programs.last().unwrap(), &line).is_ok();
        if usable && matches!(line["input"].as_str(), Some("event" | "profile")) {
            self.feed(&line);
        }
    }

    fn refuse(&mut self, turn: usize) {
        let (id, at, person) = (format!("i-{turn}"), self.instant(), self.person());
        let (line, reason) = match self.dice.below(5) {
            0 => ("{\"input\": \"event\", ".to_owned(), "not-json"),
            1 => ("[1, 2]".to_owned(), "no-object"),
            2 => (json!({ "input": "dance", "id": id, "at": at, "person": person }).to_string(), "unknown-input"),
            3 => (
                json!({ "input": "event", "id": id, "at": at, "person": person, "event": "unheard_of", "properties": {} })
                    .to_string(),
                "undeclared",
            ),
            _ => (
                json!({ "input": "event", "id": id, "at": "yesterday", "person": person, "event": "app_opened" })
                    .to_string(),
                "bad-field",
            ),
        };
        let of_nobody = matches!(reason, "not-json" | "no-object");
        self.lines.push(line);
        // Of who was forgotten nothing is kept.
        if of_nobody || !self.is_forgotten(&person) {
            self.refused.push(reason);
        }
    }

    fn is_forgotten(&self, person: &str) -> bool {
        self.states.get(person).is_some_and(|state| state.forgotten_until().is_some())
    }

    fn feed(&mut self, line: &Value) {
        self.lines.push(line.to_string());
        let input = Input::of_json(self.programs.last().unwrap(), line).unwrap();
        let person = input.person.to_string();
        let late = self.step(&person, &input);
        if late {
            self.refused.push("late");
        }
    }

    /// True if the input came too late.
    fn step(&mut self, person: &str, input: &Input) -> bool {
        let state = self.states.entry(person.to_owned()).or_insert_with(|| State::new(person));
        let mut effects = Vec::new();
        step(self.programs.last().unwrap(), state, input, &mut effects);
        let late = effects.iter().any(|effect| {
            let json = effect.to_json();
            json["record"] == "breach" && json["reason"] == "late" && json["input"] == input.id.as_str()
        });
        self.hear(effects);
        late
    }

    fn hear(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let EffectKind::Command { id, .. } = &effect.kind {
                self.commands.push((effect.person.to_string(), id.to_string()));
            }
            self.effects.entry(effect.person.to_string()).or_default().push(effect.to_json());
        }
    }
}
