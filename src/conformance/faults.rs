//! What must change no effect: faults of the host, and other orders of persons. Both are made of any case by itself.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{Ask, Effects, Played, Texts, edited, manifest_of};
use crate::conformance::Edit;
use crate::types::Instant;

/// What is done to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Ticks early, at their instants, late and twice (P-ORDER-8).
    Ticks,
    /// Every input comes twice, some again later (P-DUP-1).
    Doubled,
    /// A crash between any two inputs.
    Restarts,
    /// Between any two inputs a bundle comes into force that says the same (P-VERSION-1).
    Upgrades,
    /// A profile that says nothing comes in the same millisecond as every input.
    SameMillisecond,
    /// Somebody else lives the same story at the same time (P-ORDER-9).
    Interleaved,
    /// Somebody else lives the same story afterwards, at older times.
    Behind,
    /// Each person in a program of their own.
    Apart,
}

impl Kind {
    pub const FAULTS: [Kind; 5] = [Kind::Ticks, Kind::Doubled, Kind::Restarts, Kind::Upgrades, Kind::SameMillisecond];
    pub const ORDERS: [Kind; 3] = [Kind::Interleaved, Kind::Behind, Kind::Apart];

    pub fn word(self) -> &'static str {
        match self {
            Kind::Ticks => "ticks",
            Kind::Doubled => "doubled",
            Kind::Restarts => "restarts",
            Kind::Upgrades => "upgrades",
            Kind::SameMillisecond => "same-millisecond",
            Kind::Interleaved => "interleaved",
            Kind::Behind => "behind",
            Kind::Apart => "apart",
        }
    }
}

/// Steps to play, and whose effects must be those of the story as it was first played.
#[derive(Clone, Debug)]
pub struct Variant {
    pub steps: Vec<Ask>,
    /// Absent: of everybody whom the first playing knew.
    pub person: Option<String>,
}

impl Variant {
    /// What must come out of it, by what came out of the story.
    pub fn expected(&self, story: &Effects) -> Effects {
        let asked = |person: &String| self.person.as_ref().is_none_or(|only| only == person);
        story.iter().filter(|(person, _)| asked(person)).map(|(person, of)| (person.clone(), of.clone())).collect()
    }
}

/// The variants of a kind; none where the story gives no occasion for it.
pub fn variants(kind: Kind, story: &Played) -> Vec<Variant> {
    let inputs = story.steps.iter().filter(|step| step.input().is_some()).count();
    if inputs == 0 {
        return Vec::new();
    }
    let steps = match kind {
        Kind::Ticks => ticks(story),
        Kind::Doubled => doubled(story),
        Kind::Restarts => between(story, |_, _| vec![plain(json!({ "request": "restart" }), "restarted")]),
        Kind::Upgrades => upgrades(story),
        Kind::SameMillisecond => same_millisecond(story),
        Kind::Interleaved => None,
        Kind::Behind => None,
        Kind::Apart => return apart(story),
    };
    steps.into_iter().map(|steps| Variant { steps, person: None }).collect()
}

fn plain(ask: Value, answer: &str) -> Ask {
    Ask { ask, expect: json!({ "answer": answer }) }
}

fn input(input: Value) -> Ask {
    plain(json!({ "request": "input", "input": input }), "effects")
}

/// What is refused stands at no time.
fn at(step: &Ask) -> Option<Instant> {
    if step.expect.get("answer") == Some(&json!("error")) {
        return None;
    }
    Instant::parse(step.input()?.get("at")?.as_str()?)
}

/// What is put behind each input: `more` is asked with the place of the step and what lies between it and all that follows.
fn between(story: &Played, more: impl Fn(usize, Gap) -> Vec<Ask>) -> Option<Vec<Ask>> {
    let mut steps = Vec::new();
    let mut latest: Option<Instant> = None;
    for (place, step) in story.steps.iter().enumerate() {
        if !is_inspection(step) {
            steps.push(step.clone());
        }
        latest = latest.max(at(step));
        if let (Some(_), Some(now), Some(latest)) = (step.input(), at(step), latest) {
            let next = story.steps.get(place + 1..).unwrap_or_default().iter().filter_map(at).min();
            steps.extend(more(place, Gap { now, latest, next }));
        }
    }
    Some(steps)
}

/// Behind an input.
struct Gap {
    /// Its instant.
    now: Instant,
    /// The latest of it and those before.
    latest: Instant,
    /// The earliest of those that follow.
    next: Option<Instant>,
}

/// Ticks where something happened later on, a millisecond before, twice, and one that is long late.
fn ticks(story: &Played) -> Option<Vec<Ask>> {
    let happened: BTreeSet<Instant> =
        story.effects.values().flatten().filter_map(|effect| Instant::parse(effect.get("at")?.as_str()?)).collect();
    between(story, |_, gap| {
        let fits = |instant: &Instant| gap.next.is_none_or(|next| *instant <= next);
        let early = |instant: &Instant| Instant::of_millis(instant.millis().saturating_sub(1));
        let ahead = happened.range(gap.latest..).filter(|instant| fits(instant) && gap.next.is_some());
        let ahead = ahead.flat_map(|instant| [early(instant).max(gap.now), *instant, *instant]);
        let all = [gap.now.minus_seconds(3_600), gap.now].into_iter().chain(ahead);
        all.map(|at| input(json!({ "input": "tick", "at": at }))).collect()
    })
}

/// Each input twice; the second copy of every other one comes behind the next input, while nobody can have forgotten its id.
fn doubled(story: &Played) -> Option<Vec<Ask>> {
    const SOON: u64 = 60;
    let mut steps: Vec<Ask> = Vec::new();
    let mut waiting: Option<Ask> = None;
    // Nothing is remembered of what came too late (P-ORDER-2).
    let late = late(story);
    for (place, step) in story.steps.iter().enumerate() {
        if is_inspection(step) {
            continue;
        }
        steps.push(step.clone());
        let id = step.input().and_then(|input| input.get("id")?.as_str());
        let copied = id.is_some_and(|id| !late.contains(id)) && expects_effects(step);
        if copied {
            steps.push(step.clone());
        }
        steps.extend(waiting.take());
        let next = story.steps.get(place + 1).and_then(at);
        let soon = at(step).zip(next).is_some_and(|(at, next)| at <= next && next <= at.plus_seconds(SOON));
        if copied && soon && place % 2 == 0 {
            waiting = Some(step.clone());
        }
    }
    Some(steps)
}

/// Where people are may be told of another instant than the case meant.
fn is_inspection(step: &Ask) -> bool {
    step.ask.get("request") == Some(&json!("inspect"))
}

/// The inputs that went to the dead letters.
fn late(story: &Played) -> BTreeSet<&str> {
    let records = story.effects.values().flatten().filter(|effect| effect.get("reason") == Some(&json!("late")));
    records.filter_map(|effect| effect.get("input")?.as_str()).collect()
}

fn expects_effects(step: &Ask) -> bool {
    step.expect.get("answer") == Some(&json!("effects"))
}

/// Two bundles that differ in the name of the compiler take turns.
fn upgrades(story: &Played) -> Option<Vec<Ask>> {
    let loads = |step: &&Ask| step.ask.get("request") == Some(&json!("load"));
    let [first] = story.steps.iter().filter(loads).collect::<Vec<_>>()[..] else { return None };
    if story.steps.iter().any(|step| step.input_kind() == Some("activate")) {
        return None;
    }
    let files: Texts = serde_json::from_value(first.ask.get("files")?.clone()).ok()?;
    let other =
        Edit { file: "manifest.json".into(), at: "/compiler".into(), set: Some("another".into()), ..Edit::default() };
    let other = edited(files.clone(), &[other], false).ok()?;
    let manifests = [manifest_of(&other), manifest_of(&files)];
    let mut load = first.clone();
    *load.ask.get_mut("files")? = json!(other);
    let mut steps = between(story, |place, gap| {
        // What is late afterwards would be later still behind an activation.
        let Some(manifest) = manifests.get(place % 2).filter(|_| gap.next.is_none_or(|next| next >= gap.latest)) else {
            return Vec::new();
        };
        let id = format!("upgrade-{place}");
        vec![input(json!({ "input": "activate", "id": id, "at": gap.latest, "manifest": manifest }))]
    })?;
    let place = steps.iter().position(|step| loads(&step))?;
    steps.insert(place + 1, load);
    Some(steps)
}

/// A profile that says nothing, of a person who is known by then.
fn same_millisecond(story: &Played) -> Option<Vec<Ask>> {
    let (alphabet, late) = (alphabet(story), late(story));
    between(story, |place, gap| {
        let step = story.steps.get(place);
        let heard = step.and_then(Ask::input).filter(|input| {
            let event = input.get("event").and_then(Value::as_str);
            let in_time = input.get("id").and_then(Value::as_str).is_some_and(|id| !late.contains(id));
            let kind = input.get("input").and_then(Value::as_str);
            let known = event.is_some_and(|event| alphabet.contains(event));
            in_time && (kind == Some("profile") || kind == Some("event") && known)
        });
        let person = heard.filter(|_| step.is_some_and(expects_effects)).and_then(|input| input.get("person"));
        let nothing = person.map(|person| {
            input(json!({ "input": "profile", "id": format!("nothing-{place}"), "at": gap.now, "person": person }))
        });
        nothing.into_iter().collect()
    })
}

/// The events that every bundle of the story reacts to.
fn alphabet(story: &Played) -> BTreeSet<String> {
    let plans = story.steps.iter().filter_map(|step| step.ask.get("files")?.get("plan.json")?.as_str());
    let alphabets = plans.filter_map(|plan| {
        let plan: Value = serde_json::from_str(plan).ok()?;
        serde_json::from_value::<BTreeSet<String>>(plan.get("alphabet")?.clone()).ok()
    });
    alphabets.reduce(|all, one| all.intersection(&one).cloned().collect()).unwrap_or_default()
}

/// The story with every person renamed.
pub fn renamed(steps: &[Ask]) -> Vec<Ask> {
    let mut steps = steps.to_vec();
    for input in steps.iter_mut().filter_map(|step| step.ask.get_mut("input")).filter_map(Value::as_object_mut) {
        for member in ["person", "from", "to"] {
            if let Some(Value::String(person)) = input.get_mut(member) {
                person.insert_str(0, "q-");
            }
        }
    }
    steps
}

/// Two stories of different people in one program: step by step, or one behind the other. What concerns everybody is asked once.
pub fn together(kind: Kind, story: &Played, other: &Played) -> Option<Variant> {
    let personal = |step: &&Ask| step.input().is_some_and(|_| !matches!(step.input_kind(), Some("tick" | "activate")));
    let judged = |step: &Ask| {
        let loads = step.ask.get("request") == Some(&json!("load"));
        if loads || step.input().is_some() { Some(step.clone()) } else { None }
    };
    let mut steps: Vec<Ask> = Vec::new();
    match kind {
        Kind::Interleaved => {
            for (ours, theirs) in story.steps.iter().zip(&other.steps) {
                steps.extend(judged(ours));
                steps.extend(Some(theirs).filter(personal).cloned());
            }
        }
        Kind::Behind if !story.steps.iter().any(|step| step.input_kind() == Some("activate")) => {
            steps.extend(story.steps.iter().filter_map(judged));
            steps.extend(other.steps.iter().filter(|step| step.input().is_some()).cloned());
        }
        _ => return None,
    }
    Some(Variant { steps, person: None })
}

/// Each person alone, where there are several and nobody is merged.
fn apart(story: &Played) -> Vec<Variant> {
    let person = |step: &Ask| step.input()?.get("person").and_then(Value::as_str).map(str::to_owned);
    let people: BTreeSet<String> = story.steps.iter().filter_map(person).collect();
    if people.len() < 2 || story.steps.iter().any(|step| step.input_kind() == Some("merge")) {
        return Vec::new();
    }
    let alone = |only: String| {
        let theirs = story.steps.iter().filter(|step| person(step).is_none_or(|of| of == only));
        let steps = theirs.filter(|step| !is_inspection(step)).cloned().collect();
        Variant { steps, person: Some(only) }
    };
    people.into_iter().map(alone).collect()
}

/// Both stories' effects.
pub fn united(story: &Effects, other: &Effects) -> Effects {
    let all: BTreeMap<String, Vec<Value>> =
        story.iter().chain(other).map(|(person, of)| (person.clone(), of.clone())).collect();
    all
}
