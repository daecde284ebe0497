//! `danbi check --fix`: what it changes, what it leaves, what it says.

use std::fs;

use crate::run::{Project, danbi_with_input};

const SCHEMA: &str = "[events.app_opened]\n";
const DRAFT: &str = "segment a = did app_opened in last 7 d\nsegment b = did app_opend in last 3days\n";

fn project() -> Project {
    Project::new().with("schema/a.toml", SCHEMA).with("campaigns/a.danbi", DRAFT)
}

fn text(project: &Project, path: &str) -> String {
    fs::read_to_string(project.join(path)).unwrap()
}

#[test]
fn certain_fixes_are_written_and_the_rest_is_shown() {
    let project = project();
    let run = project.danbi(&["check", "--fix"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert_eq!(
        text(&project, "campaigns/a.danbi"),
        "segment a = did app_opened in last 7d\nsegment b = did app_opend in last 3d\n"
    );
    assert!(run.err.starts_with("Mended campaigns/a.danbi: spaced-duration (1), unknown-unit (1).\n"), "{}", run.err);
    assert!(run.err.contains("Mended 2 findings in 1 file.\n1 error, 0 warnings"), "{}", run.err);
    assert!(run.out.contains("unknown-event") && !run.out.contains("spaced-duration"), "{}", run.out);
    let again = project.danbi(&["check", "--fix", "--lang", "ko"]);
    assert!(again.err.starts_with("확실하게 고칠 수 있는 것이 없습니다.\n"), "{}", again.err);
}

#[test]
fn a_dry_run_shows_a_diff_and_writes_nothing() {
    let project = project();
    let run = project.danbi(&["check", "--fix", "--dry-run", "campaigns"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    let diff = "--- campaigns/a.danbi\n+++ campaigns/a.danbi\n@@ -1,2 +1,2 @@\n\
        -segment a = did app_opened in last 7 d\n-segment b = did app_opend in last 3days\n\
        +segment a = did app_opened in last 7d\n+segment b = did app_opend in last 3d\n";
    assert_eq!(run.out, diff);
    assert_eq!(run.err, "2 fixes would be applied in 1 file. Nothing was written.\n");
    assert_eq!(text(&project, "campaigns/a.danbi"), DRAFT);
    assert_eq!(project.danbi(&["check", "--dry-run"]).code, Some(2));
    assert_eq!(project.danbi(&["check", "--fix", "--dry-run", "--format", "json"]).code, Some(2));
}

#[test]
fn only_the_part_that_was_asked_for_is_changed() {
    let project = project().with("campaigns/b.danbi", "segment c = did app_opened in last 7 d\n");
    project.danbi(&["check", "--fix", "campaigns/b.danbi"]);
    assert_eq!(text(&project, "campaigns/a.danbi"), DRAFT);
    assert_eq!(text(&project, "campaigns/b.danbi"), "segment c = did app_opened in last 7d\n");
}

#[test]
fn line_ends_the_mark_and_other_bytes_stay() {
    let before = "\u{feff}// 끝\r\nsegment a = did app_opened in last 7 d\r\n";
    let project = Project::new().with("schema/a.toml", SCHEMA).with("campaigns/a.danbi", before);
    assert_eq!(project.danbi(&["check", "--fix"]).code, Some(0));
    assert_eq!(text(&project, "campaigns/a.danbi"), before.replace("7 d", "7d"));
}

#[test]
fn a_file_that_may_not_be_written_stays_and_the_others_are_mended() {
    let project = project().with("campaigns/b.danbi", "segment c = did app_opened in last 7 d\n");
    let path = project.join("campaigns/a.danbi");
    let mut permissions = path.metadata().unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let run = project.danbi(&["check", "--fix"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.err.contains("error: `campaigns/a.danbi` cannot be written"), "{}", run.err);
    assert!(run.err.contains("Mended campaigns/b.danbi"), "{}", run.err);
    assert_eq!(text(&project, "campaigns/a.danbi"), DRAFT);
    assert_eq!(text(&project, "campaigns/b.danbi"), "segment c = did app_opened in last 7d\n");
}

#[test]
fn a_file_that_is_no_utf8_is_never_rewritten() {
    let garbled = b"segment x \xc3\xd6 = did app_opened in last 7 d\n";
    let project = Project::new().with("schema/a.toml", SCHEMA).with("campaigns/a.danbi", garbled);
    assert_eq!(project.danbi(&["check", "--fix"]).code, Some(1));
    assert_eq!(fs::read(project.join("campaigns/a.danbi")).unwrap(), garbled);
}

#[test]
fn standard_input_is_mended_to_standard_output() {
    let project = project();
    let run =
        danbi_with_input(project.path(), &["check", "--fix", "-"], "segment z = did app_opened in last 7 d".as_bytes());
    assert_eq!((run.code, run.out.as_str()), (Some(0), "segment z = did app_opened in last 7d"), "{run:?}");
    let name = ["check", "--fix", "-", "--stdin-filename", "campaigns/a.danbi"];
    let run = danbi_with_input(project.path(), &name, DRAFT.as_bytes());
    assert_eq!(run.code, Some(1), "{run:?}");
    assert_eq!(run.out, "segment a = did app_opened in last 7d\nsegment b = did app_opend in last 3d\n");
    assert!(run.err.contains("1 error, 0 warnings"), "{}", run.err);
    assert_eq!(text(&project, "campaigns/a.danbi"), DRAFT);
    let run = danbi_with_input(project.path(), &["check", "--fix", "-"], b"\xc3\xd6");
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{run:?}");
}

#[test]
fn programs_get_what_is_left_as_json() {
    let run = project().danbi(&["check", "--fix", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(document["summary"]["errors"], 1);
    assert_eq!(document["findings"][0]["code"], "unknown-event");
}
