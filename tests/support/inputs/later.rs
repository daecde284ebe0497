//! What becomes of a project between two builds.

use crate::generate::Files;
use crate::generate::choices::Choices;

/// The same project later: some durations, times and amounts are others, so that some journeys have another version, and now and
/// then a title, a policy or the zone of the project. It may have an error; then nobody puts it into force.
pub fn later(files: &Files, dice: &mut Choices) -> Files {
    const CHANGES: [(&str, &str); 9] = [
        ("wait 1h", "wait 2h"),
        ("wait up to", "wait 1h\nwait up to"),
        ("send ", "add to retargeting\nsend "),
        ("30_000", "20_000"),
        ("cap 2 per 24h", "cap 1 per 24h"),
        ("quiet 21:00", "quiet 20:00"),
        ("reentry once", "reentry every time"),
        ("for 1h", "for 2h"),
        ("\"제목\"", "\"다른 제목\""),
    ];
    const ZONES: [&str; 2] = ["zone = \"Asia/Seoul\"", "zone = \"America/New_York\""];
    let mut later = files.clone();
    for (path, text) in &mut later {
        let is_campaign = path.starts_with("campaigns/journeys") || path.ends_with("policy.danbi");
        for (before, after) in CHANGES.iter().filter(|_| is_campaign) {
            if dice.chance(40) {
                *text = text.replacen(before, after, 1);
            }
        }
    }
    if let Some(settings) = later.get_mut("danbi.toml").filter(|_| dice.chance(12)) {
        *settings = settings.replacen(ZONES[0], ZONES[1], 1);
    }
    later
}
