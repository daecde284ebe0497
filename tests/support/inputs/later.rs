//! What becomes of a project between two builds.

use crate::generate::Files;
use crate::generate::choices::Choices;

/// The same project later: some durations, times, limits and amounts are others, so that some journeys have another version and other
/// pasts are asked for, and now and then a title, a policy, the zone of the project, a type of the schema or a limit of
/// the host. It may have an error; then nobody puts it into force.
pub fn later(files: &Files, dice: &mut Choices) -> Files {
    const CHANGES: [(&str, &str); 27] = [
        ("sum(", "avg("),
        ("avg(", "max("),
        ("min(", "sum("),
        ("wait 1h", "wait 2h"),
        ("wait up to", "wait 1h\nwait up to"),
        ("send ", "add to retargeting\nsend "),
        ("send ", "wait 1h\nsend "),
        ("30_000", "20_000"),
        (" 2 per 24h", " 1 per 24h"),
        (" 1 per 7d", " 2 per 7d"),
        (" per 24h", " per 7d"),
        (" per 7d", " per 30d"),
        (" per 30d", " per 24h"),
        ("in last 24h", "in last 7d"),
        ("in last 7d", "in last 30d"),
        ("in last 30d", "in last 24h"),
        ("limit 1 per 90d", "limit 2 per 30d"),
        ("limit once", "limit 1 per 90d"),
        ("valid 7d after", "valid 3d after"),
        ("quiet 21:00", "quiet 20:00"),
        ("cap ", "cap 1 per 12h via push\n    cap "),
        ("reentry once", "reentry every time"),
        ("reentry every time", "reentry at most 2 per 24h"),
        ("holdout 5%", "holdout 30%"),
        ("at least 2 times", "at least 3 times"),
        ("for 1h", "for 2h"),
        ("\"제목\"", "\"다른 제목\""),
    ];
    const ZONES: (&str, &str) = ("zone = \"Asia/Seoul\"", "zone = \"America/New_York\"");
    /// What the schema promises of types: some kept values fit the later one, some do not.
    const TYPES: [(&str, &str); 15] = [
        ("max = 40", "max = 9"),
        ("type = \"integer\"", "type = \"decimal\""),
        ("type = \"time\"", "type = \"text\", max = 4"),
        ("max = 40", "max = 3"),
        ("max = 200", "max = 12"),
        ("type = \"text\", max = 40", "type = \"url\", max = 20"),
        ("type = \"integer\"", "type = \"percent\""),
        ("type = \"percent\"", "type = \"integer\""),
        ("type = \"integer\"", "type = \"decimal\""),
        ("type = \"decimal\"", "type = \"integer\""),
        ("type = \"date\"", "type = \"datetime\""),
        ("currency = \"KRW\"", "currency = \"USD\""),
        ("\"basic\", ", ""),
        ("\"국내\"", "\"abroad\""),
        (", optional = true", ""),
    ];
    const PROMISES: [(&str, &str); 4] = [
        ("once_per_person = true\n", ""),
        ("minimum_gap = \"1min\"\n", "once_per_person = true\n"),
        ("minimum_gap = \"1d\"\n", ""),
        ("once_per_person = true\n", "minimum_gap = \"1d\"\n"),
    ];
    const LIMITS: [(&str, &str); 2] =
        [("lateness = \"1h\"", "lateness = \"1h\"\nhorizon = \"1h\""), ("horizon = \"1h\"", "horizon = \"30d\"")];
    let mut later = files.clone();
    for (path, text) in &mut later {
        for (before, after) in CHANGES.iter().filter(|_| path.starts_with("campaigns/")) {
            if dice.chance(15) {
                *text = changed(text, before, after, dice);
            }
        }
        // Most changes of a type are an error somewhere: few at a time have a chance.
        if path.starts_with("schema/") && dice.chance(70) {
            let (before, after) = dice.pick(&TYPES);
            *text = text.replace(before, after);
            let (before, after) = dice.pick(&TYPES);
            *text = changed(text, before, after, dice);
        }
        for (before, after) in PROMISES.iter().filter(|_| path.starts_with("schema/")) {
            if dice.chance(20) {
                *text = changed(text, before, after, dice);
            }
        }
    }
    if let Some(settings) = later.get_mut("danbi.toml") {
        if dice.chance(12) {
            *settings = settings.replacen(ZONES.0, ZONES.1, 1);
        }
        for (before, after) in LIMITS.iter().filter(|_| dice.chance(40)) {
            *settings = settings.replacen(before, after, 1);
        }
    }
    later
}

/// With another text in one of the places of the first, or the same where it has none.
fn changed(text: &str, before: &str, after: &str, dice: &mut Choices) -> String {
    let places: Vec<usize> = text.match_indices(before).map(|(place, _)| place).collect();
    let Some(&place) = dice.any(&places) else { return text.to_owned() };
    let (head, rest) = text.split_at(place);
    format!("{head}{}", rest.replacen(before, after, 1))
}
