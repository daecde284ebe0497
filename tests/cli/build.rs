//! `danbi build`.

use crate::run::{Project, danbi_with_input};

#[test]
fn an_error_writes_nothing_and_leaves_what_was_there() {
    let project = Project::new().with("campaigns/a.danbi", b"\xff").with("dist/manifest.json", "{\"old\": true}");
    let run = project.danbi(&["build"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.ends_with("Nothing was written; what an earlier build wrote is unchanged.\n"), "{}", run.err);
    assert_eq!(std::fs::read_to_string(project.join("dist/manifest.json")).unwrap(), "{\"old\": true}");
}

#[test]
fn standard_input_cannot_be_built() {
    let run = danbi_with_input(Project::new().path(), &["build", "-"], b"");
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("`build` needs a project"), "{}", run.err);
}
