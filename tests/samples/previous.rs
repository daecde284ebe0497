//! The bundle before, as samples name it: the files of journeys in `dist/`.

use danbi::driver::Options;
use danbi::settings::HeldVersions;

/// With the versions of journeys whose files lie there, if any do.
pub fn options(half: &str) -> Options {
    let mut held: Option<HeldVersions> = None;
    for line in half.lines() {
        let file = line.strip_prefix("-- dist/journeys/").and_then(|file| file.strip_suffix(".json --"));
        if let Some((journey, version)) = file.and_then(|file| file.split_once('@')) {
            held.get_or_insert_default().entry(journey.into()).or_default().insert(version.into());
        }
    }
    Options { held, ..Options::default() }
}
