//! Whom the kit asks.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{PROTOCOL, Session};

/// Somebody who speaks the protocol. After a [`Broken`] answer the next question goes to a program that was started anew.
pub trait Door {
    /// Asks one line, without its end, and gives the line that came back.
    fn ask(&mut self, request: &str) -> Result<String, Broken>;

    /// Parts with a program whose answers are out of step with the questions: the next question goes to one that was started anew.
    fn part(&mut self) {}
}

/// No answer that could be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The program could not be started, or started again.
    NotStarted { reason: String },
    /// Nothing came in time.
    Silent { seconds: u64 },
    /// The program ended; the last lines of its standard error.
    Ended { said: String },
    /// A line that is longer than [`ANSWER_LIMIT`](super::ANSWER_LIMIT).
    TooLong,
    /// A line that is no JSON object.
    Unreadable { line: String },
}

/// Ours answers in the same process.
impl Door for Session {
    fn ask(&mut self, request: &str) -> Result<String, Broken> {
        Ok(self.answer(request.as_bytes()))
    }
}

/// Asks, and reads what came back.
pub fn ask(door: &mut dyn Door, request: &Value) -> Result<Value, Broken> {
    let line = door.ask(&request.to_string())?;
    match serde_json::from_str(&line) {
        Ok(answer @ Value::Object(_)) => Ok(answer),
        _ => {
            door.part();
            Err(Broken::Unreadable { line: shortened(&line) })
        }
    }
}

/// What a runtime says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Greeting {
    pub runtime: String,
    pub render: bool,
    pub needs: BTreeSet<String>,
}

/// The greeting; what is wrong with it as words that name the member.
pub fn hello(door: &mut dyn Door) -> Result<Result<Greeting, String>, Broken> {
    let answer = ask(door, &json!({ "request": "hello", "protocol": PROTOCOL }))?;
    let words = |member: &str| -> Option<BTreeSet<String>> {
        let words = answer.get(member)?.as_array()?.iter().map(|word| word.as_str().map(str::to_owned));
        words.collect()
    };
    let greeting = || {
        let profiles = words("profiles").filter(|of| of.contains("core")).ok_or("profiles")?;
        let needs = words("needs").ok_or("needs")?;
        let runtime = answer.get("runtime").and_then(Value::as_str).ok_or("runtime")?;
        Ok(Greeting { runtime: runtime.to_owned(), render: profiles.contains("render"), needs })
    };
    if answer.get("answer") != Some(&json!("hello")) || answer.get("protocol") != Some(&json!(PROTOCOL)) {
        return Ok(Err(answer.to_string()));
    }
    Ok(greeting().map_err(|member: &str| format!("`{member}`: {answer}")))
}

/// The beginning of a line, for a report.
fn shortened(line: &str) -> String {
    const MOST: usize = 300;
    let mut out: String = line.chars().take(MOST).collect();
    if out.len() < line.len() {
        out.push('…');
    }
    out
}
