//! Bundles to play, with what is looked up in them.

use std::collections::BTreeMap;

use danbi::bundle::{Bundle, Guard, Step};
use danbi::driver::{MemoryWorld, Options, World, compile};
use danbi::runtime::Program;
use danbi::text::SourceMap;
use danbi::types::Name;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::later::later;
use super::literals::Literals;
use crate::generate::Files;
use crate::generate::choices::Choices;

/// One bundle, or one and those after it.
pub struct Stage {
    /// The first is in force without an `activate`.
    pub bundles: Vec<Loaded>,
}

pub struct Loaded {
    pub bundle: Bundle,
    pub program: Program,
    /// SHA-256 of its manifest, lower-case hex.
    pub manifest: String,
    /// The folder as it is written, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    pub literals: Literals,
}

impl Stage {
    /// The bundle of a project; `None` where it has an error.
    pub fn of_files(files: &BTreeMap<String, String>) -> Option<Stage> {
        Some(Stage { bundles: vec![Loaded::of_files(files)?] })
    }

    /// A project and what became of it, once or twice.
    pub fn growing(first: &Files, dice: &mut Choices) -> Option<Stage> {
        /// What becomes of a project has an error now and then.
        const ATTEMPTS: usize = 4;
        let mut stage = Stage::of_files(first)?;
        let mut files = first.clone();
        for _ in 0..dice.between(1, 2) {
            let next = (0..ATTEMPTS).find_map(|_| {
                let files = later(&files, dice);
                Some((Loaded::after(stage.bundles.last()?, &files, dice)?, files))
            });
            let Some((next, later)) = next else { break };
            stage.bundles.push(next);
            files = later;
        }
        Some(stage)
    }
}

/// Stands for all projects that become of one another, so that their steps get the same guards.
fn guards_of(files: &Files) -> u64 {
    files["campaigns/messages.danbi"].len() as u64
}

impl Loaded {
    pub fn of_files(files: &Files) -> Option<Loaded> {
        Loaded::of_world(&world(files), guards_of(files))
    }

    /// The bundle that is built after another: mostly with what people under way need of it, now and then with a journey given up.
    fn after(before: &Loaded, files: &Files, dice: &mut Choices) -> Option<Loaded> {
        let mut files = files.clone();
        let journeys: Vec<(&Name, &Name)> = before.bundle.plan.journeys.iter().collect();
        if let Some((journey, version)) = dice.any(&journeys).filter(|_| dice.chance(15)) {
            let mode = dice.word(&["drain", "exit"]);
            let retired =
                format!("\n[[retired]]\njourney = \"{journey}\"\nversion = \"{version}\"\nmode = \"{mode}\"\n");
            files.entry("danbi.toml".to_owned()).or_default().push_str(&retired);
        }
        let bundle = bundle(&world(&files), guards_of(&files))?;
        if dice.chance(20) {
            return Some(Loaded::of_bundle(bundle));
        }
        let sealed = bundle.seal().unwrap().carrying(&before.bundle).unwrap();
        Some(Loaded::of_bundle(sealed.into_bundle()))
    }

    /// The bundle of a project, with guards drawn from a seed.
    pub fn of_world(world: &dyn World, seed: u64) -> Option<Loaded> {
        Some(Loaded::of_bundle(bundle(world, seed)?))
    }

    pub fn of_bundle(bundle: Bundle) -> Loaded {
        let sealed = bundle.seal().unwrap();
        let files = sealed.files(&SourceMap::default()).unwrap().into_iter().collect();
        Loaded::new(sealed.into_bundle(), files)
    }

    fn new(bundle: Bundle, files: BTreeMap<String, Vec<u8>>) -> Loaded {
        let digest = Sha256::digest(&files["manifest.json"]);
        let manifest = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let program = Program::load(&bundle).unwrap();
        Loaded { literals: Literals::of(&bundle), program, bundle, manifest, files }
    }
}

fn world(files: &Files) -> MemoryWorld {
    files.iter().fold(MemoryWorld::new(), |world, (path, text)| world.with(path.as_str(), text.as_str()))
}

fn bundle(world: &dyn World, seed: u64) -> Option<Bundle> {
    let mut bundle = compile(world, &Options::default()).seal().unwrap()?.into_bundle();
    guard(&mut bundle, seed);
    Some(bundle)
}

/// Rules of law and vendors on some channels: the compiler writes none yet. A step of the same id gets the same.
fn guard(bundle: &mut Bundle, seed: u64) {
    let rules = [
        json!({ "rule": "kr-night-ad", "hours": { "start": "21:00", "end": "08:00" }, "unless": { "consents": { "to": "night" } },
            "effect": "refuse" }),
        json!({ "rule": "in-promo-hours", "hours": { "start": "21:00", "end": "10:00" }, "effect": "hold" }),
        json!({ "rule": "us-tcpa-hours", "hours": { "start": "20:00", "end": "09:00" }, "unless": { "in_list": "vip_list" },
            "effect": "hold" }),
        json!({ "rule": "no-sms-abroad", "unless": { "in_list": "retargeting" }, "effect": "refuse" }),
    ];
    let rules = rules.map(|rule| serde_json::from_value::<Guard>(rule).unwrap());
    for (id, step) in bundle.journeys.values_mut().flat_map(|journey| &mut journey.steps) {
        let Step::Send(send) = step else { continue };
        let number = id.bytes().fold(seed, |number, byte| number.wrapping_mul(31).wrapping_add(u64::from(byte)));
        let dice = &mut Choices::seeded(number);
        for attempt in &mut send.via {
            attempt.guards = dice.some(&rules, 8);
        }
    }
}
