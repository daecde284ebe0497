//! Files and folders as they should not be: each gives a finding, none stops or hangs the run.

use crate::run::{Project, Run};

fn codes(run: &Run) -> Vec<String> {
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {run:?}"));
    let findings = document["findings"].as_array().unwrap();
    findings.iter().map(|finding| format!("{} {}", finding["code"], finding["path"]).replace('"', "")).collect()
}

fn check(project: &Project) -> Vec<String> {
    codes(&project.danbi(&["check", "--format", "json"]))
}

#[test]
fn hidden_files_output_and_foreign_files_are_left_alone() {
    let project = Project::new()
        .with("campaigns/.#lock.danbi", b"\xff")
        .with("campaigns/.git/x.danbi", b"\xff")
        .with("dist/x.danbi", b"\xff")
        .with("campaigns/logo.png", b"\xff\xd8");
    assert_eq!(check(&project), Vec::<String>::new());
}

#[test]
fn byte_order_marks_and_windows_line_ends_are_fine() {
    let project = Project::new().with("campaigns/a.danbi", "\u{feff}// one\r\n// two\r\n");
    assert_eq!(check(&project), Vec::<String>::new());
}

#[test]
fn other_encodings_are_named() {
    let project =
        Project::new().with("campaigns/a.danbi", b"\xff\xfes\0e\0").with("campaigns/b.danbi", b"// \xb0\xa1\n");
    assert_eq!(check(&project), ["file-not-utf8 campaigns/a.danbi", "file-not-utf8 campaigns/b.danbi"]);
    let shown = project.danbi(&["check"]).out;
    assert!(shown.contains("The file is UTF-16") && shown.contains("CP949"), "{shown}");
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let project = Project::new();
    let file = std::fs::File::create(project.join("campaigns/big.danbi")).unwrap();
    file.set_len(17 * 1024 * 1024).unwrap();
    assert_eq!(check(&project), ["file-too-large campaigns/big.danbi"]);
}

#[test]
fn one_very_long_line_is_shown_in_part() {
    let project = Project::new();
    let mut line = vec![b'/'; 15 * 1024 * 1024];
    line[8 * 1024 * 1024] = 0xff;
    let run = project.with("campaigns/long.danbi", &line).danbi(&["check"]);
    assert_eq!(run.code, Some(1));
    assert!(run.out.len() < 3000 && run.out.contains("…///"), "{} bytes", run.out.len());
    assert!(run.out.contains("[campaigns/long.danbi:1:8388609]"), "{}", run.out);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    use super::{Project, check};

    #[test]
    fn links_are_followed_inside_the_project_only() {
        let outside = Project::new();
        let project = Project::new().with("shared/x.danbi", b"\xff");
        symlink("../shared", project.join("campaigns/shared")).unwrap();
        symlink(".", project.join("campaigns/again")).unwrap();
        symlink(outside.path(), project.join("campaigns/out")).unwrap();
        symlink("nowhere.danbi", project.join("campaigns/gone.danbi")).unwrap();
        symlink("host:1", project.join("campaigns/.#lock")).unwrap();
        let expected = [
            "link-loop campaigns/again",
            "file-unreadable campaigns/gone.danbi",
            "link-outside campaigns/out",
            "file-not-utf8 campaigns/shared/x.danbi",
        ];
        assert_eq!(check(&project), expected);
    }

    /// A finding for each loop at the link that closes it, and no file twice.
    #[test]
    fn loops_of_links_are_told_once_and_give_no_file_twice() {
        let good = b"segment here = reachable\n";
        let up = Project::new().with("campaigns/a/x.danbi", good);
        symlink("..", up.join("campaigns/loop")).unwrap();
        symlink("../..", up.join("campaigns/a/loop")).unwrap();
        assert_eq!(check(&up), ["link-loop campaigns/a/loop", "link-loop campaigns/loop"]);
        let two = Project::new().with("campaigns/a/x.danbi", good).with("campaigns/b/y.danbi", b"");
        symlink("../b", two.join("campaigns/a/to_b")).unwrap();
        symlink("../a", two.join("campaigns/b/to_a")).unwrap();
        assert_eq!(check(&two), ["link-loop campaigns/a/to_b/to_a"]);
        let ways = Project::new().with("campaigns/a/x.danbi", good);
        symlink("a", ways.join("campaigns/b")).unwrap();
        assert_eq!(check(&ways), [""; 0]);
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        let project = Project::new();
        assert!(Command::new("mkfifo").arg(project.join("campaigns/p.danbi")).status().unwrap().success());
        assert_eq!(check(&project), ["file-unreadable campaigns/p.danbi"]);
    }

    #[test]
    fn what_may_not_be_read_is_named() {
        let project = Project::new().with("campaigns/a.danbi", "").with("campaigns/secret/b.danbi", "");
        let shut = |path: &str, mode| {
            std::fs::set_permissions(project.join(path), std::fs::Permissions::from_mode(mode)).unwrap();
        };
        shut("campaigns/a.danbi", 0o000);
        shut("campaigns/secret", 0o000);
        let refused = std::fs::read(project.join("campaigns/a.danbi")).is_err();
        let found = check(&project);
        shut("campaigns/secret", 0o755);
        // Whoever may read everything finds nothing wrong.
        let expected = ["file-unreadable campaigns/a.danbi", "file-unreadable campaigns/secret"];
        assert_eq!(found, if refused { expected.to_vec() } else { Vec::new() });
    }

    #[test]
    fn a_name_that_is_no_unicode_is_named() {
        let project = Project::new();
        let name = std::ffi::OsStr::from_bytes(b"campaigns/\xff.danbi");
        if std::fs::write(project.path().join(name), "").is_ok() {
            assert_eq!(check(&project), ["path-not-unicode campaigns/\u{fffd}.danbi"]);
        }
    }
}
