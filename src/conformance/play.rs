//! Playing a case: each request asked, each answer judged as far as it can be by itself.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::door::{Broken, Door, ask};
use super::{Ask, Difference, contains};
use crate::types::Instant;

/// What came.
#[derive(Clone, Debug, Default)]
pub struct Played {
    /// The steps as they were asked: commands that were counted (`#1`) by their ids.
    pub steps: Vec<Ask>,
    /// By person, in order.
    pub effects: BTreeMap<String, Vec<Value>>,
    /// Ids of commands, in the order in which they came; those of one answer by person.
    issued: Vec<String>,
    /// What was told of when somebody must be looked at again.
    promises: BTreeMap<String, Promise>,
    /// The latest instant of an input so far.
    latest: Option<Instant>,
}

/// Why a check did not pass.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    Broken(Broken),
    /// The answer to the step of this place does not hold what it must.
    Answer {
        step: usize,
        ask: Value,
        expected: Value,
        got: Value,
    },
    /// Something happened at an instant, though nothing was to happen before the deadline that was told.
    Overslept {
        effect: Value,
        deadline: Option<String>,
    },
    /// After a tick the deadline is not later than the tick.
    Stuck {
        tick: String,
        deadline: String,
    },
    /// An effect comes from an instant that lies ahead of every input.
    Ahead {
        effect: Value,
    },
    Effects(Box<Difference>),
}

impl From<Broken> for Trouble {
    fn from(broken: Broken) -> Self {
        Trouble::Broken(broken)
    }
}

/// A deadline that was told; absent: nothing happens by itself.
type Promise = Option<Instant>;

/// Asks for a `reset`, then every step.
pub fn play(door: &mut dyn Door, steps: &[Ask]) -> Result<Played, Trouble> {
    let mut played = Played::default();
    let reset = Ask { ask: json!({ "request": "reset" }), expect: json!({ "answer": "reset" }) };
    if let Err(trouble) = played.ask(door, &reset, 0) {
        // There is no other answer to it: this one is that to another question.
        door.part();
        return Err(trouble);
    }
    for (index, step) in steps.iter().enumerate() {
        let step = played.resolved(step);
        played.ask(door, &step, index + 1)?;
        played.steps.push(step);
    }
    Ok(played)
}

impl Played {
    /// With the id of a command instead of its number. One that never came has an id that nobody knows.
    fn resolved(&self, step: &Ask) -> Ask {
        let mut step = step.clone();
        let number =
            step.input().and_then(|input| input.get("command")?.as_str()?.strip_prefix('#')?.parse::<usize>().ok());
        if let (Some(number), Some(slot)) = (number, step.ask.pointer_mut("/input/command")) {
            let id = number.checked_sub(1).and_then(|place| self.issued.get(place)).cloned();
            *slot = id.unwrap_or_else(|| "0".repeat(32)).into();
        }
        step
    }

    fn ask(&mut self, door: &mut dyn Door, step: &Ask, index: usize) -> Result<(), Trouble> {
        let answer = ask(door, &step.ask)?;
        if !contains(&answer, &step.expect) {
            let (ask, expected) = (shown(&step.ask), step.expect.clone());
            return Err(Trouble::Answer { step: index, ask, expected, got: answer });
        }
        if answer.get("answer") == Some(&json!("effects")) {
            self.hear(step, &answer)?;
        }
        Ok(())
    }

    fn hear(&mut self, step: &Ask, answer: &Value) -> Result<(), Trouble> {
        let malformed = |what: &str| Trouble::Broken(Broken::Unreadable { line: format!("{what}: {answer}") });
        let effects = answer.get("effects").and_then(Value::as_array).ok_or_else(|| malformed("effects"))?;
        let deadline = match answer.get("deadline") {
            None => None,
            Some(text) => Some(text.as_str().and_then(Instant::parse).ok_or_else(|| malformed("deadline"))?),
        };
        let at = step.input().and_then(|input| instant(input, "at"));
        self.latest = self.latest.max(at);
        let mut issued: Vec<(String, String)> = Vec::new();
        for effect in effects {
            let person = effect.get("person").and_then(Value::as_str).ok_or_else(|| malformed("person"))?;
            self.in_time(effect, person, at)?;
            if let (Some(_), Some(id)) = (effect.get("effect"), effect.get("id").and_then(Value::as_str)) {
                issued.push((person.to_owned(), id.to_owned()));
            }
            self.effects.entry(person.to_owned()).or_default().push(effect.clone());
        }
        issued.sort_by(|a, b| a.0.cmp(&b.0));
        self.issued.extend(issued.into_iter().map(|(_, id)| id));
        self.promise(step, at, deadline)
    }

    /// What time alone brought was announced.
    fn in_time(&self, effect: &Value, person: &str, at: Option<Instant>) -> Result<(), Trouble> {
        let happened = instant(effect, "at");
        if happened.is_none() || happened > self.latest {
            return Err(Trouble::Ahead { effect: effect.clone() });
        }
        let (Some(happened), Some(promise)) = (happened, self.promises.get(person)) else { return Ok(()) };
        let by_itself = at.is_some_and(|at| happened < at);
        if by_itself && promise.is_none_or(|deadline| happened < deadline) {
            let deadline = promise.map(|deadline| deadline.to_string());
            return Err(Trouble::Overslept { effect: effect.clone(), deadline });
        }
        Ok(())
    }

    fn promise(&mut self, step: &Ask, at: Option<Instant>, deadline: Promise) -> Result<(), Trouble> {
        let Some(input) = step.input() else { return Ok(()) };
        let text = |member: &str| input.get(member).and_then(Value::as_str).map(str::to_owned);
        match step.input_kind() {
            Some("tick" | "activate") => {
                if let (Some(at), Some(deadline)) =
                    (at, deadline.filter(|deadline| at.is_some_and(|at| *deadline <= at)))
                {
                    return Err(Trouble::Stuck { tick: at.to_string(), deadline: deadline.to_string() });
                }
                // What it says of the soonest holds of everybody.
                self.promises.values_mut().for_each(|promise| *promise = deadline);
            }
            Some("merge") => {
                // The soonest of both: a merge into somebody forgotten leaves `from` as they were.
                for person in ["from", "to"].into_iter().filter_map(text) {
                    self.promises.insert(person, deadline);
                }
            }
            _ => drop(text("person").map(|person| self.promises.insert(person, deadline))),
        }
        Ok(())
    }
}

fn instant(of: &Value, member: &str) -> Option<Instant> {
    Instant::parse(of.get(member)?.as_str()?)
}

/// A request as a report shows it: without the files of bundles.
fn shown(ask: &Value) -> Value {
    let mut ask = ask.clone();
    if let Some(files) = ask.get_mut("files") {
        *files = "..".into();
    }
    ask
}
