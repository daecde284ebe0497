//! What a built bundle says of a journey, in the words of `scenarios.toml`.

use std::collections::BTreeSet;
use std::path::Path;

use danbi::bundle::{Bundle, Catalog, Journey, Send, Step, StepId, read};
use danbi::driver::{DiskWorld, Options, compile};
use danbi::types::Name;
use serde::Deserialize;

#[path = "words.rs"]
mod words;

/// What must be true of a journey. The fields are explained at the top of `scenarios.toml`.
#[derive(Debug, PartialEq, Deserialize)]
pub struct Facts {
    entry: String,
    purpose: BTreeSet<String>,
    channels: BTreeSet<String>,
    first: Vec<String>,
    last: Vec<String>,
    exit: Vec<String>,
    goal: Goal,
    offers: BTreeSet<String>,
    #[serde(default)]
    changes: BTreeSet<String>,
    #[serde(default)]
    experiments: Vec<String>,
    reentry: Vec<String>,
    window: String,
    locales: BTreeSet<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Goal {
    event: String,
    within: String,
}

/// A project, built in memory and read back from the files that a build would write.
pub struct Built {
    bundle: Bundle,
}

impl Built {
    /// Builds the project in a folder; nothing is written. What a lint has to say of it is answered there, with a reason.
    pub fn new(folder: &Path) -> Built {
        let world = DiskWorld::new(folder).unwrap();
        let mut compiled = compile(&world, &Options::default());
        let codes: Vec<&str> = compiled.findings.iter().map(|finding| finding.code.name).collect();
        assert!(codes.is_empty(), "{} has findings: {codes:?}", folder.display());
        let sealed = compiled.seal().unwrap().unwrap();
        let files = compiled.files(&sealed).unwrap();
        Built { bundle: read::read(&files).unwrap() }
    }

    pub fn journeys(&self) -> impl Iterator<Item = &str> {
        self.bundle.journeys.keys().map(|name| name.as_str())
    }

    /// `None` where the project has no such journey.
    pub fn facts(&self, journey: &str) -> Option<Facts> {
        let journey = self.bundle.journeys.get(journey)?;
        let sends = || journey.steps.values().filter_map(as_send);
        let goal = journey.goal.as_ref()?;
        Some(Facts {
            entry: journey.entries.iter().map(|entry| words::entry(&entry.on)).collect::<Vec<_>>().join(", "),
            purpose: sends().map(|send| send.purpose.word().to_owned()).collect(),
            channels: sends().flat_map(|send| &send.via).map(|attempt| attempt.channel.to_string()).collect(),
            first: waits_to_sends(journey).into_iter().min_by_key(Vec::len).unwrap_or_default(),
            last: waits_to_sends(journey).into_iter().max_by_key(Vec::len).unwrap_or_default(),
            exit: journey.exits.iter().map(|exit| words::exit(&exit.on)).collect(),
            goal: Goal { event: words::event(&goal.of), within: goal.within.iso8601() },
            offers: journey.steps.values().filter_map(offer_of).flat_map(|offer| self.benefits(offer)).collect(),
            changes: journey.steps.values().filter_map(words::change).collect(),
            experiments: journey.steps.values().filter_map(words::experiment).collect(),
            reentry: words::reentry(journey),
            window: words::window(journey),
            locales: self.locales(journey),
        })
    }

    fn benefits(&self, offer: &Name) -> Vec<String> {
        self.bundle.plan.offers[offer].benefits.iter().map(words::benefit).collect()
    }

    /// The locales that have a text for everything the journey sends.
    fn locales(&self, journey: &Journey) -> BTreeSet<String> {
        let complete = |catalog: &&Catalog| journey.messages.keys().all(|name| catalog.messages.contains_key(name));
        self.bundle.catalogs.values().filter(complete).map(|catalog| catalog.locale.to_string()).collect()
    }
}

fn as_send(step: &Step) -> Option<&Send> {
    match step {
        Step::Send(send) => Some(send),
        _ => None,
    }
}

/// The offers that a step grants, or promises.
fn offer_of(step: &Step) -> Option<&Name> {
    match step {
        Step::Send(send) => send.offer.as_ref().map(|with| &with.offer),
        Step::Grant { offer, .. } => Some(offer),
        _ => None,
    }
}

/// A way through a journey, as far as it was followed.
#[derive(Clone)]
struct Way<'a> {
    at: &'a StepId,
    waits: Vec<String>,
    /// Repetitions it is inside of.
    rounds: BTreeSet<&'a StepId>,
}

impl<'a> Way<'a> {
    fn on(&self, next: &'a StepId, wait: Option<String>) -> Way<'a> {
        let waits = self.waits.iter().cloned().chain(wait).collect();
        Way { at: next, waits, rounds: self.rounds.clone() }
    }

    /// The ways on; a repetition is gone through in its first round and in its last.
    fn further(&self, step: &'a Step) -> Vec<Way<'a>> {
        let Step::Repeat { times, every, body, next } = step else {
            return step.successors().into_iter().map(|next| self.on(next, wait_before(step, next))).collect();
        };
        if self.rounds.contains(self.at) {
            let mut out = self.on(next, None);
            out.rounds.remove(self.at);
            return vec![out];
        }
        let last = words::rounds(*times, *every).map(|wait| self.on(body, Some(wait)));
        let mut inside: Vec<Way> = [self.on(body, None)].into_iter().chain(last).collect();
        for way in &mut inside {
            way.rounds.insert(self.at);
        }
        inside
    }
}

/// For every way to a send: the waits on it.
fn waits_to_sends(journey: &Journey) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![Way { at: &journey.start, waits: Vec::new(), rounds: BTreeSet::new() }];
    while let Some(way) = open.pop() {
        let step = &journey.steps[way.at];
        if as_send(step).is_some() {
            found.push(way.waits.clone());
        }
        open.extend(way.further(step));
    }
    found
}

/// What time a step lets pass before a successor; an arm may fire at once, and what has passed is not waited for.
fn wait_before(step: &Step, next: &StepId) -> Option<String> {
    match step {
        Step::Wait { duration, at: Some(at), .. } => Some(format!("{} {at}", duration.iso8601())),
        Step::Wait { duration, at: None, .. } => Some(duration.iso8601()),
        Step::Until { moment, next: came, .. } if came == next => Some(words::moment(moment)),
        Step::Race { limit, otherwise, .. } if otherwise == next => Some(limit.iso8601()),
        Step::Collect(collect) => Some(words::collected(&collect.until)),
        _ => None,
    }
}
