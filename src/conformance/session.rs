//! Our runtime behind the protocol: one line in, one line out (docs/conformance.md).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::{LINE_LIMIT, PROTOCOL};
use crate::bundle::read::Files;
use crate::bundle::{needs, sha256_hex};
use crate::runtime::{Effect, Input, InputKind, Instant, Program, State, answer_fits, merge, step};
use crate::types::Name;

/// Everything that is kept between two requests.
#[derive(Debug, Default)]
pub struct Session {
    bundles: Vec<Loaded>,
    /// The place of the bundle in force.
    in_force: usize,
    people: BTreeMap<Name, State>,
    /// Ids of activations.
    activations: BTreeSet<Name>,
}

#[derive(Debug)]
struct Loaded {
    /// SHA-256 of the manifest.
    manifest: String,
    /// As they were given, for a restart.
    files: Files,
    render: bool,
    program: Program,
}

impl Session {
    pub fn new() -> Session {
        Session::default()
    }

    /// The answer to a line, without line ends. Never fails: what cannot be done is answered with an error, and changes nothing.
    pub fn answer(&mut self, line: &[u8]) -> String {
        let answer = self.respond(line).unwrap_or_else(|reason| json!({ "answer": "error", "reason": reason }));
        answer.to_string()
    }

    fn respond(&mut self, line: &[u8]) -> Result<Value, String> {
        if line.len() >= LINE_LIMIT {
            return Err(format!("a line has at most {LINE_LIMIT} bytes"));
        }
        let request: Value = serde_json::from_slice(line).map_err(|error| error.to_string())?;
        let request = request.as_object().ok_or("this is no JSON object")?;
        match text(request, "request")? {
            "hello" if text(request, "protocol")? == PROTOCOL => Ok(hello()),
            "hello" => Err(format!("the protocol is {PROTOCOL}")),
            "reset" => {
                *self = Session::default();
                Ok(json!({ "answer": "reset" }))
            }
            "load" => self.load(request),
            "input" => self.input(request),
            "restart" => self.restart(),
            "inspect" => self.inspect(text(request, "person")?),
            other => Err(format!("there is no request `{other}`")),
        }
    }

    fn load(&mut self, request: &Map<String, Value>) -> Result<Value, String> {
        let render = match text(request, "profile")? {
            "core" => false,
            "render" => true,
            other => return Err(format!("there is no profile `{other}`")),
        };
        let files = request.get("files").and_then(Value::as_object).ok_or("`files` is missing, or no object")?;
        let bytes = |(path, text): (&String, &Value)| Some((path.clone(), text.as_str()?.as_bytes().to_vec()));
        let files: Option<Files> = files.iter().map(bytes).collect();
        let files = files.ok_or("every file is a text")?;
        let manifest = sha256_hex(files.get("manifest.json").map_or(&[], Vec::as_slice));
        match program(&files, render) {
            Ok(program) => {
                if !self.bundles.iter().any(|known| known.manifest == manifest) {
                    self.bundles.push(Loaded { manifest: manifest.clone(), files, render, program });
                }
                Ok(json!({ "answer": "loaded", "manifest": manifest }))
            }
            Err(reason) => Ok(json!({ "answer": "refused", "reason": reason })),
        }
    }

    fn input(&mut self, request: &Map<String, Value>) -> Result<Value, String> {
        let json = request.get("input").ok_or("`input` is missing")?;
        let loaded = self.bundles.get(self.in_force).ok_or("no bundle is loaded")?;
        let input = Input::of_json(&loaded.program, json).map_err(|error| error.to_string())?;
        let mut effects = Vec::new();
        let deadline = match &input.kind {
            InputKind::Activate { manifest } => self.activate(manifest, &input, &mut effects)?,
            InputKind::Tick => everybody(&loaded.program, &mut self.people, &input, &mut effects),
            InputKind::Merge { from } => unite(&loaded.program, &mut self.people, from, &input, &mut effects)?,
            _ => {
                let state = person(&mut self.people, &input.person);
                if !answer_fits(&loaded.program, state, &input) {
                    return Err("these are not items of the source that was asked".into());
                }
                step(&loaded.program, state, &input, &mut effects)
            }
        };
        let effects: Vec<Value> = effects.iter().map(Effect::to_json).collect();
        Ok(with_deadline(json!({ "answer": "effects", "effects": effects }), deadline))
    }

    /// Up to the instant of the activation the bundle before is in force.
    fn activate(
        &mut self,
        manifest: &str,
        input: &Input,
        effects: &mut Vec<Effect>,
    ) -> Result<Option<Instant>, String> {
        let next = self.bundles.iter().position(|known| known.manifest == manifest);
        let next = next.ok_or_else(|| format!("no bundle with the manifest {manifest} is loaded"))?;
        if !self.activations.insert(input.id.clone()) {
            return Ok(self.people.values().filter_map(State::next_deadline).min());
        }
        let tick = Input { id: Name::default(), kind: InputKind::Tick, ..input.clone() };
        if let Some(before) = self.bundles.get(self.in_force) {
            everybody(&before.program, &mut self.people, &tick, effects);
        }
        self.in_force = next;
        let after = self.bundles.get(next).ok_or("no bundle is loaded")?;
        Ok(everybody(&after.program, &mut self.people, input, effects))
    }

    fn restart(&mut self) -> Result<Value, String> {
        for loaded in &mut self.bundles {
            loaded.program = program(&loaded.files, loaded.render)?;
        }
        if let Some(loaded) = self.bundles.get(self.in_force) {
            for (name, state) in &mut self.people {
                let bytes = state.encode();
                *state = State::decode(&loaded.program, name.clone(), &bytes).map_err(|error| error.to_string())?;
            }
        }
        Ok(json!({ "answer": "restarted" }))
    }

    fn inspect(&self, person: &str) -> Result<Value, String> {
        let state = self.people.get(person);
        let mut running = state.map(State::instances).unwrap_or_default();
        running.sort_by(|a, b| (&a.journey, a.instance.to_string()).cmp(&(&b.journey, b.instance.to_string())));
        let instances = running.iter().map(|one| {
            let mut object =
                json!({ "instance": one.instance.to_string(), "journey": one.journey, "version": one.version });
            if let (Some(object), Some(key)) = (object.as_object_mut(), &one.key) {
                object.insert("key".into(), key.to_json());
            }
            if let (Some(object), Some(step)) = (object.as_object_mut(), &one.step) {
                object.insert("step".into(), json!(step));
            }
            object
        });
        let answer = json!({ "answer": "person", "instances": instances.collect::<Vec<Value>>() });
        Ok(with_deadline(answer, state.and_then(State::next_deadline)))
    }
}

fn hello() -> Value {
    let needs: Vec<&str> = needs::REGISTRY.iter().map(|(need, _)| *need).collect();
    let runtime = concat!("danbi ", env!("CARGO_PKG_VERSION"));
    json!({ "answer": "hello", "protocol": PROTOCOL, "runtime": runtime, "profiles": ["core", "render"], "needs": needs })
}

fn program(files: &Files, render: bool) -> Result<Program, String> {
    let program = Program::read(files).map_err(|error| error.to_string())?;
    Ok(if render { program.rendering() } else { program })
}

fn person<'p>(people: &'p mut BTreeMap<Name, State>, name: &Name) -> &'p mut State {
    people.entry(name.clone()).or_insert_with(|| State::new(name.clone()))
}

/// A tick or an activation; gives the soonest deadline.
fn everybody(
    program: &Program,
    people: &mut BTreeMap<Name, State>,
    input: &Input,
    effects: &mut Vec<Effect>,
) -> Option<Instant> {
    people.values_mut().filter_map(|state| step(program, state, input, effects)).min()
}

fn unite(
    program: &Program,
    people: &mut BTreeMap<Name, State>,
    from: &Name,
    input: &Input,
    effects: &mut Vec<Effect>,
) -> Result<Option<Instant>, String> {
    if *from == input.person {
        return Err("nobody can be merged with themselves".into());
    }
    let mut old = people.remove(from).unwrap_or_else(|| State::new(from.clone()));
    let deadline = merge(program, &mut old, person(people, &input.person), input, effects);
    let soonest = deadline.into_iter().chain(old.next_deadline()).min();
    people.insert(from.clone(), old);
    Ok(soonest)
}

fn text<'r>(request: &'r Map<String, Value>, member: &str) -> Result<&'r str, String> {
    let value = request.get(member).and_then(Value::as_str);
    value.ok_or_else(|| format!("`{member}` is missing, or no text"))
}

fn with_deadline(mut answer: Value, deadline: Option<Instant>) -> Value {
    if let (Some(object), Some(deadline)) = (answer.as_object_mut(), deadline) {
        object.insert("deadline".into(), json!(deadline));
    }
    answer
}
