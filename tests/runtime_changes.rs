//! Changes of a plan and of inputs that change no effect: titles, names of journeys, whole weeks.
//!
//! `DANBI_RUNS=20000 cargo test --release --test runtime_changes` plays more runs.

#[allow(dead_code, reason = "only projects are generated")]
#[path = "support/generate/mod.rs"]
mod generate;
#[path = "support/inputs/mod.rs"]
mod inputs;

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use danbi::bundle::{Bundle, EntryOn};
use danbi::runtime::{Effect, Input, Instant};
use inputs::check::holds;
use inputs::{Host, Loaded, Run, Stage};
use serde_json::Value as Json;

/// Every text of a value, and every name of a member where `names` is set.
fn mapped(json: &Json, names: bool, text: &impl Fn(&str) -> String) -> Json {
    match json {
        Json::String(word) => text(word).into(),
        Json::Array(items) => items.iter().map(|item| mapped(item, names, text)).collect(),
        Json::Object(members) => {
            let name = |name: &String| if names { text(name) } else { name.clone() };
            Json::Object(members.iter().map(|(of, value)| (name(of), mapped(value, names, text))).collect())
        }
        other => other.clone(),
    }
}

/// The bundles with other texts in their plans and journeys, sealed again. What a later one holds or says of a version of one before
/// goes by the version that became of that.
fn changed(stage: &Stage, text: &impl Fn(&str) -> String) -> Stage {
    let mut versions: BTreeMap<String, String> = BTreeMap::new();
    let mut bundles = Vec::new();
    for loaded in &stage.bundles {
        let new = changed_bundle(&loaded.bundle, &|word| versions.get(word).cloned().unwrap_or_else(|| text(word)));
        let become_of = |id: &str| new.bundle.journeys[&*text(id)].version.to_string();
        let now = loaded.bundle.journeys.values().map(|old| (old.version.to_string(), become_of(&old.id)));
        let now: Vec<(String, String)> = now.collect();
        versions.extend(now);
        bundles.push(new);
    }
    Stage { bundles }
}

fn changed_bundle(bundle: &Bundle, text: &impl Fn(&str) -> String) -> Loaded {
    fn through<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T, text: &impl Fn(&str) -> String) -> T {
        serde_json::from_value(mapped(&serde_json::to_value(value).unwrap(), true, text)).unwrap()
    }
    let mut bundle = bundle.clone();
    bundle.plan = through(&bundle.plan, text);
    let journeys = bundle.journeys.values().map(|journey| through(journey, text));
    bundle.journeys = journeys.map(|journey| (journey.id.clone(), journey)).collect();
    bundle.older = bundle.older.iter().map(|journey| through(journey, text)).collect();
    Loaded::of_bundle(bundle)
}

/// Without what names a version and what hashes make of names; the ids of commands are noted.
fn plain(effect: &Effect) -> Json {
    let mut json = effect.to_json();
    let object = json.as_object_mut().unwrap();
    ["id", "instance", "version"].iter().for_each(|name| drop(object.remove(*name)));
    if object.get("record").is_some_and(|record| record == "moved") {
        ["from", "to"].iter().for_each(|name| drop(object.remove(*name)));
    }
    json
}

/// Plays a run of one stage on another, each input changed, and holds the effects, changed back, to those that came. Ids of commands
/// and manifests are those of the other.
fn replay(
    (first, second): (&Stage, &Stage),
    inputs: &[Json],
    there: impl Fn(&Json) -> Json,
    back: impl Fn(&Json) -> Json,
) -> Result<usize, String> {
    let (mut here, mut other) = (Host::new(first), Host::new(second));
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let manifests = first.bundles.iter().zip(&second.bundles);
    names.extend(manifests.map(|(first, second)| (first.manifest.clone(), second.manifest.clone())));
    let mut compared = 0;
    for json in inputs {
        let translated = mapped(json, false, &|word| names.get(word).cloned().unwrap_or_else(|| word.to_owned()));
        let read = |stage: &Stage, host: &Host<'_>, json: &Json| {
            Input::of_json(&stage.bundles[host.in_force].program, json).map_err(|error| format!("{error}: {json}"))
        };
        let expected = here.take(&read(first, &here, json)?);
        let came = other.take(&read(second, &other, &there(&translated))?);
        let shown = |effects: &[Effect]| effects.iter().map(|effect| effect.to_json().to_string()).collect::<Vec<_>>();
        let same = expected.len() == came.len() && expected.iter().zip(&came).all(|(a, b)| plain(a) == back(&plain(b)));
        if !same {
            return Err(format!("after {json}:\n{:#?}\nchanged {:#?}", shown(&expected), shown(&came)));
        }
        compared += came.len();
        for (expected, came) in expected.iter().zip(&came) {
            let id = |effect: &Effect| effect.to_json()["id"].as_str().map(str::to_owned);
            names.extend(id(expected).zip(id(came)));
        }
    }
    Ok(compared)
}

fn inputs_of(run: &Run) -> Vec<Json> {
    run.turns.iter().map(|turn| turn.json.clone()).collect()
}

fn on(stage: &Stage, change: impl Fn(&Bundle) -> Loaded) -> Stage {
    Stage { bundles: stage.bundles.iter().map(|loaded| change(&loaded.bundle)).collect() }
}

#[test]
fn titles_change_nothing_and_no_version() {
    holds(|stage, run| {
        let titled = on(stage, |bundle| {
            let mut bundle = bundle.clone();
            bundle.plan.about.project.title = Some("다른 이름".to_owned());
            let abouts = bundle.journeys.values_mut().map(|journey| &mut journey.about);
            abouts.for_each(|about| about.title = Some("다른 제목".to_owned()));
            Loaded::of_bundle(bundle)
        });
        for (before, after) in stage.bundles.iter().zip(&titled.bundles) {
            if before.bundle.plan.journeys != after.bundle.plan.journeys {
                return Err("another version".to_owned());
            }
        }
        replay((stage, &titled), &inputs_of(run), Json::clone, Json::clone).map(drop)
    });
}

/// A journey's new name keeps its place in the order of names; salts stay, since they are written out.
#[test]
fn names_of_journeys_change_only_names() {
    const NEW: &str = "-neu";
    holds(|stage, run| {
        let known = |word: &str| stage.bundles.iter().any(|loaded| loaded.bundle.journeys.contains_key(word));
        let there = |word: &str| if known(word) { format!("{word}{NEW}") } else { word.to_owned() };
        let back = |word: &str| word.strip_suffix(NEW).unwrap_or(word).to_owned();
        // A channel or a message may be called like a journey.
        let contract = &stage.bundles[0].bundle.contract;
        let plan = &stage.bundles[0].bundle.plan;
        let clashes =
            contract.channels.keys().chain(plan.messages.keys()).chain(plan.segments.keys()).any(|name| known(name));
        if clashes {
            return Ok(());
        }
        let renamed = changed(stage, &there);
        replay((stage, &renamed), &inputs_of(run), |json| mapped(json, false, &there), |json| mapped(json, true, &back))
            .map(drop)
    });
}

/// What looks at months or years is another thing a week later, and so is what looks at clocks that change.
fn keeps_weeks(bundle: &Bundle) -> bool {
    let by_months = |on: &EntryOn| matches!(on, EntryOn::Monthly { .. } | EntryOn::Yearly { .. });
    let entries = bundle.journeys.values().flat_map(|journey| &journey.entries);
    !entries.into_iter().any(|entry| by_months(&entry.on))
}

/// Months and years of a plan made weeks, and clocks that do not change.
fn without_months(word: &str) -> String {
    let months = word.starts_with('P') && danbi::types::Duration::parse_iso8601(word).is_some_and(|by| by.months > 0);
    let changing = word.contains('/') && danbi::types::Zone::of_name(word).is_some();
    if months {
        "P21D".to_owned()
    } else if changing {
        "Asia/Seoul".to_owned()
    } else {
        word.to_owned()
    }
}

fn shifted(word: &str, weeks: i64) -> String {
    let by = TimeDelta::weeks(weeks);
    if let Ok(day) = word.parse::<NaiveDate>() {
        return (day + by).to_string();
    }
    if let Ok(local) = word.parse::<NaiveDateTime>() {
        return serde_json::to_value(local + by).unwrap().as_str().unwrap().to_owned();
    }
    match Instant::parse(word) {
        Some(at) => Instant::of_millis(at.millis() + by.num_milliseconds()).to_string(),
        None => word.to_owned(),
    }
}

#[test]
fn whole_weeks_shift_the_effects() {
    let compared = std::sync::atomic::AtomicUsize::new(0);
    holds(|stage, run| {
        if !stage.bundles.iter().all(|loaded| keeps_weeks(&loaded.bundle)) {
            return Ok(());
        }
        let weeks = 1 + run.turns.len() as i64 % 60;
        let first = changed(stage, &without_months);
        let second = changed(&first, &|word| shifted(word, weeks));
        let manifests: BTreeMap<&str, &str> =
            stage.bundles.iter().zip(&first.bundles).map(|(a, b)| (a.manifest.as_str(), b.manifest.as_str())).collect();
        let here = |word: &str| manifests.get(word).map_or_else(|| without_months(word), |&new| new.to_owned());
        let inputs: Vec<Json> = inputs_of(run).iter().map(|json| mapped(json, false, &here)).collect();
        let there = |json: &Json| mapped(json, false, &|word| shifted(word, weeks));
        let back = |json: &Json| mapped(json, false, &|word| shifted(word, -weeks));
        let count = replay((&first, &second), &inputs, there, back)?;
        compared.fetch_add(count, std::sync::atomic::Ordering::Relaxed);
        Ok(())
    });
    let compared = compared.into_inner();
    assert!(compared > 500, "{compared} effects compared");
}
