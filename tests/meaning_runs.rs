//! "Meaning, where tools usually disagree" (`docs/reference.md`): what each row says happens when it is run.
//!
//! A row is shown by cases of `conformance/`: those that bear its name, and those that stand for the sentences of `docs/plan.md` into
//! which the compiler turns it. `tests/meaning_plan.rs` reads that plan.

use danbi::conformance::{Case, Level, Outcome, Session, hello, score};

/// The rows of the table, in order, each with the cases that run it.
const RUNS: [(&str, &[&str]); 15] = [
    ("units", &["P-TIME-1", "P-TIME-2", "P-PAST-1"]),
    ("aggregates in days", &["P-PAST-2", "P-PAST-3"]),
    ("time of day", &["P-ENTRY-1", "P-POLICY-7", "P-WINDOW-1"]),
    ("`wait until 10:00` at 10:00", &["P-STEP-4"]),
    ("a wait on a date", &["P-STEP-6", "P-STEP-7"]),
    ("who matched already", &["P-ENTRY-2", "P-ENTRY-3"]),
    ("one event, several readers", &["P-STEP-10"]),
    ("bindings", &["bindings"]),
    ("a `send`", &["P-SEND-6", "P-SEND-7", "P-SEND-8", "P-SEND-9"]),
    ("`via A else B`", &["P-POLICY-4", "P-SEND-11"]),
    ("offer", &["offer", "P-OFFER-1", "P-OFFER-2"]),
    ("experiments", &["P-STEP-17", "P-HASH-4", "P-HASH-5", "P-SEND-5"]),
    ("goal", &["P-GOAL-1", "P-GOAL-2"]),
    ("`set`", &["P-STEP-20", "P-STEP-21"]),
    ("authentication, statutory", &["P-SEND-14"]),
];

#[test]
fn every_row_is_run() {
    let page = include_str!("../docs/reference.md");
    let section = page.split("\n## Meaning").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| question"));
    let rows: Vec<&str> = rows.map(|line| line.trim_start_matches("| ").split(" | ").next().unwrap()).collect();
    assert_eq!(rows, RUNS.map(|(row, _)| row), "each row has a run, each run a row");
    let all: Vec<Case> = danbi::driver::cases(|_, _| true).unwrap_or_else(|error| panic!("{error}"));
    for (row, marks) in RUNS {
        assert!(!marks.is_empty(), "{row}");
        for mark in marks {
            let runs: Vec<&Case> = all.iter().filter(|case| case.mark == *mark).collect();
            assert!(!runs.is_empty(), "{row}: no case is called {mark}");
            runs.into_iter().for_each(|case| comes_out(row, case));
        }
    }
    let named = all.iter().map(|case| case.mark.as_str()).filter(|mark| !mark.starts_with("P-"));
    for mark in named {
        assert!(RUNS.iter().any(|(_, marks)| marks.contains(&mark)), "the case {mark} belongs to no row");
    }
}

fn comes_out(row: &str, case: &Case) {
    let mut session = Session::new();
    let greeting = hello(&mut session).unwrap().unwrap();
    let checks = score(&mut session, greeting, std::slice::from_ref(case), &[Level::Core].into()).checks;
    assert!(checks.iter().any(|check| check.outcome == Outcome::Passed), "{row}: {} shows nothing", case.name);
    assert!(checks.iter().all(|check| check.outcome == Outcome::Passed), "{row}: {}", case.name);
}
