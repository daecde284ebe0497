//! The forms findings are printed in.

use crate::run::{Project, danbi_with_env};
use serde_json::Value;

fn project() -> Project {
    Project::new().with("campaigns/a.danbi", b"// \xea\xb0\x80\xf0\x9f\x98\x80\t\x1b[31m\nsegment \xc3\xd6\n")
}

#[test]
fn json_is_one_document_with_places_texts_and_a_summary() {
    let run = project().danbi(&["check", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""));
    let document: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(document["version"], 1);
    assert_eq!(document["language"], "en");
    assert_eq!(document["summary"], serde_json::json!({"errors": 1, "warnings": 0, "notes": 0, "files": 3}));
    let finding = &document["findings"][0];
    assert_eq!(finding["code"], "file-not-utf8");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["path"], "campaigns/a.danbi");
    assert_eq!(finding["start"], serde_json::json!({"line": 2, "column": 9, "offset": 25}));
    for text in ["message", "why", "help", "here"] {
        assert!(finding[text].as_str().is_some_and(|text| text.len() > 10), "{text} in {finding}");
    }
}

#[test]
fn json_without_findings_is_a_document_too() {
    let run = Project::new().danbi(&["check", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(document["findings"], serde_json::json!([]));
    assert_eq!(run.code, Some(0));
}

#[test]
fn github_annotations_are_one_line_each() {
    let run = project().danbi(&["check", "--format", "github", "--lang", "ko"]);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines.len(), 1, "{}", run.out);
    let head =
        "::error file=campaigns/a.danbi,line=2,col=9,endLine=2,endColumn=9,title=file-not-utf8::`campaigns/a.danbi`는";
    assert!(lines[0].starts_with(head), "{}", lines[0]);
    assert!(lines[0].contains("%0A"), "{}", lines[0]);
}

#[test]
fn colors_only_where_wanted() {
    let project = project();
    let escapes =
        |args: &[&str], env: &[(&str, &str)]| danbi_with_env(project.path(), args, env).out.contains('\u{1b}');
    assert!(!escapes(&["check"], &[]), "a pipe is no terminal");
    assert!(!escapes(&["check", "--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(escapes(&["check", "--color", "always"], &[]));
    assert!(escapes(&["check", "--color", "always"], &[("NO_COLOR", "1")]), "what is typed counts");
    assert!(!escapes(&["check"], &[("NO_COLOR", "1")]));
}

#[test]
fn what_the_source_holds_cannot_command_the_terminal() {
    let run = project().danbi(&["check"]);
    assert!(run.out.contains("␛[31m") && !run.out.contains('\u{1b}'), "{}", run.out);
}

#[test]
fn the_order_of_findings_is_that_of_the_files() {
    let mut project = Project::new();
    for name in ["c", "a", "b", "가"] {
        project = project.with(&format!("campaigns/{name}.danbi"), b"\xff");
    }
    let run = project.danbi(&["check", "--format", "github"]);
    let files: Vec<&str> = run.out.lines().map(|line| line.split([',', '=']).nth(1).unwrap()).collect();
    assert_eq!(files, ["campaigns/a.danbi", "campaigns/b.danbi", "campaigns/c.danbi", "campaigns/가.danbi"]);
}
