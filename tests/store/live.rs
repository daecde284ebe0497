//! Runs that go on: files that grow, the clock of the system, a polite end.

use std::fs::File;
use std::io::Write;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::project::Place;

const RUN: [&str; 13] = [
    "run",
    "in.jsonl",
    "--bundle",
    "one",
    "--db",
    "a.db",
    "--out",
    "out.jsonl",
    "--dead-letters",
    "dead.jsonl",
    "--follow",
    "--lang",
    "en",
];

/// Waits until something is so.
fn until(what: &str, so: impl Fn() -> bool) {
    let since = Instant::now();
    while !so() {
        assert!(since.elapsed() < Duration::from_secs(120), "never: {what}");
        std::thread::sleep(Duration::from_millis(30));
    }
}

/// Asks a run to end, as Ctrl-C does.
fn stop(mut child: Child) -> Option<i32> {
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    child.wait().unwrap().code()
}

fn count(place: &Place, path: &str) -> usize {
    std::fs::read_to_string(place.join(path)).unwrap_or_default().matches('\n').count()
}

fn signed_up(person: &str, at: &str) -> String {
    let input =
        json!({ "input": "event", "id": person, "at": at, "person": person, "event": "signed_up", "properties": {} });
    format!("{input}\n")
}

#[test]
#[cfg(unix)]
fn a_growing_file_is_followed_and_left_politely() {
    let place = Place::new();
    place.write("in.jsonl", "");
    let clock = ["--clock", "virtual"];
    let args: Vec<&str> = RUN.iter().chain(&clock).copied().collect();
    let mut file = File::options().append(true).open(place.join("in.jsonl")).unwrap();
    let child = place.spawn(&args);
    // A line counts when its end is there.
    let line = signed_up("p-1", "2026-03-02T01:00:00Z");
    file.write_all(&line.as_bytes()[..20]).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    file.write_all(&line.as_bytes()[20..]).unwrap();
    until("the first entry", || count(&place, "out.jsonl") == 1);
    file.write_all(b"no input\n").unwrap();
    until("the dead letter", || count(&place, "dead.jsonl") == 1);
    assert_eq!(stop(child), Some(1));
    // What comes while nobody runs is read by the next.
    file.write_all(signed_up("p-2", "2026-03-02T01:30:00Z").as_bytes()).unwrap();
    let child = place.spawn(&args);
    until("the second entry", || count(&place, "out.jsonl") == 2);
    // Another file under the name is read from its beginning.
    std::fs::rename(place.join("in.jsonl"), place.join("old.jsonl")).unwrap();
    place.write("new.jsonl", signed_up("p-3", "2026-03-02T01:31:00Z"));
    std::fs::rename(place.join("new.jsonl"), place.join("in.jsonl")).unwrap();
    until("the third entry", || count(&place, "out.jsonl") == 3);
    assert_eq!(stop(child), Some(0));
    let people: Vec<Value> = place.lines("out.jsonl").iter().map(|line| line["person"].clone()).collect();
    assert_eq!(people, ["p-1", "p-2", "p-3"]);
}

/// On the clock of the system nobody has to send anything for time to go on.
#[test]
#[cfg(unix)]
fn the_real_clock_fires_what_is_due() {
    let place = Place::new();
    // An hour but two seconds ago: the greeting is due in two seconds.
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis();
    let at = danbi::runtime::Instant::of_millis(i64::try_from(now).unwrap() - 3_600_000 + 2_000).to_string();
    let reach = json!({ "input": "profile", "id": "a", "at": at, "person": "p-1", "reachable": { "push": true },
        "consents": { "push": true } });
    place.write("in.jsonl", format!("{reach}\n{}", signed_up("p-1", &at)));
    let child = place.spawn(&RUN);
    until("the greeting", || count(&place, "out.jsonl") == 2);
    let sent = &place.lines("out.jsonl")[1];
    assert_eq!((sent["effect"].as_str(), sent["message"].as_str()), (Some("send"), Some("hello")));
    assert_eq!(stop(child), Some(0));
}

/// Whoever writes waits while the run has more than it can hold, and nothing is lost.
#[test]
fn a_pipe_is_read_no_faster_than_it_is_worked_off() {
    let place = Place::new();
    let lines: String = (0..3_000).map(|n| signed_up(&format!("p-{n}"), "2026-03-02T01:00:00Z")).collect();
    let ran = place.danbi_with(&["run", "--bundle", "one", "--db", "a.db", "--batch", "100", "--cache", "10"], &lines);
    assert_eq!((ran.code, ran.out.lines().count()), (Some(0), 3_000), "{}", ran.err);
}
