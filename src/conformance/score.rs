//! Playing everything, and what came of it.

use std::collections::{BTreeMap, BTreeSet};

use super::door::{Broken, Door, Greeting};
use super::faults::{Kind, renamed, together, united, variants};
use super::{Case, Played, Profile, Trouble, difference, exact_difference, play};

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// What is decided.
    Core,
    /// What is printed.
    Render,
    /// Faults of the host change nothing.
    Faults,
    /// The order and the company of persons change nothing.
    Determinism,
}

impl Level {
    pub const ALL: [Level; 4] = [Level::Core, Level::Render, Level::Faults, Level::Determinism];

    pub fn word(self) -> &'static str {
        match self {
            Level::Core => "core",
            Level::Render => "render",
            Level::Faults => "faults",
            Level::Determinism => "determinism",
        }
    }
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub level: Level,
    /// Of the case.
    pub case: String,
    /// What was done to the case; absent: it was played as it stands.
    pub kind: Option<Kind>,
    pub mark: String,
    pub about: String,
    pub outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    Passed,
    /// The runtime said that it cannot do what the case needs: these, or `render`.
    Lacking(BTreeSet<String>),
    Failed(Box<Trouble>),
}

impl Check {
    pub fn failed(&self) -> bool {
        matches!(self.outcome, Outcome::Failed(_))
    }

    /// What the reports call it.
    pub fn name(&self) -> String {
        match self.kind {
            Some(kind) => format!("{}/{}", self.case, kind.word()),
            None => self.case.clone(),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub greeting: Greeting,
    pub checks: Vec<Check>,
}

/// How many checks came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
    pub lacking: usize,
}

impl Report {
    pub fn count(&self, level: Option<Level>) -> Count {
        let mut count = Count::default();
        for check in self.checks.iter().filter(|check| level.is_none_or(|level| check.level == level)) {
            match check.outcome {
                Outcome::Passed => count.passed += 1,
                Outcome::Lacking(_) => count.lacking += 1,
                Outcome::Failed(_) => count.failed += 1,
            }
        }
        count
    }

    /// Of each mark.
    pub fn marks(&self) -> BTreeMap<&str, Count> {
        let marks: BTreeSet<&str> = self.checks.iter().map(|check| check.mark.as_str()).collect();
        let of = |mark: &str| {
            let checks = self.checks.iter().filter(|check| check.mark == mark).cloned().collect();
            Report { checks, greeting: Greeting::default() }.count(None)
        };
        marks.into_iter().map(|mark| (mark, of(mark))).collect()
    }
}

/// Plays the cases at these levels.
pub fn score(door: &mut dyn Door, greeting: Greeting, cases: &[Case], levels: &BTreeSet<Level>) -> Report {
    let checks = cases.iter().flat_map(|case| of_case(door, &greeting, case, levels)).collect();
    Report { greeting, checks }
}

fn of_case(door: &mut dyn Door, greeting: &Greeting, case: &Case, levels: &BTreeSet<Level>) -> Vec<Check> {
    let level = if case.profile == Profile::Render { Level::Render } else { Level::Core };
    let check = |level: Level, kind: Option<Kind>, outcome: Outcome| Check {
        level,
        case: case.name.clone(),
        kind,
        mark: case.mark.clone(),
        about: case.about.clone(),
        outcome,
    };
    let lacking = lacking(greeting, case);
    if !lacking.is_empty() {
        let asked = levels.contains(&level);
        return asked.then(|| check(level, None, Outcome::Lacking(lacking))).into_iter().collect();
    }
    let story = play(door, &case.steps);
    let mut checks = Vec::new();
    if levels.contains(&level) {
        checks.push(check(level, None, judged(&story, case)));
    }
    let kinds = [(Level::Faults, &Kind::FAULTS[..]), (Level::Determinism, &Kind::ORDERS[..])];
    for (level, kinds) in kinds.into_iter().filter(|(level, _)| levels.contains(level)) {
        for kind in kinds {
            let outcome = match &story {
                Ok(story) => of_kind(door, *kind, story, case),
                Err(trouble) => Some(Err(trouble.clone())),
            };
            let outcome = outcome.map(|held| held.err().map_or(Outcome::Passed, |why| Outcome::Failed(Box::new(why))));
            checks.extend(outcome.map(|outcome| check(level, Some(*kind), outcome)));
        }
    }
    checks
}

fn lacking(greeting: &Greeting, case: &Case) -> BTreeSet<String> {
    let mut lacking: BTreeSet<String> = case.needs.difference(&greeting.needs).cloned().collect();
    if case.profile == Profile::Render && !greeting.render {
        lacking.insert("render".into());
    }
    lacking
}

fn judged(story: &Result<Played, Trouble>, case: &Case) -> Outcome {
    match story {
        Err(trouble) => Outcome::Failed(Box::new(trouble.clone())),
        Ok(story) => match difference(&case.effects, &story.effects) {
            Some(difference) => Outcome::Failed(Box::new(Trouble::Effects(Box::new(difference)))),
            None => Outcome::Passed,
        },
    }
}

/// Absent where the case gives no occasion for it.
fn of_kind(door: &mut dyn Door, kind: Kind, story: &Played, case: &Case) -> Option<Result<(), Trouble>> {
    if matches!(kind, Kind::Interleaved | Kind::Behind) {
        return of_company(door, kind, story, case);
    }
    let variants = variants(kind, story);
    if variants.is_empty() {
        return None;
    }
    let mut held = variants.iter().map(|variant| same(door, &variant.steps, &variant.expected(&story.effects)));
    Some(held.find(Result::is_err).unwrap_or(Ok(())))
}

/// Somebody else lives the same story, alone and then in company.
fn of_company(door: &mut dyn Door, kind: Kind, story: &Played, case: &Case) -> Option<Result<(), Trouble>> {
    if !story.steps.iter().any(|step| step.input().is_some()) {
        return None;
    }
    let mut steps = renamed(&case.steps);
    steps.retain(|step| step.ask.get("request").and_then(serde_json::Value::as_str) != Some("inspect"));
    let other = match play(door, &steps) {
        Ok(other) => other,
        Err(trouble) => return Some(Err(trouble)),
    };
    let mut story = story.clone();
    story.steps.retain(|step| step.ask.get("request").and_then(serde_json::Value::as_str) != Some("inspect"));
    let variant = together(kind, &story, &other)?;
    Some(same(door, &variant.steps, &united(&story.effects, &other.effects)))
}

fn same(door: &mut dyn Door, steps: &[super::Ask], expected: &super::Effects) -> Result<(), Trouble> {
    let again = play(door, steps)?;
    match exact_difference(expected, &again.effects) {
        Some(difference) => Err(Trouble::Effects(Box::new(difference))),
        None => Ok(()),
    }
}

impl From<Broken> for Outcome {
    fn from(broken: Broken) -> Self {
        Outcome::Failed(Box::new(Trouble::Broken(broken)))
    }
}
