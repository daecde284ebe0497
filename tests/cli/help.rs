//! Help, version and completions.

use crate::run::Project;

const COMMANDS: [&str; 7] = ["check", "build", "test", "run", "why", "explain", "completions"];

#[test]
fn help_is_whole_in_both_languages() {
    let project = Project::new();
    for language in ["en", "ko"] {
        let mut text = project.danbi(&["--help", "--lang", language]).out;
        for command in COMMANDS {
            let run = project.danbi(&[command, "--help", "--lang", language]);
            assert_eq!(run.code, Some(0));
            text.push_str(&format!("\n──────── {command} ────────\n{}", run.out));
        }
        assert!(!text.contains("cli-"), "a text is missing:\n{text}");
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/cli"));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(format!("help-{language}"), text));
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let run = Project::new().danbi(&["--version"]);
    assert_eq!(run.out, format!("danbi {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn every_shell_gets_completions_of_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let run = Project::new().danbi(&["completions", shell]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        assert!(COMMANDS.iter().all(|command| run.out.contains(command)), "{shell}");
    }
}

#[test]
fn a_number_that_does_not_fit_is_told_in_the_readers_language() {
    let project = Project::new();
    for number in ["0", "many"] {
        let said = |language: &str| {
            let run = project.danbi(&["run", "--batch", number, "--lang", language]);
            assert_eq!(run.code, Some(2), "{}", run.err);
            run.err
        };
        let (en, ko) = (said("en"), said("ko"));
        assert!(en.contains("--batch") && en.contains("a whole number"), "{en}");
        assert!(ko.contains("--batch") && ko.contains("쓸 수 없는 값입니다"), "{ko}");
    }
}

/// What the command says of a mistake in what was typed.
fn refused(args: &[&str], language: &str) -> String {
    let run = Project::new().danbi(&[&["--lang", language], args].concat());
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{args:?}\n{}", run.err);
    run.err
}

#[test]
fn an_option_without_its_value_is_told_so() {
    for (args, name) in [
        (&["test", "--filter"] as &[&str], "--filter"),
        (&["run", "--db"], "--db"),
        (&["run", "--batch"], "--batch"),
        (&["build", "--out="], "--out"),
    ] {
        let (en, ko) = (refused(args, "en"), refused(args, "ko"));
        assert!(en.starts_with(&format!("error: `{name}` needs a value.\n")), "{en}");
        assert!(ko.starts_with(&format!("오류: `{name}`에는 값이 필요합니다.\n")), "{ko}");
    }
    let (en, ko) = (refused(&["check", "--format"], "en"), refused(&["check", "--format"], "ko"));
    assert!(en.starts_with("error: `--format` needs a value. It takes: human, json, github.\n"), "{en}");
    assert!(ko.starts_with("오류: `--format`에는 값이 필요합니다. 쓸 수 있는 값: human, json, github.\n"), "{ko}");
}

#[test]
fn an_option_given_twice_is_told_so() {
    for (args, name) in [
        (&["run", "--db", "x", "--db", "y"] as &[&str], "--db"),
        (&["test", "--format", "json", "--format", "json"], "--format"),
        (&["check", "--fix", "--fix"], "--fix"),
    ] {
        let (en, ko) = (refused(args, "en"), refused(args, "ko"));
        assert!(en.starts_with(&format!("error: `{name}` was given twice; it can be given once.\n")), "{en}");
        assert!(ko.starts_with(&format!("오류: `{name}`")) && ko.contains("두 번 썼습니다. 한 번만"), "{ko}");
    }
    let other = refused(&["check", "--fix", "--dry-run", "--format", "json"], "en");
    assert!(other.contains("exclude each other"), "{other}");
}

/// Which help shows more, after a mistake in what was typed.
#[test]
fn a_mistake_names_the_help_of_its_command() {
    for (args, help) in [
        (&["run", "--dbb", "x"] as &[&str], "danbi run --help"),
        (&["test", "--filter"], "danbi test --help"),
        (&["explain"], "danbi explain --help"),
        (&["--color", "never", "check", "--fromat", "json"], "danbi check --help"),
        (&["chek"], "danbi --help"),
        (&["--fromat"], "danbi --help"),
    ] {
        let (en, ko) = (refused(args, "en"), refused(args, "ko"));
        assert!(en.contains(&format!("\n`{help}` shows")), "{en}");
        assert!(ko.contains(&format!("\n`{help}`로 쓸 수 있는")), "{ko}");
    }
}
