//! Killed at any moment and started again, a run leaves what an unbroken one leaves.

use std::collections::BTreeMap;
use std::time::Duration;

use danbi::store::FAIL_POINTS;
use serde_json::Value;

use crate::exact::{run, stage};
use crate::project::Place;

/// What is compared: commands by their keys, records, dead letters. Each line once.
pub fn outputs(place: &Place) -> [Vec<String>; 2] {
    ["out.jsonl", "dead.jsonl"].map(|path| {
        let mut lines: Vec<String> = place.lines(path).iter().map(Value::to_string).collect();
        lines.sort();
        lines
    })
}

/// By command key; each key once.
pub fn commands(place: &Place) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    for effect in place.lines("out.jsonl") {
        if let Some(id) = effect.get("id").and_then(Value::as_str) {
            let before = all.insert(id.to_owned(), effect.clone());
            assert!(before.is_none(), "{id} twice");
        }
    }
    all
}

pub fn begin_again(place: &Place) {
    for path in ["a.db", "a.db-wal", "a.db-shm", "a.db-lock", "out.jsonl", "dead.jsonl"] {
        let _ = std::fs::remove_file(place.join(path));
    }
}

/// Inputs of all kinds, what an unbroken run makes of them, and the size of batches.
pub fn unbroken(seed: u64, count: usize, batch: &str) -> (Place, [Vec<String>; 2]) {
    let (place, world) = stage(seed, 10, count);
    let ran = place.danbi(&run("a.db", &["--batch", batch]));
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(!world.refused.is_empty());
    let outputs = outputs(&place);
    assert!(outputs.iter().all(|lines| lines.len() > 3));
    (place, outputs)
}

/// Kills one run at a point, and lets the next go on. Whether the point was reached.
fn killed_at(place: &Place, at: &str, args: &[&str]) -> bool {
    let status = place.command(args).env("DANBI_FAIL_AT", at).output().unwrap().status;
    status.code().is_none()
}

/// What the inputs make happen once or hardly more often.
#[cfg(debug_assertions)]
const ONCE: [&str; 8] =
    ["create-tables", "add-bundle", "activate", "merge", "forget", "mend-output", "forget-effects", "let-go"];

/// Every place that writes, killed before and after (and some in the middle), at its first time and later ones.
#[test]
#[cfg(debug_assertions)]
fn every_write_may_be_the_last() {
    let (place, expected) = unbroken(21, 300, "50");
    let keys = commands(&place);
    for point in FAIL_POINTS {
        // What is old goes only where somebody wants that.
        let keep: &[&str] = if point == "let-go" { &["--keep", "1d"] } else { &[] };
        let args = run("a.db", &[&["--batch", "50"], keep].concat());
        let sides: &[&str] = match point {
            "write-out" | "write-dead-letters" => &["before", "half", "after"],
            _ => &["before", "after"],
        };
        for side in sides {
            let once = ONCE.contains(&point);
            for time in if once { 1..=1 } else { 1..=2 } {
                begin_again(&place);
                let at = format!("{point}/{side}/{time}");
                // There is something to mend only after a kill.
                if point == "mend-output" {
                    assert!(killed_at(&place, "write-out/half/2", &args), "{at}");
                }
                assert!(killed_at(&place, &at, &args), "{at} was not reached");
                let ran = place.danbi(&args);
                assert!(matches!(ran.code, Some(0 | 1)), "{at}: {}", ran.err);
                assert_eq!(outputs(&place), expected, "{at}");
                assert_eq!(commands(&place), keys, "{at}");
            }
        }
    }
}

/// The same at moments that nobody chose. `DANBI_KILLS` says how many; a few where nothing is said.
#[test]
fn any_moment_may_be_the_last() {
    let kills: u32 = std::env::var("DANBI_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(25);
    let (place, expected) = unbroken(22, 400, "4");
    let keys = commands(&place);
    let args = run("a.db", &["--batch", "4"]);
    let started = std::time::Instant::now();
    begin_again(&place);
    place.danbi(&args);
    let whole = u64::try_from(started.elapsed().as_micros()).unwrap().max(1);
    begin_again(&place);
    let (mut killed, mut finished, mut dice) = (0, 0, 0x9e37_79b9_7f4a_7c15_u64);
    while killed < kills {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut child = place.spawn(&args);
        drop(child.stdin.take());
        std::thread::sleep(Duration::from_micros((dice >> 33) % whole));
        let done = child.try_wait().unwrap().is_some();
        child.kill().unwrap();
        child.wait().unwrap();
        if done {
            assert_eq!(outputs(&place), expected, "after {killed} kills");
            assert_eq!(commands(&place), keys, "after {killed} kills");
            finished += 1;
            begin_again(&place);
        } else {
            killed += 1;
        }
    }
    place.danbi(&args);
    assert_eq!(outputs(&place), expected, "after {killed} kills, {finished} whole runs");
    assert_eq!(commands(&place), keys);
}
