//! The same requests, asked here and there.

use std::collections::BTreeSet;
use std::fmt;

use danbi::conformance::{Ask, Case, Difference, PROTOCOL, Profile, Session, Trouble, ask, exact_difference, play};
use danbi::driver::Process;
use danbi::runtime::Instant;
use serde_json::{Value, json};

use super::generate::Files;
use super::inputs::{Run, Stage};

/// In what the two differ.
pub enum Disagreement {
    /// Ours broke a rule of the protocol by itself.
    Ours(Trouble),
    Theirs(Trouble),
    Effects(Box<Difference>),
}

/// Bundles and inputs of a run as requests.
pub fn steps_of(stage: &Stage, run: &Run, profile: Profile) -> Vec<Ask> {
    let text = |bytes: &Vec<u8>| String::from_utf8(bytes.clone()).unwrap();
    let load = stage.bundles.iter().map(|loaded| {
        let files: serde_json::Map<String, Value> =
            loaded.files.iter().map(|(path, bytes)| (path.clone(), text(bytes).into())).collect();
        let ask = json!({ "request": "load", "profile": profile.word(), "files": files });
        Ask { ask, expect: json!({ "answer": "loaded", "manifest": loaded.manifest }) }
    });
    let inputs = run.turns.iter().map(|turn| {
        let ask = json!({ "request": "input", "input": turn.json });
        Ask { ask, expect: json!({ "answer": "effects" }) }
    });
    load.chain(inputs).collect()
}

/// What the two say differently, if anything: effects of each person, and where everybody is in the end.
pub fn disagreement(steps: &[Ask], theirs: &mut Process) -> Option<Disagreement> {
    let mut session = Session::new();
    let steps = &ended(steps);
    let ours = match play(&mut session, steps) {
        Ok(ours) => ours,
        Err(trouble) => return Some(Disagreement::Ours(trouble)),
    };
    let people: BTreeSet<&str> = steps.iter().filter_map(Ask::input).flat_map(names).collect();
    let mut all = steps.to_vec();
    for person in people {
        let inspect = json!({ "request": "inspect", "person": person });
        let mut expect = ask(&mut session, &inspect).unwrap();
        // One may want to be woken sooner than the other.
        expect.as_object_mut().unwrap().remove("deadline");
        all.push(Ask { ask: inspect, expect });
    }
    match play(theirs, &all) {
        Ok(played) => exact_difference(&ours.effects, &played.effects).map(|of| Disagreement::Effects(Box::new(of))),
        // The end differs because something before it did: that says more.
        Err(Trouble::Answer { ask, .. }) if ask["request"] == "inspect" && all.len() > steps.len() => {
            match play(theirs, steps) {
                Ok(played) if ours.effects != played.effects => {
                    exact_difference(&ours.effects, &played.effects).map(|of| Disagreement::Effects(Box::new(of)))
                }
                _ => play(theirs, &all).err().map(Disagreement::Theirs),
            }
        }
        Err(trouble) => Some(Disagreement::Theirs(trouble)),
    }
}

/// With a tick at the end: one may drop the last event before it lets time pass, because the plan does not react to it (P-PLAN-1).
fn ended(steps: &[Ask]) -> Vec<Ask> {
    let last = steps.iter().filter_map(|step| Instant::parse(step.input()?.get("at")?.as_str()?)).max();
    let tick = last.map(|at| Ask {
        ask: json!({ "request": "input", "input": { "input": "tick", "at": at } }),
        expect: json!({ "answer": "effects" }),
    });
    steps.iter().cloned().chain(tick).collect()
}

fn names(input: &Value) -> impl Iterator<Item = &str> {
    ["person", "from", "to"].into_iter().filter_map(|member| input.get(member)?.as_str())
}

/// As the kit plays it, with the effects that came here.
pub fn as_case(seed: u64, steps: &[Ask], profile: Profile) -> Case {
    let steps = &ended(steps);
    let effects = play(&mut Session::new(), steps).map(|played| played.effects).unwrap_or_default();
    Case {
        format: PROTOCOL.into(),
        name: format!("random-{seed}"),
        mark: "random".into(),
        about: "two runtimes disagreed".into(),
        profile,
        needs: BTreeSet::new(),
        steps: steps.to_vec(),
        effects,
    }
}

impl Disagreement {
    /// The journey it is about, as it was written.
    pub fn campaign(&self, files: &Files) -> String {
        let Disagreement::Effects(difference) = self else { return String::new() };
        let named = |effect: &Option<Value>| effect.as_ref()?.get("journey")?.as_str().map(str::to_owned);
        let Some(journey) = named(&difference.expected).or_else(|| named(&difference.got)) else {
            return String::new();
        };
        let declares = |text: &&String| text.contains(&format!("journey {journey} "));
        files.values().find(declares).cloned().unwrap_or_default()
    }
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Disagreement::Ours(trouble) => write!(f, "   ours breaks the protocol: {trouble:#?}"),
            Disagreement::Theirs(trouble) => write!(f, "   theirs: {trouble:#?}"),
            Disagreement::Effects(difference) => {
                let Difference { person, index, expected, got, at } = difference.as_ref();
                let shown = |effect: &Option<Value>| effect.as_ref().map_or("nothing".to_owned(), Value::to_string);
                write!(
                    f,
                    "   {person}, effect {}, at `{at}`\n   ours   {}\n   theirs {}",
                    index + 1,
                    shown(expected),
                    shown(got)
                )
            }
        }
    }
}
