//! The scenarios that the sample projects answer: what `scenarios.toml` says of a row is read back from the built bundle.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

#[path = "scenarios/read_back.rs"]
mod read_back;

use read_back::{Built, Facts};

/// Rows of the catalogue of scenarios that the projects answer today.
const ROWS: [u32; 37] = [
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
    32, 33, 34, 35, 36, 37,
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    scenario: Vec<Scenario>,
}

#[derive(Debug, Deserialize)]
struct Scenario {
    row: u32,
    title: String,
    project: String,
    journey: String,
    #[serde(flatten)]
    facts: Facts,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn table() -> Vec<Scenario> {
    let text = std::fs::read_to_string(root().join("tests/scenarios.toml")).unwrap();
    toml::from_str::<Table>(&text).unwrap().scenario
}

fn projects() -> BTreeMap<String, Built> {
    let folder = root().join("campaigns");
    let names: BTreeSet<String> = table().into_iter().map(|scenario| scenario.project).collect();
    names.into_iter().map(|name| (name.clone(), Built::new(&folder.join(&name)))).collect()
}

#[test]
fn the_plan_says_what_the_scenario_asks() {
    let projects = projects();
    for scenario in table() {
        let facts = projects[&scenario.project].facts(&scenario.journey);
        let place = format!("row {} ({}): {}/{}", scenario.row, scenario.title, scenario.project, scenario.journey);
        assert_eq!(Some(scenario.facts), facts, "{place}");
    }
}

#[test]
fn every_row_is_answered() {
    let answered: BTreeSet<u32> = table().into_iter().map(|scenario| scenario.row).collect();
    assert_eq!(answered, BTreeSet::from(ROWS));
}

#[test]
fn every_journey_answers_a_row() {
    let said: BTreeSet<(String, String)> = table().into_iter().map(|it| (it.project, it.journey)).collect();
    for (project, built) in projects() {
        for journey in built.journeys() {
            assert!(said.contains(&(project.clone(), journey.to_owned())), "{project}/{journey} is in no scenario");
        }
    }
}
