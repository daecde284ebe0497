//! Blocks of a page as files of a project, and what the compiler says about them.

use std::collections::BTreeMap;

use danbi::diag::Language;
use danbi::diag::render::{Context, human};
use danbi::driver::{Compilation, MemoryWorld, Options, compile};

use crate::blocks::Block;

/// Where the block in question stands in the project.
pub const PATH: &str = "campaigns/example.danbi";

/// Texts by path.
pub type Project = BTreeMap<String, String>;

/// The project that a page shows in blocks such as ` ```toml danbi.toml `.
pub fn shown(blocks: &[Block]) -> Project {
    let files = blocks.iter().filter(|block| block.is("toml") && block.words.len() == 2);
    files.map(|file| (file.words[1].clone(), file.text.clone())).collect()
}

pub fn check(project: &Project) -> Compilation {
    let world = project.iter().fold(MemoryWorld::new(), |world, (path, text)| world.with(path.as_str(), text.as_str()));
    compile(&world, &Options::default())
}

/// A part of a campaign with what must stand around it.
pub fn whole(block: &Block) -> String {
    let part = block.words.get(1).map(String::as_str);
    let indented: String = block.text.lines().map(|line| format!("    {line}\n")).collect();
    match part {
        Some("steps") => format!("journey example {{\n{ENTRY}\n{indented}}}\n"),
        Some("header") => format!("journey example {{\n{indented}\n    wait 1d\n}}\n"),
        Some("predicate") => format!("segment example =\n{indented}"),
        Some("message") => {
            format!("message example(cart: cart_item_added) {{\n    purpose advertising\n{indented}}}\n")
        }
        Some("offer") => format!("offer example {{\n{indented}}}\n"),
        Some("policy") => format!("policy {{\n{indented}}}\n"),
        None | Some("gives" | "known") => block.text.clone(),
        Some(other) => panic!("line {}: `{other}` says nothing", block.line),
    }
}

const ENTRY: &str = "    enter   on cart_item_added as cart
    reentry at most 1 per 90d
    exit    on order_completed
    goal    order_completed within 7d
";

pub fn found(compilation: &Compilation) -> Vec<&'static str> {
    compilation.findings.iter().map(|finding| finding.code.name).collect()
}

pub fn said(compilation: &Compilation, language: Language) -> String {
    let context = Context { sources: &compilation.sources, language, prefix: "" };
    compilation.findings.iter().map(|finding| human::render(&context, finding, false)).collect::<Vec<_>>().join("\n")
}

/// What the compiler makes of a block beside the rest of a project. How much the page sends in all is not the question then.
pub fn beside(project: &Project, block: &Block) -> Compilation {
    let mut project = project.clone();
    let settings = project.get_mut("danbi.toml").unwrap();
    settings.push_str("\n[lints]\nover-messaging = \"off\"\ncap-swallows = \"off\"\n");
    project.insert(PATH.to_owned(), whole(block));
    check(&project)
}

/// A block gives no finding, or exactly the one it says: `gives CODE`.
pub fn judge(compilation: &Compilation, block: &Block) -> Result<(), String> {
    let found = found(compilation);
    let right = match block.after("gives") {
        Some(code) => !found.is_empty() && found.iter().all(|name| *name == code),
        None => found.is_empty(),
    };
    let said = || format!("line {}: {found:?}\n{}", block.line, said(compilation, Language::En));
    if right { Ok(()) } else { Err(said()) }
}

/// The tests of a compiled page that fail, each with what happened. A page shows none that does.
pub fn failing_tests(mut compilation: Compilation) -> Vec<String> {
    let Some(sealed) = compilation.seal().unwrap() else { return Vec::new() };
    let outcomes = danbi::testing::run(&sealed.into_bundle(), &compilation.cases).unwrap();
    let failed = outcomes.iter().filter(|outcome| !outcome.passed());
    failed.map(|outcome| format!("{outcome:?}")).collect()
}
