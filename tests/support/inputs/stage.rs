//! Bundles to play, with what is looked up in them.

use std::collections::BTreeMap;

use danbi::bundle::{Bundle, Guard, Step};
use danbi::driver::{MemoryWorld, Options, World, compile};
use danbi::runtime::Program;
use danbi::text::SourceMap;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::literals::Literals;
use crate::generate::choices::Choices;

/// One bundle, or one and its successors.
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

    /// A project and then what became of it; where that has an error, the project alone.
    pub fn of_versions(first: &BTreeMap<String, String>, second: &BTreeMap<String, String>) -> Option<Stage> {
        let mut stage = Stage::of_files(first)?;
        stage.bundles.extend(Loaded::of_files(second));
        Some(stage)
    }
}

impl Loaded {
    pub fn of_files(files: &BTreeMap<String, String>) -> Option<Loaded> {
        let world =
            files.iter().fold(MemoryWorld::new(), |world, (path, text)| world.with(path.as_str(), text.as_str()));
        Loaded::of_world(&world, files["campaigns/messages.danbi"].len() as u64)
    }

    /// The bundle of a project, with guards drawn from a seed.
    pub fn of_world(world: &dyn World, seed: u64) -> Option<Loaded> {
        let mut compilation = compile(world, &Options::default());
        let mut bundle = compilation.seal().unwrap()?.into_bundle();
        guard(&mut bundle, &mut Choices::seeded(seed));
        Some(Loaded::of_bundle(bundle))
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

/// Rules of law and vendors on some channels: the compiler writes none yet.
fn guard(bundle: &mut Bundle, dice: &mut Choices) {
    let rules = [
        json!({ "rule": "kr-night-ad", "hours": { "start": "21:00", "end": "08:00" }, "unless": { "consents": { "to": "night" } },
            "effect": "refuse" }),
        json!({ "rule": "in-promo-hours", "hours": { "start": "21:00", "end": "10:00" }, "effect": "hold" }),
        json!({ "rule": "us-tcpa-hours", "hours": { "start": "20:00", "end": "09:00" }, "unless": { "in_list": "vip_list" },
            "effect": "hold" }),
        json!({ "rule": "no-sms-abroad", "unless": { "in_list": "retargeting" }, "effect": "refuse" }),
    ];
    let rules = rules.map(|rule| serde_json::from_value::<Guard>(rule).unwrap());
    for step in bundle.journeys.values_mut().flat_map(|journey| journey.steps.values_mut()) {
        let Step::Send(send) = step else { continue };
        for attempt in &mut send.via {
            attempt.guards = dice.some(&rules, 8);
        }
    }
}
