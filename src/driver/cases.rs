//! The cases of the conformance kit, compiled: campaigns become bundles.

use std::fmt;

use super::{MemoryWorld, Options, compile};
use crate::bundle::read::{Files, read};
use crate::conformance::{self, Case, PROJECT, SCHEMA, SOURCES, Source, Texts};
use crate::diag::Severity;
use crate::parallel;

/// Why a case cannot be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseError {
    /// Of the case, or of the file.
    pub name: String,
    pub why: String,
}

impl fmt::Display for CaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.why)
    }
}

impl std::error::Error for CaseError {}

/// The cases as they are written, with their names, in the order of the files.
pub fn sources() -> Result<Vec<(String, Source)>, CaseError> {
    let mut all: Vec<(String, Source)> = Vec::new();
    for (file, text) in SOURCES {
        let wrong = |error: serde_json::Error| CaseError { name: (*file).to_owned(), why: error.to_string() };
        let sources: Vec<Source> = serde_json::from_str(text).map_err(wrong)?;
        for source in sources {
            let number = 1 + all.iter().filter(|(_, before)| before.id == source.id).count();
            let name = if number == 1 { source.id.clone() } else { format!("{}-{number}", source.id) };
            all.push((name, source));
        }
    }
    Ok(all)
}

/// The cases in the program that are asked for, by name and text; only they are compiled.
pub fn cases(wanted: impl Fn(&str, &Source) -> bool) -> Result<Vec<Case>, CaseError> {
    let mut sources = sources()?;
    sources.retain(|(name, source)| wanted(name, source));
    parallel::map(sources, |(name, source)| case(name, &source)).into_iter().collect()
}

/// One case with its bundles.
pub fn case(name: String, source: &Source) -> Result<Case, CaseError> {
    let bundles = bundles(source).map_err(|why| CaseError { name: name.clone(), why })?;
    conformance::case_of(source, name.clone(), &bundles).map_err(|why| CaseError { name, why })
}

/// The bundles of a case with the answers they must get.
fn bundles(source: &Source) -> Result<Vec<(Texts, String)>, String> {
    let first = built(&source.campaign, &source.settings, &source.schema, None)?;
    let first = conformance::edited(first, &source.edits, true)?;
    let mut all = vec![(first.clone(), "loaded".to_owned())];
    let mut before = first;
    for more in &source.bundles {
        let campaign = more.campaign.as_ref().unwrap_or(&source.campaign);
        let mut settings = more.settings.as_ref().unwrap_or(&source.settings).clone();
        for (journey, how) in &more.retired {
            settings.push(given_up(&before, journey, how)?);
        }
        let previous = more.carries.then_some(&before);
        let mut files = built(campaign, &settings, more.schema.as_ref().unwrap_or(&source.schema), previous)?;
        if !more.keeps.is_empty() {
            files = conformance::keeping(files, &before, &more.keeps)?;
        }
        if !more.migrate.is_empty() {
            files = conformance::migrating(files, &before, &more.migrate)?;
        }
        let files = conformance::edited(files, &more.edits, !more.raw)?;
        all.push((files.clone(), more.answer.clone()));
        if more.answer == "loaded" {
            before = files;
        }
    }
    Ok(all)
}

/// `[[retired]]` for the version that a bundle has of a journey.
fn given_up(before: &Texts, journey: &str, how: &str) -> Result<String, String> {
    let plan = before.get("plan.json").map_or("", String::as_str);
    let plan: serde_json::Value = serde_json::from_str(plan).map_err(|error| error.to_string())?;
    let version = plan.get("journeys").and_then(|all| all.get(journey)?.as_str());
    let version = version.ok_or_else(|| format!("no journey {journey} before"))?;
    Ok(format!("[[retired]]\njourney = \"{journey}\"\nversion = \"{version}\"\nmode = \"{how}\""))
}

fn built(
    campaign: &[String],
    settings: &[String],
    schema: &[String],
    previous: Option<&Texts>,
) -> Result<Texts, String> {
    let world = MemoryWorld::new()
        .with("danbi.toml", format!("{PROJECT}\n{}\n", settings.join("\n")))
        .with("schema/base.toml", format!("{SCHEMA}\n{}\n", schema.join("\n")))
        .with("campaigns/case.danbi", campaign.join("\n"));
    let mut compilation = compile(&world, &Options::default());
    let errors = compilation.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let errors: Vec<String> = errors.map(|finding| format!("{}: {:?}", finding.code.name, finding.args)).collect();
    let mut sealed = compilation.seal().map_err(|error| error.to_string())?.ok_or_else(|| errors.join("; "))?;
    if let Some(previous) = previous {
        let files: Files = previous.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())).collect();
        let previous = read(&files).map_err(|error| error.to_string())?;
        sealed = sealed.carrying(&previous).map_err(|error| error.to_string())?;
    }
    conformance::texts(compilation.files(&sealed).map_err(|error| error.to_string())?)
}
