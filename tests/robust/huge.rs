//! Campaign files nobody writes: deep, long, endless. Each gives the finding that says what is too much, or compiles.

use std::fmt::Write;

use crate::run::{Project, code};

const DEEP: usize = 100_000;
const LONG: usize = 200_000;

const HELLO: &str = "message hello { purpose informational push { title \"안녕하세요\" body \"반가워요.\" } }\n";

/// The codes that `check` finds in one campaign file, each with how often.
fn found(source: &str) -> Vec<(String, usize)> {
    let found = Project::new().with("campaigns/a.danbi", source).check();
    eprintln!("{:>9} bytes {:.60?} {found:.200?}", source.len(), source);
    found
}

/// A journey with these steps.
fn journey(steps: &str) -> String {
    format!(
        "{HELLO}journey j {{\n    enter on signed_up\n    reentry once\n    goal app_opened within 3d\n{steps}\n}}\n"
    )
}

/// `each` with the numbers from 0 on.
fn numbered(times: usize, each: impl Fn(usize) -> String) -> String {
    (0..times).map(each).collect()
}

#[test]
fn brackets_may_nest_only_so_deep() {
    let closed = format!("segment x = {}reachable{}\n", "(".repeat(DEEP), ")".repeat(DEEP));
    let opened = ["(", "[", "{", "({[", "not ("].map(|open| format!("segment x = {}", open.repeat(DEEP)));
    let blocks = ["journey j { if reachable ", "test j { user "].map(|open| open.repeat(DEEP));
    for source in opened.into_iter().chain(blocks).chain([closed]) {
        assert!(found(&source).contains(&code("nested-too-deep", 1)), "{source:.60}");
    }
}

#[test]
fn chains_are_no_longer_than_they_may_be() {
    let chains = [
        format!("segment x = {}reachable\n", "not ".repeat(LONG)),
        format!("segment x = reachable{}\n", " and reachable".repeat(LONG)),
        format!("segment x = reachable{}\n", " or reachable".repeat(LONG)),
        journey(&format!("if reachable {{ stop }}{}", " else if reachable { stop }".repeat(LONG / 20))),
    ];
    for source in chains {
        assert_eq!(found(&source), [code("chain-too-long", 1)], "{source:.60}");
    }
    let where_not = format!("segment x = did app_opened where {}reachable ever\n", "not ".repeat(LONG));
    assert_eq!(found(&where_not), [code("unexpected", 1)]);
}

#[test]
fn a_chain_of_segments_is_followed_without_recursion() {
    let length = 10_000;
    let link =
        |n: usize| if n == 0 { "segment a0 = reachable\n".to_owned() } else { format!("segment a{n} = a{}\n", n - 1) };
    let chain = numbered(length, link);
    let last = length - 1;
    let used = journey("wait 1h").replace("reentry once", &format!("reentry once audience a{last}"));
    assert_eq!(found(&format!("{chain}{used}")), []);
    assert_eq!(found(&chain.replacen("reachable", &format!("a{last}"), 1)), [code("segment-cycle", 1)]);
}

/// In every one the time grows with the size; a quadratic loop would be killed.
#[test]
fn journeys_of_thousands_of_steps() {
    let steps = |step: &str, times: usize| journey(&format!("{step}\n").repeat(times));
    for source in [
        steps("wait 1h", 20_000),
        steps("send hello via push", 10_000),
        steps("if reachable { wait 1h } else { wait 2h }", 5_000),
        steps("wait up to 1d { on app_opened { } otherwise { wait 1h } }", 5_000),
        steps("repeat 31 times every 1d { repeat 31 times every 1h { send hello via push } }", 20),
        journey(&numbered(10_000, |n| format!("l{n}: wait 1h\n"))),
        journey(&numbered(2_000, |n| {
            format!("wait up to 1d {{ on cart_item_added as c{n} {{ wait 1h }} otherwise {{ }} }}\n")
        })),
        journey(&numbered(2_000, |n| format!("collect cart_item_added for 1d as c{n}\n"))),
    ] {
        assert!(
            found(&source).iter().all(|(code, _)| matches!(
                code.as_str(),
                "twin-steps" | "shadowed-name" | "unbounded-messages" | "over-messaging"
            )),
            "{source:.300}"
        );
    }
}

/// As deep as brackets may be, and as much as such a journey can send: far too much to count round by round.
#[test]
fn steps_within_steps() {
    for open in ["if reachable { ", "repeat 31 times every 1d { ", "wait up to 1d { otherwise { "] {
        let braces = open.matches('{').count();
        let times = 60 / braces;
        let steps = format!("{}send hello via push{}", open.repeat(times), " }".repeat(times * braces));
        let found = found(&journey(&steps));
        assert!(!found.iter().any(|(code, _)| code == "nested-too-deep" || code == "unexpected"), "{open}: {found:?}");
    }
}

#[test]
fn declarations_of_thousands_of_members() {
    let members = [
        format!("segment x = user.name in [{}\"\"]\n", numbered(20_000, |n| format!("\"{n}\", "))),
        format!("message m({}l: app_opened) {{ }}\n", numbered(5_000, |n| format!("p{n}: app_opened, "))),
        format!("message m {{ purpose informational\n{}}}\n", "push { title \"a\" body \"b\" }\n".repeat(5_000)),
        format!("offer o {{\n{}}}\n", "gift \"a\"\n".repeat(10_000)),
        format!("policy {{\n{}}}\n", numbered(5_000, |n| format!("cap 1 per {}s\n", n + 1))),
        format!("test j {{ user {{ {} }} expect nothing }}\n", "name \"a\" ".repeat(10_000)),
        format!(
            "message m {{ purpose informational push {{ title \"{}\" body \"b\" }} }}\n",
            "{{ user.nam }}".repeat(5_000)
        ),
        journey("wait 1h")
            .replace("reentry once", &numbered(3_000, |n| format!("reentry at most {} per {}s\n", n + 1, n + 1))),
        journey("wait 1h").replace("reentry once", &"exit on app_opened\n".repeat(3_000)),
    ];
    for source in members {
        found(&source);
    }
}

/// 10,000 mistakes in one file: each is told, and each is told in time.
#[test]
fn very_many_mistakes() {
    let each = |line: &str| line.repeat(10_000);
    let mut unknown = String::new();
    (0..10_000).for_each(|n| writeln!(unknown, "segment s{n} = t{n}").unwrap());
    // One name that is missed everywhere is told once.
    let mut allows = String::new();
    (0..10_000).for_each(|n| writeln!(allows, "allow no-such-code-{n} \"why\"").unwrap());
    for (source, expected) in [
        (unknown, "unknown-name"),
        (each("segment x = reachable\n"), "duplicate-name"),
        (each("segment x = reachable and and reachable\n"), "unexpected"),
        (allows + "segment x = reachable\n", "unknown-name"),
        (each("allow twin-steps \"why\" until 2020-01-01\n") + &journey("wait 1h"), "allow-expired"),
    ] {
        let found = found(&source);
        let (_, times) = found.iter().find(|(code, _)| code == expected).unwrap_or_else(|| panic!("{found:?}"));
        assert!(*times >= 9_999, "{found:?}");
    }
}

/// Drawing them for people takes time in proportion as well, whichever way they are shown.
#[test]
fn very_many_findings_are_shown() {
    let project = Project::new().with("campaigns/a.danbi", "segment x = reachable\n".repeat(3_000));
    for format in ["human", "github", "json"] {
        let run = project.danbi(&["check", "--format", format, "--lang", "ko"]);
        assert!(run.out.matches("duplicate-name").count() >= 2_999, "{format}");
    }
}

#[test]
fn lines_of_many_megabytes() {
    let long = 7 << 20;
    for (source, expected) in [
        (format!("//{}", "a".repeat(long)), ""),
        (format!("segment x = user.name == \"{}\"\n", "가".repeat(long / 3)), ""),
        ("x".repeat(long), "unknown-declaration"),
        (format!("segment {} = {}\n", "a".repeat(long / 8), "b".repeat(long / 8)), "unknown-name"),
        (" ".repeat(50 << 20), "file-too-large"),
        (format!("//{}", "a".repeat(50 << 20)), "file-too-large"),
        (format!("segment x = user.name == \"{}\"\n", "a".repeat(50 << 20)), "file-too-large"),
        ("§".repeat(25 << 20), "file-too-large"),
    ] {
        let found = found(&source);
        let expected: Vec<_> = Some(code(expected, 1)).filter(|_| !expected.is_empty()).into_iter().collect();
        assert_eq!(found, expected, "{source:.60}");
    }
    let toml = Project::new().with("schema/b.toml", format!("a = \"{}\"\n", "a".repeat(50 << 20))).check();
    assert_eq!(toml, [code("file-too-large", 1)]);
}
