//! What cannot be run is said, and leaves everything as it was.

use crate::project::{CAMPAIGN, Place, files};
use serde_json::json;

fn refused(place: &Place, args: &[&str], says: &str) {
    let ran = place.danbi(args);
    assert_eq!(ran.code, Some(2), "{args:?}: {}", ran.err);
    assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
}

const RUN: [&str; 7] = ["run", "--bundle", "one", "--db", "a.db", "--lang", "en"];

#[test]
fn what_is_no_store_is_left_alone() {
    let place = Place::new();
    place.write("a.db", "this is no database, but a text that is long enough to be looked at");
    refused(&place, &RUN, "`a.db` is not a store");
    let text = std::fs::read_to_string(place.join("a.db")).unwrap();
    assert!(text.starts_with("this is no database"));
    refused(&place, &["run", "--db", "no/a.db", "--lang", "en"], "no/a.db");
    refused(&place, &["run", "--db", "b.db", "--lang", "en"], "holds no bundle yet");
    refused(&place, &["run", "--db", "c.db", "--bundle", "nowhere", "--lang", "en"], "no bundle in `nowhere`");
    refused(&place, &["why", "p-1", "--db", "d.db", "--lang", "en"], "nothing at `d.db`");
    let folder = ["run", "--bundle", "one", "--db", "one", "--lang", "en"];
    refused(&place, &folder, "`one` is not a store");
    refused(&place, &["why", "p-1", "--db", "one", "--lang", "en"], "`one` is not a store");
    assert!(!place.join("one-lock").exists(), "nothing is left beside what is no store");
    let file: Vec<&str> = RUN.into_iter().chain(["nofile"]).collect();
    std::fs::remove_file(place.join("a.db")).unwrap();
    refused(&place, &file, "nothing at `nofile`");
}

/// What a shell hands over as `<(zcat events.gz)`.
#[cfg(unix)]
#[test]
fn a_pipe_with_a_name_is_read_like_standard_input() {
    let place = Place::new();
    let line = json!({ "input": "event", "id": "e", "at": "2026-03-02T10:00:00.000Z", "person": "p-1",
        "event": "signed_up", "properties": {} });
    let args: Vec<&str> = RUN.into_iter().chain(["/dev/stdin"]).collect();
    for _ in 0..2 {
        let ran = place.danbi_with(&args, &format!("{line}\n"));
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(ran.err.contains("1 input"), "{}", ran.err);
    }
}

#[test]
fn one_store_has_one_runner_and_many_readers() {
    let place = Place::new();
    let mut first = place.spawn(&RUN);
    let mut stdin = first.stdin.take().unwrap();
    use std::io::Write as _;
    writeln!(stdin, "not an input").unwrap();
    stdin.flush().unwrap();
    // It runs as soon as its first line has been read.
    let known = || place.danbi(&["why", "p-1", "--db", "a.db", "--lang", "en"]).code == Some(1);
    let since = std::time::Instant::now();
    while !known() {
        assert!(since.elapsed().as_secs() < 60, "the first run does not begin");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    refused(&place, &RUN, "Another process is running");
    drop(stdin);
    assert_eq!(first.wait().unwrap().code(), Some(1));
    assert_eq!(place.danbi(&RUN).code, Some(0));
}

#[test]
fn a_store_belongs_to_one_project() {
    let place = Place::new();
    place.danbi(&RUN);
    let mut other = files(CAMPAIGN);
    // Another project of the same shape: its plan and manifest say another name.
    for path in ["plan.json", "manifest.json"] {
        let text = String::from_utf8(other[path].clone()).unwrap();
        other.insert(path.to_owned(), text.replace("\"project\":\"sample\"", "\"project\":\"other\"").into_bytes());
    }
    place.build("other", &other);
    refused(&place, &["run", "--bundle", "other", "--db", "a.db", "--lang", "en"], "plan.json");
    place.build("broken", &files(CAMPAIGN));
    std::fs::remove_file(place.join("broken/contract.json")).unwrap();
    refused(&place, &["run", "--bundle", "broken", "--db", "a.db", "--lang", "en"], "contract.json is missing");
}

#[test]
fn an_output_that_was_cut_is_not_written_to() {
    let place = Place::new();
    let line =
        r#"{"input":"event","id":"b","at":"2026-03-02T01:00:00Z","person":"p-1","event":"signed_up","properties":{}}"#;
    place.write("in.jsonl", line);
    let args = ["run", "in.jsonl", "--bundle", "one", "--db", "a.db", "--out", "out.jsonl", "--lang", "en"];
    assert_eq!(place.danbi(&args).code, Some(0));
    assert_eq!(place.lines("out.jsonl").len(), 1);
    place.write("out.jsonl", "{}\n");
    refused(&place, &args, "shorter than what was written");
    // Who takes it away begins a new one.
    std::fs::remove_file(place.join("out.jsonl")).unwrap();
    assert_eq!(place.danbi(&args).code, Some(0));
    assert_eq!(place.lines("out.jsonl").len(), 0);
}

#[test]
fn options_that_contradict_each_other_are_refused() {
    let place = Place::new();
    let with = |more: &[&'static str]| [&RUN[..], more].concat();
    refused(&place, &with(&["--follow"]), "need a file of inputs");
    refused(&place, &with(&["in.jsonl", "--resume"]), "`--resume` is for standard input");
    refused(&place, &with(&["--clock", "real", "--until", "2026-03-02T00:00:00Z"]), "needs the virtual clock");
    refused(&place, &with(&["--until", "tomorrow"]), "`tomorrow` is no instant");
    refused(&place, &with(&["in.jsonl"]), "in.jsonl");
}

/// A full disk loses nothing: what was committed is written as soon as there is room.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_loses_nothing() {
    let place = Place::new();
    let line = |person: usize| {
        format!(
            r#"{{"input":"event","id":"b","at":"2026-03-02T01:00:00Z","person":"p-{person}","event":"signed_up","properties":{{}}}}"#
        )
    };
    place.write("in.jsonl", (0..50).map(line).collect::<Vec<_>>().join("\n"));
    let args = ["run", "in.jsonl", "--bundle", "one", "--db", "a.db", "--batch", "20", "--lang", "en", "--out"];
    refused(&place, &[&args[..], &["/dev/full"]].concat(), "No space left");
    assert_eq!(place.danbi(&[&args[..], &["out.jsonl"]].concat()).code, Some(0));
    let people: Vec<String> =
        place.lines("out.jsonl").iter().map(|line| line["person"].as_str().unwrap().to_owned()).collect();
    assert_eq!(people, (0..50).map(|person| format!("p-{person}")).collect::<Vec<_>>());
}
