//! What lies ahead of the clock of the system, and lines and files as hosts and systems really write them.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};

use serde_json::{Value, json};

use crate::project::{Place, files, manifest, next_campaign};

const REAL: [&str; 11] =
    ["run", "--bundle", "one", "--db", "a.db", "--clock", "real", "--dead-letters", "dead.jsonl", "--lang", "en"];
const RUN: [&str; 9] = ["run", "--bundle", "one", "--db", "a.db", "--dead-letters", "dead.jsonl", "--lang", "en"];

fn event(event: &str, id: &str, at: &str, person: &str) -> Value {
    json!({ "input": "event", "id": id, "at": at, "person": person, "event": event, "properties": {} })
}

fn reasons(place: &Place) -> Vec<String> {
    place.lines("dead.jsonl").iter().map(|letter| letter["reason"].as_str().unwrap().to_owned()).collect()
}

/// In real time nobody is played ahead: not by an input of a far day, and not by a bundle of a day to come.
#[test]
fn the_clock_of_the_system_is_not_moved() {
    let place = Place::new();
    let next = files(&next_campaign());
    place.build("two", &next);
    let activate = json!({ "input": "activate", "id": "a", "at": "2190-01-01T00:00:00Z", "manifest": manifest(&next) });
    let lines = [
        event("signed_up", "i-1", "2026-03-02T00:00:00Z", "p-1"),
        event("app_opened", "i-2", "2190-03-02T00:00:00Z", "p-1"),
        event("order_cancelled", "i-3", "2190-03-02T00:00:00Z", "p-2"),
        activate,
    ];
    let text: Vec<String> = lines.iter().map(Value::to_string).collect();
    let ran = place.danbi_with(&[&REAL[..], &["--bundle", "two"]].concat(), &text.join("\n"));
    assert_eq!((ran.code, reasons(&place)), (Some(1), vec!["ahead".to_owned(), "ahead".to_owned()]), "{}", ran.err);
    assert!(!ran.out.contains("\"at\":\"21"), "{}", ran.out);

    let ahead = [&REAL[..], &["--bundle", "two", "--activate=2190-01-01T00:00:00Z"]].concat();
    let ran = place.danbi(&ahead);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("2190-01-01T00:00:00.000Z lies ahead of the clock"), "{}", ran.err);

    // Now is now, whatever came before.
    let ran = place.danbi(&[&REAL[..], &["--bundle", "two", "--activate"]].concat());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let in_force = format!("The bundle in force is {}.", manifest(&next));
    assert!(ran.err.contains(&in_force), "{}", ran.err);
    assert!(!ran.out.contains("\"at\":\"21"), "{}", ran.out);
}

/// A clock that follows the inputs goes wherever they are.
#[test]
fn the_virtual_clock_goes_where_the_inputs_are() {
    let place = Place::new();
    let ran = place.danbi_with(&RUN, &event("signed_up", "i-1", "2190-03-02T00:00:00Z", "p-1").to_string());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("\"at\":\"2190-03-02T00:00:00.000Z\""), "{}", ran.out);
}

#[test]
fn no_file_has_two_roles() {
    let place = Place::new();
    place.write("in.jsonl", "");
    let cases: [&[&str]; 4] = [
        &["in.jsonl", "--out", "./in.jsonl"],
        &["--out", "both.jsonl", "--dead-letters", "both.jsonl"],
        &["--out", "a.db"],
        &["in.jsonl", "--dead-letters", "in.jsonl"],
    ];
    for case in cases {
        let ran = place.danbi(&[&["run", "--bundle", "one", "--db", "a.db", "--lang", "en"], case].concat());
        assert_eq!(ran.code, Some(2), "{case:?}");
        assert!(ran.err.contains("is named twice"), "{case:?}: {}", ran.err);
    }
    assert!(!place.join("a.db").exists());
    let null = ["run", "--bundle", "one", "--db", "a.db", "--out", "/dev/null", "--dead-letters", "/dev/null"];
    assert_eq!(place.danbi(&null).code, Some(0));
}

#[test]
fn a_bundle_to_activate_must_be_given() {
    let place = Place::new();
    assert_eq!(place.danbi(&RUN).code, Some(0));
    let ran = place.danbi(&["run", "--db", "a.db", "--activate", "--lang", "en"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("`--activate` needs `--bundle`"), "{}", ran.err);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_line() {
    let place = Place::new();
    let line = event("signed_up", "i-1", "2026-03-02T00:00:00Z", "p-1");
    let ran = place.danbi_with(&RUN, &format!("\u{feff}{line}\r\n"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("\"entered\""), "{}", ran.out);
}

/// Some programs write letters beyond ASCII as `\u` and four digits.
#[test]
fn an_event_that_nothing_looks_at_is_passed_over_however_it_is_spelt() {
    let place = Place::new();
    let plain = r#"{"input":"event","id":"i-1","at":"2026-03-02T00:00:00Z","person":"p","event":"order_cancelled","properties":3}"#;
    let escaped = plain.replace("i-1", r"i-\u0032").replace("\"p\"", r#""\ubbfc\uc218""#);
    let ran = place.danbi_with(&RUN, &format!("{plain}\n{escaped}\n"));
    assert_eq!((ran.code, place.lines("dead.jsonl")), (Some(0), Vec::new()), "{}", ran.err);

    // Its instant moves the clock, so that must be one that inputs can have.
    let far = plain.replace("2026", "2500");
    let ran = place.danbi_with(&RUN, &far);
    assert_eq!((ran.code, reasons(&place)), (Some(1), vec!["bad-field".to_owned()]), "{}", ran.err);
}

/// Whoever comes back behind the horizon of a `forget` is heard again, and so is what was wrong with an input of theirs; before, nothing
/// of them is kept. However the lines are cut into batches.
#[test]
fn what_cannot_be_used_is_kept_of_whoever_came_back() {
    for batch in ["1", "100"] {
        let place = Place::new();
        let lines = [
            event("signed_up", "i-1", "2026-03-02T00:00:00Z", "p-1"),
            json!({ "input": "forget", "id": "f", "at": "2026-03-02T00:10:00Z", "person": "p-1" }),
            json!({ "input": "dance", "id": "b-1", "at": "2026-03-02T00:20:00Z", "person": "p-1" }),
            event("signed_up", "i-2", "2026-03-20T00:00:00Z", "p-1"),
            json!({ "input": "dance", "id": "b-2", "at": "2026-03-20T01:00:00Z", "person": "p-1" }),
        ];
        let text: Vec<String> = lines.iter().map(Value::to_string).collect();
        let args: Vec<&str> = RUN.into_iter().chain(["--batch", batch]).collect();
        let ran = place.danbi_with(&args, &text.join("\n"));
        assert_eq!(ran.code, Some(1), "{}", ran.err);
        let letters = place.lines("dead.jsonl");
        assert_eq!(letters.len(), 1, "{batch}: {letters:?}");
        assert!(letters[0].to_string().contains("b-2"), "{letters:?}");
    }
}

/// Nothing that was wrong with inputs of somebody who was forgotten goes over to whom they become when they have come back; what was
/// wrong with others' stays. All in one batch, of which the outputs have nothing yet.
#[test]
fn dead_letters_of_whoever_was_forgotten_go_over_to_nobody() {
    let place = Place::new();
    let event = |id: &str, at: &str, person: &str| event("signed_up", id, at, person);
    let wrong =
        |id: &str, person: &str| json!({ "input": "dance", "id": id, "at": "2026-03-02T00:05:00Z", "person": person });
    let forget = |person: &str| json!({ "input": "forget", "id": format!("f-{person}"), "at": "2026-03-02T00:10:00Z", "person": person });
    let merge = |from: &str, to: &str| json!({ "input": "merge", "id": format!("m-{from}"), "at": "2026-03-21T00:00:00Z", "from": from, "to": to });
    let lines = [
        event("i-1", "2026-03-02T00:00:00Z", "p-1"),
        event("i-2", "2026-03-02T00:00:00Z", "p-2"),
        event("i-3", "2026-03-02T00:00:00Z", "p-3"),
        wrong("b-1", "p-1"),
        wrong("b-2", "p-2"),
        forget("p-1"),
        forget("p-3"),
        event("i-4", "2026-03-20T00:00:00Z", "p-1"),
        event("i-5", "2026-03-20T00:00:00Z", "p-3"),
        merge("p-1", "p-4"),
        merge("p-2", "p-3"),
    ];
    let text: Vec<String> = lines.iter().map(Value::to_string).collect();
    let ran = place.danbi_with(&RUN, &text.join("\n"));
    assert_eq!((ran.code, place.lines("dead.jsonl").len()), (Some(1), 2), "{}", ran.err);
    let told = |person: &str| place.danbi(&["why", person, "--db", "a.db", "--lang", "en"]).out;
    assert!(!told("p-4").contains("line 4"), "{}", told("p-4"));
    assert!(told("p-3").contains("line 5"), "{}", told("p-3"));
    let file = std::fs::read(place.join("a.db")).unwrap();
    let holds = |id: &str| file.windows(id.len()).any(|bytes| bytes == id.as_bytes());
    assert!(!holds("b-1") && holds("b-2"));
}

/// What a merge lets fire for somebody who stays who they are is told of them, and of nobody else.
#[test]
fn a_merge_that_hands_nothing_over_leaves_the_story_where_it_is() {
    let place = Place::new();
    let lines = [
        event("signed_up", "i-1", "2026-03-02T00:00:00Z", "p-1"),
        event("signed_up", "i-2", "2026-03-02T00:00:00Z", "p-2"),
        json!({ "input": "forget", "id": "f", "at": "2026-03-02T00:10:00Z", "person": "p-2" }),
        json!({ "input": "merge", "id": "m", "at": "2026-03-02T02:00:00Z", "from": "p-1", "to": "p-2" }),
    ];
    let text: Vec<String> = lines.iter().map(Value::to_string).collect();
    let ran = place.danbi_with(&RUN, &text.join("\n"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let told = place.danbi(&["why", "p-1", "--db", "a.db", "--lang", "en"]).out;
    assert!(told.contains("10:00  - hello is not sent"), "{told}");
}

/// Whoever reads the effects went away: that is no good end.
#[test]
fn effects_that_nobody_reads_end_the_run() {
    let place = Place::new();
    let text: Vec<String> = (0..2_000)
        .map(|n| event("signed_up", &format!("i-{n}"), "2026-03-02T00:00:00Z", &format!("p-{n}")).to_string())
        .collect();
    place.write("in.jsonl", text.join("\n"));
    let mut child =
        place.spawn(&["run", "in.jsonl", "--bundle", "one", "--db", "a.db", "--batch", "100", "--lang", "en"]);
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("Nobody reads the effects any more"), "{said}");
}

/// What lay in the pipe unread is written again: whoever reads both has every effect.
#[test]
fn what_a_closed_pipe_had_taken_is_written_again() {
    let place = Place::new();
    let text: Vec<String> = (0..3_000)
        .map(|n| event("signed_up", &format!("i-{n}"), "2026-03-02T00:00:00Z", &format!("p-{n}")).to_string())
        .collect();
    place.write("in.jsonl", text.join("\n"));
    let run = |db: &'static str| ["run", "in.jsonl", "--bundle", "one", "--db", db, "--batch", "100", "--lang", "en"];
    let whole: BTreeSet<String> = place.danbi(&run("whole.db")).out.lines().map(str::to_owned).collect();
    let mut child = place.spawn(&run("a.db"));
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    let mut heard = BTreeSet::new();
    for _ in 0..150 {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        heard.insert(line.trim_end().to_owned());
    }
    drop(reader);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    let again = place.danbi(&run("a.db"));
    assert_eq!(again.code, Some(0), "{}", again.err);
    heard.extend(again.out.lines().map(str::to_owned));
    assert!(heard == whole, "{} of {}", heard.len(), whole.len());
    // A run that ended well is not told again.
    assert_eq!(place.danbi(&run("a.db")).out, "");
}
