//! The cases as they are written, compiled into the program: whoever has it can hold a runtime to the plan.

/// Name and text of a file under `conformance/cases/`.
macro_rules! sources {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/cases/", $name, ".json")))),*]
    };
}

/// The files of cases, in the order of their names.
pub const SOURCES: &[(&str, &str)] = sources!(
    "effect" "entry" "exit" "format" "goal" "guard" "hash" "input" "key" "meaning" "merge" "migrate" "offer" "order" "past"
    "policy" "predicate" "render" "send" "step" "text" "time" "version" "whole" "zone"
);

/// The project around their campaigns.
pub const PROJECT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/project/danbi.toml"));
pub const SCHEMA: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/project/schema/base.toml"));
