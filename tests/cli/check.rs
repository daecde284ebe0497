//! `danbi check`: exit codes, summary, language, which project and which part of it.

use std::process::Stdio;

use crate::run::{Project, command, danbi, danbi_with_env, danbi_with_input};

/// A campaign file that is not UTF-8.
const GARBLED: &[u8] = b"segment x \xc3\xd6 = did a ever\n";

#[test]
fn exit_codes_tell_clean_found_and_could_not_run() {
    let clean = Project::new().danbi(&["check"]);
    assert_eq!((clean.code, clean.out.as_str()), (Some(0), ""), "{}", clean.err);
    assert_eq!(clean.err, "No findings in 2 files.\n");
    let found = Project::new().with("campaigns/a.danbi", GARBLED).danbi(&["check"]);
    assert_eq!(found.code, Some(1));
    assert!(found.out.contains("error[file-not-utf8]"), "{}", found.out);
    assert_eq!(found.err, "1 error, 0 warnings in 3 files.\nMore about a finding: `danbi explain file-not-utf8`\n");
    let nowhere = tempfile::tempdir().unwrap();
    let failed = danbi(nowhere.path(), &["check"]);
    assert_eq!((failed.code, failed.out.as_str()), (Some(2), ""));
    assert!(failed.err.starts_with("error: `.` is not in a project"), "{}", failed.err);
    let missing = danbi(nowhere.path(), &["check", "no/such"]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.err.contains("There is nothing at `no/such`"), "{}", missing.err);
}

#[test]
fn warnings_fail_only_when_denied() {
    let project = Project::new().with("draft.danbi", "");
    let run = project.danbi(&["check"]);
    assert_eq!(run.code, Some(0), "{}", run.out);
    assert!(run.err.starts_with("0 errors, 1 warning in 3 files.\n"), "{}", run.err);
    assert_eq!(project.danbi(&["check", "--deny", "warnings"]).code, Some(1));
}

#[test]
fn quiet_prints_findings_and_verbose_prints_timings() {
    let project = Project::new().with("draft.danbi", "");
    let quiet = project.danbi(&["check", "-q"]);
    assert!(quiet.out.contains("warning[campaign-outside]") && quiet.err.is_empty(), "{quiet:?}");
    let verbose = project.danbi(&["check", "-v"]);
    assert!(verbose.err.contains("  read ") && verbose.err.contains(" ms"), "{}", verbose.err);
    let korean = project.danbi(&["check", "-v", "--lang", "ko"]);
    let stages = ["  목록 ", "  읽기 ", "  설정 ", "  린트 ", "  합계 "];
    assert!(stages.iter().all(|stage| korean.err.contains(stage)), "{}", korean.err);
    assert!(!korean.err.contains("lint"), "{}", korean.err);
    let both = project.danbi(&["check", "-q", "-v"]);
    assert_eq!(both.code, Some(2));
    assert!(both.err.contains("exclude each other"), "{}", both.err);
}

#[test]
fn the_language_is_the_option_else_ours_else_the_systems() {
    let project = Project::new();
    let said = |args: &[&str], env: &[(&str, &str)]| danbi_with_env(project.path(), args, env).err;
    let korean = "파일 2개에서 문제를 찾지 못했습니다.\n";
    let english = "No findings in 2 files.\n";
    assert_eq!(said(&["check", "--lang", "ko"], &[]), korean);
    assert_eq!(said(&["--lang=ko", "check"], &[]), korean);
    assert_eq!(said(&["check"], &[("LANG", "ko_KR.UTF-8")]), korean);
    assert_eq!(said(&["check"], &[("LANG", "ko_KR.UTF-8"), ("LC_ALL", "en_US.UTF-8")]), english);
    assert_eq!(said(&["check"], &[("LANG", "ko_KR.UTF-8"), ("LC_ALL", "C")]), english);
    assert_eq!(said(&["check"], &[("LANG", "ko_KR.UTF-8"), ("DANBI_LANG", "en")]), english);
    assert_eq!(said(&["check", "--lang", "en"], &[("DANBI_LANG", "ko")]), english);
    let unknown = "DANBI_LANG is `kr`, which Danbi does not speak; there are `en` and `ko`.\n";
    assert_eq!(said(&["check"], &[("DANBI_LANG", "kr")]), format!("{unknown}{english}"));
    assert_eq!(said(&["check", "--lang", "ko"], &[("DANBI_LANG", "kr")]), korean);
    assert_eq!(said(&["check", "-q"], &[("DANBI_LANG", "kr")]), "");
}

#[test]
fn a_path_in_a_project_narrows_what_is_shown() {
    let project = Project::new().with("campaigns/a/x.danbi", GARBLED).with("campaigns/b/y.danbi", GARBLED);
    let part = project.danbi(&["check", "campaigns/b"]);
    assert!(part.out.contains("campaigns/b/y.danbi") && !part.out.contains("campaigns/a/x.danbi"), "{}", part.out);
    assert!(part.err.starts_with("1 error, 0 warnings in 1 file.\n"), "{}", part.err);
    let file = danbi(&project.join("campaigns"), &["check", "a/x.danbi"]);
    assert!(file.out.contains("[../campaigns/a/x.danbi:1:11]"), "{}", file.out);
    assert_eq!(file.code, Some(1));
    let clean = project.danbi(&["check", "campaigns/empty.danbi"]);
    assert_eq!(clean.code, Some(0), "{}", clean.out);
    let project = project.with("notes.txt", "");
    let foreign = project.danbi(&["check", "notes.txt"]);
    assert_eq!(foreign.code, Some(2));
    assert!(foreign.err.contains("not part of it"), "{}", foreign.err);
}

#[test]
fn paths_lead_from_where_the_command_was_typed() {
    let project = Project::new().with("shop/danbi.toml", crate::run::SETTINGS).with("shop/campaigns/x.danbi", GARBLED);
    let run = project.danbi(&["check", "shop", "--format", "github"]);
    assert!(run.out.starts_with("::error file=shop/campaigns/x.danbi,line=1,col=11,"), "{}", run.out);
}

#[test]
fn standard_input_is_one_file_with_or_without_a_project() {
    let project = Project::new();
    let run = danbi_with_input(project.path(), &["check", "-"], GARBLED);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("[<stdin>:1:11]"), "{}", run.out);
    assert!(run.err.starts_with("1 error, 0 warnings in 1 file.\n"), "{}", run.err);
    let nowhere = tempfile::tempdir().unwrap();
    let run = danbi_with_input(nowhere.path(), &["check", "-"], b"// Nothing.\r\n");
    let alone = "There is no project here, so only the writing was checked";
    assert_eq!(run.code, Some(0), "{}", run.out);
    assert!(run.err.starts_with(&format!("No findings in 1 file.\n{alone}")), "{}", run.err);
}

#[test]
fn standard_input_joins_the_project_or_takes_the_place_of_a_file() {
    let project = Project::new()
        .with("campaigns/base.danbi", "segment base = reachable\n")
        .with("campaigns/a.danbi", "segment a = base\nsegment wrong = nowhere\n");
    let check = |folder: &str, args: &[&str], input: &str| {
        let args = [&["check", "-"], args].concat();
        danbi_with_input(&project.join(folder), &args, input.as_bytes())
    };
    let joined = check("", &[], "segment mine = base\n");
    assert_eq!((joined.code, joined.out.as_str()), (Some(0), ""), "findings of other files are not shown");
    let twice = check("", &[], "segment a = reachable\n");
    assert!(twice.out.contains("error[duplicate-name]"), "{}", twice.out);
    let instead = check("", &["--stdin-filename", "campaigns/a.danbi"], "segment a = base and nowhere\n");
    assert!(instead.out.contains("[campaigns/a.danbi:1:22]"), "{}", instead.out);
    assert!(!instead.out.contains("duplicate-name"), "{}", instead.out);
    let new = check("campaigns", &["--stdin-filename", "new/b.danbi"], "segment b = basee\n");
    assert!(new.out.contains("[../campaigns/new/b.danbi:1:13]") && new.out.contains("`base`"), "{}", new.out);
    let elsewhere = check("", &["--stdin-filename", "draft.danbi"], "segment b = base\n");
    assert!(elsewhere.out.contains("warning[campaign-outside]"), "{}", elsewhere.out);
    let alone = project.danbi(&["check", "--stdin-filename", "campaigns/a.danbi"]);
    assert_eq!(alone.code, Some(2));
    assert!(alone.err.contains("goes with `-`"), "{}", alone.err);
}

#[test]
fn mistakes_in_the_command_line_are_told_in_both_languages() {
    let project = Project::new();
    let unknown = project.danbi(&["chek"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.err.contains("There is no command `chek`. Did you mean `check`?"), "{}", unknown.err);
    let unknown = project.danbi(&["chek", "--lang", "ko"]);
    assert!(unknown.err.starts_with("오류: `chek` 명령은 없습니다. 혹시 `check`인가요?"), "{}", unknown.err);
    let value = project.danbi(&["check", "--format", "xml"]);
    assert!(value.err.contains("human, json, github"), "{}", value.err);
    assert_eq!(project.danbi(&["check", "--fromat", "json"]).code, Some(2));
    assert_eq!(project.danbi(&["explain"]).code, Some(2));
    assert_eq!(project.danbi(&[]).code, Some(2));
}

#[test]
fn a_reader_who_leaves_early_is_no_failure() {
    let project = Project::new();
    let mut child =
        command(project.path(), &["explain", "all"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}

/// An event that is missing in many files is told of in each that is asked about.
#[test]
fn a_mistake_in_many_files_is_found_in_each() {
    let mut project = Project::new();
    for name in ["a", "b", "c", "d", "e"] {
        let text = format!("segment of_{name} = did no_such_event in last 7d\n");
        project = project.with(&format!("campaigns/many/{name}.danbi"), text.as_bytes());
    }
    let whole = project.danbi(&["check"]);
    assert_eq!((whole.code, whole.out.matches("unknown-event").count()), (Some(1), 1), "{}", whole.out);
    for name in ["a", "c", "e"] {
        let path = format!("campaigns/many/{name}.danbi");
        let run = project.danbi(&["check", &path]);
        assert_eq!((run.code, run.out.matches("unknown-event").count()), (Some(1), 1), "{}", run.out);
        assert!(run.out.contains(&path), "{}", run.out);
    }
    assert_eq!(project.danbi(&["check", "campaigns/many"]).code, Some(1));
}
