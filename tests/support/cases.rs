//! Cases of `conformance/`, compiled.

use std::collections::BTreeMap;

use danbi::bundle::read::Files;
use danbi::conformance;
use danbi::runtime::Program;
use serde_json::Value;

/// One case. See `conformance/README.md`.
#[derive(Clone, Debug)]
pub struct Case {
    /// The sentence of docs/plan.md that it stands for, or the row of the table of meanings.
    pub id: String,
    pub inputs: Vec<Value>,
    pub kit: conformance::Case,
}

/// Every case, by the first part of its mark.
pub fn cases() -> BTreeMap<String, Vec<Case>> {
    let mut all: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for kit in danbi::driver::cases(|_, _| true).unwrap_or_else(|error| panic!("{error}")) {
        let group = kit.mark.rsplit_once('-').map_or("whole", |(group, _)| group).to_owned();
        let inputs = kit.steps.iter().filter_map(|step| step.input().cloned()).collect();
        all.entry(group).or_default().push(Case { id: kit.mark.clone(), inputs, kit });
    }
    all
}

impl Case {
    /// Its first bundle.
    pub fn program(&self) -> Result<Program, String> {
        let files = self.kit.steps[0].ask["files"].as_object().unwrap();
        let files: Files =
            files.iter().map(|(path, text)| (path.clone(), text.as_str().unwrap().as_bytes().to_vec())).collect();
        Program::read(&files).map_err(|error| error.to_string())
    }
}
