//! Every file of the fuzz corpora goes through the entry point that the fuzzer calls.

#[path = "../fuzz/entry.rs"]
mod entry;
#[path = "../fuzz/inputs.rs"]
mod inputs;

use std::path::Path;

fn replay(target: &str, entry: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut seeds = 0;
    for path in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        eprintln!("{}", path.display());
        entry(&std::fs::read(&path).unwrap());
        seeds += 1;
    }
    assert!(seeds >= 10, "{target} has {seeds} seeds");
}

#[test]
fn parse() {
    replay("parse", entry::parse);
}

#[test]
fn schema() {
    replay("schema", entry::schema);
}

#[test]
fn compile() {
    replay("compile", entry::compile);
}

#[test]
fn inputs() {
    replay("inputs", inputs::run_inputs);
}
