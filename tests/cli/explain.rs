//! `danbi explain`.

use crate::run::Project;

#[test]
fn a_code_is_explained_in_both_languages() {
    let project = Project::new();
    let english = project.danbi(&["explain", "file-not-utf8"]);
    assert_eq!((english.code, english.err.as_str()), (Some(0), ""));
    assert!(english.out.starts_with("## file-not-utf8\n"), "{}", english.out);
    assert!(english.out.contains("iconv"), "{}", english.out);
    assert!(english.out.contains("### Found here") && english.out.contains("### Mended"), "{}", english.out);
    let korean = project.danbi(&["explain", "file-not-utf8", "--lang", "ko"]);
    assert!(korean.out.contains("UTF-8입니다"), "{}", korean.out);
}

#[test]
fn a_code_may_be_pasted_as_it_was_printed() {
    let run = Project::new().danbi(&["explain", "error[file-not-utf8]"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
}

#[test]
fn an_unknown_code_gets_the_nearest() {
    let project = Project::new();
    let near = project.danbi(&["explain", "file-not-utf9"]);
    assert_eq!(near.code, Some(2));
    assert_eq!(near.err, "error: There is no code `file-not-utf9`. Did you mean `file-not-utf8`?\n");
    let far = project.danbi(&["explain", "xyz"]);
    assert!(far.err.contains("`danbi explain all`"), "{}", far.err);
}

#[test]
fn all_is_a_reference_of_every_code_once() {
    let run = Project::new().danbi(&["explain", "all"]);
    let heads: Vec<&str> = run.out.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let mut codes: Vec<&str> = danbi::diag::codes::all().map(|code| code.name).collect();
    codes.sort_unstable();
    assert_eq!(heads, codes);
}
