//! Whoever reads the output goes away: the command ends as it would have, without a word about it.

use std::process::Stdio;

use serde_json::Value;

use crate::run::{Project, Run, command};
use crate::test::{CART, project};

/// Runs the command with a standard output that nobody reads.
fn unread(project: &Project, args: &[&str], input: Stdio) -> Run {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = command(project.path(), args);
    let output = command.stdin(input).stdout(writer).stderr(Stdio::piped()).output().unwrap();
    Run { code: output.status.code(), out: String::new(), err: String::from_utf8(output.stderr).unwrap() }
}

/// The same with a reader, and that they end alike.
fn ends_alike(project: &Project, args: &[&str], code: i32) {
    let read = project.danbi(args);
    assert_eq!(read.code, Some(code), "{args:?}\n{}{}", read.out, read.err);
    let unread = unread(project, args, Stdio::null());
    assert_eq!((unread.code, unread.err), (Some(code), read.err), "{args:?}");
}

#[test]
fn errors_count_though_nobody_reads_them() {
    let project = project(&CART.replace("wait 1h", "wait 1x"));
    for args in ["check", "check --format json", "check --format github", "check --fix", "build", "test"] {
        ends_alike(&project, &args.split(' ').collect::<Vec<_>>(), 1);
    }
}

#[test]
fn a_failed_test_counts_though_nobody_reads_it() {
    let project = project(&CART.replace("wait 1h", "wait 2h"));
    for format in ["human", "json", "junit"] {
        ends_alike(&project, &["test", "--format", format], 1);
    }
    ends_alike(&project, &["check", "--format", "json"], 0);
}

/// A build is there for what it writes, not for what it says.
#[test]
fn a_build_is_written_though_nobody_reads_its_warnings() {
    let project = project(&format!("segment nobody_asks = did app_opened in last 7d\n{CART}"));
    let told = project.danbi(&["check"]);
    assert_eq!((told.code, told.out.contains("warning[")), (Some(0), true), "{}", told.out);
    assert_eq!(unread(&project, &["build"], Stdio::null()).code, Some(0));
    assert!(project.join("dist/plan.json").is_file());
}

#[test]
fn a_failed_case_counts_though_nobody_reads_it() {
    let project = Project::new();
    assert_eq!(project.danbi(&["conformance", "--write", "cases", "--filter", "P-SEND-9"]).code, Some(0));
    let path = project.join("cases/P-SEND-9.json");
    let mut case: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    case["effects"]["p-1"][0]["record"] = "finished".into();
    std::fs::write(path, case.to_string()).unwrap();
    let runtime = format!("'{}' runtime", env!("CARGO_BIN_EXE_danbi"));
    for format in ["human", "json", "junit"] {
        ends_alike(
            &project,
            &["conformance", "cases", "--runtime", &runtime, "--level", "core", "--format", format],
            1,
        );
    }
}

#[test]
fn a_person_nobody_knows_counts_though_nobody_reads_it() {
    let project = project(CART);
    assert_eq!(project.danbi(&["build"]).code, Some(0));
    assert_eq!(project.danbi(&["run", "--bundle", "dist", "--db", "a.db"]).code, Some(0));
    ends_alike(&project, &["why", "p-1", "--db", "a.db"], 1);
}

/// What the command is there for did not arrive.
#[test]
fn a_mended_text_that_nobody_takes_is_no_success() {
    let project = Project::new().with("draft.danbi", "// Nothing yet.\n");
    let draft = || Stdio::from(std::fs::File::open(project.join("draft.danbi")).unwrap());
    let run = unread(&project, &["check", "--fix", "-"], draft());
    assert_eq!((run.code, run.err.as_str()), (Some(2), ""));
    let ask = Project::new().with("hello.jsonl", "{\"request\":\"hello\"}\n");
    let run = unread(&ask, &["runtime"], Stdio::from(std::fs::File::open(ask.join("hello.jsonl")).unwrap()));
    assert_eq!((run.code, run.err.as_str()), (Some(2), ""));
}
