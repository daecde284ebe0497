//! `danbi conformance` and `danbi runtime`: ours passes through the door that everybody's does.

use serde_json::{Value, json};

use crate::run::{Project, danbi_with_input};

fn runtime() -> String {
    format!("'{}' runtime", env!("CARGO_BIN_EXE_danbi"))
}

/// What cases are played here, of every file some: all of them are played in the process by `tests/runtime_cases.rs`.
const FILTERS: [&str; 5] = ["P-FORMAT", "P-VERSION", "P-SEND-1", "P-MERGE", "P-TEXT"];

#[test]
fn ours_passes_through_the_same_door() {
    for filter in FILTERS {
        let run =
            Project::new().danbi(&["conformance", "--runtime", &runtime(), "--filter", filter, "--format", "json"]);
        assert_eq!(run.code, Some(0), "{}", run.out);
        let score: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(score["summary"]["failed"], 0);
        assert_eq!(score["summary"]["lacking"], 0);
        assert!(score["summary"]["passed"].as_u64().unwrap() > 5, "{filter}: {}", score["summary"]);
    }
}

#[test]
fn cases_are_written_and_played_from_files() {
    let project = Project::new();
    let run = project.danbi(&["conformance", "--write", "cases", "--filter", "P-SEND-9"]);
    assert_eq!((run.code, run.err.contains("cases")), (Some(0), true), "{}", run.err);
    let text = std::fs::read_to_string(project.join("cases/P-SEND-9.json")).unwrap();
    let mut case: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(case["steps"][0]["ask"]["request"], "load");
    let run = project.danbi(&["conformance", "cases", "--runtime", &runtime()]);
    assert_eq!(run.code, Some(0), "{}", run.out);
    let again = project.danbi(&["conformance", "--write", "cases", "--filter", "P-SEND-9"]);
    assert_eq!(again.code, Some(2), "a folder with something in it is not replaced");
    // A case that wants something else fails, in both languages and for programs.
    case["effects"]["p-1"][0]["record"] = "finished".into();
    std::fs::write(project.join("cases/P-SEND-9.json"), case.to_string()).unwrap();
    let run = project.danbi(&["conformance", "cases", "--runtime", &runtime(), "--level", "core"]);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("effect 1 differs at /record"), "{}", run.out);
    assert!(run.out.contains("failing marks: P-SEND-9"), "{}", run.out);
    let run = project.danbi(&["conformance", "cases", "--runtime", &runtime(), "--level", "core", "--lang", "ko"]);
    assert!(run.out.contains("1번째 효과가 /record에서 다릅니다"), "{}", run.out);
    let run = project.danbi(&["conformance", "cases", "--runtime", &runtime(), "--level", "core", "--format", "junit"]);
    assert!(run.out.contains("<failure message=\"p-1: effect 1 differs at /record.\">"), "{}", run.out);
}

/// Programs that do not do what the page says, in one line of shell each.
#[cfg(unix)]
#[test]
fn a_program_that_dies_or_keeps_silent_is_told_of_and_started_again() {
    let play = |script: &str, more: &[&str]| {
        let project = Project::new().with("runtime.sh", script);
        let mut args = vec!["conformance", "--runtime", "sh runtime.sh", "--filter", "P-SEND-9", "--level", "core"];
        args.extend(more);
        project.danbi(&args)
    };
    let hello = r#"{"answer":"hello","protocol":"danbi.conformance/1","runtime":"sh","profiles":["core"],"needs":["fallback","guards","variants"]}"#;
    let dies = play(&format!("read line; echo '{hello}'; read line; echo 'I was ill' >&2; exit 3"), &[]);
    assert_eq!(dies.code, Some(1), "{}", dies.err);
    assert!(dies.out.contains("| I was ill"), "{}", dies.out);
    let silent = play(&format!("read line; echo '{hello}'; exec sleep 60"), &["--timeout", "1"]);
    assert!(silent.out.contains("did not answer within 1 seconds"), "{}", silent.out);
    let mumbles = play(&format!("echo '{hello}'; while read line; do echo hm; done"), &[]);
    assert!(mumbles.out.contains("| hm") || mumbles.code == Some(2), "{}", mumbles.out);
    let nobody = Project::new().danbi(&["conformance", "--runtime", "no-such-program"]);
    assert_eq!(nobody.code, Some(2));
    let rude = play("while read line; do echo hello; done", &[]);
    assert_eq!(rude.code, Some(2), "{}", rude.out);
}

/// One line too many fails one case: the program is started anew rather than asked on with its answers out of step.
#[cfg(unix)]
#[test]
fn a_program_that_is_out_of_step_is_started_again() {
    let hello = r#"{"answer":"hello","protocol":"danbi.conformance/1","runtime":"sh","profiles":["core"],"needs":[]}"#;
    for stray in ["debug: loading", r#"{"answer":"loaded"}"#] {
        let script = format!(
            "if mkdir once 2>/dev/null; then read line; echo '{hello}'; echo '{stray}'; fi; exec {}",
            runtime().replace('\'', "")
        );
        let project = Project::new().with("runtime.sh", &script);
        let args =
            ["conformance", "--runtime", "sh runtime.sh", "--filter", "P-FORMAT-1", "--level", "core", "--lang", "en"];
        let run = project.danbi(&args);
        assert_eq!(run.code, Some(1), "{}", run.err);
        assert!(run.out.contains("1 failed") && !run.out.contains("core: 0 of"), "{stray}: {}", run.out);
    }
}

/// What a runtime lacks is counted apart.
#[cfg(unix)]
#[test]
fn what_a_program_says_it_lacks_is_no_failure() {
    let hello =
        r#"{"answer":"hello","protocol":"danbi.conformance/1","runtime":"small","profiles":["core"],"needs":[]}"#;
    let project = Project::new().with("runtime.sh", format!("while read line; do echo '{hello}'; done"));
    let run = project.danbi(&["conformance", "--runtime", "sh runtime.sh", "--level", "render", "--format", "json"]);
    let score: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.code, &score["summary"]["failed"]), (Some(0), &json!(0)), "{}", score["summary"]);
    assert!(score["summary"]["lacking"].as_u64().unwrap() > 5);
    assert_eq!(score["checks"][0]["lacks"].as_array().unwrap().last().unwrap(), "render");
}

#[test]
fn every_line_gets_one_answer_whatever_it_is() {
    let long = "x".repeat(17 * 1024 * 1024);
    let lines = [
        "",
        "{",
        "[]",
        "{\"request\":\"dance\"}",
        "{\"request\":\"input\",\"input\":{\"input\":\"tick\",\"at\":\"2026-01-01T00:00:00Z\"}}",
        "{\"request\":\"load\",\"profile\":\"core\",\"files\":{}}",
        &long,
        "{\"request\":\"inspect\",\"person\":\"p-1\"}",
        "{\"request\":\"hello\",\"protocol\":\"danbi.conformance/1\",\"more\":1}",
    ];
    let run = danbi_with_input(std::path::Path::new("."), &["runtime"], lines.join("\n").as_bytes());
    let answers: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let words: Vec<&str> = answers.iter().map(|answer| answer["answer"].as_str().unwrap()).collect();
    assert_eq!(words, ["error", "error", "error", "error", "error", "refused", "error", "person", "hello"]);
    assert_eq!((run.code, &answers[7]["instances"]), (Some(0), &json!([])));
}

/// Before the first answer it is said as plainly as after it what the program did.
#[test]
fn a_program_that_never_greets_is_told_of_plainly() {
    let cases = [
        ("./no-such-program", "could not be started"),
        ("true", "ended instead of answering"),
        ("sleep 9", "did not answer within 1 seconds"),
        (r"printf '\033[31mred\n'", "␛[31mred"),
    ];
    for (runtime, says) in cases {
        let run = Project::new().danbi(&["conformance", "--runtime", runtime, "--timeout", "1", "--lang", "en"]);
        assert_eq!(run.code, Some(2), "{runtime}");
        assert!(run.err.contains(says) && !run.err.contains('\u{1b}'), "{runtime}: {:?}", run.err);
    }
}
