//! The bundle before, as samples name it: the files of a project in `before/`, and names of the files of journeys in `dist/`.

use std::sync::Arc;

use danbi::bundle::{Bundle, Journey};
use danbi::driver::{MemoryWorld, Options, compile};
use serde_json::json;

use super::file;

/// With the bundle before, if the half of a sample names any of it.
pub fn options(half: &str) -> Options {
    let older: Vec<Journey> = half.lines().filter_map(held).collect();
    let before = before(half);
    if before.is_empty() && older.is_empty() {
        return Options::default();
    }
    let mut previous = bundle(&file::world(&before).expect("a project before"));
    previous.older = older;
    Options { previous: Some(Arc::new(previous)), ..Options::default() }
}

/// The files of the project as it was before, as a sample of their own.
fn before(half: &str) -> String {
    let (mut before, mut is_of_it) = (String::new(), false);
    for line in half.split_inclusive('\n') {
        match line.strip_prefix("-- ").filter(|line| line.trim_end().ends_with(" --")) {
            Some(head) => {
                is_of_it = head.starts_with("before/");
                before.extend(head.strip_prefix("before/").map(|head| format!("-- {head}")));
            }
            None if is_of_it => before.push_str(line),
            None => {}
        }
    }
    before
}

fn bundle(world: &MemoryWorld) -> Bundle {
    let mut compilation = compile(world, &Options::default());
    compilation.seal().expect("canonical").expect("the project before has no error").into_bundle()
}

/// A version of a journey that does nothing, where the line names the file of one.
fn held(line: &str) -> Option<Journey> {
    let file = line.strip_prefix("-- dist/journeys/")?.strip_suffix(".json --")?;
    let (id, version) = file.split_once('@')?;
    let journey = json!({
        "format": "danbi.plan/1", "id": id, "version": version, "entries": [], "exits": [], "bindings": {},
        "reentry": { "limits": [], "while_active": "ignore" }, "start": "end", "steps": { "end": { "do": "stop" } },
        "segments": {}, "offers": {}, "messages": {}, "about": {},
    });
    Some(serde_json::from_value(journey).expect("a journey"))
}
