//! Sealing: what the hashes cover, what they leave out, and that the same bundle gives the same bytes.

#[path = "support/bundle.rs"]
mod support;

use std::collections::BTreeMap;

use danbi::bundle::{Bundle, Manifest, Sealed, Step, sha256_hex};
use danbi::text::SourceMap;
use danbi::types::{Duration, Name};
use proptest::prelude::*;
use support::every_construct;

fn versions(bundle: Bundle) -> BTreeMap<Name, Name> {
    bundle.seal().unwrap().bundle().plan.journeys.clone()
}

fn files(sealed: &Sealed) -> BTreeMap<String, Vec<u8>> {
    sealed.files(&SourceMap::default()).unwrap().into_iter().collect()
}

#[test]
fn a_sealed_journey_carries_all_it_uses() {
    let sealed = every_construct().seal().unwrap();
    let journey = &sealed.bundle().journeys["cart_recovery"];
    assert_eq!(journey.segments.keys().collect::<Vec<_>>(), ["loyal", "recent_buyer"]);
    assert_eq!(journey.offers.keys().collect::<Vec<_>>(), ["free_shipping"]);
    assert_eq!(journey.messages["cart_waiting"], sealed.bundle().plan.messages["cart_waiting"].signature);
    assert_eq!(
        sealed.bundle().catalogs["ko"].messages["digest"].signature,
        sealed.bundle().plan.messages["digest"].signature
    );
    assert_eq!(journey.version.len(), 16);
    let alphabet: Vec<_> = sealed.bundle().plan.alphabet.iter().collect();
    // It keeps histories, so it must hear of whose past is known because they have just come.
    assert_eq!(alphabet, ["cart_item_added", "order_completed", "signed_up"]);
}

#[test]
fn sealing_twice_changes_nothing() {
    let once = every_construct().seal().unwrap();
    let twice = once.clone().into_bundle().seal().unwrap();
    assert_eq!(files(&once), files(&twice));
}

#[test]
fn the_manifest_names_every_file_with_its_hash() {
    let files = files(&every_construct().seal().unwrap());
    let manifest: Manifest = serde_json::from_slice(&files["manifest.json"]).unwrap();
    let hashes: BTreeMap<String, String> = files
        .iter()
        .filter(|(path, _)| *path != "manifest.json")
        .map(|(path, bytes)| (path.clone(), sha256_hex(bytes)))
        .collect();
    assert_eq!(manifest.files, hashes);
    let listed = manifest.journeys.values().flat_map(BTreeMap::values).chain(manifest.catalogs.values());
    assert!(listed.clone().all(|path| files.contains_key(path)));
    assert_eq!(listed.count(), 3);
}

#[test]
fn a_segment_changes_the_versions_of_the_journeys_that_use_it() {
    let before = versions(every_construct());
    let mut bundle = every_construct();
    let loyal = bundle.plan.segments["recent_buyer"].clone();
    bundle.plan.segments.insert("loyal".into(), loyal);
    let after = versions(bundle);
    assert_ne!(before["cart_recovery"], after["cart_recovery"]);
    assert_eq!(before["everything"], after["everything"]);
}

#[test]
fn a_signature_changes_the_versions_of_the_journeys_that_send() {
    let before = versions(every_construct());
    let mut bundle = every_construct();
    bundle.plan.messages.get_mut("digest").unwrap().channels.insert("push".into());
    let after = versions(bundle);
    assert_eq!(before["cart_recovery"], after["cart_recovery"]);
    assert_ne!(before["everything"], after["everything"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_people_read_is_outside_every_hash(words in ".{0,40}", which in 0..6_usize) {
        let before = every_construct().seal().unwrap();
        let mut bundle = every_construct();
        let about = match which {
            0 => &mut bundle.plan.about.project,
            1 => bundle.plan.about.segments.entry("loyal".into()).or_default(),
            2 => bundle.plan.about.offers.entry("free_shipping".into()).or_default(),
            3 => bundle.plan.about.messages.entry("digest".into()).or_default(),
            4 => &mut bundle.journeys.get_mut("everything").unwrap().about,
            _ => &mut bundle.journeys.get_mut("cart_recovery").unwrap().about,
        };
        about.title = Some(words.clone());
        about.docs = Some(words);
        let after = bundle.seal().unwrap();
        prop_assert_eq!(&before.bundle().plan.journeys, &after.bundle().plan.journeys);
        prop_assert_eq!(&before.bundle().plan.messages, &after.bundle().plan.messages);
    }

    #[test]
    fn a_duration_changes_exactly_its_journey(seconds in 1..1_000_000_u64) {
        prop_assume!(seconds != 3600);
        let before = versions(every_construct());
        let mut bundle = every_construct();
        match bundle.journeys.get_mut("cart_recovery").unwrap().steps.get_mut("wait") {
            Some(Step::Wait { duration, .. }) => *duration = Duration::exact(seconds),
            other => panic!("{other:?}"),
        }
        let after = versions(bundle);
        prop_assert_ne!(&before["cart_recovery"], &after["cart_recovery"]);
        prop_assert_eq!(&before["everything"], &after["everything"]);
    }

    #[test]
    fn the_order_of_steps_and_files_leaves_the_bytes_alone(order in Just((0..5_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let before = every_construct().seal().unwrap();
        let mut bundle = every_construct();
        let journey = bundle.journeys.get_mut("cart_recovery").unwrap();
        journey.steps = order.iter().map(|&at| journey.steps.get_index(at).unwrap()).map(|(id, step)| (id.clone(), step.clone())).collect();
        prop_assert_eq!(files(&before), files(&bundle.seal().unwrap()));
    }
}
