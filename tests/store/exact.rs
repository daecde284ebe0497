//! What comes out is what the interpreter alone says, whatever the size of batches and of the cache.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::project::{CAMPAIGN, Place, files, next_campaign};
use crate::world::World;

/// A place with two builds and the inputs of a world.
pub fn stage(seed: u64, people: u64, count: usize) -> (Place, World) {
    let (one, two) = (files(CAMPAIGN), files(&next_campaign()));
    let place = Place::new();
    place.build("two", &two);
    let mut world = World::new(seed, people, &one, &two);
    world.play(count);
    place.write("in.jsonl", world.lines.join("\n") + "\n");
    (place, world)
}

pub const RUN: [&str; 11] = [
    "run",
    "in.jsonl",
    "--bundle",
    "one",
    "--bundle",
    "two",
    "--out",
    "out.jsonl",
    "--dead-letters",
    "dead.jsonl",
    "--lang",
];

pub fn run<'a>(db: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let mut args = RUN.to_vec();
    args.extend(["en", "--db", db]);
    args.extend(more);
    args
}

pub fn by_person(lines: Vec<Value>) -> BTreeMap<String, Vec<Value>> {
    let mut all: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in lines {
        all.entry(line["person"].as_str().unwrap().to_owned()).or_default().push(line);
    }
    all
}

pub fn reasons(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["reason"].as_str().unwrap()).collect()
}

#[test]
fn effects_are_those_of_the_interpreter() {
    let sizes: [&[&str]; 3] = [&[], &["--batch", "1", "--cache", "2"], &["--batch", "37", "--cache", "8"]];
    for (seed, size) in sizes.into_iter().enumerate() {
        let (place, world) = stage(seed as u64, 12, 600);
        let ran = place.danbi(&run("a.db", size));
        assert_eq!(ran.code, Some(1), "{}", ran.err);
        assert_eq!(by_person(place.lines("out.jsonl")), world.effects);
        let dead = place.lines("dead.jsonl");
        assert_eq!(reasons(&dead), world.refused);
        let commands = place.lines("out.jsonl").iter().filter(|line| line.get("effect").is_some()).count();
        assert!(commands > 20 && dead.len() > 5, "{commands} commands, {} dead letters", dead.len());
    }
}

/// A run that ends and one that goes on behind it are one run; nothing is read twice.
#[test]
fn a_file_is_read_on_where_it_was_left() {
    let (place, world) = stage(7, 12, 400);
    let text = world.lines.join("\n") + "\n";
    let half = text[..text.len() / 2].rfind('\n').unwrap() + 1;
    place.write("in.jsonl", &text[..half]);
    place.danbi(&run("a.db", &[]));
    place.write("in.jsonl", &text);
    let ran = place.danbi(&run("a.db", &[]));
    assert_eq!(by_person(place.lines("out.jsonl")), world.effects, "{}", ran.err);
    let again = place.danbi(&run("a.db", &[]));
    assert_eq!((again.code, again.err.as_str()), (Some(0), "0 inputs, 0 effects.\n"));
    assert_eq!(reasons(&place.lines("dead.jsonl")), world.refused);
}

/// Inputs that were read before are the same inputs.
#[test]
fn read_again_from_the_beginning_the_commands_stay_the_same() {
    let (place, world) = stage(8, 12, 100);
    place.danbi(&run("a.db", &[]));
    let before = place.lines("out.jsonl");
    place.danbi(&run("a.db", &["--from-start"]));
    let commands =
        |lines: Vec<Value>| lines.into_iter().filter(|line| line.get("effect").is_some()).collect::<Vec<_>>();
    assert_eq!(commands(place.lines("out.jsonl")), commands(before));
    let dead = place.lines("dead.jsonl");
    let filed = reasons(&dead).into_iter().filter(|reason| *reason != "late").count();
    assert_eq!(filed, world.refused.iter().filter(|reason| **reason != "late").count());
}

/// Standard input can be given again from its beginning.
#[test]
fn standard_input_goes_on_where_it_was_left() {
    let (place, world) = stage(9, 12, 300);
    let text = world.lines.join("\n") + "\n";
    let half = text[..text.len() / 2].rfind('\n').unwrap() + 1;
    let args = ["run", "--bundle", "one", "--bundle", "two", "--db", "a.db", "--out", "out.jsonl", "--resume"];
    place.danbi_with(&args, &text[..half]);
    place.danbi_with(&args, &text);
    assert_eq!(by_person(place.lines("out.jsonl")), world.effects);
}

/// Whoever reads the effects from a pipe gets them, too.
#[test]
fn effects_go_to_standard_output() {
    let (place, world) = stage(10, 6, 200);
    let args = ["run", "-", "--bundle", "one", "--bundle", "two", "--db", "a.db", "--lang", "en"];
    let ran = place.danbi_with(&args, &world.lines.join("\n"));
    let lines = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(by_person(lines), world.effects);
    assert!(ran.err.contains("`--dead-letters FILE` says why"), "{}", ran.err);
    // They were kept, and are told once somebody says where.
    let args = ["run", "--db", "a.db", "--dead-letters", "dead.jsonl"];
    place.danbi_with(&args, "");
    assert_eq!(reasons(&place.lines("dead.jsonl")), world.refused);
}

/// Time goes on without inputs; whoever waits is not looked for among all people.
#[test]
fn time_goes_on_without_inputs() {
    let place = Place::new();
    let line = |id: &str, input: &str, more: &str| {
        format!(r#"{{"input":"{input}","id":"{id}","at":"2026-03-02T01:00:00Z","person":"p-1",{more}}}"#)
    };
    let lines = [
        line("a", "profile", r#""reachable":{"push":true},"consents":{"advertising":true,"push":true}"#),
        line("b", "event", r#""event":"signed_up","properties":{}"#),
    ];
    let args = ["run", "--bundle", "one", "--db", "a.db", "--lang", "en"];
    let ran = place.danbi_with(&args, &lines.join("\n"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    let args = ["run", "--db", "a.db", "--until", "2026-03-03T00:00:00+09:00"];
    let ran = place.danbi(&args);
    let sent: Value = serde_json::from_str(ran.out.trim()).unwrap();
    assert_eq!((sent["message"].as_str(), sent["at"].as_str()), (Some("hello"), Some("2026-03-02T02:00:00.000Z")));
    assert_eq!(sent["content"]["fields"]["body"], "고객님, 반가워요.");
}
