//! One-edit mistakes in every construct of the language.
//!
//! A project under `tests/mistakes/constructs/` is sound; each of its mistakes changes one place of its campaign file, and gives one
//! finding. Names in it end in `_q0`, so that a file with all mistakes beside each other can give each its own.

#[path = "samples/file.rs"]
mod file;
#[path = "support/mistakes.rs"]
mod mistakes;

use std::collections::BTreeMap;

use danbi::driver::{Compilation, Options, compile};
use danbi::text::FileId;
use mistakes::{Found, files, mended, seen};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Projects {
    project: Vec<Project>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Project {
    name: String,
    source: String,
    mistake: Vec<Mistake>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mistake {
    /// The construct it is made in.
    of: String,
    name: String,
    from: String,
    to: String,
    code: String,
    line: u32,
    column: u32,
    fix: Option<String>,
}

/// What a campaign can say: each has a mistake.
const CONSTRUCTS: [&str; 127] = [
    "segment",
    "comment",
    "did",
    "looking back",
    "count of did",
    "aggregate",
    "where",
    "date in a period",
    "is set",
    "on a list",
    "consents",
    "reachable",
    "starts with",
    "contains",
    "one of",
    "comparison",
    "and, or, not",
    "offer",
    "discount",
    "minimum",
    "valid",
    "limit",
    "budget",
    "origin",
    "terms",
    "shipping",
    "trial",
    "points",
    "gift",
    "upgrade",
    "access",
    "parameters",
    "list parameter",
    "purpose",
    "topic",
    "call to action",
    "locale",
    "contents of channels",
    "placeholder",
    "filter",
    "constants",
    "if in a text",
    "for in a text",
    "text of several lines",
    "template of a channel",
    "text from a file",
    "format",
    "button",
    "variant",
    "message",
    "cap",
    "cap of a channel",
    "cap of a stage",
    "cap of a message",
    "cap of a calendar day",
    "cap of a topic",
    "quiet hours",
    "priority",
    "holdout of the policy",
    "journey",
    "stage",
    "enter on",
    "active",
    "key",
    "reentry",
    "while active",
    "audience",
    "exit on",
    "last words",
    "exit when",
    "goal",
    "target",
    "over holdout",
    "holdout of a journey",
    "window",
    "wait",
    "label",
    "send",
    "variant of a send",
    "via with else",
    "with",
    "otherwise hold",
    "otherwise skip",
    "race",
    "otherwise of a race",
    "via preferred",
    "receipts",
    "test: person",
    "test: event",
    "test: time",
    "test: expectation",
    "test: ending",
    "enter when",
    "including current",
    "spread",
    "enter every week",
    "enter every month",
    "enter every year",
    "enter around a date",
    "enter at",
    "in a journey",
    "journey events",
    "promising",
    "wait at a time",
    "wait until a weekday",
    "wait until a day",
    "wait until a date",
    "wait until a time of data",
    "the most of a wait",
    "collect",
    "load",
    "arguments",
    "if",
    "else if",
    "add to a list",
    "remove from a list",
    "call",
    "match",
    "grant",
    "set",
    "experiment",
    "repeat",
    "allow",
    "stop",
    "test: given",
    "test: assign",
    "test: journeys",
];

/// What the project around every sample lacks.
const MORE: &str = "\n-- schema/more.toml --\n[attributes.preferred_channel]\ntype = \"enum\"\nvalues = [\"push\", \"sms\", \"email\"]\noptional = true\n\
-- campaigns/mail.mjml --\n<p>주문</p>\n";

fn projects() -> Vec<Project> {
    files::<Projects>("constructs").into_iter().flat_map(|file| file.project).collect()
}

fn run(source: &str) -> Compilation {
    let mut world = file::world(&format!("{source}{MORE}")).unwrap();
    let settings = std::fs::read_to_string(file::folder().join("project/danbi.toml")).unwrap();
    // The sources are about the language; how many messages their journeys send is not.
    world = world.with("danbi.toml", format!("{settings}\n[lints]\nover-messaging = \"off\"\n"));
    compile(&world, &Options::default())
}

fn text_of<'c>(compilation: &'c Compilation) -> impl Fn(FileId) -> &'c str + Copy {
    |file| compilation.sources.get(file).map_or("", |source| &source.text)
}

fn found(compilation: &Compilation) -> Vec<Found> {
    compilation.findings.iter().map(|finding| seen(text_of(compilation), finding)).collect()
}

impl Mistake {
    fn made_in(&self, source: &str) -> String {
        assert_eq!(source.matches(&self.from).count(), 1, "{}: `{}` stands once", self.name, self.from);
        source.replace(&self.from, &self.to)
    }

    fn expected(&self) -> Found {
        Found { code: self.code.clone(), line: self.line, column: self.column, fix: self.fix.clone() }
    }
}

#[test]
fn the_projects_are_sound() {
    for project in projects() {
        assert_eq!(found(&run(&project.source)), [], "{}", project.name);
    }
}

#[test]
fn every_mistake_gives_its_one_finding_place_and_fix() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for project in projects() {
        for mistake in &project.mistake {
            let found = found(&run(&mistake.made_in(&project.source)));
            count += 1;
            if found != [mistake.expected()] {
                wrong.push(format!("{}, {}: found {found:#?}", mistake.of, mistake.name));
            }
        }
    }
    assert!(count >= 120, "only {count} mistakes");
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_construct_has_a_mistake() {
    let mut counts: BTreeMap<String, usize> = CONSTRUCTS.iter().map(|of| ((*of).to_owned(), 0)).collect();
    for mistake in projects().into_iter().flat_map(|project| project.mistake) {
        let count = counts.get_mut(&mistake.of);
        *count.unwrap_or_else(|| panic!("`{}` is no construct", mistake.of)) += 1;
    }
    let without: Vec<&String> = counts.iter().filter(|(_, count)| **count == 0).map(|(of, _)| of).collect();
    assert!(without.is_empty(), "{without:?}");
}

/// A fix leaves a sound project.
#[test]
fn every_fix_mends() {
    let mut tried = 0;
    for project in projects() {
        for mistake in &project.mistake {
            let compilation = run(&mistake.made_in(&project.source));
            for finding in &compilation.findings {
                let Some((_, after)) = mended(text_of(&compilation), finding) else { continue };
                assert_eq!(found(&run(&after)), [], "{}, {}", mistake.of, mistake.name);
                tried += 1;
            }
        }
    }
    assert!(tried >= 80, "only {tried} fixes");
}

/// One mistake hides no other: all of them in one file give all their findings.
#[test]
fn no_mistake_hides_another() {
    let (mut text, mut expected, mut line, mut number) = (String::new(), Vec::new(), 0, 0);
    for project in projects() {
        for mistake in &project.mistake {
            // Of policies there can be one only.
            if project.name == "policy" {
                continue;
            }
            let digit = |number: u32| char::from_digit(number % 36, 36).unwrap();
            let own = format!("_{}{}", digit(number / 36 + 10), digit(number));
            number += 1;
            let source = mistake.made_in(&project.source).replace("_q0", &own);
            text.push_str(&source);
            expected.push((mistake.code.clone(), mistake.line + line, format!("{}, {}", mistake.of, mistake.name)));
            line += u32::try_from(source.lines().count()).unwrap();
        }
    }
    let found = found(&run(&text));
    let is = |code: &str, line: u32| found.iter().any(|found| found.code == code && found.line == line);
    let hidden: Vec<_> = expected.iter().filter(|(code, line, _)| !is(code, *line)).collect();
    let wanted = |found: &&Found| expected.iter().any(|(code, line, _)| found.code == *code && found.line == *line);
    let invented: Vec<_> = found.iter().filter(|found| !wanted(found)).collect();
    assert!(hidden.is_empty() && invented.is_empty(), "hidden {hidden:#?}\ninvented {invented:#?}");
}
