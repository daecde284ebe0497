//! Segments against a naive evaluation over everything that ever happened.
//!
//! Every segment gets a journey that asks for nothing else, entered by an event of its own: it is `entered` where the segment holds,
//! `refused` with `audience` where it does not, and with `unknown_history` where that cannot be known.
//!
//! `DANBI_RUNS=20000 cargo test --release --test runtime_segments` plays more runs.

#[allow(dead_code, reason = "only projects are generated")]
#[path = "support/generate/mod.rs"]
mod generate;
#[path = "support/inputs/mod.rs"]
mod inputs;
#[path = "support/naive/mod.rs"]
mod naive;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{Days, NaiveTime};
use danbi::bundle::Reason;
use danbi::runtime::{Effect, Input, InputKind, Instant, Record};
use danbi::types::{Duration, Zone};
use generate::choices::Choices;
use inputs::{Host, Loaded, Run, Stage, Turn};
use naive::{Naive, Truth};

/// The project with its probes; no other version of it.
fn probed(seed: u64) -> Stage {
    let mut files = generate::files(&mut Choices::seeded(seed));
    let plain = Loaded::of_files(&files).expect("a random project has no error");
    let probes: String = plain
        .bundle
        .plan
        .segments
        .keys()
        .map(|name| {
            format!("journey probe_{name} {{\n enter on probed\n reentry every time\n audience {name}\n\n stop\n}}\n")
        })
        .collect();
    files.insert("campaigns/probes.danbi".to_owned(), probes);
    files.insert("schema/probe.toml".to_owned(), "[events.probed]\n".to_owned());
    Stage::of_files(&files).expect("probes are no error")
}

/// The same inputs, each with a probe of its person behind it, and some where an event leaves a window of the plan.
fn with_probes(stage: &Stage, run: &Run) -> Vec<Input> {
    let loaded = &stage.bundles[0];
    let zone = Zone::of_name(&loaded.bundle.plan.zone).unwrap();
    let mut dice = Choices::seeded(run.turns.len() as u64);
    let mut now = Instant::MIN;
    let mut inputs: Vec<Input> = Vec::new();
    for (place, turn) in run.turns.iter().enumerate() {
        now = now.max(turn.input.at);
        inputs.push(turn.input.clone());
        let next = run.turns[place + 1..].iter().map(|turn| turn.input.at).min().unwrap_or(now);
        // Only where time passes, and for what came lately: there are many.
        let lately = if now < next { place.saturating_sub(12)..place } else { 0..0 };
        let mut at: Vec<Instant> = lately
            .flat_map(|before| loaded.literals.durations.iter().map(move |by| (before, *by)))
            .flat_map(|(before, by)| leaves(run.turns[before].input.at, by, &zone, &mut dice))
            .filter(|at| now < *at && *at < next)
            .collect();
        at.sort_unstable();
        let few = at.len().div_ceil(3).max(1);
        let at = at.into_iter().step_by(few);
        for (number, at) in [now].into_iter().chain(at).enumerate().filter(|_| !turn.input.person.is_empty()) {
            let kind = InputKind::Event { event: "probed".into(), properties: Vec::new() };
            let id = format!("probe-{place}-{number}").into();
            inputs.push(Input { id, at, person: turn.input.person.clone(), kind });
        }
    }
    inputs
}

/// Around the instant at which something leaves a window, and around the midnight at which its day does.
fn leaves(at: Instant, by: Duration, zone: &Zone, dice: &mut Choices) -> [Instant; 2] {
    let days = u64::from(by.days).min(400);
    let instant = at.plus_seconds(days * 86_400 + by.seconds);
    let day = zone.local(at).date() + Days::new(days);
    let midnight = zone.instant(day.and_time(NaiveTime::MIN));
    [inputs::instants::around(dice, instant), inputs::instants::around(dice, midnight)]
}

fn is_probe(input: &Input) -> bool {
    input.id.starts_with("probe-")
}

/// What the engine said of each segment, as long as nothing changed before it said so.
fn answers(effects: &[Effect]) -> BTreeMap<String, Truth> {
    let mut found = BTreeMap::new();
    for effect in effects {
        let of_probe = |journey: &str| journey.strip_prefix("probe_").map(str::to_owned);
        match effect.record() {
            Some(Record::Refused { journey, reason }) => {
                let truth = match reason {
                    Reason::Audience => Truth::DoesNot,
                    Reason::UnknownHistory => Truth::Unknown,
                    _ => continue,
                };
                found.extend(of_probe(journey).map(|segment| (segment, truth)));
            }
            Some(Record::Entered { .. }) => {
                let Some(segment) = effect.origin.as_ref().and_then(|origin| of_probe(&origin.journey)) else {
                    return found;
                };
                found.insert(segment, Truth::Holds);
            }
            _ if effect.origin.as_ref().is_some_and(|origin| origin.journey.starts_with("probe_")) => {}
            // Something happened first; what the probe saw cannot be told.
            _ => return found,
        }
    }
    found
}

/// How often each answer was compared.
#[derive(Default)]
struct Compared([AtomicU64; 3]);

fn agree(stage: &Stage, run: &Run, compared: &Compared) -> Result<(), String> {
    let bundle = &stage.bundles[0].bundle;
    let mut host = Host::new(stage);
    let mut people: BTreeMap<String, Naive> = BTreeMap::new();
    for input in with_probes(stage, run) {
        let person = people.entry(input.person.to_string()).or_default();
        if is_probe(&input) && (!person.is_met || person.is_gone) {
            continue;
        }
        let effects = host.take(&input);
        if input.person.is_empty() {
            effects.iter().for_each(|effect| people.entry(effect.person.to_string()).or_default().hear(bundle, effect));
            continue;
        }
        if is_probe(&input) && person.unclear.is_empty() {
            for (segment, came) in answers(&effects) {
                let expected = person.segment(bundle, &segment, input.at);
                compared.0[expected as usize].fetch_add(1, Ordering::Relaxed);
                if expected != came {
                    let predicate = serde_json::to_string(&bundle.plan.segments[segment.as_str()]).unwrap();
                    let (id, at, person) = (&input.id, input.at, &input.person);
                    return Err(format!(
                        "{id} at {at}: {segment} of {person}: {expected:?}, engine {came:?}\n{predicate}"
                    ));
                }
            }
        }
        if let InputKind::Merge { from } = &input.kind {
            people.entry(from.to_string()).or_default().is_gone = true;
            people.entry(input.person.to_string()).or_default().is_gone = true;
        }
        let (person, json) = (input.person.to_string(), serde_json::Value::Null);
        people.get_mut(&person).unwrap().take(bundle, &Turn { json, input, bundle: 0, effects });
    }
    Ok(())
}

#[test]
fn segments_are_what_their_definition_says() {
    let compared = Compared::default();
    inputs::check::holds_on(probed, |stage, run| agree(stage, run, &compared));
    let counts = compared.0.each_ref().map(|count| count.load(Ordering::Relaxed));
    eprintln!("held, did not, unknown: {counts:?}");
    assert!(counts.iter().all(|count| *count > 100), "{counts:?}");
}
