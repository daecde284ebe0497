//! The cases of `conformance/`, played by the interpreter.

#[path = "support/cases.rs"]
mod support;

use support::cases;

#[test]
fn every_case_comes_out_as_it_says() {
    let failures: Vec<String> = cases().into_values().flatten().filter_map(|case| case.failure()).collect();
    assert!(failures.is_empty(), "{} cases\n{}", failures.len(), failures.join("\n"));
}
