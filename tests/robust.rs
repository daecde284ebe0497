//! No input panics, hangs, overflows the stack or eats the machine: each ends in findings or in a bundle.

#[path = "robust/bytes.rs"]
mod bytes;
#[path = "../fuzz/entry.rs"]
mod entry;
#[path = "robust/huge.rs"]
mod huge;
#[path = "robust/numbers.rs"]
mod numbers;
#[path = "robust/run.rs"]
mod run;
