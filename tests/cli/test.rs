//! `danbi test`.

#[path = "../support/json_schema.rs"]
mod json_schema;

use std::path::Path;

use json_schema::Schemas;

use crate::run::{Project, danbi};

const SETTINGS: &str = include_str!("../../src/diag/samples/project/danbi.toml");
const SCHEMA: &str = include_str!("../../src/diag/samples/project/schema/sample.toml");
pub const CART: &str = include_str!("cart.danbi");

/// The sample project with a journey for carts and its tests.
pub fn project(campaign: &str) -> Project {
    Project::new()
        .with("danbi.toml", SETTINGS)
        .with("schema/sample.toml", SCHEMA)
        .with("campaigns/cart.danbi", campaign)
}

/// The campaign with something broken in it.
fn broken(from: &str, to: &str) -> String {
    assert!(CART.contains(from), "{from}");
    CART.replace(from, to)
}

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/cli"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn every_test_of_the_campaigns_passes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut projects: Vec<_> =
        std::fs::read_dir(root.join("campaigns")).unwrap().map(|of| of.unwrap().path()).collect();
    projects.retain(|path| path.join("danbi.toml").is_file());
    assert!(projects.len() >= 3);
    for project in projects {
        let run = danbi(root, &["test", project.to_str().unwrap(), "--lang", "en"]);
        assert_eq!(run.code, Some(0), "{}\n{}", run.out, run.err);
        assert!(run.err.ends_with("tests passed.\n"), "{}", run.err);
    }
}

#[test]
fn what_holds_passes_quietly() {
    let run = project(CART).danbi(&["test", "--lang", "en"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), "All 5 tests passed.\n"), "{}", run.out);
    assert_eq!(run.out.lines().count(), 5);
    assert!(run.out.lines().all(|line| line.starts_with('✓')), "{}", run.out);
}

/// Faults that somebody may really make, each with what a reader sees of it.
#[test]
fn a_fault_is_told_as_a_story() {
    let faults = [
        ("waits-too-long", "wait 1h", "wait 2h"),
        ("wrong-exit", "exit     on order_completed where cart_id == cart.cart_id", "exit     on order_cancelled"),
        ("says-something-else", "{{ cart.product_name | josa('이/가') }} 남아 있어요", "담아 두셨어요"),
        ("wrong-channel", "via push else sms", "via sms else push"),
        ("caps-too-hard", "cap 2 per 24h", "cap 1 per 7d"),
    ];
    for (name, from, to) in faults {
        let project = project(&broken(from, to));
        let mut text = String::new();
        for language in ["en", "ko"] {
            let run = project.danbi(&["test", "--lang", language]);
            assert_eq!(run.code, Some(1), "{name}\n{}{}", run.out, run.err);
            text.push_str(&format!("──────── {language} ────────\n{}{}", run.out, run.err));
        }
        snapshot(&format!("test-{name}"), &text);
    }
}

#[test]
fn the_document_fits_its_schema() {
    let schemas = Schemas::in_folder(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas"));
    assert!(schemas.files().any(|(file, _)| file == "test.schema.json"));
    for campaign in [CART.to_owned(), broken("wait 1h", "wait 2h")] {
        let run = project(&campaign).danbi(&["test", "--format", "json", "--coverage", "--lang", "en"]);
        let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(schemas.errors("test.schema.json", &document), Vec::<String>::new());
        assert_eq!(document["summary"]["tests"], 5);
        let failed = document["summary"]["failed"].as_u64().unwrap();
        assert_eq!(run.code, Some(i32::from(failed > 0)));
    }
}

#[test]
fn junit_names_every_test_once() {
    let run = project(&broken("wait 1h", "wait 2h")).danbi(&["test", "--format", "junit", "--lang", "en"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.out.matches("<testcase ").count(), 5);
    snapshot("test-junit", &run.out);
}

#[test]
fn a_filter_picks_by_journey_or_title() {
    let project = project(CART);
    let some = project.danbi(&["test", "--filter", "결제하면", "--lang", "en"]);
    assert_eq!((some.code, some.err.as_str()), (Some(0), "1 test passed.\n"));
    let none = project.danbi(&["test", "--filter", "no_such_thing", "--lang", "en"]);
    assert_eq!(none.code, Some(2));
    assert!(none.err.contains("No test has `no_such_thing`"), "{}", none.err);
    let elsewhere = project.danbi(&["test", "campaigns/empty.danbi", "--lang", "en"]);
    assert_eq!((elsewhere.code, elsewhere.err.as_str()), (Some(0), "There are no tests here.\n"));
}

/// The stages of `check`, and the tests.
#[test]
fn verbose_says_how_long_each_stage_took() {
    let project = project(CART);
    let run = project.danbi(&["test", "--coverage", "--format", "json", "-v", "--lang", "en"]);
    let stages = ["  read ", "  meaning ", "  seal ", "  tests ", "  coverage ", "  total "];
    assert!(stages.iter().all(|stage| run.err.contains(stage)), "{}", run.err);
    assert!(serde_json::from_str::<serde_json::Value>(&run.out).is_ok(), "{}", run.out);
    let korean = project.danbi(&["test", "-v", "--lang", "ko"]);
    assert!(korean.err.contains("  테스트 실행 ") && !korean.err.contains("tests"), "{}", korean.err);
    assert!(!project.danbi(&["test", "--lang", "en"]).err.contains(" ms"));
    assert_eq!(project.danbi(&["build"]).code, Some(0));
    assert_eq!(project.danbi(&["run", "--bundle", "dist", "--db", "a.db"]).code, Some(0));
    std::fs::write(
        project.join("in.jsonl"),
        r#"{"input":"profile","id":"a","at":"2026-01-05T00:00:00Z","person":"p-1"}"#,
    )
    .unwrap();
    assert_eq!(project.danbi(&["run", "in.jsonl", "--db", "a.db"]).code, Some(0));
    let why = project.danbi(&["why", "p-1", "--db", "a.db", "-v", "--lang", "en"]);
    assert!(why.err.contains("  account ") && why.err.contains(" ms"), "{}{}", why.out, why.err);
}

/// Nobody can be held out where nobody holds people out.
#[test]
fn a_holdout_that_is_not_declared_is_no_case() {
    let held_out = |whose: &str| {
        let test = format!(
            "test cart_recovery {{\n    assign holdout = {whose}\n    at 14:00 cart_item_added {{ cart_id \"c1\" product_name \"니트\" \
             category \"의류\" price 39_000 KRW }}\n    expect nothing\n}}\n"
        );
        format!("{CART}\n{test}")
    };
    for (whose, en, ko) in [
        ("policy", "The policy declares no `holdout`, so it holds nobody out.", "`policy`에 `holdout`이 없어서"),
        ("journey", "The journey declares no `holdout`, so it holds nobody out.", "`journey`에 `holdout`이 없어서"),
    ] {
        let project = project(&held_out(whose));
        for (language, words) in [("en", en), ("ko", ko)] {
            let run = project.danbi(&["test", "--lang", language]);
            assert_eq!((run.code, run.out.contains(words)), (Some(1), true), "{}", run.out);
        }
    }
    let declared = held_out("policy").replace("cap 2 per 24h", "cap 2 per 24h\n    holdout 5%");
    assert_eq!(project(&declared).danbi(&["test"]).code, Some(0));
    // What could not be read of the policy may have said so.
    for unread in ["cap 2 per 24h\n    holdout 5x", "cap 2 par 24h"] {
        let run = project(&held_out("policy").replace("cap 2 per 24h", unread)).danbi(&["check"]);
        assert_eq!((run.code, run.out.matches("error[").count()), (Some(1), 1), "{}", run.out);
    }
}

#[test]
fn what_does_not_compile_is_not_run() {
    let run = project(&broken("wait 1h", "wait 1x")).danbi(&["test", "--lang", "en"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.ends_with("No test was run: the errors come first.\n"), "{}", run.err);
}

/// Whoever asked for a form that programs read gets it, whatever is wrong.
#[test]
fn what_does_not_compile_is_told_in_the_form_that_was_asked_for() {
    let project = project(&broken("wait 1h", "wait 1x & <b>"));
    let json = project.danbi(&["test", "--format", "json", "--lang", "en"]);
    let document: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(json.code, Some(1));
    assert!(document["summary"]["errors"].as_u64() > Some(0), "{}", json.out);
    let junit = project.danbi(&["test", "--format", "junit", "--lang", "en"]);
    assert_eq!(junit.code, Some(1));
    assert!(junit.out.starts_with("<?xml version=\"1.0\""), "{}", junit.out);
    assert!(junit.out.contains("<error type=\"") && !junit.out.contains("<b>"), "{}", junit.out);
    assert!(junit.out.ends_with("</testsuites>\n"), "{}", junit.out);
    assert!(junit.err.contains("No test was run"), "{}", junit.err);
}

const GIFT: &str = r#"
offer welcome_gift "선물" {
    shipping free
    valid    7d after grant
    limit    1 per 30d
    origin   granted
}

message hello { purpose advertising push { title "안녕하세요" body "반가워요." } }

journey greeting {
    enter    on app_opened
    reentry  once
    audience consents to advertising and user.visits > 3

    send hello
    wait 1d
    send hello
    grant welcome_gift
}
"#;

/// What the command says of one test of the gift campaign.
fn said(test: &str) -> String {
    let run = project(&format!("{GIFT}\ntest greeting {{\n{test}\n}}\n")).danbi(&["test", "--lang", "en"]);
    assert_eq!(run.code, Some(1), "{}{}", run.out, run.err);
    run.out
}

#[test]
fn a_refusal_names_what_refused() {
    let said = said("user { visits 5 consents [advertising] }\nat 14:00 app_opened\nat +0min expect push hello");
    assert!(said.contains("hello is not sent: no consent to `push`"), "{said}");
    let said =
        self::said("user { visits 2 consents [advertising, push] }\nat 14:00 app_opened\nat +0min expect push hello");
    assert!(said.contains("does not enter the journey: the audience wants `user.visits > 3`"), "{said}");
    assert!(
        said.contains("did not enter the journey at 2026-01-05 14:00: the audience wants `user.visits > 3`."),
        "{said}"
    );
}

#[test]
fn a_channel_that_was_consented_to_may_still_not_reach() {
    let test = "user { visits 5 consents [advertising, push] unreachable [push] }\nat 14:00 app_opened\n\
        at +0min expect withheld hello because unreachable\nat +12h user { unreachable [] }\nat +1d expect push hello";
    let run = project(&format!("{GIFT}\ntest greeting {{\n{test}\n}}\n")).danbi(&["test", "--lang", "en"]);
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
}

/// What met another line is no near miss, and the nearest thing is told.
#[test]
fn a_near_miss_is_what_no_other_line_expects() {
    let test = "user { visits 5 consents [advertising, push] }\nat 14:00 app_opened\nat +0min expect push hello\n\
        at +12h user { consents [advertising] }\nat +1d expect push hello";
    let said = said(test);
    assert!(said.contains("It was to be sent at 2026-01-06 14:00, and was withheld: no consent to `push`."), "{said}");
}

#[test]
fn a_grant_that_nobody_expected_says_how_to_expect_it() {
    let test = "user { visits 5 consents [advertising, push] }\nat 14:00 app_opened\nat +0min expect push hello\n\
        at +1d expect push hello\nexpect no more";
    let said = said(test);
    assert!(said.contains("gets the offer welcome_gift") && said.contains("`expect grant welcome_gift`"), "{said}");
}

/// A step is held only if the tests notice its absence.
#[test]
fn coverage_names_the_steps_that_no_test_holds() {
    let whole = project(CART).danbi(&["test", "--coverage", "--lang", "en"]);
    assert!(whole.out.ends_with("(100.0%).\n"), "{}", whole.out);
    let mut without = broken("    at +25h    expect push cart_again\n    expect no more\n", "");
    without = without.replace("    at +25h   expect sms cart_again\n    expect no more\n", "");
    let less = project(&without).danbi(&["test", "--coverage", "--lang", "en"]);
    snapshot("test-coverage", &less.out);
    assert!(less.out.contains("no test misses `"), "{}", less.out);
}

/// What was not asked for is not measured.
#[test]
fn coverage_measures_what_was_asked_for() {
    let untested = "message hello { purpose informational push { title \"안녕하세요\" body \"반갑습니다.\" } }
journey greeting {
    enter   on app_opened
    reentry once

    send hello via push
}
";
    let project = project(CART).with("campaigns/greeting.danbi", untested);
    let share = |args: &[&str]| {
        let run = project.danbi(&[&["test", "--coverage", "--lang", "en"], args].concat());
        (run.code, run.out.contains("(100.0%)"), run.err)
    };
    let whole = share(&[]);
    assert!(whole.0 == Some(0) && !whole.1, "{whole:?}");
    for args in [["--filter", "cart_recovery"].as_slice(), &["campaigns/cart.danbi"]] {
        let part = share(args);
        assert!(part.0 == Some(0) && part.1, "{args:?} {part:?}");
    }
}
