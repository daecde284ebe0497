//! Random projects that compile: what holds of every project holds of these.

#[path = "support/generate/mod.rs"]
mod generate;

use std::collections::BTreeMap;

use danbi::bundle::{read::read, validate};
use danbi::diag::render::{Context, human, json};
use danbi::diag::{Language, Severity};
use danbi::driver::{self, Compilation, FileError, Listing, MemoryWorld, Options, World, WriteError, compile};
use danbi::testing;
use generate::choices::{Choices, shrunk};
use generate::{Files, coverage, files};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// Enough that what stands in 1% of them is seen for certain.
const PROJECTS: u64 = 200;

fn world(files: &Files) -> MemoryWorld {
    files.iter().fold(MemoryWorld::new(), |world, (path, text)| world.with(path.as_str(), text.as_str()))
}

fn compiled(files: &Files) -> Compilation {
    compile(&world(files), &Options::default())
}

fn errors(compilation: &Compilation) -> Vec<String> {
    let context = Context { sources: &compilation.sources, language: Language::En, prefix: "" };
    let errors = compilation.findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| human::render(&context, finding, false)).collect()
}

/// What is wrong with what a project compiles to.
fn wrong(files: &Files) -> Option<String> {
    let mut compilation = compiled(files);
    let errors = errors(&compilation);
    if !errors.is_empty() {
        return Some(errors.join("\n"));
    }
    if compilation.pressure.is_none() {
        return Some("no bound on messages".to_owned());
    }
    let sealed = compilation.seal().unwrap()?;
    let broken = validate(sealed.bundle());
    let written = compilation.files(&sealed).unwrap();
    match read(&written) {
        Ok(bundle) if broken.is_empty() && bundle.journeys == sealed.bundle().journeys => {
            testing::run(&bundle, &compilation.cases).err().map(|error| format!("its tests cannot run: {error}"))
        }
        Ok(_) => Some(format!("{broken:?}")),
        Err(error) => Some(error.to_string()),
    }
}

/// A well-typed project has no error, its pressure is bounded, its bundle is valid, and read again it is the same.
#[test]
fn well_typed_means_no_error() {
    let failing = (0..PROJECTS).into_par_iter().find_first(|seed| wrong(&files(&mut Choices::seeded(*seed))).is_some());
    let Some(seed) = failing else { return };
    let mut dice = Choices::seeded(seed);
    files(&mut dice);
    let least = shrunk(dice.into_drawn(), |answers| wrong(&files(&mut Choices::listed(answers))).is_some());
    let least = files(&mut Choices::listed(&least));
    let shown: String = least.iter().map(|(path, text)| format!("── {path}\n{text}\n")).collect();
    panic!("seed {seed}:\n{}\n{shown}", wrong(&least).unwrap());
}

/// No rule of the grammar, and so no word of the language, is rarer than one in a hundred projects.
#[test]
fn every_construct_is_drawn() {
    let projects: Vec<_> =
        (0..PROJECTS).into_par_iter().map(|seed| coverage::used(&files(&mut Choices::seeded(seed)))).collect();
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    projects.iter().flatten().for_each(|rule| *counts.entry(rule.as_str()).or_default() += 1);
    let all = coverage::all();
    assert!(all.len() > 230, "the grammar has lost its rules");
    let rare: Vec<(&String, u64)> = all
        .iter()
        .map(|rule| (rule, counts.get(rule.as_str()).copied().unwrap_or(0)))
        .filter(|(_, count)| count * 100 < PROJECTS)
        .collect();
    assert!(rare.is_empty(), "of {PROJECTS} projects: {rare:?}");
}

/// A world that lists its files in another order.
struct Backwards(MemoryWorld);

impl World for Backwards {
    fn list(&self) -> Listing {
        let mut listing = self.0.list();
        listing.paths.reverse();
        listing
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        self.0.read(path)
    }

    fn write(&self, dir: &str, files: &driver::Files) -> Result<(), WriteError> {
        self.0.write(dir, files)
    }

    fn rewrite(&self, path: &str, before: &[u8], after: &[u8]) -> Result<(), WriteError> {
        self.0.rewrite(path, before, after)
    }

    fn today(&self) -> chrono::NaiveDate {
        self.0.today()
    }
}

/// Everything that people and programs see.
fn everything(mut compilation: Compilation) -> (String, Option<driver::Files>) {
    let context = Context { sources: &compilation.sources, language: Language::Ko, prefix: "" };
    let summary = json::Summary::of(&compilation.findings, compilation.sources.files().len());
    let findings = json::document(&context, &compilation.findings, &summary);
    let sealed = compilation.seal().unwrap();
    (findings, sealed.map(|sealed| compilation.files(&sealed).unwrap()))
}

#[test]
fn threads_and_order_change_nothing() {
    let pools: Vec<_> = [1, 3].map(|threads| ThreadPoolBuilder::new().num_threads(threads).build().unwrap()).into();
    for seed in 0..PROJECTS / 10 {
        let files = files(&mut Choices::seeded(seed));
        let expected = everything(compiled(&files));
        for pool in &pools {
            assert!(expected == everything(pool.install(|| compiled(&files))), "seed {seed}");
        }
        assert!(
            expected == everything(compile(&Backwards(world(&files)), &Options::default())),
            "seed {seed} backwards"
        );
    }
}

/// The same answers give the same project, and none at all the simplest.
#[test]
fn a_project_is_its_answers() {
    for seed in 0..20 {
        let mut dice = Choices::seeded(seed);
        let drawn = files(&mut dice);
        assert_eq!(drawn, files(&mut Choices::listed(&dice.into_drawn())));
    }
    let simplest = files(&mut Choices::listed(&[]));
    assert!(simplest.values().map(String::len).sum::<usize>() < 4_000);
    assert_eq!(wrong(&simplest), None);
}

/// What shrinking leaves is what the failure needs.
#[test]
fn shrinking_leaves_what_is_needed() {
    let has_race =
        |answers: &[u64]| files(&mut Choices::listed(answers)).values().any(|text| text.contains("wait up to"));
    let seed = (0..PROJECTS).find(|seed| {
        let mut dice = Choices::seeded(*seed);
        files(&mut dice);
        has_race(&dice.into_drawn())
    });
    let mut dice = Choices::seeded(seed.unwrap());
    files(&mut dice);
    let drawn = dice.into_drawn();
    let least = shrunk(drawn.clone(), has_race);
    assert!(has_race(&least) && least.len() * 3 < drawn.len(), "{} of {}", least.len(), drawn.len());
}

/// Steps behind a `stop` are a lint; where they stand in a `repeat`, what they compile to is still valid.
#[test]
fn steps_that_nobody_reaches_make_no_circle() {
    let settings = "[project]\nname = \"circles\"\nzone = \"UTC\"\nlocales = [\"en\"]\n";
    let campaign = "journey j {\n enter on came\n reentry once\n\n repeat 2 times every 1h {\n stop\n wait 1h\n }\n}\n";
    let project = [("danbi.toml", settings), ("schema/a.toml", "[events.came]\n"), ("campaigns/a.danbi", campaign)];
    let project = project.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    assert_eq!(wrong(&project), None);
}

/// A bare property before the window does not swallow it, behind `not` neither.
#[test]
fn a_flag_leaves_the_window_alone() {
    let schema = "[events.bought.properties]\ngift = { type = \"boolean\" }\namount = { type = \"integer\" }\n";
    let settings = "[project]\nname = \"flags\"\nzone = \"UTC\"\nlocales = [\"en\"]\n";
    let campaign = "segment a = did bought where gift in last 7d\nsegment b = did bought where not gift in last 7d\n\
        segment c = sum(bought.amount where not gift in last 7d) > 3\n";
    let project = [("danbi.toml", settings), ("schema/a.toml", schema), ("campaigns/a.danbi", campaign)];
    let project = project.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
    assert_eq!(errors(&compiled(&project)), [] as [&str; 0]);
}
