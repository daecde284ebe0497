#![no_main]

#[path = "../entry.rs"]
#[expect(dead_code, reason = "each target is one of the entries")]
mod entry;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| entry::schema(bytes));
