//! A new build while people are in the middle of a journey, from sources to effects through the command alone.

use serde_json::{Value, json};

use crate::project::Place;

const HELLO: &str = r#"
message hello { purpose informational push { title "안녕하세요" body "반가워요" } }
message again { purpose informational push { title "또 만나요" body "반가워요" } }
"#;

const FIRST: &str = "
journey longer { enter on app_opened reentry every time wait 1d greet: send hello via push }
journey other { enter on app_opened reentry every time wait 1d send hello via push }
journey gone { enter on app_opened reentry every time wait 1d send hello via push }
";

/// `longer` goes on behind what it was, `other` waits otherwise, `gone` is there no more.
const SECOND: &str = "
journey longer { enter on app_opened reentry every time wait 1d greet: send hello via push wait 2d send again via push }
journey other { enter on app_opened reentry every time wait 3d send hello via push }
";

fn of(person: &str, day: u32, kind: &str, rest: Value) -> String {
    let at = format!("2026-03-{day:02}T10:00:00+09:00");
    let mut input = json!({ "input": kind, "id": format!("{kind}-{day}"), "at": at, "person": person });
    input.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
    format!("{input}\n")
}

fn opened(person: &str, day: u32) -> String {
    of(person, day, "event", json!({ "event": "app_opened", "properties": {} }))
}

/// The inputs before the new build and those after.
fn inputs() -> [String; 2] {
    let reach = json!({ "reachable": { "push": true }, "consents": { "push": true } });
    let before: String =
        ["p-1", "p-2"].map(|person| of(person, 2, "profile", reach.clone()) + &opened(person, 2)).concat();
    let after = of("p-3", 3, "profile", reach.clone()) + &opened("p-3", 3);
    [before, after]
}

fn built(previous: bool) -> Place {
    let place = Place::new();
    place.write_project("shop", "shop", &format!("{HELLO}{FIRST}"));
    assert_eq!(place.danbi(&["build", "shop", "--out", "first"]).code, Some(0));
    place.write_project("shop", "shop", &format!("{HELLO}{SECOND}"));
    let mut args = vec!["build", "shop", "--out", "second"];
    if previous {
        args.extend(["--previous", "first"]);
    }
    let ran = place.danbi(&args);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    place
}

/// Runs both builds one after the other, the second in force from noon of the second day on; gives all effects.
fn play(place: &Place, limits: &[&str]) -> Vec<Value> {
    let [before, after] = inputs();
    let run = |more: &[&str], input: &str| {
        let args = [&["run", "--db", "a.db", "--out", "out.jsonl", "--lang", "en"], more, limits].concat();
        let ran = place.danbi_with(&args, input);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    };
    run(&["--bundle", "first"], &before);
    let end = "2026-03-12T00:00:00Z";
    run(&["--bundle", "second", "--activate=2026-03-02T12:00:00+09:00", "--until", end], &after);
    place.lines("out.jsonl")
}

/// Effects of a person in a journey: what happened, at which step, under which version.
fn story<'e>(effects: &'e [Value], person: &str, journey: &str) -> Vec<(&'e str, &'e str, &'e str)> {
    let text = |effect: &'e Value, field: &str| effect[field].as_str().unwrap_or_default();
    let of = effects.iter().filter(|effect| effect["person"] == person && effect["journey"] == journey);
    of.map(|of| (text(of, "record"), text(of, "step"), text(of, "version"))).collect()
}

fn versions(place: &Place, folder: &str) -> Value {
    let plan = std::fs::read(place.join(folder).join("plan.json")).unwrap();
    serde_json::from_slice::<Value>(&plan).unwrap()["journeys"].clone()
}

#[test]
fn people_in_the_middle_of_a_journey_go_on() {
    let place = built(true);
    let (first, second) = (versions(&place, "first"), versions(&place, "second"));
    let version = |of: &'static str, bundle: &Value| bundle[of].as_str().unwrap().to_owned();
    let effects = play(&place, &[]);
    for person in ["p-1", "p-2"] {
        // What was waited for is the same: they go on in the new version, with its new steps.
        let (old, new) = (version("longer", &first), version("longer", &second));
        let words: Vec<&str> = story(&effects, person, "longer").iter().map(|(record, ..)| *record).collect();
        assert_eq!(words, ["entered", "moved", "", "", "finished"], "{person}");
        let longer = story(&effects, person, "longer");
        assert!(longer[0].2 == old && longer[1..].iter().all(|(.., version)| *version == new), "{longer:?}");
        assert_eq!((longer[1].1, longer[2].1), ("wait-1d", "greet"));
        // What was waited for has changed: they finish on the version they entered.
        let (old, other) = (version("other", &first), story(&effects, person, "other"));
        let words: Vec<&str> = other.iter().map(|(record, ..)| *record).collect();
        assert_eq!(words, ["entered", "", "finished"]);
        assert!(other.iter().all(|(.., version)| *version == old));
    }
    // Who comes later finds only what is in force.
    assert_eq!(story(&effects, "p-3", "other").first().unwrap().2, version("other", &second));
    assert!(story(&effects, "p-3", "gone").is_empty());
    let told = place.danbi(&["why", "p-1", "--db", "a.db", "--journey", "longer", "--lang", "en"]);
    assert!(told.out.contains("goes on in a new version of the journey"), "{}", told.out);
}

/// A build that carries nothing forward: whoever is in a journey that changed leaves it.
#[test]
fn without_the_build_before_they_leave() {
    let place = built(false);
    let effects = play(&place, &[]);
    let exited: Vec<&Value> = effects.iter().filter(|effect| effect["record"] == "exited").collect();
    assert!(exited.iter().all(|effect| effect["reason"] == "retired"));
    // Two people in three journeys.
    assert_eq!(exited.len(), 6, "{exited:?}");
}

/// Where batches end changes nothing, also when a new build comes into force; and nothing is lost when the run is killed there.
#[test]
fn a_new_build_is_exact() {
    let sorted = |mut effects: Vec<Value>| {
        effects.sort_by_key(Value::to_string);
        effects
    };
    let expected = sorted(play(&built(true), &[]));
    assert_eq!(sorted(play(&built(true), &["--batch", "1", "--cache", "1"])), expected);
    #[cfg(debug_assertions)]
    for at in ["activate/before/1", "activate/after/1", "commit/before/3", "commit/after/3", "write-out/half/1"] {
        let place = built(true);
        let [before, after] = inputs();
        let first = ["run", "--bundle", "first", "--db", "a.db", "--out", "out.jsonl"];
        assert_eq!(place.danbi_with(&first, &before).code, Some(0));
        place.write("after.jsonl", after);
        let activate = "--activate=2026-03-02T12:00:00+09:00";
        let until = ["--until", "2026-03-12T00:00:00Z"];
        let second = ["run", "after.jsonl", "--bundle", "second", activate, "--db", "a.db", "--out", "out.jsonl"];
        let second = [&second[..], &until].concat();
        let killed = place.command(&second).env("DANBI_FAIL_AT", at).output().unwrap().status;
        assert_eq!(killed.code(), None, "{at} was not reached");
        assert_eq!(place.danbi(&second).code, Some(0));
        assert_eq!(sorted(place.lines("out.jsonl")), expected, "{at}");
    }
}
