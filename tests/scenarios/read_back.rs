//! What a built bundle says of a journey, in the words of `scenarios.toml`.

use std::collections::BTreeSet;
use std::path::Path;

use danbi::bundle::{
    Benefit, Bundle, Catalog, Comparison, EntryOn, EventMatch, EventName, ExitOn, Journey, Moment, Operand, Predicate,
    Send, Step, StepId, read,
};
use danbi::driver::{DiskWorld, Options, compile};
use danbi::types::{Value, Weekday};
use serde::Deserialize;

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
            entry: journey.entries.iter().map(|entry| entry_words(&entry.on)).collect::<Vec<_>>().join(", "),
            purpose: sends().map(|send| send.purpose.word().to_owned()).collect(),
            channels: sends().flat_map(|send| &send.via).map(|attempt| attempt.channel.to_string()).collect(),
            first: waits_to_sends(journey).into_iter().min_by_key(Vec::len).unwrap_or_default(),
            last: waits_to_sends(journey).into_iter().max_by_key(Vec::len).unwrap_or_default(),
            exit: journey.exits.iter().map(|exit| exit_words(&exit.on)).collect(),
            goal: Goal { event: event_words(&goal.of), within: goal.within.iso8601() },
            offers: sends().flat_map(|send| self.benefits(send)).collect(),
            reentry: reentry_words(journey),
            window: window_words(journey),
            locales: self.locales(journey),
        })
    }

    fn benefits(&self, send: &Send) -> Vec<String> {
        let offer = send.offer.as_ref().and_then(|with| self.bundle.plan.offers.get(&with.offer));
        offer.map(|offer| offer.benefits.iter().map(benefit_word).collect()).unwrap_or_default()
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

/// For every way to a send: the waits on it.
fn waits_to_sends(journey: &Journey) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut open: Vec<(&StepId, Vec<String>)> = vec![(&journey.start, Vec::new())];
    while let Some((id, waits)) = open.pop() {
        let step = &journey.steps[id];
        if as_send(step).is_some() {
            found.push(waits.clone());
        }
        for next in step.successors() {
            open.push((next, waits.iter().cloned().chain(wait_before(step, next)).collect()));
        }
    }
    found
}

/// What time a step lets pass before a successor; an arm of a race may fire at once.
fn wait_before(step: &Step, next: &StepId) -> Option<String> {
    match step {
        Step::Wait { duration, at: Some(at), .. } => Some(format!("{} {at}", duration.iso8601())),
        Step::Wait { duration, at: None, .. } => Some(duration.iso8601()),
        Step::Until { moment: Moment::Day { number, at }, .. } => Some(format!("day {number} {at}")),
        Step::Until { moment, .. } => Some(format!("{moment:?}")),
        Step::Race { limit, otherwise, .. } if otherwise == next => Some(limit.iso8601()),
        _ => None,
    }
}

fn entry_words(entry: &EntryOn) -> String {
    match entry {
        EntryOn::Event { of, .. } => format!("event {}", event_words(of)),
        EntryOn::When { predicate: Predicate::Segment(name), .. } => format!("segment {name}"),
        other => format!("{other:?}"),
    }
}

fn exit_words(exit: &ExitOn) -> String {
    match exit {
        ExitOn::Event(of) => event_words(of),
        ExitOn::When(predicate) => format!("{predicate:?}"),
    }
}

/// `order_completed where cart_id == cart.cart_id`
fn event_words(of: &EventMatch) -> String {
    let event = match &of.event {
        EventName::Event(name) => name.to_string(),
        other => format!("{other:?}"),
    };
    match of.filter.as_deref() {
        None => event,
        Some(Predicate::Compare { op: Comparison::Equal, left, right }) => {
            format!("{event} where {} == {}", operand_words(left), operand_words(right))
        }
        Some(other) => format!("{event} where {other:?}"),
    }
}

fn operand_words(operand: &Operand) -> String {
    match operand {
        Operand::Property(path) | Operand::Binding(path) => path.join("."),
        Operand::Const(Value::Enum(value)) => value.to_string(),
        other => format!("{other:?}"),
    }
}

/// The limits that bind the whole person: a limit for each key bounds nothing.
fn reentry_words(journey: &Journey) -> Vec<String> {
    let limits = journey.reentry.limits.iter().filter(|limit| !limit.per_key);
    limits
        .map(|limit| match limit.per {
            Some(period) => format!("{} per {}", limit.times, period.iso8601()),
            None => format!("{} ever", limit.times),
        })
        .collect()
}

/// `weekdays 10:00-18:00`, `10:00-20:00`, `always`
fn window_words(journey: &Journey) -> String {
    let Some(window) = &journey.window else { return "always".to_owned() };
    let hours = format!("{}-{}", window.range.start, window.range.end);
    let days: Vec<&str> =
        Weekday::ALL.into_iter().filter(|day| window.days.contains(*day)).map(Weekday::word).collect();
    match days.as_slice() {
        [_, _, _, _, _, _, _] => hours,
        ["monday", "tuesday", "wednesday", "thursday", "friday"] => format!("weekdays {hours}"),
        days => format!("{} {hours}", days.join(", ")),
    }
}

fn benefit_word(benefit: &Benefit) -> String {
    let word = match benefit {
        Benefit::DiscountPercent { .. } | Benefit::DiscountAmount(_) => "discount",
        Benefit::ShippingFree {} => "shipping",
        Benefit::Trial(_) => "trial",
        Benefit::Points(_) => "points",
        Benefit::Gift(_) => "gift",
        Benefit::Upgrade(_) => "upgrade",
        Benefit::Access(_) => "access",
    };
    word.to_owned()
}
