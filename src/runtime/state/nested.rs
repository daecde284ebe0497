//! Values within values, read from bytes.

use std::cell::Cell;

use serde::de::{Deserialize, Deserializer, Error};

/// How deep values may stand in one another: no line of an input is read that goes deeper than 128, and bindings add a little.
const DEEPEST: u8 = 160;

thread_local! {
    static DEPTH: Cell<u8> = const { Cell::new(0) };
}

/// Reads what stands in a value. Bytes that nest deeper than any that are written are an error: they would exhaust the stack.
pub fn nested<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let depth = DEPTH.get();
    if depth >= DEEPEST {
        return Err(D::Error::custom("values stand too deep in one another"));
    }
    DEPTH.set(depth + 1);
    let read = T::deserialize(deserializer);
    DEPTH.set(depth);
    read
}
