//! Numbers at and beyond the ends of their ranges, and settings that make no sense.

use crate::run::{Project, SETTINGS};

const HELLO: &str = "message hello { purpose informational push { title \"안녕하세요\" body \"반가워요.\" } }\n";

/// Lengths of time from nothing to more than the field of any computer holds.
const DURATIONS: [&str; 9] = [
    "0s",
    "1s",
    "300y",
    "4294967295d",
    "357913941y",
    "4294967295y",
    "18446744073709551615s",
    "18446744073709551615s4294967295d4294967295mo",
    "99999999999999999999999999h",
];

const COUNTS: [&str; 5] = ["0", "1", "31", "4294967295", "99999999999999999999"];

/// Ends by itself, whatever it says: [`Project::check`] fails on a panic, a signal, a limit.
fn ends(project: Project) {
    project.check();
    let run = project.danbi(&["build"]);
    assert_eq!(run.code == 0, project.join("dist/manifest.json").exists(), "{:.500}", run.out);
}

#[test]
fn durations_of_every_size() {
    for d in DURATIONS {
        let steps = format!(
            "wait {d}\nsend hello via push\nrepeat 31 times every {d} {{ send hello via push\nwait {d} }}\n\
             wait until 3d after user.renews_at at 10:00, at most {d}\nwait up to {d} {{ on app_opened {{ }} otherwise {{ }} }}\n\
             send hello via push otherwise hold up to {d} then stop\n"
        );
        let journey = format!(
            "journey j {{ enter every monday at 10:00, spread {d}\ngoal app_opened within {d}\n{steps}}}\n\
             journey k {{ enter on app_opened\nreentry at most 4294967295 per {d}\n{steps}}}\n"
        );
        let rest = format!(
            "policy {{ cap 4294967295 per {d}, 1 per {d} for informational }}\n\
             segment s = did app_opened at least 2 times in last {d} or sum(order_completed.amount in last {d}) >= 1 KRW\n\
             offer o {{ points 1 valid {d} after grant limit 4294967295 per {d} origin granted terms \"t\" }}\n"
        );
        ends(Project::new().with("campaigns/a.danbi", format!("{HELLO}{journey}{rest}")));
        // Each alone as well: a mistake in one hides nothing of what the others do.
        for source in [format!("{HELLO}{journey}"), format!("{HELLO}{rest}")] {
            ends(Project::new().with("campaigns/a.danbi", source));
        }
    }
}

#[test]
fn counts_and_amounts_of_every_size() {
    for n in COUNTS {
        let journey = format!(
            "journey j {{ enter on app_opened\nreentry at most {n} per 1s\nrepeat {n} times every 1s {{ send hello via push\n\
             repeat {n} times every 1s {{ send hello via push }} }}\nwait until day {n} at 23:59 }}\n"
        );
        let rest = format!(
            "policy {{ cap {n} per 1s, {n} per calendar day }}\nsegment s = did app_opened at least {n} times ever\n\
             segment t = user.visits in [{n}, -{n}, 0{n}] or sum(order_completed.amount ever) >= {n}.{n} KRW\n\
             offer o {{ discount {n}% up to {n} KRW minimum {n} KRW budget {n} KRW limit {n} per 1d }}\n\
             offer p {{ points {n} }}\n"
        );
        for source in [format!("{HELLO}{journey}"), rest] {
            ends(Project::new().with("campaigns/a.danbi", source));
        }
    }
}

#[test]
fn odd_settings_and_schemas() {
    let campaign = format!("{HELLO}journey j {{ enter on tick reentry every time\nsend hello via push }}\n");
    for d in DURATIONS {
        let schema = format!(
            "[events.tick]\nminimum_gap = \"{d}\"\n[events.tick.properties]\nx = {{ type = \"text\", max = 9223372036854775807 }}\n\
             y = {{ type = \"list\", max = 4294967295, of = {{ type = \"text\", max = 4294967295 }} }}\n"
        );
        let settings =
            format!("{SETTINGS}\n[runtime]\nlateness = \"{d}\"\nhorizon = \"{d}\"\nload_timeout = \"{d}\"\n");
        ends(Project::new().with("schema/tick.toml", &schema).with("campaigns/a.danbi", &campaign));
        ends(Project::new().with("danbi.toml", settings).with("campaigns/a.danbi", &campaign));
    }
    let nested = format!("a = {}", "[".repeat(100_000));
    let keys: String = (0..20_000).map(|n| format!("k{n} = 1\n")).collect();
    let types: String =
        (0..5_000).map(|n| format!("[attributes.a{n}]\ntype = \"b{n}\"\n[enums.c{n}]\nvalues = [\"v\"]\n")).collect();
    let dotted = format!("a{} = 1\n", ".b".repeat(50_000));
    let broken = "= \n".repeat(10_000);
    let twice = "[events.a]\n".repeat(10_000);
    for odd in ["", "\0", "\u{feff}", "[[[", "= =", &nested, &keys, &types, &dotted, &broken, &twice] {
        ends(Project::new().with("danbi.toml", odd).with("campaigns/a.danbi", &campaign));
        ends(Project::new().with("schema/odd.toml", odd).with("campaigns/a.danbi", &campaign));
    }
}
