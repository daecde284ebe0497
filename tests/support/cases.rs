//! Cases of `conformance/`: a campaign, inputs, and the effects that must come.

use std::collections::BTreeMap;
use std::path::PathBuf;

use danbi::runtime::Program;
use serde::Deserialize;
use serde_json::Value;

use super::player::{bundle, folder, normal, play};

/// One case. See `conformance/README.md`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The sentence of docs/plan.md that it stands for, or the row of the table of meanings.
    pub id: String,
    pub about: String,
    /// Lines of a campaign file in the project of `conformance/project`.
    pub campaign: Vec<String>,
    /// Lines put behind `danbi.toml` and the schema.
    #[serde(default)]
    pub settings: Vec<String>,
    #[serde(default)]
    pub schema: Vec<String>,
    pub inputs: Vec<Value>,
    pub effects: Vec<Value>,
}

/// Every case, by file name.
pub fn cases() -> BTreeMap<String, Vec<Case>> {
    let files = std::fs::read_dir(folder().join("cases")).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let cases = serde_json::from_str(&std::fs::read_to_string(&path).unwrap());
        (name.clone(), cases.unwrap_or_else(|error| panic!("{name}: {error}")))
    };
    files.map(read).collect()
}

impl Case {
    pub fn program(&self) -> Result<Program, String> {
        let join = |lines: &[String]| lines.join("\n");
        let bundle = bundle(&join(&self.campaign), &join(&self.settings), &join(&self.schema))?;
        Program::load(&bundle).map_err(|error| error.to_string())
    }

    /// What differs; `None` where nothing does.
    pub fn failure(&self) -> Option<String> {
        let program = match self.program() {
            Ok(program) => program,
            Err(why) => return Some(format!("{}: {}\n  {why}\n", self.id, self.about)),
        };
        let effects = play(&program, &self.inputs);
        let lines = |effects: &[Value]| effects.iter().map(|one| format!("  {one}\n")).collect::<String>();
        let fits = effects.len() == self.effects.len()
            && effects.iter().zip(&self.effects).all(|(effect, expected)| contains(effect, &normal(expected)));
        (!fits).then(|| {
            format!("{}: {}\nexpected\n{}came\n{}", self.id, self.about, lines(&self.effects), lines(&effects))
        })
    }
}

/// Every member that is expected is there; what a case leaves out is not compared, and `"absent"` must not be there.
fn contains(effect: &Value, expected: &Value) -> bool {
    match (effect, expected) {
        (Value::Object(effect), Value::Object(expected)) => {
            expected.iter().all(|(name, value)| match effect.get(name) {
                Some(found) => contains(found, value),
                None => value == "absent",
            })
        }
        _ => effect == expected,
    }
}
