//! `--keep`: what is old and was written out goes, and nothing else.

use std::collections::BTreeSet;

use danbi::types::Instant;
use rusqlite::Connection;

use crate::exact::run;
use crate::kills::{begin_again, outputs, unbroken};
use crate::project::Place;

/// Lines of a table of the store.
fn kept(place: &Place, table: &str) -> BTreeSet<String> {
    let connection = Connection::open(place.join("a.db")).unwrap();
    let mut statement = connection.prepare(&format!("SELECT line FROM {table}")).unwrap();
    let lines = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap);
    lines.collect()
}

fn instant(line: &str) -> Option<Instant> {
    let line: serde_json::Value = serde_json::from_str(line).ok()?;
    Instant::parse(line["at"].as_str()?)
}

#[test]
fn what_is_old_goes_and_the_outputs_stay_the_same() {
    let (place, expected) = unbroken(41, 300, "20");
    let all = kept(&place, "effects");
    begin_again(&place);
    let ran = place.danbi(&run("a.db", &["--batch", "20", "--keep", "1d"]));
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert_eq!(outputs(&place), expected);
    let young = kept(&place, "effects");
    let gone: Vec<&String> = all.difference(&young).collect();
    assert!(young.is_subset(&all) && gone.len() > 10 && young.len() > 10, "{} of {}", young.len(), all.len());
    // Whatever is gone was a day old at the last input.
    let inputs = std::fs::read_to_string(place.join("in.jsonl")).unwrap();
    let last = inputs.lines().filter_map(instant).max().unwrap().minus_seconds(86_400);
    assert!(gone.iter().all(|line| instant(line).unwrap() <= last), "{last}: {gone:?}");
    // Read again from the beginning, no command is given twice.
    place.danbi(&run("a.db", &["--from-start", "--keep", "1d"]));
    let commands =
        |lines: &[String]| lines.iter().filter(|line| line.contains("\"effect\"")).cloned().collect::<Vec<_>>();
    assert_eq!(commands(&outputs(&place)[0]), commands(&expected[0]));
}

/// What no output has stays, however old it is, and is told as soon as somebody says where.
#[test]
fn what_was_not_written_out_stays() {
    let (place, expected) = unbroken(42, 200, "20");
    begin_again(&place);
    let inputs = std::fs::read_to_string(place.join("in.jsonl")).unwrap();
    let args = ["run", "--bundle", "one", "--bundle", "two", "--db", "a.db", "--out", "out.jsonl", "--keep", "1h"];
    place.danbi_with(&[&args[..], &["--batch", "20"]].concat(), &inputs);
    assert_eq!(kept(&place, "dead_letters").len(), expected[1].len());
    place.danbi(&[&args[..], &["--dead-letters", "dead.jsonl"]].concat());
    assert_eq!(outputs(&place), expected);
    assert!(kept(&place, "dead_letters").len() < expected[1].len());
    assert!(kept(&place, "effects").len() < expected[0].len());
}

#[test]
fn why_says_that_older_history_is_gone() {
    let (place, _) = unbroken(43, 300, "20");
    let of = |person: &str, language: &str| place.danbi(&["why", person, "--db", "a.db", "--lang", language]);
    // Somebody who was not forgotten.
    let person = (0..10).map(|person| format!("p-{person}")).find(|person| of(person, "en").code == Some(0)).unwrap();
    let why = |language: &str| of(&person, language).out;
    let whole = why("en");
    assert!(!whole.contains("is kept no longer"), "{whole}");
    place.danbi(&["run", "--db", "a.db", "--out", "out.jsonl", "--dead-letters", "dead.jsonl", "--keep", "1d"]);
    let rest = why("en");
    assert!(rest.lines().nth(1).unwrap().contains("is kept no longer"), "{rest}");
    assert!(rest.lines().count() < whole.lines().count());
    assert_eq!(rest.lines().last(), whole.lines().last(), "where somebody stands is known without it");
    assert!(why("ko").contains("더는 보관하지 않습니다"));
    let ran = place.danbi(&["run", "--db", "a.db", "--keep", "soon", "--lang", "en"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("`soon` is no duration"), "{}", ran.err);
}
