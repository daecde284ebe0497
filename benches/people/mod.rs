//! Made-up customers of `campaigns/shop`: four weeks of visits, orders, receipts and answers, as a host would tell them.
//!
//! Drawn once by playing the plan itself, because receipts and answers name commands; then kept, so that a bench plays only them.

mod life;

use danbi::runtime::{Input, InputKind, Instant, Program};
use danbi::types::Name;
use serde_json::Value as Json;

/// Everything that happens, in order of time over all persons.
pub struct Days {
    pub persons: Vec<Name>,
    pub inputs: Vec<Told>,
}

/// One input as it comes: the place of its person, the line of JSON, and what the line says.
pub struct Told {
    pub person: usize,
    pub line: String,
    pub input: Input,
}

impl Days {
    /// So many persons, the same for the same program and numbers. `scrolls` decides how many events are outside the alphabet: fewer
    /// than so many between two products that somebody looks at.
    pub fn of(program: &Program, persons: usize, scrolls: u64) -> Days {
        let mut all: Vec<(Instant, usize, Json)> = Vec::new();
        let names: Vec<Name> = (0..persons).map(|person| format!("customer-{person:06}").into()).collect();
        for (person, name) in names.iter().enumerate() {
            let inputs = life::of(program, name, person as u64, scrolls);
            all.extend(inputs.into_iter().map(|(at, input)| (at, person, input)));
        }
        all.sort_by_key(|(at, ..)| *at);
        let inputs = all.into_iter().map(|(_, person, json)| told(program, person, &json)).collect();
        Days { persons: names, inputs }
    }

    /// In basis points, of the events those that the plan reacts to.
    pub fn share_inside(&self, program: &Program) -> usize {
        let names = self.inputs.iter().filter_map(|told| match &told.input.kind {
            InputKind::Event { event, .. } => Some(event),
            _ => None,
        });
        let (all, inside) =
            names.fold((0, 0), |(all, inside), event| (all + 1, inside + usize::from(program.reacts_to(event))));
        inside * 10_000 / all
    }
}

fn told(program: &Program, person: usize, json: &Json) -> Told {
    let input = Input::of_json(program, json).unwrap_or_else(|_| outside(json));
    Told { person, line: json.to_string(), input }
}

/// Events that no contract declares: a host hears them all the same.
fn outside(json: &Json) -> Input {
    let text = |field: &str| Name::new(json[field].as_str().expect("a text"));
    assert_eq!(json["input"], "event", "{json} fits the contract");
    Input {
        id: text("id"),
        at: Instant::parse(&text("at")).expect("an instant"),
        person: text("person"),
        kind: InputKind::Event { event: text("event"), properties: Vec::new() },
    }
}
