//! What the command line asks for.

use std::path::PathBuf;

pub struct Settings {
    pub runtime: Vec<String>,
    pub cases: u64,
    pub seed: u64,
    pub length: usize,
    pub jobs: usize,
    pub out: Option<PathBuf>,
}

impl Settings {
    pub fn of_arguments(arguments: impl Iterator<Item = String>) -> Result<Settings, String> {
        let mut settings = Settings { runtime: Vec::new(), cases: 500, seed: 0, length: 40, jobs: 2, out: None };
        let mut arguments = arguments;
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or_else(|| format!("{name} wants a value"))?;
            let number = || value.parse::<u64>().map_err(|error| format!("{name}: {error}"));
            match name.as_str() {
                "--runtime" => settings.runtime = value.split_whitespace().map(str::to_owned).collect(),
                "--cases" => settings.cases = number()?,
                "--seed" => settings.seed = number()?,
                "--length" => settings.length = usize::try_from(number()?).map_err(|error| error.to_string())?,
                "--jobs" => settings.jobs = usize::try_from(number()?).map_err(|error| error.to_string())?,
                "--out" => settings.out = Some(value.into()),
                _ => return Err(format!("there is no option {name}")),
            }
        }
        if settings.runtime.is_empty() {
            return Err("say which program: --runtime \"python3 -m danbi_runtime\"".to_owned());
        }
        Ok(settings)
    }
}
