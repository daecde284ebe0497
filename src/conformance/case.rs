//! A case as it is played: requests, and what must come back. `danbi conformance --write` writes it, one file for each.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Whether texts are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    #[default]
    Core,
    Render,
}

impl Profile {
    pub fn word(self) -> &'static str {
        match self {
            Profile::Core => "core",
            Profile::Render => "render",
        }
    }
}

/// Needs no compiler and no other file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// `danbi.conformance/1`.
    pub format: String,
    /// The mark, with a number where there are several.
    pub name: String,
    /// The sentence of docs/plan.md that it stands for, or the row of the table of meanings.
    pub mark: String,
    pub about: String,
    pub profile: Profile,
    /// What the runtime must be able to do.
    pub needs: BTreeSet<String>,
    /// In order, after a `reset`.
    pub steps: Vec<Ask>,
    /// What must have come by the end, by person.
    pub effects: BTreeMap<String, Vec<Value>>,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    pub ask: Value,
    /// What must stand in the answer.
    pub expect: Value,
}

impl Ask {
    /// The input, where it is one.
    pub fn input(&self) -> Option<&Value> {
        let is_input = self.ask.get("request").and_then(Value::as_str) == Some("input");
        self.ask.get("input").filter(|_| is_input)
    }

    /// The word that says which kind of input it is, where it is one.
    pub fn input_kind(&self) -> Option<&str> {
        self.input()?.get("input")?.as_str()
    }
}
